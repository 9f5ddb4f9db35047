/* Overlays against packs written out: a pack with random overlays on it, each of which adds,
 * narrows, adjusts and disables, has the digest of the pack that says the same in one file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "packs.h"
#include "rule/image.h"
#include "rule/pack_read.h"

enum {
    RUNS = 400,
    LAYERS = 4, /* the base included */
    OPTIONS = 4,
    CRITERIA = 5,
    STRENGTHS = 5,
    VALUES = 6,
    RULES = 8,
    CONDITIONS = 6,
    CLAIMS = 5
};

/* What a rule says of an option: strength 1 … count for favours, below 0 for against. */
enum { SAYS_NOTHING = 0, EXCLUDES = 100 };

struct rule_model {
    uint32_t criterion;
    uint32_t conditions[CONDITIONS];
    uint32_t condition_count;
    int says[OPTIONS];
    bool cites[CLAIMS];
    bool disabled;
};

/* A pack, as far as overlays change it. */
struct model {
    uint32_t options;
    uint32_t criteria, weights[CRITERIA];
    uint32_t strengths, points[STRENGTHS];
    uint32_t thresholds[3];
    uint32_t second, via[2], vias;
    uint32_t values; /* of the fact component.kind */
    uint32_t claims;
    uint32_t rules;
    struct rule_model rule[RULES];
    uint32_t advice_conditions;
};

static char folder[] = "/tmp/ruling-overlay-XXXXXX";

/* ---- a pack in one file ---- */

static void put_condition(struct strbuf *out, uint32_t condition)
{
    static const char *const conditions[] = {
        "component.kind == v0",
        "component.kind in v0 | v1",
        "team.size > 3",
        "{any: [team.size < 2, component.kind == v1]}",
        "{none: [team.size == 4]}",
        "component.kind not in v1",
    };
    strbuf_puts(out, conditions[condition]);
}

/* `, favours: {o1: s2}` and so on, of the options that `spoken` marks (NULL: all). */
static void put_effects(struct strbuf *out, const struct model *model, const int *says,
                        const bool *spoken)
{
    static const char *const begins[] = {", favours: {", ", against: {", ", excludes: ["};
    for (int verb = 0; verb < 3; verb++) {
        uint32_t listed = 0;
        for (uint32_t i = 0; i < model->options; i++) {
            int kind = says[i] == EXCLUDES ? 2 : says[i] < 0 ? 1 : 0;
            if (says[i] == SAYS_NOTHING || kind != verb || (spoken && !spoken[i]))
                continue;
            strbuf_printf(out, "%so%u", listed++ ? ", " : begins[verb], i);
            if (verb < 2)
                strbuf_printf(out, ": s%d", abs(says[i]) - 1);
        }
        strbuf_puts(out, !listed ? "" : verb == 2 ? "]" : "}");
    }
}

/* `, cites: [c0, c1]`. */
static void put_claims(struct strbuf *out, const bool *claims)
{
    uint32_t listed = 0;
    for (uint32_t i = 0; i < CLAIMS; i++)
        if (claims[i])
            strbuf_printf(out, "%sc%u", listed++ ? ", " : ", cites: [", i);
    strbuf_puts(out, listed ? "]" : "");
}

static void put_rule(struct strbuf *out, const struct model *model, uint32_t number)
{
    const struct rule_model *rule = &model->rule[number];
    strbuf_printf(out, "  - {id: r%u, criterion: k%u, because: b, when: [", number,
                  rule->criterion);
    for (uint32_t i = 0; i < rule->condition_count; i++) {
        strbuf_puts(out, i > 0 ? ", " : "");
        put_condition(out, rule->conditions[i]);
    }
    strbuf_puts(out, "]");
    put_effects(out, model, rule->says, NULL);
    put_claims(out, rule->cites);
    strbuf_puts(out, "}\n");
}

/* A mapping `{a0: …, a1: …}` of numbers. */
static void put_numbers(struct strbuf *out, const char *key, const char *name,
                        const uint32_t *numbers, uint32_t from, uint32_t to)
{
    strbuf_printf(out, "%s: {", key);
    for (uint32_t i = from; i < to; i++)
        strbuf_printf(out, "%s%s%u: %u", i > from ? ", " : "", name, i, numbers[i]);
    strbuf_puts(out, "}");
}

static void put_pack(struct strbuf *out, const struct model *model)
{
    strbuf_puts(out, "format: 1\npack: small\nversion: 1\ncombination: {id: all}\noptions:\n");
    for (uint32_t i = 0; i < model->options; i++)
        strbuf_printf(out, "  o%u: {}\n", i);
    strbuf_puts(out, "criteria:\n");
    for (uint32_t i = 0; i < model->criteria; i++)
        strbuf_printf(out, "  k%u: {weight: %u}\n", i, model->weights[i]);
    put_numbers(out, "strengths", "s", model->points, 0, model->strengths);
    strbuf_printf(out, "\nthresholds: {toss_up: %u, clear: %u, firm: %u}\nsplit: {second: %u, ",
                  model->thresholds[0], model->thresholds[1], model->thresholds[2], model->second);
    put_numbers(out, "via", "w", model->via, 0, model->vias);
    strbuf_puts(out, "}\nsources: {S: {}}\nfacts:\n"
                     "  - {fact: team.size, type: integer, range: 1 .. 9, question: q}\n"
                     "  - {fact: component.kind, type: choice, question: q, values: [v0, v1");
    for (uint32_t i = 2; i < model->values; i++)
        strbuf_printf(out, ", v%u", i);
    strbuf_puts(out, "]}\nclaims:\n");
    for (uint32_t i = 0; i < model->claims; i++)
        strbuf_printf(out, "  - {id: c%u, source: S, claim: c}\n", i);
    strbuf_puts(out, "rules:\n");
    for (uint32_t i = 0; i < model->rules; i++)
        put_rule(out, model, i);
    strbuf_puts(out, "advice:\n  - {id: a, text: t, when: [known team.size");
    for (uint32_t i = 0; i < model->advice_conditions; i++)
        strbuf_printf(out, ", team.size > %u", i + 1);
    strbuf_puts(out, "]}\n");
}

/* ---- random ---- */

static uint32_t below(uint64_t *random, uint32_t limit)
{
    return draw_below(random, limit);
}

static int random_saying(uint64_t *random, const struct model *model)
{
    int strength = 1 + (int)below(random, model->strengths);
    return below(random, 5) == 0 ? EXCLUDES : below(random, 2) ? strength : -strength;
}

static void make_rule(uint64_t *random, struct model *model)
{
    struct rule_model *rule = &model->rule[model->rules++];
    *rule = (struct rule_model){.criterion = below(random, model->criteria), .condition_count = 1};
    rule->conditions[0] = below(random, 6);
    for (uint32_t i = 0; i < model->options; i++)
        rule->says[i] = below(random, 2) ? random_saying(random, model) : SAYS_NOTHING;
    if (rule->says[0] == SAYS_NOTHING)
        rule->says[0] = random_saying(random, model);
    for (uint32_t i = 0; i < model->claims; i++)
        rule->cites[i] = below(random, 2);
}

static void make_base(uint64_t *random, struct model *model)
{
    *model = (struct model){.options = 2,
                            .criteria = 2,
                            .weights = {1, 2},
                            .strengths = 2,
                            .points = {1, 6},
                            .thresholds = {1, 10, 20},
                            .second = 4,
                            .via = {1},
                            .vias = 1,
                            .values = 2,
                            .claims = 2};
    for (int i = 0; i < 3; i++)
        make_rule(random, model);
}

/* ---- overlays: each step changes the model and says so ---- */

static void change_scales(uint64_t *random, struct model *model, struct strbuf *out)
{
    if (model->criteria < CRITERIA && below(random, 2)) {
        strbuf_printf(out, "criteria:\n  k%u: {weight: 3}\n", model->criteria);
        model->weights[model->criteria++] = 3;
        strbuf_printf(out, "  k0: {weight: %u}\n", ++model->weights[0]);
    }
    if (model->strengths < STRENGTHS && below(random, 2)) {
        uint32_t changed = below(random, model->strengths);
        model->points[changed]++;
        model->points[model->strengths] = 9;
        strbuf_printf(out, "strengths: {s%u: 9, s%u: %u}\n", model->strengths, changed,
                      model->points[changed]);
        model->strengths++;
    }
    if (below(random, 2))
        strbuf_printf(out, "thresholds: {clear: %u}\n", --model->thresholds[1]);
    if (below(random, 2)) {
        strbuf_printf(out, "split: {second: %u, via: {w0: %u", model->second + 1,
                      model->via[0] + 1);
        model->second++;
        model->via[0]++;
        if (model->vias < 2) {
            model->via[model->vias++] = 5;
            strbuf_puts(out, ", w1: 5");
        }
        strbuf_puts(out, "}}\n");
    }
}

static void change_facts(uint64_t *random, struct model *model, struct strbuf *out)
{
    if (model->values < VALUES && below(random, 2))
        strbuf_printf(out, "facts:\n  - {adjust: component.kind, values: %s%u%s}\n",
                      model->values % 2 ? "[v" : "{v", model->values,
                      model->values % 2 ? "]" : ": x}");
    else
        return;
    model->values++;
}

/* Adjusts a rule in some ways, one at least. */
static void adjust_rule(uint64_t *random, struct model *model, uint32_t number, struct strbuf *out)
{
    struct rule_model *rule = &model->rule[number];
    bool spoken[OPTIONS] = {false}, cites[CLAIMS] = {false};
    strbuf_printf(out, "  - {adjust: r%u, reason: r", number);
    if (rule->condition_count < CONDITIONS) {
        uint32_t condition = below(random, 6);
        rule->conditions[rule->condition_count++] = condition;
        strbuf_puts(out, ", narrow: ");
        put_condition(out, condition);
    }
    for (uint32_t i = 0; i < model->options; i++) {
        int says = random_saying(random, model);
        spoken[i] = below(random, 2) && says != rule->says[i];
        if (spoken[i])
            rule->says[i] = says;
    }
    put_effects(out, model, rule->says, spoken);
    for (uint32_t i = 0; i < model->claims; i++) {
        cites[i] = !rule->cites[i] && below(random, 3) == 0;
        rule->cites[i] |= cites[i];
    }
    /* The order of citations counts: only one behind all others is the same in both. */
    uint32_t last = CLAIMS;
    for (uint32_t i = 0; i < model->claims; i++) {
        if (cites[i])
            rule->cites[i] = false;
        if (rule->cites[i])
            last = i;
    }
    for (uint32_t i = 0; i < model->claims; i++) {
        cites[i] &= last == CLAIMS || i > last;
        rule->cites[i] |= cites[i];
    }
    put_claims(out, cites);
    strbuf_puts(out, "}\n");
}

static void change_rules(uint64_t *random, struct model *model, struct strbuf *out)
{
    uint32_t below_this = model->rules;
    strbuf_puts(out, "rules:\n");
    if (model->rules < RULES) {
        make_rule(random, model);
        put_rule(out, model, model->rules - 1);
    }
    for (uint32_t i = 0; i < below_this; i++) {
        if (model->rule[i].disabled || below(random, 2))
            continue;
        if (below(random, 4) > 0) {
            adjust_rule(random, model, i, out);
            continue;
        }
        model->rule[i].disabled = true;
        strbuf_printf(out, "  - {adjust: r%u, disable: true, reason: r}\n", i);
    }
}

/* Adds an option to all that comes behind; it is new, so the rules below say nothing of it. */
static void put_overlay(uint64_t *random, struct model *model, uint32_t layer, struct strbuf *out)
{
    strbuf_printf(out, "format: 1\npack: layer%u\nversion: 1\nextends: ./layer%u.yaml\n", layer,
                  layer - 1);
    if (model->options < OPTIONS && below(random, 3) == 0)
        strbuf_printf(out, "options: {o%u: {}}\n", model->options++);
    if (model->claims < CLAIMS && below(random, 2))
        strbuf_printf(out, "claims:\n  - {id: c%u, source: S, claim: c}\n", model->claims++);
    change_scales(random, model, out);
    change_facts(random, model, out);
    change_rules(random, model, out);
    if (below(random, 2))
        strbuf_printf(out, "advice:\n  - {adjust: a, narrow: team.size > %u, reason: r}\n",
                      ++model->advice_conditions);
}

/* ---- the comparison ---- */

static void write_file(const char *name, const struct strbuf *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_false(text->failed);
    assert_int_equal(fwrite(text->text, 1, text->length, file), text->length);
    assert_int_equal(fclose(file), 0);
}

static struct pack *read_file(struct arena *arena, const char *name)
{
    struct diags diags;
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    diags_init(&diags, arena);
    struct pack *pack = pack_read(arena, path, &diags);
    for (uint32_t i = 0; i < diags.list.count; i++) {
        struct place place = source_place(diags.list.items[i].span);
        print_message("%s:%u: %s\n", place.file, place.line, diags.list.items[i].message);
    }
    assert_non_null(pack);
    return pack;
}

static void put_file(const char *name, struct strbuf *text)
{
    write_file(name, text);
    strbuf_truncate(text, 0);
}

static void compare(uint64_t seed)
{
    uint64_t random = seed * 0x9e3779b97f4a7c15u + 1;
    struct model model;
    struct strbuf text;
    struct arena arena;
    uint32_t top = 1 + below(&random, LAYERS - 1);
    arena_init(&arena);
    strbuf_init(&text);
    make_base(&random, &model);
    put_pack(&text, &model);
    put_file("layer0.yaml", &text);
    for (uint32_t layer = 1; layer <= top; layer++) {
        char name[32];
        put_overlay(&random, &model, layer, &text);
        snprintf(name, sizeof name, "layer%u.yaml", layer);
        put_file(name, &text);
    }
    put_pack(&text, &model);
    put_file("whole.yaml", &text);
    char name[32];
    snprintf(name, sizeof name, "layer%u.yaml", top);
    struct pack *layered = read_file(&arena, name), *whole = read_file(&arena, "whole.yaml");
    for (uint32_t i = 0; i < whole->rule_count; i++)
        whole->rules[i].disabled = model.rule[i].disabled;
    assert_true(image_digest(whole));
    if (strcmp(whole->digest, layered->digest) != 0)
        fail_msg("seed %llu: the digests differ", (unsigned long long)seed);
    assert_int_equal(layered->layer_count, top + 1);
    pack_free(layered);
    pack_free(whole);
    strbuf_fini(&text);
    arena_fini(&arena);
}

static void overlays_equal_the_pack_written_out(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < RUNS; seed++)
        compare(seed);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(overlays_equal_the_pack_written_out)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
