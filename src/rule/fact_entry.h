/* A fact's entry in a pack, while it is read. Private to this folder. */
#ifndef RULE_FACT_ENTRY_H
#define RULE_FACT_ENTRY_H

#include "rule/draft.h"

enum {
    ENTRY_NAME,
    ENTRY_TYPE,
    ENTRY_VALUES,
    ENTRY_UNIT,
    ENTRY_RANGE,
    ENTRY_BANDS,
    ENTRY_TITLE,
    ENTRY_QUESTION,
    ENTRY_FIND_OUT,
    ENTRY_STEP,
    ENTRY_ASK_IF,
    ENTRY_OTHERWISE,
    ENTRY_DEFAULT,
    ENTRY_LIKELY,
    ENTRY_DERIVED,
    ENTRY_CITES,
    ENTRY_FIELDS
};

/* The table of the keys, for fields_read. */
extern const struct field fact_entry_fields[ENTRY_FIELDS];

struct fact_entry {
    const struct item *item;
    const struct node *value[ENTRY_FIELDS]; /* NULL: missing or of the wrong shape */
};

/* read_domain.c: reads the type and what the fact may be; false when that is wrong, and then
 * nothing that asks the fact can be checked. */
bool read_domain(struct draft *draft, const struct fact_entry *entry, struct fact *fact);

/* The values that every fact of this type has, before those that it lists: those of a bool, and the
 * pack's options. `values` has room for them. */
void add_own_values(struct fact *fact, const struct pack *pack, struct fact_value *values);

#endif
