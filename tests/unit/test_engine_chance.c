#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/chance.h"
#include "packs.h"

static void dice_fall_alike_on_every_machine(void **state)
{
    (void)state;
    struct dice dice = {0};
    /* splitmix64 begins with e220a8397b1dcdaf from 0 */
    assert_int_equal(dice_below(&dice, 1 << 16), 0xe220);
    uint32_t counts[6] = {0};
    for (uint32_t i = 0; i < 60000; i++)
        counts[dice_below(&dice, 6)]++;
    for (uint32_t i = 0; i < 6; i++)
        assert_in_range(counts[i], 9600, 10400);
    assert_int_equal(dice_below(&dice, 1), 0);
}

static void check_chance(const struct chance *chance, uint32_t count, const uint16_t *classes,
                         const uint32_t *ends)
{
    assert_int_equal(chance->count, count);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(chance->classes[i], classes[i]);
        assert_int_equal(chance->ends[i], ends[i]);
    }
}

/* A pack with a choice of three and a set of three, weighed alike. */
static void weighed_pack(struct pack *pack, const struct likelihood *likely, uint32_t count)
{
    pack_begin(pack, 2, 1);
    for (int i = 0; i < 2; i++) {
        uint32_t fact = add_fact(pack, i == 0 ? FACT_CHOICE : FACT_SET, FACT_COMPONENT, 3);
        pack->vocabulary.facts[fact].likely = likely;
        pack->vocabulary.facts[fact].likely_count = count;
    }
}

static void a_choice_has_its_share_of_the_possible_weights(void **state)
{
    (void)state;
    static const struct likelihood likely[] = {{2, 3 * NUMBER_ONE}, {0, NUMBER_ONE}, {1, 0}};
    static const uint8_t all = 7, middle = 2;
    struct pack pack;
    struct chance chance;
    weighed_pack(&pack, likely, 3);
    struct program *program = program_new(&pack);
    assert_non_null(program);
    assert_true(chance_of_classes(&chance, &pack.arena, program, 0, &all));
    check_chance(&chance, 2, (const uint16_t[]){0, 2}, (const uint32_t[]){250000, 1000000});
    /* what is left is not called likely */
    assert_true(chance_of_classes(&chance, &pack.arena, program, 0, &middle));
    check_chance(&chance, 1, (const uint16_t[]){1}, (const uint32_t[]){1});
    pack.vocabulary.facts[0].likely_count = 0;
    assert_true(chance_of_classes(&chance, &pack.arena, program, 0, &all));
    check_chance(&chance, 3, (const uint16_t[]){0, 1, 2}, (const uint32_t[]){1, 2, 3});
    program_free(program);
    pack_done(&pack);
}

static void a_member_has_its_weight_against_one(void **state)
{
    (void)state;
    static const struct likelihood likely[] = {{2, 3 * NUMBER_ONE}, {0, 0}};
    struct pack pack;
    struct chance chance;
    weighed_pack(&pack, likely, 2);
    const struct fact *set = &pack.vocabulary.facts[1];
    assert_true(chance_of_member(&chance, &pack.arena, set, 0));
    check_chance(&chance, 1, (const uint16_t[]){0}, (const uint32_t[]){1000000});
    assert_true(chance_of_member(&chance, &pack.arena, set, 1));
    check_chance(&chance, 2, (const uint16_t[]){0, 1}, (const uint32_t[]){500000, 1000000});
    assert_true(chance_of_member(&chance, &pack.arena, set, 2));
    check_chance(&chance, 2, (const uint16_t[]){0, 1}, (const uint32_t[]){250000, 1000000});
    pack_done(&pack);
}

static void drawing_follows_the_weights(void **state)
{
    (void)state;
    const uint16_t classes[] = {7, 9};
    const uint32_t ends[] = {1, 4};
    const struct chance chance = {2, classes, ends};
    struct dice dice = {0};
    uint32_t nines = 0;
    for (uint32_t i = 0; i < 40000; i++) {
        uint16_t class = chance_draw(&chance, &dice);
        assert_true(class == 7 || class == 9);
        nines += class == 9;
    }
    assert_in_range(nines, 29500, 30500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dice_fall_alike_on_every_machine),
        cmocka_unit_test(a_choice_has_its_share_of_the_possible_weights),
        cmocka_unit_test(a_member_has_its_weight_against_one),
        cmocka_unit_test(drawing_follows_the_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
