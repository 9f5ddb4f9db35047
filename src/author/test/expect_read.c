/* What a case expects: each name, word and range becomes one expectation, so that each is met or
 * missed by itself. */
#include <string.h>

#include "author/test/suite_parts.h"
#include "document/fields.h"
#include "rule/literal.h"
#include "rule/names.h"

/* What is expected of names: of rules, advice or checks. */
struct naming {
    enum expectation_kind kind;
    const char *what;    /* "rule" */
    enum diag_code code; /* of a name that is none */
};

/* The expectations of a case while they are read. */
struct reading {
    struct suite_reader *reader;
    const struct profile *profile; /* NULL: it is wrong */
    struct test_case *test;
    VEC(struct expectation) list;
    uint32_t component;          /* that what is read next is about; UINT32_MAX: none was named */
    const struct naming *naming; /* what the names that are read next are */
};

static struct expectation *add(struct reading *reading, enum expectation_kind kind,
                               const struct node *node)
{
    struct expectation *made = vec_add(&reading->list, reading->reader->arena);
    if (!made) {
        diags_no_memory(reading->reader->diags);
        return NULL;
    }
    made->kind = kind;
    made->component = reading->component;
    made->place = source_place(node->span);
    return made;
}

/* Reports a word that is none of the names; NAME_NONE then. */
static uint32_t pick(struct reading *reading, const struct node *word, struct names names,
                     enum diag_code code, const char *what)
{
    struct diags *diags = reading->reader->diags;
    uint32_t found = names_find(names, word->text);
    struct typo typo;
    struct strbuf list;
    if (found != NAME_NONE)
        return found;
    struct diag *diag = diag_add(diags, code, word->span, "`%s` is no %s", word->text, what);
    typo_init(&typo, word->text);
    names_offer(names, &typo);
    diag_suggest(diags, diag, typo.best);
    strbuf_init(&list);
    strbuf_printf(&list, "known: ");
    bool listed = names_list(names, &list);
    if (list.failed)
        diags_no_memory(diags);
    else if (listed)
        diag_hint(diags, diag, "%s", list.text);
    strbuf_fini(&list);
    return NAME_NONE;
}

/* ---- components ---- */

/* Nothing in a list could be meant as "none of them", so it is no expectation at all. */
static void complain_empty(struct reading *reading, const struct node *node)
{
    struct diag *diag =
        diag_add(reading->reader->diags, R0602, node->span, "nothing is expected here");
    diag_hint(reading->reader->diags, diag, "`not_fired` lists the rules that must not fire");
}

/* The component that a key names; any, where there is none of this name, which is reported. */
static uint32_t read_component(struct reading *reading, const struct node *name)
{
    struct diags *diags = reading->reader->diags;
    const struct profile *profile = reading->profile;
    uint32_t component = profile ? profile_component(profile, name->text) : 0;
    if (component == UINT32_MAX) {
        struct diag *diag = diag_add(diags, R0609, name->span,
                                     "the profile of this case has no component `%s`", name->text);
        diag_suggest(diags, diag, profile_suggest_component(profile, name->text));
        return 0;
    }
    if (profile && profile->components[component].outside)
        diag_add(diags, R0609, name->span, "`%s` is outside: it is not judged", name->text);
    return component;
}

/* Calls `read` for a value, or for each of a mapping from components to values. */
static void each_component(struct reading *reading, const struct node *node, bool mapping,
                           void (*read)(struct reading *reading, const struct node *node))
{
    reading->component = UINT32_MAX;
    if (!mapping) {
        read(reading, node);
        return;
    }
    if (node->count == 0)
        complain_empty(reading, node);
    for (uint32_t i = 0; i < node->count; i++) {
        reading->component = read_component(reading, node->entries[i].key);
        read(reading, node->entries[i].value);
    }
    reading->component = UINT32_MAX;
}

/* The only component that is judged, for what must be about one; reports where there are several.
 */
static void settle_component(struct reading *reading, const struct node *node, const char *what)
{
    const struct profile *profile = reading->profile;
    uint32_t judged = 0;
    if (reading->component != UINT32_MAX || !profile)
        return;
    for (uint32_t i = profile->component_count; i-- > 0;) {
        judged += !profile->components[i].outside;
        reading->component = profile->components[i].outside ? reading->component : i;
    }
    if (judged > 1) {
        struct diag *diag = diag_add(reading->reader->diags, R0609, node->span,
                                     "%s are a component's, and there are %u", what, judged);
        diag_hint(reading->reader->diags, diag, "write a mapping from components");
    }
}

/* ---- words ---- */

static const struct node *const *words_of(struct reading *reading, const struct node *node,
                                          const char *what, const struct node **one,
                                          uint32_t *count)
{
    *count = 0;
    if (!field_check(node, what, FIELD_WORDS, reading->reader->diags))
        return NULL;
    const struct node *const *words = fields_words(node, one, count);
    if (*count == 0)
        complain_empty(reading, node);
    return words;
}

static void read_verdict(struct reading *reading, const struct node *node)
{
    const struct pack *pack = reading->reader->pack;
    const char *known[32 + 4]; /* as many options as a set of them has bits, and what follows */
    uint32_t words = pack->option_count, count;
    const struct node *one;
    const struct node *const *names = words_of(reading, node, "`verdict`", &one, &count);
    for (uint32_t i = 0; i < words; i++)
        known[i] = pack->options[i].id;
    known[words++] = pack->combination.id;
    known[words++] = "either";
    known[words++] = "none";
    struct expectation *made = add(reading, EXPECT_VERDICT, node);
    for (uint32_t i = 0; made && i < count; i++) {
        uint32_t found = pick(reading, names[i], NAMES(known, words), R0908, "verdict");
        made->allowed |= found != NAME_NONE ? UINT32_C(1) << found : 0;
    }
}

static void read_firmness(struct reading *reading, const struct node *node)
{
    static const char *const known[] = {[FIRMNESS_NONE] = "none",
                                        [FIRMNESS_SLIGHT] = "slight",
                                        [FIRMNESS_CLEAR] = "clear",
                                        [FIRMNESS_FIRM] = "firm"};
    const struct node *one;
    uint32_t count;
    const struct node *const *names = words_of(reading, node, "`firmness`", &one, &count);
    struct expectation *made = add(reading, EXPECT_FIRMNESS, node);
    for (uint32_t i = 0; made && i < count; i++) {
        uint32_t found = pick(reading, names[i], NAMES(known, 4), R0221, "firmness");
        made->allowed |= found != NAME_NONE ? UINT32_C(1) << found : 0;
    }
}

static void read_settled(struct reading *reading, const struct node *node)
{
    static const struct fact_value truth[] = {{"false", NULL}, {"true", NULL}};
    static const struct fact settled = {.name = "settled",
                                        .title = "settled",
                                        .type = FACT_BOOL,
                                        .values = truth,
                                        .value_count = 2};
    struct value value;
    if (!field_check(node, "`settled`", FIELD_WORD, reading->reader->diags) ||
        !literal_read(reading->reader->arena, &settled, node, LITERAL_SETTING, &value,
                      reading->reader->diags))
        return;
    struct expectation *made = add(reading, EXPECT_SETTLED, node);
    if (made)
        made->yes = bits_has(&value.choices, 1);
    reading->test->settling = true;
}

/* ---- options and points ---- */

static void read_option(struct reading *reading, const struct node *node)
{
    const struct pack *pack = reading->reader->pack;
    const struct node *one;
    uint32_t count;
    settle_component(reading, node, "options");
    const struct node *const *names = words_of(reading, node, "an option", &one, &count);
    struct expectation *made = add(reading, EXPECT_OPTION, node);
    for (uint32_t i = 0; made && i < count; i++) {
        uint32_t found = strcmp(names[i]->text, "none") == 0
                             ? 31
                             : pick(reading, names[i], NAMES(pack->options, pack->option_count),
                                    R0125, "option");
        made->allowed |= found != NAME_NONE ? UINT32_C(1) << found : 0;
    }
}

static void read_options(struct reading *reading, const struct node *node)
{
    each_component(reading, node, node->kind == NODE_MAPPING, read_option);
}

static void read_range(struct reading *reading, const struct node *node)
{
    const struct pack *pack = reading->reader->pack;
    struct diags *diags = reading->reader->diags;
    if (!field_check(node, "the points of a component", FIELD_MAPPING, diags))
        return;
    if (node->count == 0) {
        complain_empty(reading, node);
        return;
    }
    settle_component(reading, node, "points");
    for (uint32_t i = 0; i < node->count; i++) {
        uint32_t option = pick(reading, node->entries[i].key,
                               NAMES(pack->options, pack->option_count), R0125, "option");
        const struct node *range = node->entries[i].value;
        struct expectation *made = add(reading, EXPECT_POINTS, range);
        if (!made)
            return;
        made->subject = option;
        if (field_check(range, "a range of points", FIELD_WORD, diags))
            range_read(range, made, diags);
    }
}

/* A mapping whose first value is a mapping is one from components. */
static void read_points(struct reading *reading, const struct node *node)
{
    if (!field_check(node, "`points`", FIELD_MAPPING, reading->reader->diags))
        return;
    bool mapping = node->count > 0 && node->entries[0].value->kind == NODE_MAPPING;
    each_component(reading, node, mapping, read_range);
}

/* ---- rules, advice, checks ---- */

static struct names names_of(const struct pack *pack, enum expectation_kind kind)
{
    if (kind == EXPECT_ADVICE || kind == EXPECT_NO_ADVICE)
        return NAMES(pack->advice, pack->advice_count);
    if (kind == EXPECT_CHECK || kind == EXPECT_NO_CHECK)
        return NAMES(pack->checks, pack->check_count);
    return NAMES(pack->rules, pack->rule_count);
}

/* Whether it is looked at for each component. */
static bool is_of_component(const struct pack *pack, const struct expectation *expectation)
{
    if (expectation->kind == EXPECT_ADVICE || expectation->kind == EXPECT_NO_ADVICE)
        return pack->advice[expectation->subject].scope == RULE_COMPONENT;
    if (expectation->kind == EXPECT_CHECK || expectation->kind == EXPECT_NO_CHECK)
        return pack->checks[expectation->subject].about_component;
    return !rule_about_project(&pack->rules[expectation->subject]);
}

/* Whether an expectation before this one says otherwise, which is reported. */
static void check_contradiction(struct reading *reading, const struct node *word)
{
    const struct expectation *last = &reading->list.items[reading->list.count - 1];
    for (const struct expectation *other = reading->list.items; other < last; other++) {
        bool same = other->subject == last->subject && other->component == last->component;
        bool rules = other->kind >= EXPECT_FIRED && other->kind <= EXPECT_UNDETERMINED &&
                     last->kind >= EXPECT_FIRED && last->kind <= EXPECT_UNDETERMINED;
        bool opposite = rules || (other->kind / 2 == last->kind / 2 && other->kind > EXPECT_POINTS);
        if (same && opposite) {
            diag_add(reading->reader->diags, R0607, word->span, "`%s` is expected twice",
                     word->text);
            return;
        }
    }
}

static void read_name(struct reading *reading, const struct node *word)
{
    const struct naming *naming = reading->naming;
    const struct pack *pack = reading->reader->pack;
    uint32_t found = pick(reading, word, names_of(pack, naming->kind), naming->code, naming->what);
    struct expectation *made = found != NAME_NONE ? add(reading, naming->kind, word) : NULL;
    if (!made)
        return;
    made->subject = found;
    if (made->component != UINT32_MAX && !is_of_component(pack, made)) {
        diag_add(reading->reader->diags, R0609, word->span,
                 "`%s` is about the whole project, not about a component", word->text);
        return;
    }
    if (naming->kind == EXPECT_CHECK && pack->checks[found].error)
        reading->test->refused = true;
    check_contradiction(reading, word);
}

static void read_names(struct reading *reading, const struct node *node)
{
    const struct node *one;
    uint32_t count;
    const struct node *const *words = words_of(reading, node, "this list", &one, &count);
    for (uint32_t i = 0; i < count; i++)
        read_name(reading, words[i]);
}

static void read_named(struct reading *reading, const struct node *node)
{
    each_component(reading, node, node->kind == NODE_MAPPING, read_names);
}

enum {
    VERDICT,
    FIRMNESS,
    SETTLED,
    OPTIONS,
    FIRED,
    NOT_FIRED,
    UNDETERMINED,
    POINTS,
    ADVICE,
    NO_ADVICE,
    CHECKS,
    NO_CHECKS,
    FIELDS
};

static const struct field fields[FIELDS] = {
    [VERDICT] = {"verdict", FIELD_WORDS, false},
    [FIRMNESS] = {"firmness", FIELD_WORDS, false},
    [SETTLED] = {"settled", FIELD_WORD, false},
    [OPTIONS] = {"options", FIELD_ANY, false},
    [FIRED] = {"fired", FIELD_ANY, false},
    [NOT_FIRED] = {"not_fired", FIELD_ANY, false},
    [UNDETERMINED] = {"undetermined", FIELD_ANY, false},
    [POINTS] = {"points", FIELD_MAPPING, false},
    [ADVICE] = {"advice", FIELD_ANY, false},
    [NO_ADVICE] = {"no_advice", FIELD_ANY, false},
    [CHECKS] = {"checks", FIELD_ANY, false},
    [NO_CHECKS] = {"no_checks", FIELD_ANY, false},
};

static const struct {
    void (*read)(struct reading *reading, const struct node *node);
    struct naming naming;
} readers[FIELDS] = {
    [VERDICT] = {.read = read_verdict},
    [FIRMNESS] = {.read = read_firmness},
    [SETTLED] = {.read = read_settled},
    [OPTIONS] = {.read = read_options},
    [FIRED] = {read_named, {EXPECT_FIRED, "rule", R0132}},
    [NOT_FIRED] = {read_named, {EXPECT_NOT_FIRED, "rule", R0132}},
    [UNDETERMINED] = {read_named, {EXPECT_UNDETERMINED, "rule", R0132}},
    [POINTS] = {.read = read_points},
    [ADVICE] = {read_named, {EXPECT_ADVICE, "advice", R0608}},
    [NO_ADVICE] = {read_named, {EXPECT_NO_ADVICE, "advice", R0608}},
    [CHECKS] = {read_named, {EXPECT_CHECK, "check", R0608}},
    [NO_CHECKS] = {read_named, {EXPECT_NO_CHECK, "check", R0608}},
};

void expect_read(struct suite_reader *reader, const struct node *node,
                 const struct profile *profile, struct test_case *test)
{
    struct reading reading = {
        .reader = reader, .profile = profile, .test = test, .component = UINT32_MAX};
    const struct node *values[FIELDS];
    fields_read(node, "expectation", fields, FIELDS, values, reader->diags);
    if (node->count == 0)
        diag_add(reader->diags, R0602, node->span, "this case expects nothing");
    for (uint32_t i = 0; i < FIELDS; i++) {
        reading.component = UINT32_MAX;
        reading.naming = &readers[i].naming;
        if (values[i])
            readers[i].read(&reading, values[i]);
    }
    test->expectations = reading.list.items;
    test->expectation_count = reading.list.count;
}
