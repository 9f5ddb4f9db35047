/* Rulings as text for people: one screen for a few components. */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include "decide/judge.h"
#include "report/paint.h"

/* Appends all rulings, one below the other. */
void text_write(const struct rulings *rulings, const struct style *style, struct strbuf *out);

/* Appends of each ruling the verdict and all advice. */
void text_write_advice(const struct rulings *rulings, const struct style *style,
                       struct strbuf *out);

#endif
