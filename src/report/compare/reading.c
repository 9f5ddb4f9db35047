#include "report/compare/reading.h"

#include <string.h>

void reading_no_memory(struct reading *reading)
{
    diags_no_memory(reading->diags);
    reading->good = false;
}

const char *reading_printf(struct reading *reading, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(reading->arena, format, args);
    va_end(args);
    if (!text)
        reading_no_memory(reading);
    return text ? text : "";
}

const char *reading_keep(struct reading *reading, struct strbuf *text)
{
    const char *kept = text->failed
                           ? NULL
                           : arena_copy(reading->arena, text->text ? text->text : "", text->length);
    if (!kept)
        reading_no_memory(reading);
    strbuf_fini(text);
    return kept ? kept : "";
}

/* ---- entries ---- */

/* The parts of a key are kept apart by what no text of a report holds. */
static const char *key_of(struct reading *reading, const char *component, const char *subject)
{
    return reading_printf(reading, "%s\x1f%s", component ? component : "\x1f",
                          subject ? subject : "");
}

struct record_entry *reading_add(struct reading *reading, enum record_kind kind,
                                 const char *component, const char *subject)
{
    struct record *record = reading->record;
    const char *key = key_of(reading, component, subject);
    if (!reading->good || map_get(&record->index[kind], key) != MAP_NONE)
        return NULL;
    struct record_entry *entry = vec_add(&record->entries, reading->arena);
    if (!entry || !map_put(&record->index[kind], reading->arena, key, record->entries.count - 1)) {
        reading_no_memory(reading);
        return NULL;
    }
    entry->kind = kind;
    entry->key = key;
    entry->component = component;
    entry->subject = subject;
    entry->text = entry->shown = "";
    return entry;
}

struct record_entry *reading_add_text(struct reading *reading, enum record_kind kind,
                                      const char *component, const char *subject, const char *text)
{
    struct record_entry *entry = reading_add(reading, kind, component, subject);
    if (entry)
        entry->text = entry->shown = text;
    return entry;
}
