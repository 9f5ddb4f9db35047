#include "base/diag.h"

#include <inttypes.h>
#include <string.h>

const struct diag_entry diag_entries[DIAG_CODES] = {
#define DIAG(code, class, title, text) [code] = {#code, class, title, text},
#include "base/diag_codes.def"
#undef DIAG
};

static const struct span nowhere = {0};

enum diag_code diag_find(const char *name)
{
    int code = 0;
    while (code < DIAG_CODES && strcmp(diag_entries[code].name, name) != 0)
        code++;
    return (enum diag_code)code;
}

void diags_init(struct diags *diags, struct arena *arena)
{
    *diags = (struct diags){.arena = arena};
}

bool diags_failed(const struct diags *diags)
{
    return diags->input > 0 || diags->failures > 0 || diags->no_memory;
}

bool diags_no_memory(struct diags *diags)
{
    diags->no_memory = true;
    return false;
}

static void count(struct diags *diags, enum diag_code code)
{
    uint32_t *counters[] = {[DIAG_INPUT] = &diags->input,
                            [DIAG_FAILURE] = &diags->failures,
                            [DIAG_WARNING] = &diags->warnings,
                            [DIAG_LINT] = &diags->warnings};
    ++*counters[diag_entries[code].class];
}

/* Puts a diagnostic into the list; its texts are NULL where there was no memory for them. */
static struct diag *keep(struct diags *diags, enum diag_code code, struct span span,
                         const char *message)
{
    struct diag *diag = message ? vec_add(&diags->list, diags->arena) : NULL;
    if (diag)
        *diag = (struct diag){.code = code, .span = span, .message = message};
    else
        diags_no_memory(diags);
    return diag;
}

/* Whether the list takes one more; the first that it does not take is replaced by R0007. */
static bool has_room(struct diags *diags)
{
    uint64_t limit = limits[LIMIT_DIAGNOSTICS].value;
    if (diags->list.count == limit &&
        keep(diags, R0007, nowhere,
             arena_printf(diags->arena, "more than %" PRIu64 " messages; the rest is not listed",
                          limit)))
        count(diags, R0007);
    return diags->list.count < limit;
}

struct diag *diag_vadd(struct diags *diags, enum diag_code code, struct span span,
                       const char *format, va_list args)
{
    bool full = diags->list.count >= limits[LIMIT_DIAGNOSTICS].value;
    count(diags, code);
    /* Warnings refuse nothing, however many there are. */
    if (full && diag_entries[code].class == DIAG_WARNING)
        return NULL;
    if (!has_room(diags))
        return NULL;
    return keep(diags, code, span, arena_vprintf(diags->arena, format, args));
}

struct diag *diag_add(struct diags *diags, enum diag_code code, struct span span,
                      const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct diag *diag = diag_vadd(diags, code, span, format, args);
    va_end(args);
    return diag;
}

/* Names the file in front of a diagnostic that has no source. */
static void name_file(struct diags *diags, struct diag *diag, const char *file)
{
    if (!diag || !file)
        return;
    diag->file = arena_copy(diags->arena, file, strlen(file));
    if (!diag->file)
        diags_no_memory(diags);
}

struct diag *diag_add_file(struct diags *diags, enum diag_code code, const char *file,
                           const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct diag *diag = diag_vadd(diags, code, nowhere, format, args);
    va_end(args);
    name_file(diags, diag, file);
    return diag;
}

/* Sets one of the texts of a diagnostic; with NULL for it, the list could not take it. */
static void set_text(struct diags *diags, const char **text, const char *format, va_list args)
{
    char *copy = arena_vprintf(diags->arena, format, args);
    if (copy)
        *text = copy;
    else
        diags_no_memory(diags);
}

void diag_label(struct diags *diags, struct diag *diag, const char *format, ...)
{
    if (!diag)
        return;
    va_list args;
    va_start(args, format);
    set_text(diags, &diag->label, format, args);
    va_end(args);
}

void diag_hint(struct diags *diags, struct diag *diag, const char *format, ...)
{
    if (!diag)
        return;
    va_list args;
    va_start(args, format);
    set_text(diags, &diag->hint, format, args);
    va_end(args);
}

void diag_suggest(struct diags *diags, struct diag *diag, const char *best)
{
    if (best)
        diag_label(diags, diag, "did you mean `%s`?", best);
}

void diag_relate(struct diag *diag, struct span related)
{
    if (diag)
        diag->related = related;
}

struct diag *diag_limit(struct diags *diags, enum limit limit, struct span span, const char *file)
{
    const struct limit_entry *entry = &limits[limit];
    struct diag *diag = diag_add(diags, R0050, span, "over the limit `%s`: %" PRIu64 " %s (%s)",
                                 entry->name, entry->value, entry->unit, entry->covers);
    name_file(diags, diag, span.source ? NULL : file);
    return diag;
}
