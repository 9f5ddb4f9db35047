#include "author/schema/common.h"

#include "author/schema/pattern.h"

/* Of more names an editor's message lists none. */
#define MOST_LISTED 16

const char *common_keep(struct shaper *shaper, struct strbuf *out)
{
    shaper->failed |= out->failed;
    const char *text = shape_printf(shaper, "%s", out->text ? out->text : "");
    strbuf_fini(out);
    return text;
}

void common_define(struct shaper *shaper, struct shape *definitions)
{
    struct shape *text = shape_object(shaper, definitions, "text");
    clause_scalar(shaper, text);
    shape_number(shaper, text, "minLength", "1");
    clause_words(shaper, shape_object(shaper, definitions, "texts"), "text", 0);
    struct shape *truth = shape_object(shaper, definitions, "truth");
    struct shape *either = shape_list(shaper, truth, "enum");
    shape_bool(shaper, either, NULL, false);
    shape_bool(shaper, either, NULL, true);
    clause_pattern(shaper, shape_object(shaper, definitions, "day"), pattern_day,
                   "A day is written YYYY-MM-DD");
}

void common_amount(struct shaper *shaper, struct shape *clause, bool whole, const char *low,
                   const char *high, const char *wanted)
{
    struct shape *either = shape_list(shaper, clause, "anyOf");
    struct shape *number = shape_object(shaper, either, NULL);
    clause_number(shaper, number, whole, low, high);
    shape_text(shaper, number, "errorMessage", wanted);
    clause_pattern(shaper, shape_object(shaper, either, NULL), pattern_thousands, wanted);
}

void common_define_names(struct shaper *shaper, struct shape *definitions, const char *name,
                         struct words words)
{
    struct shape *clause = shape_object(shaper, definitions, name);
    clause_enum(shaper, clause, words, NULL);
    if (words.names.count > MOST_LISTED)
        shape_text(shaper, clause, "errorMessage", "The pack has nothing of this name");
}

const char *common_text_of_advice(struct names names, uint32_t index)
{
    return ((const struct advice *)names.items)[index].text;
}

const char *common_message_of_check(struct names names, uint32_t index)
{
    return ((const struct check *)names.items)[index].message;
}

const char *common_text_of_claim(struct names names, uint32_t index)
{
    return ((const struct claim *)names.items)[index].text;
}
