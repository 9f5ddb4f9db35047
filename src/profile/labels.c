#include "profile/reader.h"

#include "base/map.h"

/* Where the labels of the files below stand, by key. False when memory is out. */
static bool index_labels(struct reader *reader, struct map *places)
{
    const struct profile *profile = reader->profile;
    for (uint32_t i = 0; i < profile->label_count; i++)
        if (!map_put(places, reader->scratch, profile->labels[i].key, i))
            return diags_no_memory(reader->diags);
    return true;
}

/* A copy of the profile's labels with room for `more`; NULL when memory is out. */
static struct label *copy_labels(struct reader *reader, uint32_t more)
{
    struct profile *profile = reader->profile;
    uint32_t count = profile->label_count;
    struct label *labels = arena_new(&profile->arena, (size_t)count + more, sizeof *labels);
    if (!labels)
        diags_no_memory(reader->diags);
    for (uint32_t i = 0; labels && i < count; i++)
        labels[i] = profile->labels[i];
    return labels;
}

void labels_read(struct reader *reader, const struct entry *entry)
{
    struct profile *profile = reader->profile;
    const struct node *mapping = entry->value;
    uint32_t count = profile->label_count;
    struct map below = {0};
    struct label *labels = copy_labels(reader, mapping->count);
    if (!labels || !index_labels(reader, &below))
        return;
    for (uint32_t i = 0; i < mapping->count; i++) {
        const struct entry *item = &mapping->entries[i];
        struct label label = {.key = reader_text(reader, item->key)};
        if (!reader_shape(reader, item, FIELD_WORD) || !label.key)
            continue;
        label.value = reader_text(reader, item->value);
        uint32_t place = map_get(&below, label.key);
        labels[place == MAP_NONE ? count++ : place] = label;
    }
    profile->labels = labels;
    profile->label_count = count;
}
