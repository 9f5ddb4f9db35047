/* Diagnostics for people and for scripts: code, place, the excerpt with the culprit underlined, and
 * what would be right. */
#ifndef REPORT_MESSAGES_H
#define REPORT_MESSAGES_H

#include "base/diag.h"
#include "report/paint.h"

/* The name of the source that is the command line. */
#define COMMAND_LINE "command line"

/* Appends all diagnostics as text, and a last line that counts them; with `wants_ruling`, which is
 * where one was asked for, that line says that errors prevented it. */
void messages_text(const struct diags *diags, bool wants_ruling, const struct style *style,
                   struct strbuf *out);

/* Appends them as one JSON document. */
void messages_json(const struct diags *diags, struct strbuf *out);

#endif
