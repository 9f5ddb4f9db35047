/* About the program itself: its limits, its diagnostic codes, its version. */
#ifndef REPORT_ABOUT_H
#define REPORT_ABOUT_H

#include "base/diag.h"
#include "report/paint.h"
#include "rule/pack.h"

/* Appends the table of limits. */
void about_limits_text(const struct style *style, struct strbuf *out);
void about_limits_json(struct strbuf *out);

/* Appends what a diagnostic code means. */
void about_code_text(enum diag_code code, const struct style *style, struct strbuf *out);
void about_code_json(enum diag_code code, struct strbuf *out);

/* Appends the version, and the pack that is carried. */
void about_version_text(const char *version, const struct pack *pack, struct strbuf *out);
void about_version_json(const char *version, const struct pack *pack, struct strbuf *out);

#endif
