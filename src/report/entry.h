/* Parts of an entry in full: a heading, labelled paragraphs, conditions, claims. */
#ifndef REPORT_ENTRY_H
#define REPORT_ENTRY_H

#include "report/paint.h"
#include "rule/pack.h"

/* "rule live-updates   rules/rules/realtime.yaml:12", on two lines where one is too short, and the
 * title below if there is one. */
void entry_head(struct paint *paint, const char *kind, const char *id, const char *title,
                struct place place);

/* "  label      text", wrapped; nothing for a NULL text. */
void entry_field(struct paint *paint, const char *label, const char *text);

/* As entry_field, formatted. */
void entry_printf(struct paint *paint, const char *label, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "  label", then the condition as packs write it; "always" for NULL. */
void entry_condition(struct paint *paint, const char *label, const struct condition *condition);

/* "  label", then each claim with its source, section and words; nothing for none. */
void entry_claims(struct paint *paint, const char *label, const struct pack *pack,
                  const uint32_t *claims, uint32_t count);

/* A value as the fact writes it. */
void entry_value(struct paint *paint, const char *label, const struct fact *fact,
                 const struct value *value);

#endif
