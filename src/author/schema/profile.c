#include "author/schema/profile.h"

#include "author/schema/answer.h"
#include "author/schema/common.h"

static const struct key profile_keys[] = {
    {"ruling", "profile-format", "The version of this format: always 1.", true},
    {"name", "text", "What reports call the project; without it, the file's name.", false},
    {"labels", "labels", "Keys and values of your own: carried through, never judged.", false},
    {"extends", "texts",
     "Files that this one builds on, relative to its folder. Each value here replaces theirs.",
     false},
    {"components", "components", "The parts of the system, for each of which an option is chosen.",
     false},
    {"component", "sole-component", "The only component, of a project that is not divided.", false},
    {"links", "links", "What connects the components.", false},
    {"priorities", "priorities", "Criteria that matter more, or less, than usual.", false},
    {"waivers", "waivers", "Rules that are set aside, by somebody, for a reason.", false},
};

static const struct key component_keys[] = {
    {"name", "component-name", "What the component is called: one line without / and =.", true},
    {"size", "size", "How much work it is, compared with the others; 1 without it.", false},
    {"outside", "truth", "true: a neighbour that is an end of links and never judged.", false},
    {"pin", "option", "The option that it must have, whatever the rules say.", false},
    {"pin_reason", "text", "Why it is pinned.", false},
    {"decided", "option", "What was decided: compared with the ruling, never counted.", false},
};

static const struct key link_keys[] = {
    {"between", "ends", "The names of two components.", true},
    {"via", "via", "How they are connected.", false},
    {"traffic", "traffic", "How much passes between them.", false},
};

static const struct key waiver_keys[] = {
    {"rule", "waivable-rule", "The rule that is set aside.", true},
    {"component", "text", "The only component for which it is; without it, for all.", false},
    {"reason", "text", "Why.", true},
    {"by", "text", "Who allowed it.", false},
    {"until", "day", "The last day on which the waiver holds.", false},
};

static const struct word priorities[] = {
    {"ignore", "times 0"},   {"low", "times 1/2"},    {"normal", "as if nothing were said"},
    {"high", "times 1 1/2"}, {"critical", "times 2"},
};

static void define_format(struct shaper *shaper, struct shape *definitions)
{
    struct shape *format = shape_object(shaper, definitions, "profile-format");
    shape_number(shaper, format, "const", "1");
    shape_text(shaper, format, "errorMessage", "The version is 1, without quotes");
}

static void define_size(struct shaper *shaper, struct shape *definitions)
{
    static const char wanted[] = "A size is a number above 0, up to 1000000";
    common_amount(shaper, shape_object(shaper, definitions, "size"), false, "0.001", "1000000",
                  wanted);
}

/* The keys of a component beside its facts: for the only one, all but its name. */
static void define_component(struct shaper *shaper, struct shape *definitions,
                             const struct pack *pack, bool sole)
{
    struct shape *clause = shape_object(shaper, definitions, sole ? "sole-component" : "component");
    struct keys keys = KEYS(component_keys);
    if (sole)
        keys = (struct keys){component_keys + 1, keys.count - 1};
    struct shape *properties = clause_mapping(shaper, clause, keys);
    answers_put_facts(shaper, properties, pack);
    answers_put_groups(shaper, properties, pack);
    struct shape *pinned = clause_if_has(shaper, clause_cases(shaper, clause), "pin");
    clause_demand(shaper, pinned, "else", NULL, (const char *const[]){"pin_reason", NULL});
}

static void define_components(struct shaper *shaper, struct shape *definitions)
{
    struct shape *name = shape_object(shaper, definitions, "component-name");
    clause_scalar(shaper, name);
    shape_text(shaper, name, "pattern", "^(?=.*\\S)[^\\r\\n/=]+$");
    shape_text(shaper, name, "patternErrorMessage", "A name is one line of text without / and =");
    struct shape *list = shape_object(shaper, definitions, "components");
    clause_list(shaper, list, "component");
    shape_number(shaper, list, "minItems", "1");
}

static void define_links(struct shaper *shaper, struct shape *definitions, const struct pack *pack)
{
    clause_list(shaper, shape_object(shaper, definitions, "links"), "link");
    clause_mapping(shaper, shape_object(shaper, definitions, "link"), KEYS(link_keys));
    struct shape *ends = shape_object(shaper, definitions, "ends");
    clause_list(shaper, ends, "text");
    shape_number(shaper, ends, "minItems", "2");
    shape_number(shaper, ends, "maxItems", "2");
    shape_bool(shaper, ends, "uniqueItems", true);
    common_define_names(shaper, definitions, "via", PLAIN(pack->split.via, pack->split.via_count));
    common_define_names(shaper, definitions, "traffic",
                        PLAIN(pack->split.traffic, pack->split.traffic_count));
}

static void define_priorities(struct shaper *shaper, struct shape *definitions,
                              const struct pack *pack)
{
    struct shape *clause = shape_object(shaper, definitions, "priorities");
    struct shape *properties = clause_mapping(shaper, clause, (struct keys){NULL, 0});
    for (uint32_t i = 0; i < pack->criterion_count; i++)
        clause_uses(shaper, properties, pack->criteria[i].id, "priority", pack->criteria[i].title);
    common_define_names(shaper, definitions, "priority",
                        WORDS(priorities, sizeof priorities / sizeof *priorities));
}

static void define_waivers(struct shaper *shaper, struct shape *definitions,
                           const struct pack *pack)
{
    clause_list(shaper, shape_object(shaper, definitions, "waivers"), "waiver");
    clause_mapping(shaper, shape_object(shaper, definitions, "waiver"), KEYS(waiver_keys));
    uint32_t count = 0;
    struct word *waivable = arena_new(shaper->arena, pack->rule_count, sizeof *waivable);
    if (!waivable) {
        shaper->failed = true;
        return;
    }
    for (uint32_t i = 0; i < pack->rule_count; i++)
        if (pack->rules[i].waivable)
            waivable[count++] = (struct word){pack->rules[i].id, pack->rules[i].title};
    common_define_names(shaper, definitions, "waivable-rule", WORDS(waivable, count));
}

void profile_define(struct shaper *shaper, struct shape *definitions, const struct pack *pack)
{
    define_format(shaper, definitions);
    clause_map(shaper, shape_object(shaper, definitions, "labels"), NULL, "text");
    common_define_names(shaper, definitions, "option", WORDS(pack->options, pack->option_count));
    define_size(shaper, definitions);
    define_components(shaper, definitions);
    define_component(shaper, definitions, pack, false);
    define_component(shaper, definitions, pack, true);
    define_links(shaper, definitions, pack);
    define_priorities(shaper, definitions, pack);
    define_waivers(shaper, definitions, pack);
    answers_define(shaper, definitions, pack);
}

void profile_put(struct shaper *shaper, struct shape *clause, const struct pack *pack, bool part)
{
    struct keys keys = KEYS(profile_keys);
    struct key copies[sizeof profile_keys / sizeof *profile_keys];
    for (size_t i = 0; i < keys.count; i++) {
        copies[i] = profile_keys[i];
        copies[i].required = copies[i].required && !part;
    }
    struct shape *properties = clause_mapping(shaper, clause, KEYS(copies));
    answers_put_groups(shaper, properties, pack);
    struct shape *several = clause_if_has(shaper, clause_cases(shaper, clause), "components");
    clause_demand(shaper, several, "then", NULL, (const char *const[]){"component", NULL});
}
