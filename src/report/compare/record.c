#include "report/compare/record.h"

const struct record_entry *record_find(const struct record *record, enum record_kind kind,
                                       const struct record_entry *entry)
{
    uint32_t found = map_get(&record->index[kind], entry->key);
    return found == MAP_NONE ? NULL : &record->entries.items[found];
}

bool record_has(const struct record *record, const char *component)
{
    return map_get(&record->components, component) != MAP_NONE;
}
