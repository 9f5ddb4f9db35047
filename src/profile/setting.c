/* A change on top of a profile. The value is a YAML text of its own, so that it reads as it would
 * in the file, and is named after its address: `--set live/io_share:1:1`. */
#include "profile/address.h"

#include <string.h>

static const struct node *read_value(struct reader *reader, const struct address *address)
{
    const char *value = address->value;
    if (value[strspn(value, " \t\n")] == '\0') {
        uint32_t end = address->source->length;
        struct span span = {address->source, (uint32_t)strlen(address->text), end};
        struct diag *diag =
            diag_add(reader->diags, R0104, span, "`%s` is given no value", address->text);
        diag_hint(reader->diags, diag, "write `unknown` where the answer is not known");
        return NULL;
    }
    const char *name = arena_printf(reader->scratch, "--set %s", address->text);
    reader->file = arena_printf(&reader->profile->arena, "--set %s", address->text);
    if (!name || !reader->file) {
        diags_no_memory(reader->diags);
        return NULL;
    }
    return document_parse(reader->scratch, name, value, strlen(value), DOCUMENT_YAML,
                          reader->diags);
}

static void set_answer(struct reader *reader, const struct address *address,
                       const struct node *value)
{
    struct profile *profile = reader->profile;
    const struct answer *answer = answer_read(reader, address->subject, address->span, value);
    if (address->target == TARGET_PROJECT)
        profile->answers[address->subject] = answer;
    for (uint32_t i = 0; i < profile->component_count; i++)
        if (address->target == TARGET_EVERY ||
            (address->target == TARGET_COMPONENT && address->component == i))
            profile->components[i].answers[address->subject] = answer;
}

static void set_weight(struct reader *reader, uint32_t criterion, const struct node *value)
{
    static const struct amount weight = {
        .code = R0217,
        .what = "weight",
        .expected = "a weight is a number from 0 to 1000, with at most three decimals",
        .least = 0,
        .most = 1000000,
    };
    if (field_check(value, "a weight", FIELD_WORD, reader->diags))
        reader_amount(reader, value, &weight, &reader->profile->weights[criterion]);
}

static void set(struct reader *reader, const struct address *address, const struct node *value)
{
    if (address->target == TARGET_PRIORITY)
        priority_read(reader, value, &reader->profile->priorities[address->subject]);
    else if (address->target == TARGET_WEIGHT)
        set_weight(reader, address->subject, value);
    else
        set_answer(reader, address, value);
}

void setting_apply(struct reader *reader, const char *setting)
{
    struct address address = {0};
    bool good = address_read(reader, setting, &address);
    const struct node *value = good ? read_value(reader, &address) : NULL;
    if (value)
        set(reader, &address, value);
}

void change_apply(struct reader *reader, const struct node *address, const struct node *value)
{
    struct address found;
    const char *file = address->span.source->name;
    reader->file = arena_copy(&reader->profile->arena, file, strlen(file));
    if (!reader->file)
        diags_no_memory(reader->diags);
    else if (address_look_up(reader, address, &found))
        set(reader, &found, value);
}
