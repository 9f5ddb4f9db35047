#include "lint_fixture.h"

#include "author/lint/sample.h"

/* In how many of 4096 random profiles a rule fires that has this condition. */
static uint32_t count_fired(const char *condition)
{
    struct intake intake;
    struct arena arena;
    char text[2000];
    uint32_t fired = 0;
    snprintf(text, sizeof text,
             "%s%sfacts:\n"
             "  - {fact: component.kind, type: choice, values: [a, b, c], question: Q?,\n"
             "     likely: {a: 1, b: 3}}\n"
             "  - {fact: component.tags, type: set, values: [x, y, z], question: Q?,\n"
             "     likely: {x: 3, y: 0}}\n"
             "rules:\n  - {id: r, criterion: pace, favours: {left: slight}, because: B.,\n"
             "     when: %s}\n",
             clean_head, clean_criteria, condition);
    intake_text(&intake, text);
    intake_check_good(&intake);
    arena_init(&arena);
    struct program *program = program_new(intake.pack);
    assert_non_null(program);
    struct sample *sample = sample_new(&arena, program, 4096);
    assert_non_null(sample);
    assert_int_equal(sample->profiles, 4096);
    for (uint32_t i = 0; i < sample->count; i++) {
        struct masks masks = block_rule_masks(sample->blocks[i], 0);
        for (uint32_t w = 0; w < sample->blocks[i]->words; w++)
            fired += (uint32_t)__builtin_popcountll(masks.is_true[w] & sample->valid[i][w]);
    }
    sample_free(sample);
    program_free(program);
    arena_fini(&arena);
    intake_fini(&intake);
    return fired;
}

static void profiles_are_drawn_as_the_pack_calls_them_likely(void **state)
{
    (void)state;
    assert_in_range(count_fired("component.kind == a"), 900, 1150);
    assert_in_range(count_fired("component.kind == b"), 2950, 3200);
    assert_int_equal(count_fired("component.kind == c"), 0);
    assert_in_range(count_fired("component.tags includes x"), 2950, 3200);
    assert_int_equal(count_fired("component.tags includes y"), 0);
    assert_in_range(count_fired("component.tags includes z"), 1950, 2150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(profiles_are_drawn_as_the_pack_calls_them_likely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
