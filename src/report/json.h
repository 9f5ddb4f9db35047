/* Rulings as JSON, for scripts: every number exact, every rule with its facts and claims. */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include "decide/judge.h"
#include "report/paint.h"

/* One document with all rulings, indented. */
void json_write(const struct rulings *rulings, const struct style *style, struct strbuf *out);

/* One ruling a line, each with its pack. */
void ndjson_write(const struct rulings *rulings, const struct style *style, struct strbuf *out);

#endif
