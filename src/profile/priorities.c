#include "profile/reader.h"

/* In the order of their worth in halves. */
static const char *const levels[PRIORITIES] = {"ignore", "low", "normal", "high", "critical"};

const char *priority_name(uint8_t halves)
{
    return levels[halves];
}

void priority_read(struct reader *reader, const struct node *scalar, uint8_t *halves)
{
    if (!field_check(scalar, "a priority", FIELD_WORD, reader->diags))
        return;
    uint32_t level = reader_pick(reader, scalar, NAMES(levels, PRIORITIES), R0127, "priority");
    if (level != NAME_NONE)
        *halves = (uint8_t)level;
}

void priorities_read(struct reader *reader, const struct entry *entry)
{
    const struct pack *pack = reader->profile->pack;
    struct names criteria = NAMES(pack->criteria, pack->criterion_count);
    for (uint32_t i = 0; i < entry->value->count; i++) {
        const struct entry *priority = &entry->value->entries[i];
        uint32_t criterion = reader_pick(reader, priority->key, criteria, R0126, "criterion");
        uint8_t spare;
        priority_read(reader, priority->value,
                      criterion != NAME_NONE ? &reader->profile->priorities[criterion] : &spare);
    }
}
