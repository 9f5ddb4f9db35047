/* Reports on a pack that was linted: the formats of `ruling lint`. */
#ifndef API_AUTHOR_LINT_H
#define API_AUTHOR_LINT_H

#include "author/lint/lint.h"
#include "report/paint.h"

/* Append a report; out->failed when memory is out. */
void lint_text(const struct lint *lint, const struct style *style, struct strbuf *out);
void lint_json(const struct lint *lint, const struct style *style, struct strbuf *out);
void lint_sarif(const struct lint *lint, const struct style *style, struct strbuf *out);

#endif
