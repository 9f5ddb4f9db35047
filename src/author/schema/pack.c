#include "author/schema/pack.h"

#include <string.h>

#include "author/schema/common.h"
#include "author/schema/pattern.h"

/* What included files hold, and the first one may. */
#define PARTS                                                                                      \
    {"criteria", "criteria", "What rules judge an option by, by name.", false},                    \
        {"sources", "sources", "Published documents, by name.", false},                            \
        {"facts", "facts", "What is asked.", false},                                               \
        {"claims", "claims-list", "What documents say.", false},                                   \
        {"rules", "rules", "What is concluded.", false},                                           \
        {"advice", "advice", "What to do once an option is chosen.", false},                       \
    {                                                                                              \
        "checks", "checks", "Answers that exclude each other, or hardly fit together.", false      \
    }

static const struct key part_keys[] = {PARTS};

static const struct key pack_keys[] = {
    {"format", "pack-format", "The version of this format: always 1.", true},
    {"pack", "new-id", "The name of the pack.", true},
    {"version", "text", "The version of the pack, any text.", true},
    {"title", "text", "What the pack decides.", false},
    {"options", "options", "What it decides between, by name.", true},
    {"combination", "combination", "What dividing the components among options is called.", true},
    {"strengths", "strengths", "How strong a rule may be: words and their points.", true},
    {"thresholds", "thresholds", "How far ahead the best plan must be, in points.", true},
    {"split", "split", "What it costs to use several options.", false},
    {"switch", "switch", "What it costs to move a component to another option.", false},
    {"include", "texts", "Files to include, relative to this one: patterns with * and ?.", false},
    PARTS,
};

static const struct key overlay_keys[] = {
    {"format", "pack-format", "The version of this format: always 1.", true},
    {"pack", "new-id", "The name of the overlay.", true},
    {"version", "text", "The version of the overlay, any text.", true},
    {"title", "text", "What the overlay is for.", false},
    {"extends", "text", "The pack below: the name of the built-in one, or a path.", true},
    {"options", "some-options", "Options that are added.", false},
    {"strengths", "strengths", "Strengths that are added, or changed.", false},
    {"thresholds", "some-thresholds", "Thresholds that are changed.", false},
    {"split", "split", "Costs that are added, or changed.", false},
    {"switch", "some-switch", "Costs that are changed.", false},
    {"include", "texts", "Files to include, relative to this one: patterns with * and ?.", false},
    PARTS,
};

static const struct key option_keys[] = {{"title", "text", "What reports call it.", false}};

static const struct key combination_keys[] = {
    {"id", "new-id", "The verdict where components get different options.", true},
    {"title", "text", "What reports call it.", false},
};

static const struct key threshold_keys[] = {
    {"toss_up", "amount", "Below this lead the verdict is `either`.", true},
    {"clear", "amount", "Below this lead it is slight, from there on clear.", true},
    {"firm", "amount", "From this lead on it is firm.", true},
};

static const struct key criterion_keys[] = {
    {"title", "text", "What reports call it.", false},
    {"weight", "amount", "By which the points of its rules are multiplied; 1 without it.", false},
    {"reason", "text", "Of an overlay: why it changes a criterion of a pack below.", false},
};

static const struct key source_keys[] = {
    {"title", "text", "Its title.", false},
    {"author", "text", "Who wrote it.", false},
    {"date", "text", "Any text, so that what is not known can be said.", false},
    {"kind", "text", "A word, such as blog or paper.", false},
    {"url", "text", "Where it is.", false},
    {"file", "text", "Where a copy of it is kept.", false},
    {"vendor", "truth", "true: its publisher sells something around the options.", false},
    {"measured", "truth", "true: it reports measurements of its own.", false},
};

static const struct key split_keys[] = {
    {"second", "amount", "Points for each option beyond the first.", false},
    {"introduce", "amount", "Points for each option that is not operated yet.", false},
    {"operated", "fact", "The set fact of the project that says which options are.", false},
    {"via", "vias", "What a link may go through: words and factors, or `never`.", false},
    {"traffic", "factors", "How much passes through it: words and factors.", false},
};

static const struct key switch_keys[] = {
    {"current", "fact", "The option fact of the component that tells the option of today.", true},
    {"cost", "amount", "Points.", true},
};

/* A mapping with keys of which none is required. */
static void define_some(struct shaper *shaper, struct shape *definitions, const char *name,
                        struct keys keys)
{
    struct key copies[4];
    for (size_t i = 0; i < keys.count && i < sizeof copies / sizeof *copies; i++) {
        copies[i] = keys.items[i];
        copies[i].required = false;
    }
    clause_mapping(shaper, shape_object(shaper, definitions, name),
                   (struct keys){copies, keys.count});
}

static void define_options(struct shaper *shaper, struct shape *definitions)
{
    clause_mapping(shaper, shape_object(shaper, definitions, "whole-option"), KEYS(option_keys));
    const char *name = pattern_name(shaper, NAME_ID);
    clause_pattern(shaper, shape_object(shaper, definitions, "option-name"),
                   shape_printf(shaper, "^(?!(?:either|none|as_is)$)%s", name + strlen("^")),
                   "A name is wanted, and neither either nor none nor as_is");
    clause_map(shaper, shape_object(shaper, definitions, "some-options"), "option-name",
               "whole-option");
    struct shape *options = shape_object(shaper, definitions, "options");
    clause_map(shaper, options, "option-name", "whole-option");
    shape_number(shaper, options, "minProperties", "2");
    shape_number(shaper, options, "maxProperties", "8");
    clause_mapping(shaper, shape_object(shaper, definitions, "combination"),
                   KEYS(combination_keys));
}

static void define_scales(struct shaper *shaper, struct shape *definitions)
{
    clause_map(shaper, shape_object(shaper, definitions, "strengths"), "new-id", "points");
    common_amount(shaper, shape_object(shaper, definitions, "points"), true, "1", "1000",
                  "A whole number from 1 to 1000 is wanted");
    common_amount(shaper, shape_object(shaper, definitions, "amount"), false, "0", "1000",
                  "A number from 0 to 1000 is wanted");
    clause_mapping(shaper, shape_object(shaper, definitions, "thresholds"), KEYS(threshold_keys));
    define_some(shaper, definitions, "some-thresholds", KEYS(threshold_keys));
}

static void define_costs(struct shaper *shaper, struct shape *definitions)
{
    clause_mapping(shaper, shape_object(shaper, definitions, "split"), KEYS(split_keys));
    clause_map(shaper, shape_object(shaper, definitions, "factors"), "new-id", "amount");
    clause_map(shaper, shape_object(shaper, definitions, "vias"), "new-id", "factor");
    struct shape *either = shape_list(shaper, shape_object(shaper, definitions, "factor"), "anyOf");
    clause_uses(shaper, either, NULL, "amount", NULL);
    static const struct word never[] = {{"never", "It holds its two components together."}};
    clause_enum(shaper, shape_object(shaper, either, NULL), WORDS(never, 1), NULL);
    clause_mapping(shaper, shape_object(shaper, definitions, "switch"), KEYS(switch_keys));
    define_some(shaper, definitions, "some-switch", KEYS(switch_keys));
}

/* The three kinds of files. */
static void define_files(struct shaper *shaper, struct shape *definitions)
{
    struct shape *format = shape_object(shaper, definitions, "pack-format");
    shape_number(shaper, format, "const", "1");
    clause_mapping(shaper, shape_object(shaper, definitions, "pack-file"), KEYS(pack_keys));
    clause_mapping(shaper, shape_object(shaper, definitions, "overlay-file"), KEYS(overlay_keys));
    clause_mapping(shaper, shape_object(shaper, definitions, "included-file"), KEYS(part_keys));
}

void pack_define(struct shaper *shaper, struct shape *definitions, const struct pack *pack)
{
    define_files(shaper, definitions);
    define_options(shaper, definitions);
    define_scales(shaper, definitions);
    clause_mapping(shaper, shape_object(shaper, definitions, "whole-criterion"),
                   KEYS(criterion_keys));
    clause_map(shaper, shape_object(shaper, definitions, "criteria"), "new-id", "whole-criterion");
    clause_mapping(shaper, shape_object(shaper, definitions, "whole-source"), KEYS(source_keys));
    clause_map(shaper, shape_object(shaper, definitions, "sources"), "new-source", "whole-source");
    define_costs(shaper, definitions);
    condition_define(shaper, definitions, pack);
    pack_define_parts(shaper, definitions, pack);
}

/* `test` holds where the file has any of these keys. */
static void put_test(struct shaper *shaper, struct shape *test, const char *const *keys)
{
    struct shape *either = shape_list(shaper, test, "anyOf");
    for (; *keys; keys++)
        shape_text(shaper, shape_list(shaper, shape_object(shaper, either, NULL), "required"), NULL,
                   *keys);
}

void pack_put(struct shaper *shaper, struct shape *clause, const struct pack *pack)
{
    (void)pack;
    static const char *const of_first[] = {"format", "pack", "options", "extends", NULL};
    shape_text(shaper, clause, "type", "object");
    put_test(shaper, shape_object(shaper, clause, "if"), of_first);
    struct shape *first = shape_object(shaper, clause, "then");
    put_test(shaper, shape_object(shaper, first, "if"), (const char *const[]){"extends", NULL});
    clause_uses(shaper, first, "then", "overlay-file", NULL);
    clause_uses(shaper, first, "else", "pack-file", NULL);
    clause_uses(shaper, clause, "else", "included-file", NULL);
}
