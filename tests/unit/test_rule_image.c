/* Images: what is written is read again, the digest follows the meaning alone, and no bytes
 * whatever are read as a pack that is not one. */
#include "pack_fixture.h"

#include "failing.h"
#include "base/utf8.h"
#include "rule/image.h"

#define HEADER 24

/* An image in a block of just its size, so that any step beyond it is noticed. */
struct image {
    unsigned char *bytes;
    size_t length;
};

static struct image image_of(const struct pack *pack)
{
    struct strbuf out;
    strbuf_init(&out);
    image_write(pack, &out);
    assert_false(out.failed);
    struct image image = {malloc(out.length), out.length};
    assert_non_null(image.bytes);
    memcpy(image.bytes, out.text, out.length);
    strbuf_fini(&out);
    return image;
}

/* Makes the header fit the body again. */
static void seal(struct image *image)
{
    uint32_t length = (uint32_t)(image->length - HEADER);
    uint64_t sum = digest_quick(image->bytes + HEADER, length);
    memcpy(image->bytes + 12, &length, sizeof length);
    memcpy(image->bytes + 16, &sum, sizeof sum);
}

static struct pack *read_image(const struct image *image, struct intake *intake)
{
    arena_init(&intake->arena);
    diags_init(&intake->diags, &intake->arena);
    intake->pack = image_read(image->bytes, image->length, &intake->diags);
    return intake->pack;
}

/* Reads an image that is wrong; checks that this is said. */
static void check_refused(const struct image *image, const char *why)
{
    struct intake intake;
    read_image(image, &intake);
    if (intake.pack)
        fail_msg("an image was read in spite of: %s", why);
    intake_only(&intake, R0030);
    intake_fini(&intake);
}

static void load_tiny(struct intake *intake)
{
    intake_read(intake, "tests/cases/tiny");
    intake_check_good(intake);
}

static void load_small(struct intake *intake)
{
    char *text = small_pack();
    intake_text(intake, text);
    intake_check_good(intake);
    free(text);
}

static void check_same(const struct image *a, const struct image *b)
{
    assert_int_equal(a->length, b->length);
    assert_memory_equal(a->bytes, b->bytes, a->length);
}

static void check_round_trip(const struct pack *pack)
{
    struct intake intake;
    struct image image = image_of(pack);
    assert_non_null(read_image(&image, &intake));
    struct pack *read = intake.pack;
    struct image again = image_of(read);
    check_same(&image, &again);
    assert_string_equal(read->digest, pack->digest);
    assert_true(image_digest(read));
    assert_string_equal(read->digest, pack->digest);
    assert_int_equal(read->vocabulary.count, pack->vocabulary.count);
    for (uint32_t i = 0; i < pack->vocabulary.count; i++) {
        assert_int_equal(read->order[i], pack->order[i]);
        assert_int_equal(fact_find(&read->vocabulary, pack->vocabulary.facts[i].name), i);
        assert_int_equal(read->vocabulary.facts[i].scope, pack->vocabulary.facts[i].scope);
    }
    for (uint32_t i = 0; i < pack->rule_count; i++)
        assert_int_equal(pack_rule(read, pack->rules[i].id), i);
    for (uint32_t i = 0; i < pack->check_count; i++)
        assert_int_equal(read->checks[i].about_component, pack->checks[i].about_component);
    free(again.bytes);
    free(image.bytes);
    intake_fini(&intake);
}

static void test_round_trip(void **state)
{
    (void)state;
    struct intake intake;
    load_small(&intake);
    check_round_trip(intake.pack);
    intake_fini(&intake);
    load_tiny(&intake);
    check_round_trip(intake.pack);
    intake_fini(&intake);
}

/* An image may be written behind other text. */
static void test_written_behind(void **state)
{
    (void)state;
    struct intake intake;
    load_small(&intake);
    struct image image = image_of(intake.pack);
    struct strbuf out;
    strbuf_init(&out);
    strbuf_puts(&out, "before");
    image_write(intake.pack, &out);
    assert_int_equal(out.length, 6 + image.length);
    assert_memory_equal(out.text + 6, image.bytes, image.length);
    strbuf_fini(&out);
    free(image.bytes);
    intake_fini(&intake);
}

/* The digest of the small pack with a change. */
static void digest_with(const char *what, const char *with, char digest[DIGEST_HEX])
{
    char *base = small_pack();
    char *text = replaced(base, what, with);
    struct intake intake;
    intake_text(&intake, text);
    if (!intake.pack)
        intake_print(&intake);
    assert_non_null(intake.pack);
    strcpy(digest, intake.pack->digest);
    intake_fini(&intake);
    free(text);
    free(base);
}

static void test_digest(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        const char *with;
        bool same;
    } changes[] = {
        {"format: 1\n", "# a comment\nformat: 1\n", true},
        {"title: A small pack", "title: Another", true},
        {"version: 1.0", "version: 1.1", true},
        {"{title: Left}", "{title: On the left}", true},
        {"title: A source", "title: The source", true},
        {"question: Where?", "question: Where is it?\n    find_out: Look.", true},
        {"cold: no heat,", "cold: none at all,", true},
        {"because: It melts.", "because: It melts away.", true},
        {"claim: Left is fast.", "claim: It is.\n    figures: 2\n    note: n", true},
        {"text: Find out.", "text: Ask.", true},
        {"message: It is hardly so.", "message: Hardly.", true},
        {"when: component.load >= 60 %", "when:\n      - component.load  >=  0.6", true},
        {"weight: 1.5}", "weight: 1.50}", true},
        {"pack: small", "pack: smaller", false},
        {"weight: 1.5}", "weight: 1.6}", false},
        {"strong: 6}", "strong: 7}", false},
        {"strong: 6}", "strong: 6, more: 9}", false},
        {"firm: 6.5}", "firm: 6}", false},
        {"second: 4", "second: 5", false},
        {"wall: never", "wall: 9", false},
        {"low: 0.5", "low: 0.6", false},
        {"cost: 3}", "cost: 2}", false},
        {"when: component.load >= 60 %", "when: component.load >= 61 %", false},
        {"when: component.load >= 60 %", "when: component.load > 60 %", false},
        {"favours: {left: strong}", "favours: {left: slight}", false},
        {"favours: {left: strong}", "favours: {right: strong}", false},
        {"favours: {left: strong}", "against: {left: strong}", false},
        {"excludes: [left]", "excludes: [right]", false},
        {"costs: slight", "saves: slight", false},
        {"derives: {project.mixed: true}", "derives: {project.mixed: false}", false},
        {"despite: slow-left", "despite: []", false},
        {"contradicts: [slow-left]", "contradicts: []", false},
        {"value: heavy}", "value: light}", false},
        {"    otherwise: cold", "    otherwise: hot", false},
        {"light: 0 .. 30 %", "light: 0 .. 29 %", false},
        {"light: 2,", "light: 3,", false},
        {"unknown project.sides", "known project.sides", false},
        {"order: 3", "order: 4", false},
        {"level: caution", "level: advice", false},
        {"level: warning", "level: error", false},
        {"level: warning", "level: warning\n    cites: [slow-left]", false},
        {"question: Which sides?", "question: Which sides?\n    cites: [slow-left]", false},
    };
    char before[DIGEST_HEX], after[DIGEST_HEX];
    digest_with("format: 1", "format: 1", before);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        digest_with(changes[i].what, changes[i].with, after);
        if ((strcmp(before, after) == 0) != changes[i].same)
            fail_msg("`%s` instead of `%s`: the digest is %s", changes[i].with, changes[i].what,
                     changes[i].same ? "another" : "the same");
    }
}

/* Damage. */

static void test_header(void **state)
{
    (void)state;
    struct intake intake;
    load_small(&intake);
    struct image image = image_of(intake.pack);
    static const struct {
        size_t at;
        const char *message;
    } cases[] = {
        {0, "the image of the pack cannot be read: it is no image"},
        {7, "the image of the pack cannot be read: it is no image"},
        {8, "the image of the pack cannot be read: it is of another version of the program"},
        {12, "the image of the pack cannot be read: it is cut short, or something follows it"},
        {16, "the image of the pack cannot be read: it was changed or damaged"},
        {HEADER, "the image of the pack cannot be read: it was changed or damaged"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct intake again;
        image.bytes[cases[i].at] ^= 0x20;
        read_image(&image, &again);
        image.bytes[cases[i].at] ^= 0x20;
        assert_string_equal(intake_only(&again, R0030)->message, cases[i].message);
        intake_fini(&again);
    }
    free(image.bytes);
    intake_fini(&intake);
}

static void test_truncated(void **state)
{
    (void)state;
    struct intake intake;
    load_tiny(&intake);
    struct image image = image_of(intake.pack);
    intake_fini(&intake);
    for (size_t length = 0; length < image.length; length++) {
        struct image cut = {malloc(length ? length : 1), length};
        assert_non_null(cut.bytes);
        memcpy(cut.bytes, image.bytes, length);
        check_refused(&cut, "it was cut");
        if (length >= HEADER) {
            seal(&cut);
            check_refused(&cut, "it was cut and sealed");
        }
        free(cut.bytes);
    }
    struct image longer = {realloc(image.bytes, image.length + 4), image.length + 4};
    assert_non_null(longer.bytes);
    memset(longer.bytes + image.length, 0, 4);
    check_refused(&longer, "something follows");
    seal(&longer);
    check_refused(&longer, "something follows, sealed");
    free(longer.bytes);
}

/* Touches all of a pack that was read from damaged bytes: it must be as good as any other. */
static void check_usable(struct pack *pack)
{
    char digest[DIGEST_HEX];
    strcpy(digest, pack->digest);
    struct image image = image_of(pack);
    struct intake intake;
    assert_non_null(read_image(&image, &intake));
    struct image again = image_of(intake.pack);
    check_same(&image, &again);
    free(again.bytes);
    intake_fini(&intake);
    free(image.bytes);
    assert_true(image_digest(pack));
    struct strbuf out;
    strbuf_init(&out);
    for (uint32_t i = 0; i < pack->vocabulary.count; i++) {
        const struct fact *fact = &pack->vocabulary.facts[i];
        struct value domain = fact_domain(fact);
        fact_print(fact, &domain, &out);
        for (uint32_t d = 0; d < fact->default_count; d++)
            fact_print(fact, &fact->defaults[d].value, &out);
    }
    for (uint32_t i = 0; i < pack->option_count; i++)
        assert_true(pack_judged_in(pack, i) <= pack->criterion_count);
    assert_int_equal(utf8_valid(out.text, out.length), out.length);
    strbuf_fini(&out);
}

static void test_flipped(void **state)
{
    (void)state;
    static const unsigned char flips[] = {0xff, 0x01};
    struct intake intake;
    load_tiny(&intake);
    struct image image = image_of(intake.pack);
    intake_fini(&intake);
    uint32_t usable = 0;
    for (size_t at = 0; at < image.length; at++) {
        for (size_t f = 0; f < sizeof flips; f++) {
            unsigned char before = image.bytes[at];
            image.bytes[at] ^= flips[f];
            check_refused(&image, "a byte was flipped");
            seal(&image);
            if (at >= HEADER && read_image(&image, &intake)) {
                check_usable(intake.pack);
                usable++;
            }
            if (at >= HEADER)
                intake_fini(&intake);
            image.bytes[at] = before;
            seal(&image);
        }
    }
    assert_true(usable > 0);
    free(image.bytes);
}

/* Packs that no YAML gives: each breaks one promise, which the reader of its image must notice. */

#define BREAK(name, statement)                                                                     \
    static void name(struct pack *pack)                                                            \
    {                                                                                              \
        statement;                                                                                 \
    }

/* Parts that are const to users of a pack. */
#define OPEN(type, pointer) ((type *)(uintptr_t)(pointer))

static struct fact *fact_named(struct pack *pack, const char *name)
{
    return &pack->vocabulary.facts[fact_find(&pack->vocabulary, name)];
}

static struct rule *rule_named(struct pack *pack, const char *id)
{
    return &pack->rules[pack_rule(pack, id)];
}

/* The first comparison of a condition. */
static struct leaf *first_leaf(const struct condition *condition)
{
    while (condition->kind != CONDITION_LEAF)
        condition = condition->children;
    return OPEN(struct leaf, condition->leaf);
}

static struct leaf *leaf_of_rule(struct pack *pack, const char *id)
{
    return first_leaf(rule_named(pack, id)->when);
}

static struct condition *group_of_rule(struct pack *pack, const char *id)
{
    return OPEN(struct condition, rule_named(pack, id)->when);
}

static struct bits beyond(uint32_t member)
{
    struct bits bits = {{0}};
    bits_add(&bits, member);
    return bits;
}

/* A claim that the pack has not. */
static void cite_beyond(const uint32_t **cites, uint32_t *count)
{
    static const uint32_t beyond[] = {99};
    *cites = beyond;
    *count = 1;
}

static void cite_first(struct fact *fact)
{
    static const uint32_t first[] = {0};
    fact->cites = first;
    fact->cite_count = 1;
}

static struct fact *derived_fact(struct pack *pack)
{
    struct fact *fact = pack->vocabulary.facts;
    while (!fact->derived)
        fact++;
    return fact;
}

/* A condition as deep as `depth`. */
static void nest(struct pack *pack, uint32_t depth)
{
    struct rule *rule = rule_named(pack, "large-records");
    for (uint32_t i = 1; i < depth; i++) {
        struct condition *group = arena_new(&pack->arena, 1, sizeof *group);
        assert_non_null(group);
        *group = (struct condition){CONDITION_NONE, NULL, rule->when, 1, 0};
        rule->when = group;
    }
}

static void break_intervals(struct pack *pack, int64_t a, int64_t b, int64_t c, int64_t d)
{
    struct leaf *leaf = leaf_of_rule(pack, "large-records");
    struct interval *items = arena_new(&pack->arena, 2, sizeof *items);
    assert_non_null(items);
    items[0] = (struct interval){a, b};
    items[1] = (struct interval){c, d};
    leaf->accepts.numbers = (struct intervals){items, 2};
}

static void break_size(struct pack *pack, int64_t low, int64_t high)
{
    struct leaf *leaf = leaf_of_rule(pack, "few-people");
    *OPEN(struct interval, leaf->accepts.numbers.items) = (struct interval){low, high};
}

BREAK(name_form, pack->name = "Tiny")
BREAK(name_missing, pack->name = NULL)
BREAK(version_missing, pack->version = NULL)
BREAK(one_option, pack->option_count = 1)
BREAK(option_name, pack->options[0].id = "two words")
BREAK(option_twice, pack->options[0].id = pack->options[1].id)
BREAK(combination_name, pack->combination.id = "true")
BREAK(strength_points, pack->strengths[0].points = 0)
BREAK(strength_many, pack->strengths[0].points = 1001)
BREAK(thresholds_order, pack->thresholds.clear = pack->thresholds.firm)
BREAK(thresholds_below, pack->thresholds.toss_up = -1)
BREAK(thresholds_above, pack->thresholds.firm = 1000001)
BREAK(weight_below, pack->criteria[0].weight = -1)
BREAK(weight_above, pack->criteria[0].weight = 1000001)
BREAK(criterion_taken, pack->criteria[0].id = "files")
BREAK(second_below, pack->split.second = -1)
BREAK(operated_none, pack->split.operated = 99)
BREAK(operated_type, pack->split.operated = fact_find(&pack->vocabulary, "team.size"))
BREAK(operated_scope, pack->split.operated = fact_find(&pack->vocabulary, "component.queries"))
BREAK(current_type, pack->switching.current = fact_find(&pack->vocabulary, "team.size"))
BREAK(current_reserved, pack->switching.current = pack->vocabulary.count - 1)
BREAK(current_none, pack->switching.current = pack->vocabulary.count)
BREAK(never_traffic, OPEN(struct link_kind, pack->split.traffic)[0].never = true)
BREAK(factor_below, OPEN(struct link_kind, pack->split.via)[1].factor = -1)

BREAK(fact_name, fact_named(pack, "team.size")->name = "size")
BREAK(fact_twice, fact_named(pack, "team.size")->name = "team.sql")
BREAK(no_option_fact, pack->vocabulary.count--)
BREAK(option_fact_derived, fact_named(pack, "component.option")->derived = true)
BREAK(range_backwards, fact_named(pack, "component.reads")->range.high = -1)
BREAK(range_below, fact_named(pack, "component.reads")->range.low = -1)
BREAK(range_broken, fact_named(pack, "team.size")->range.high++)
BREAK(band_order, OPEN(struct band, fact_named(pack, "team.size")->bands)[1].numbers.low = 2000000)
BREAK(band_broken, OPEN(struct band, fact_named(pack, "team.size")->bands)[0].numbers.high--)
BREAK(band_outside,
      OPEN(struct band, fact_named(pack, "team.size")->bands)[2].numbers.high += 1000000)
BREAK(band_name, OPEN(struct band, fact_named(pack, "team.size")->bands)[0].name = "no-name")
BREAK(few_values, fact_named(pack, "team.sql")->value_count = 1)
BREAK(no_values, fact_named(pack, "component.queries")->value_count = 0)
BREAK(three_truths, fact_named(pack, "project.regulated")->type = FACT_CHOICE)
BREAK(other_truths,
      OPEN(struct fact_value, fact_named(pack, "project.regulated")->values)[0].name = "no")
BREAK(truth_more, fact_named(pack, "component.kind")->type = FACT_BOOL)
BREAK(other_options,
      OPEN(struct fact_value, fact_named(pack, "component.current_store")->values)[0].name = "file")
BREAK(fewer_options, fact_named(pack, "component.option")->value_count = 1)
BREAK(value_name, OPEN(struct fact_value, fact_named(pack, "team.sql")->values)[0].name = "unknown")
BREAK(no_title, fact_named(pack, "team.sql")->title = NULL)
BREAK(no_question, fact_named(pack, "team.sql")->question = NULL)
BREAK(question_of_derived, fact_named(pack, "component.busy")->question = "Is it?")
BREAK(no_otherwise, fact_named(pack, "component.busy")->has_otherwise = false)
BREAK(no_otherwise_asked, fact_named(pack, "component.transactions")->has_otherwise = false)
BREAK(otherwise_alone, fact_named(pack, "component.transactions")->ask_if = NULL)
BREAK(otherwise_empty, fact_named(pack, "component.busy")->otherwise.choices = (struct bits){{0}})
BREAK(otherwise_beyond, fact_named(pack, "component.busy")->otherwise.choices = beyond(2))
BREAK(likely_index, OPEN(struct likelihood, fact_named(pack, "team.size")->likely)[0].index = 3)
BREAK(likely_below, OPEN(struct likelihood, fact_named(pack, "team.size")->likely)[0].weight = -1)
static void likely_nothing(struct pack *pack)
{
    const struct fact *fact = fact_named(pack, "team.size");
    for (uint32_t i = 0; i < fact->likely_count; i++)
        OPEN(struct likelihood, fact->likely)[i].weight = 0;
}
BREAK(default_of_derived, fact_named(pack, "component.busy")->ask_if =
                              fact_named(pack, "component.transactions")->ask_if)
BREAK(default_empty,
      OPEN(struct fact_default, fact_named(pack, "component.write_share")->defaults)[0]
          .value.numbers.count = 0)

BREAK(kind_of_leaf, leaf_of_rule(pack, "busy")->kind = (enum leaf_kind)99)
BREAK(choice_beyond, leaf_of_rule(pack, "busy-store")->accepts.choices = beyond(255))
BREAK(set_within, leaf_of_rule(pack, "looked-up")->kind = LEAF_WITHIN)
BREAK(no_members, leaf_of_rule(pack, "looked-up")->members = (struct bits){{0}})
BREAK(one_member_of_all, leaf_of_rule(pack, "looked-up")->members = beyond(0);
      leaf_of_rule(pack, "looked-up")->kind = LEAF_INCLUDES_ALL)
BREAK(members_beyond, leaf_of_rule(pack, "looked-up")->members = beyond(3))
BREAK(members_of_choice, leaf_of_rule(pack, "busy-store")->kind = LEAF_INCLUDES_ANY)
BREAK(pattern_of_choice, leaf_of_rule(pack, "busy-store")->kind = LEAF_MATCHES;
      leaf_of_rule(pack, "busy-store")->pattern = "a"; leaf_of_rule(pack, "busy-store")->flags = "")
BREAK(pattern_flags, leaf_of_rule(pack, "archive")->flags = "g")
BREAK(pattern_order, leaf_of_rule(pack, "archive")->flags = "mi")
BREAK(pattern_twice, leaf_of_rule(pack, "archive")->flags = "ii")
BREAK(pattern_missing, leaf_of_rule(pack, "archive")->pattern = NULL)
static void pattern_long(struct pack *pack)
{
    char *pattern = arena_new(&pack->arena, 1026, 1);
    assert_non_null(pattern);
    memset(pattern, 'a', 1025);
    leaf_of_rule(pack, "archive")->pattern = pattern;
}
BREAK(known_in_rule, leaf_of_rule(pack, "busy-store")->kind = LEAF_KNOWN)
BREAK(option_in_rule, leaf_of_rule(pack, "busy-store")->fact = pack->vocabulary.count - 1)
BREAK(component_in_split,
      leaf_of_rule(pack, "mixed-pays")->fact = fact_find(&pack->vocabulary, "component.busy"))
BREAK(roll_up_in_component, group_of_rule(pack, "large-records");
      rule_named(pack, "large-records")->when = rule_named(pack, "mixed-records")->when)
BREAK(roll_up_nested,
      OPEN(struct condition, group_of_rule(pack, "mixed-records")->children)[0].children =
          OPEN(struct condition, group_of_rule(pack, "mixed-records")->children) + 1)
BREAK(both_in_check,
      first_leaf(pack->checks[1].when)->fact = fact_find(&pack->vocabulary, "component.busy"))
BREAK(empty_group, group_of_rule(pack, "few-people")->count = 0)
BREAK(kind_of_group, group_of_rule(pack, "few-people")->kind = (enum condition_kind)99)
BREAK(share_none, OPEN(struct condition, group_of_rule(pack, "few-people")->children)[1].share = 0)
BREAK(share_above,
      OPEN(struct condition, group_of_rule(pack, "few-people")->children)[1].share = NUMBER_ONE + 1)
BREAK(too_deep, nest(pack, 17))
BREAK(interval_backwards, break_intervals(pack, 2000, 1000, 5000, 6000))
BREAK(interval_order, break_intervals(pack, 5000, 6000, 1000, 2000))
BREAK(interval_touching, break_intervals(pack, 1000, 2000, 2001, 3000))
BREAK(interval_below, break_intervals(pack, -1, 2000, 5000, 6000))
BREAK(interval_above, break_intervals(pack, 0, 2000, 5000, INT64_MAX))
BREAK(interval_broken, break_size(pack, 1000000, 2500000))
BREAK(leaf_text, leaf_of_rule(pack, "busy")->text = NULL)

BREAK(claim_source, pack->claims[0].publication = 9)
BREAK(claim_contradicts, *OPEN(uint32_t, pack->claims[1].contradicts) = 99)
BREAK(claim_text, pack->claims[0].text = NULL)
BREAK(claim_taken, pack->claims[0].id = "busy")
BREAK(layers_none, pack->layer_count = 0)
BREAK(layer_name, pack->layers[0].name = "L")
BREAK(layer_title, pack->layers[0].title = NULL)
BREAK(layer_of_option, pack->options[0].layer = 1)
BREAK(layer_of_fact, pack->vocabulary.facts[0].layer = 1)
BREAK(layer_of_rule, pack->rules[0].layer = UINT32_MAX)
BREAK(layer_base, pack->layers[0].name = "another")

static void override_of(struct pack *pack, uint32_t layer, const char *kind)
{
    pack->layer_count = pack->override_count = 1;
    pack->overrides = arena_new(&pack->arena, 1, sizeof *pack->overrides);
    assert_non_null(pack->overrides);
    pack->overrides[0] =
        (struct override){.layer = layer, .kind = kind, .subject = "s", .change = "c"};
}

BREAK(override_layer, override_of(pack, 1, "rule"))
BREAK(override_base, override_of(pack, 0, "rule"))
BREAK(override_kind, override_of(pack, 0, NULL))
BREAK(source_name, pack->publications[0].id = "9")

BREAK(rule_criterion, rule_named(pack, "busy")->criterion = 9)
BREAK(rule_scope, rule_named(pack, "busy")->scope = RULE_SCOPES)
BREAK(rule_unconditional, rule_named(pack, "busy")->when = NULL)
BREAK(rule_because, rule_named(pack, "busy")->because = NULL)
BREAK(rule_cites, *OPEN(uint32_t, rule_named(pack, "large-records")->cites) = 99)
BREAK(fact_cites, cite_beyond(&fact_named(pack, "team.size")->cites,
                              &fact_named(pack, "team.size")->cite_count))
BREAK(derived_cites, cite_first(derived_fact(pack)))
BREAK(check_cites, cite_beyond(&pack->checks[0].cites, &pack->checks[0].cite_count))
BREAK(rule_despite, *OPEN(uint32_t, rule_named(pack, "large-records")->despite) = 99)
BREAK(rule_excludes, rule_named(pack, "regulated-accounts")->excludes = 4)
BREAK(rule_nothing, rule_named(pack, "regulated-accounts")->excludes = 0)
BREAK(rule_overhead, rule_named(pack, "mixed-pays")->overhead = 0)
BREAK(rule_overhead_below, rule_named(pack, "mixed-pays")->overhead = -1001)
BREAK(rule_overhead_above, rule_named(pack, "mixed-pays")->overhead = 1001)
BREAK(rule_overhead_component, rule_named(pack, "busy")->overhead = 3)
BREAK(rule_excludes_switch, rule_named(pack, "much-to-copy")->excludes = 1)
BREAK(rule_no_criterion, rule_named(pack, "large-records")->criterion = CRITERION_NONE)
BREAK(rule_two_things, rule_named(pack, "large-records")->excludes = 1)
BREAK(effect_nothing, OPEN(struct effect, rule_named(pack, "large-records")->effects)[0].points = 0)
BREAK(effect_above,
      OPEN(struct effect, rule_named(pack, "large-records")->effects)[0].points = 1001)
BREAK(effect_below,
      OPEN(struct effect, rule_named(pack, "large-records")->effects)[0].points = -1001)
BREAK(effect_option, OPEN(struct effect, rule_named(pack, "large-records")->effects)[1].option = 2)
BREAK(effect_order, OPEN(struct effect, rule_named(pack, "large-records")->effects)[1].option = 0)
BREAK(effect_strength,
      OPEN(struct effect, rule_named(pack, "large-records")->effects)[0].strength = NULL)
BREAK(derives_given, OPEN(struct derivation, rule_named(pack, "busy")->derivations)[0].fact =
                         fact_find(&pack->vocabulary, "project.regulated"))
BREAK(derives_other, OPEN(struct derivation, rule_named(pack, "busy")->derivations)[0].fact =
                         fact_find(&pack->vocabulary, "project.mixed_records"))
BREAK(derives_circle,
      leaf_of_rule(pack, "busy")->fact = fact_find(&pack->vocabulary, "component.busy");
      leaf_of_rule(pack, "busy")->accepts = value_choice(1))

BREAK(advice_option, pack->advice[0].option = 2)
BREAK(advice_scope, pack->advice[0].scope = RULE_SWITCH)
BREAK(advice_order, pack->advice[0].order = -1)
BREAK(advice_late, pack->advice[0].order = 1000001)
BREAK(advice_text, pack->advice[0].text = NULL)
BREAK(advice_cites, *OPEN(uint32_t, pack->advice[0].cites) = 99)
BREAK(check_unconditional, pack->checks[0].when = NULL)
BREAK(check_message, pack->checks[0].message = NULL)
BREAK(digest_form, pack->digest[0] = 'A')

#define BROKEN(name)                                                                               \
    {                                                                                              \
#name, name                                                                                \
    }

static const struct {
    const char *name;
    void (*apply)(struct pack *pack);
} broken[] = {
    BROKEN(name_form),
    BROKEN(name_missing),
    BROKEN(version_missing),
    BROKEN(one_option),
    BROKEN(option_name),
    BROKEN(option_twice),
    BROKEN(combination_name),
    BROKEN(strength_points),
    BROKEN(strength_many),
    BROKEN(thresholds_order),
    BROKEN(thresholds_below),
    BROKEN(thresholds_above),
    BROKEN(weight_below),
    BROKEN(weight_above),
    BROKEN(criterion_taken),
    BROKEN(second_below),
    BROKEN(operated_none),
    BROKEN(operated_type),
    BROKEN(operated_scope),
    BROKEN(current_type),
    BROKEN(current_reserved),
    BROKEN(current_none),
    BROKEN(never_traffic),
    BROKEN(factor_below),
    BROKEN(fact_name),
    BROKEN(fact_twice),
    BROKEN(no_option_fact),
    BROKEN(option_fact_derived),
    BROKEN(range_backwards),
    BROKEN(range_below),
    BROKEN(range_broken),
    BROKEN(band_order),
    BROKEN(band_broken),
    BROKEN(band_outside),
    BROKEN(band_name),
    BROKEN(few_values),
    BROKEN(no_values),
    BROKEN(three_truths),
    BROKEN(other_truths),
    BROKEN(truth_more),
    BROKEN(other_options),
    BROKEN(fewer_options),
    BROKEN(value_name),
    BROKEN(no_title),
    BROKEN(no_question),
    BROKEN(question_of_derived),
    BROKEN(no_otherwise),
    BROKEN(no_otherwise_asked),
    BROKEN(otherwise_alone),
    BROKEN(otherwise_empty),
    BROKEN(otherwise_beyond),
    BROKEN(likely_index),
    BROKEN(likely_below),
    BROKEN(likely_nothing),
    BROKEN(default_of_derived),
    BROKEN(default_empty),
    BROKEN(kind_of_leaf),
    BROKEN(choice_beyond),
    BROKEN(set_within),
    BROKEN(no_members),
    BROKEN(one_member_of_all),
    BROKEN(members_beyond),
    BROKEN(members_of_choice),
    BROKEN(pattern_of_choice),
    BROKEN(pattern_flags),
    BROKEN(pattern_order),
    BROKEN(pattern_twice),
    BROKEN(pattern_missing),
    BROKEN(pattern_long),
    BROKEN(known_in_rule),
    BROKEN(option_in_rule),
    BROKEN(component_in_split),
    BROKEN(roll_up_in_component),
    BROKEN(roll_up_nested),
    BROKEN(both_in_check),
    BROKEN(empty_group),
    BROKEN(kind_of_group),
    BROKEN(share_none),
    BROKEN(share_above),
    BROKEN(too_deep),
    BROKEN(interval_backwards),
    BROKEN(interval_order),
    BROKEN(interval_touching),
    BROKEN(interval_below),
    BROKEN(interval_above),
    BROKEN(interval_broken),
    BROKEN(leaf_text),
    BROKEN(claim_source),
    BROKEN(claim_contradicts),
    BROKEN(claim_text),
    BROKEN(claim_taken),
    BROKEN(source_name),
    BROKEN(layers_none),
    BROKEN(layer_name),
    BROKEN(layer_title),
    BROKEN(layer_of_option),
    BROKEN(layer_of_fact),
    BROKEN(layer_of_rule),
    BROKEN(layer_base),
    BROKEN(override_layer),
    BROKEN(override_base),
    BROKEN(override_kind),
    BROKEN(rule_criterion),
    BROKEN(rule_scope),
    BROKEN(rule_unconditional),
    BROKEN(rule_because),
    BROKEN(rule_cites),
    BROKEN(fact_cites),
    BROKEN(derived_cites),
    BROKEN(check_cites),
    BROKEN(rule_despite),
    BROKEN(rule_excludes),
    BROKEN(rule_nothing),
    BROKEN(rule_overhead),
    BROKEN(rule_overhead_below),
    BROKEN(rule_overhead_above),
    BROKEN(rule_overhead_component),
    BROKEN(rule_excludes_switch),
    BROKEN(rule_no_criterion),
    BROKEN(rule_two_things),
    BROKEN(effect_nothing),
    BROKEN(effect_above),
    BROKEN(effect_below),
    BROKEN(effect_option),
    BROKEN(effect_order),
    BROKEN(effect_strength),
    BROKEN(derives_given),
    BROKEN(derives_other),
    BROKEN(derives_circle),
    BROKEN(advice_option),
    BROKEN(advice_scope),
    BROKEN(advice_order),
    BROKEN(advice_late),
    BROKEN(advice_text),
    BROKEN(advice_cites),
    BROKEN(check_unconditional),
    BROKEN(check_message),
    BROKEN(digest_form),
};

static void test_broken_packs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct intake intake;
        load_tiny(&intake);
        broken[i].apply(intake.pack);
        struct image image = image_of(intake.pack);
        check_refused(&image, broken[i].name);
        free(image.bytes);
        intake_fini(&intake);
    }
}

/* What lies just inside the limits is read. */
static void test_deepest_condition(void **state)
{
    (void)state;
    struct intake intake;
    load_tiny(&intake);
    nest(intake.pack, 16);
    assert_true(image_digest(intake.pack));
    check_round_trip(intake.pack);
    intake_fini(&intake);
}

/* The pool of texts: its ends, its encoding, and offsets into it. */
static void test_texts(void **state)
{
    (void)state;
    struct intake intake;
    char *base = small_pack();
    char *text = replaced(base, "because: It melts.", "because: Zu heiß.");
    intake_text(&intake, text);
    intake_check_good(&intake);
    free(text);
    free(base);
    struct image image = image_of(intake.pack);
    uint32_t length;
    memcpy(&length, image.bytes + HEADER, sizeof length);
    unsigned char *pool = image.bytes + HEADER + sizeof length;
    unsigned char *sharp = memmem(pool, length, "ß", strlen("ß"));
    assert_non_null(sharp);
    struct {
        unsigned char *at;
        unsigned char byte;
    } changes[] = {{pool, 'x'}, {pool + length - 1, 'x'}, {sharp, 'x'}, {sharp + 1, 'x'}};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        unsigned char before = *changes[i].at;
        *changes[i].at = changes[i].byte;
        seal(&image);
        check_refused(&image, "a text was changed");
        *changes[i].at = before;
    }
    /* The offset of a text is moved into the middle of a character, or behind the end. */
    uint32_t offset = (uint32_t)(sharp - pool) - 6, inside = offset + 7;
    unsigned char *reference =
        memmem(pool + length, image.length - HEADER - 4 - length, &offset, sizeof offset);
    assert_non_null(reference);
    memcpy(reference, &inside, sizeof inside);
    seal(&image);
    check_refused(&image, "a text begins inside a character");
    memcpy(reference, &length, sizeof length);
    seal(&image);
    check_refused(&image, "a text begins behind the pool");
    free(image.bytes);
    intake_fini(&intake);
}

static void test_no_memory_reading(void **state)
{
    (void)state;
    struct intake intake;
    load_tiny(&intake);
    struct image image = image_of(intake.pack);
    intake_fini(&intake);
    bool hit = true;
    for (long skip = 0; hit; skip++) {
        arena_init(&intake.arena);
        diags_init(&intake.diags, &intake.arena);
        failing_memory(skip);
        intake.pack = image_read(image.bytes, image.length, &intake.diags);
        hit = failing_stop();
        assert_true(hit == (intake.pack == NULL));
        assert_true(hit == intake.diags.no_memory);
        assert_int_equal(intake.diags.list.count, 0);
        intake_fini(&intake);
    }
    free(image.bytes);
}

static void test_no_memory_writing(void **state)
{
    (void)state;
    struct intake intake;
    load_tiny(&intake);
    bool hit = true;
    for (long skip = 0; hit; skip++) {
        struct strbuf out;
        strbuf_init(&out);
        failing_memory(skip);
        image_write(intake.pack, &out);
        hit = failing_stop();
        assert_true(hit == out.failed);
        strbuf_fini(&out);
    }
    hit = true;
    for (long skip = 0; hit; skip++) {
        failing_memory(skip);
        bool good = image_digest(intake.pack);
        hit = failing_stop();
        assert_true(hit == !good);
    }
    intake_fini(&intake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_written_behind),
        cmocka_unit_test(test_digest),
        cmocka_unit_test(test_header),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_flipped),
        cmocka_unit_test(test_broken_packs),
        cmocka_unit_test(test_deepest_condition),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_no_memory_reading),
        cmocka_unit_test(test_no_memory_writing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
