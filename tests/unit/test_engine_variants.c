/* Variants: copies of a group, and narrowing what is given in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/variants.h"
#include "engine_fixture.h"

/* A fact of each kind, some of more than eight classes, and rules that ask for them. */
enum { CHOICE, MANY, NUMBER, WHOLE, SET, TEXT, PROJECT, FACTS };
enum { IS_CHOICE, IS_MANY, HAS_MEMBER, IS_TEXT, IS_PROJECT, IS_NUMBER };

static void make_pack(struct pack *pack)
{
    pack_begin(pack, FACTS, 30);
    add_fact(pack, FACT_CHOICE, FACT_COMPONENT, 5);
    add_fact(pack, FACT_CHOICE, FACT_COMPONENT, 19);
    add_number(pack, FACT_NUMBER, FACT_COMPONENT, -1000, 1000);
    add_number(pack, FACT_INTEGER, FACT_COMPONENT, -20 * NUMBER_ONE, 20 * NUMBER_ONE);
    add_fact(pack, FACT_SET, FACT_COMPONENT, 11);
    add_fact(pack, FACT_TEXT, FACT_COMPONENT, 0);
    add_fact(pack, FACT_CHOICE, FACT_PROJECT, 3);
    add_rule(pack, RULE_COMPONENT, is_one_of(pack, CHOICE, 0x5));
    add_rule(pack, RULE_COMPONENT, is_one_of(pack, MANY, 0x70fff));
    add_rule(pack, RULE_COMPONENT, includes(pack, LEAF_INCLUDES_ANY, SET, 0x402));
    add_rule(pack, RULE_COMPONENT, matches(pack, TEXT, "^api", ""));
    add_rule(pack, RULE_COMPONENT, is_one_of(pack, PROJECT, 2));
    for (int64_t i = 0; i < 12; i++)
        add_rule(pack, RULE_COMPONENT, is_between(pack, NUMBER, 10 + 10 * i, 500));
    add_rule(pack, RULE_COMPONENT, is_between(pack, WHOLE, 3 * NUMBER_ONE, 9 * NUMBER_ONE));
    set_otherwise(pack, MANY, pack->rules[IS_CHOICE].when, value_choice(18));
}

static void begin(struct fixture *fixture)
{
    make_pack(&fixture->pack);
    fixture->program = program_new(&fixture->pack);
    assert_non_null(fixture->program);
    fixture->block = NULL;
}

/* Ends with the fixture's block as well. */
static struct block *new_block(const struct fixture *fixture, uint32_t lanes)
{
    struct block *block = block_new(fixture->program, lanes);
    assert_non_null(block);
    return block;
}

/* What is given in a lane of a group: the same each time for the same number. */
static void give_lane(struct fixture *fixture, struct block *block, uint32_t lane, uint64_t random)
{
    static const char *const texts[] = {"api", "web", NULL};
    struct pack *pack = &fixture->pack;
    uint64_t members = draw(&random) & 0x7ff;
    int64_t low = draw_below(&random, 900);
    struct value values[FACTS] = {
        [CHOICE] = choices_of(1 + draw_below(&random, 31)),
        [MANY] = value_choice(draw_below(&random, 19)),
        [NUMBER] = numbers_of(pack, low, low + draw_below(&random, 100)),
        [WHOLE] = numbers_of(pack, NUMBER_ONE, 5 * NUMBER_ONE),
        [SET] = set_of(members & 0x333, members),
        [TEXT] = text_of(texts[draw_below(&random, 3)]),
        [PROJECT] = value_choice(draw_below(&random, 3)),
    };
    for (uint32_t fact = 0; fact < FACTS; fact++) {
        if (draw_below(&random, 3) > 0)
            block_give(block, lane, fact, &values[fact]);
        if (draw_below(&random, 4) == 0)
            block_tentative(block, lane, fact);
    }
    block->sizes[lane] = draw_below(&random, 5000);
}

/* Adds a group in the ordinary way; BLOCK_FULL when there is no room. */
static uint32_t load(struct fixture *fixture, struct block *block, uint32_t components,
                     bool project_lane, uint64_t seed)
{
    uint32_t number = block_add(block, components, project_lane);
    if (number == BLOCK_FULL)
        return number;
    const struct group *group = &block->groups[number];
    for (uint32_t lane = group->first; lane < group_end(group); lane++)
        give_lane(fixture, block, lane, seed + lane - group->first);
    return number;
}

static void assert_same_block(const struct block *a, const struct block *b)
{
    const struct program *program = a->program;
    size_t masks = (size_t)FACTS * a->stride * sizeof *a->given;
    assert_int_equal(a->capacity, b->capacity);
    assert_int_equal(a->lanes, b->lanes);
    assert_int_equal(a->words, b->words);
    assert_int_equal(a->group_count, b->group_count);
    assert_memory_equal(a->groups, b->groups, a->group_count * sizeof *a->groups);
    assert_memory_equal(a->lane_group, b->lane_group, a->lanes * sizeof *a->lane_group);
    assert_memory_equal(a->sizes, b->sizes, a->lanes * sizeof *a->sizes);
    assert_memory_equal(a->planes, b->planes, (size_t)program->plane_count * a->pitch);
    assert_memory_equal(a->texts, b->texts, program->text_count * a->capacity * sizeof *a->texts);
    assert_memory_equal(a->given, b->given, masks);
    assert_memory_equal(a->tentative, b->tentative, masks);
}

/* Copies of a group that stands behind another, as often as there is room or as is wanted. */
static void compare_copies(struct fixture *fixture, struct block *block, uint32_t components,
                           bool project_lane, uint32_t wanted)
{
    struct block *base = new_block(fixture, BLOCK_LANES);
    struct block *loaded = new_block(fixture, block->capacity);
    uint32_t count = 0;
    load(fixture, base, components % 7, true, 1000);
    uint32_t number = load(fixture, base, components, project_lane, components);
    while (count < wanted &&
           load(fixture, loaded, components, project_lane, components) != BLOCK_FULL)
        count++;
    assert_int_equal(variants_fill(block, base, number, wanted), count);
    assert_same_block(block, loaded);
    block_free(loaded);
    block_free(base);
}

static void copies_are_what_loading_gives(void **state)
{
    (void)state;
    static const uint32_t lanes[] = {1, 65, 512};
    struct fixture fixture;
    begin(&fixture);
    for (uint32_t i = 0; i < 3; i++) {
        /* One block for all, so that each fill meets what the one before left behind. */
        struct block *block = new_block(&fixture, lanes[i]);
        for (uint32_t components = 0; components <= 70; components++) {
            compare_copies(&fixture, block, components, false, UINT32_MAX);
            compare_copies(&fixture, block, components, true, 1 + components % 5);
        }
        compare_copies(&fixture, block, 300, true, UINT32_MAX);
        compare_copies(&fixture, block, 2, false, 0);
        compare_copies(&fixture, block, 2, false, 30);
        block_free(block);
    }
    end(&fixture);
}

static void a_group_too_large_is_not_copied(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct block *base = new_block(&fixture, 65);
    fixture.block = new_block(&fixture, 64);
    load(&fixture, base, 65, false, 1);
    load(&fixture, fixture.block, 64, false, 2);
    assert_int_equal(variants_fill(fixture.block, base, 0, 1), 0);
    struct block *empty = new_block(&fixture, 64);
    assert_same_block(fixture.block, empty);
    block_free(empty);
    block_free(base);
    end(&fixture);
}

static void groups_can_be_added_behind_copies(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct block *base = new_block(&fixture, 3);
    fixture.block = new_block(&fixture, 64);
    load(&fixture, base, 3, false, 1);
    assert_int_equal(variants_fill(fixture.block, base, 0, 5), 5);
    assert_int_equal(block_add(fixture.block, 2, false), 5);
    run(&fixture);
    for (uint32_t lane = 15; lane < 17; lane++)
        for (uint32_t rule = 0; rule <= IS_NUMBER; rule++)
            assert_int_equal(block_rule(fixture.block, rule, lane), TRUTH_UNDETERMINED);
    block_free(base);
    end(&fixture);
}

static void copies_evaluate_like_their_base(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct block *base = new_block(&fixture, 6);
    fixture.block = new_block(&fixture, BLOCK_LANES);
    struct evaluate_failure failure;
    load(&fixture, base, 6, false, 77);
    assert_int_equal(evaluate(base, true, &failure), EVALUATE_OK);
    assert_int_equal(variants_fill(fixture.block, base, 0, UINT32_MAX), 85);
    run(&fixture);
    for (uint32_t rule = 0; rule < fixture.pack.rule_count; rule++)
        for (uint32_t lane = 0; lane < fixture.block->lanes; lane++)
            assert_int_equal(block_rule(fixture.block, rule, lane),
                             block_rule(base, rule, lane % 6));
    block_free(base);
    end(&fixture);
}

/* The memory of patterns must not outlive the texts: others may stand where they stood, even such
 * as have the same place in it, of which so many come to meet one. */
static void texts_that_went_are_forgotten(void **state)
{
    (void)state;
    struct fixture fixture;
    char text[16] = "api";
    begin(&fixture);
    struct block *base = new_block(&fixture, 1);
    fixture.block = new_block(&fixture, 1);
    struct value value = text_of(text);
    block_add(base, 1, false);
    block_give(base, 0, TEXT, &value);
    for (uint32_t i = 0; i < 4000; i++) {
        assert_int_equal(variants_fill(fixture.block, base, 0, 1), 1);
        run(&fixture);
        assert_int_equal(block_rule(fixture.block, IS_TEXT, 0), i == 0 ? TRUTH_TRUE : TRUTH_FALSE);
        snprintf(text, sizeof text, "%u", i);
    }
    block_free(base);
    end(&fixture);
}

/* A block of seventy lanes of which nothing is known but that CHOICE is undetermined. */
static void begin_narrowing(struct fixture *fixture)
{
    begin(fixture);
    fixture->block = new_block(fixture, 70);
    block_add(fixture->block, 70, false);
}

static void narrows_to_classes(void **state)
{
    (void)state;
    struct fixture fixture;
    begin_narrowing(&fixture);
    struct block *block = fixture.block;
    block_narrow(block, 66, CHOICE, (uint8_t[]){0x05}, false);
    block_narrow(block, 65, CHOICE, (uint8_t[]){0x06}, false);
    block_narrow(block, 64, CHOICE, (uint8_t[]){0x18}, false);
    block_narrow(block, 66, MANY, (uint8_t[]){0x00, 0x0f, 0x04}, false);
    block_narrow(block, 65, MANY, (uint8_t[]){0x00, 0xf0, 0x00}, false);
    run(&fixture);
    assert_int_equal(block_rule(block, IS_CHOICE, 66), TRUTH_TRUE);
    assert_int_equal(block_rule(block, IS_CHOICE, 65), TRUTH_UNDETERMINED);
    assert_int_equal(block_rule(block, IS_CHOICE, 64), TRUTH_FALSE);
    assert_int_equal(block_rule(block, IS_CHOICE, 63), TRUTH_UNDETERMINED);
    assert_int_equal(block_rule(block, IS_MANY, 66), TRUTH_TRUE);
    assert_int_equal(block_rule(block, IS_MANY, 65), TRUTH_FALSE);
    assert_int_equal(block_origin(block, 65, MANY), ORIGIN_GIVEN);
    end(&fixture);
}

static void narrowing_may_be_tentative(void **state)
{
    (void)state;
    struct fixture fixture;
    begin_narrowing(&fixture);
    struct block *block = fixture.block;
    for (uint32_t lane = 0; lane < 2; lane++) {
        block_narrow(block, lane, CHOICE, (uint8_t[]){0x08}, false);
        block_narrow(block, lane, MANY, (uint8_t[]){0x01, 0, 0}, true);
    }
    block_narrow(block, 1, MANY, (uint8_t[]){0x01, 0, 0}, false);
    run(&fixture);
    assert_int_equal(block_origin(block, 0, MANY), ORIGIN_OTHERWISE);
    assert_int_equal(block_origin(block, 1, MANY), ORIGIN_GIVEN);
    end(&fixture);
}

static void narrows_members_one_by_one(void **state)
{
    (void)state;
    struct fixture fixture;
    begin_narrowing(&fixture);
    struct block *block = fixture.block;
    uint8_t classes[2];
    block_narrow_member(block, 0, SET, 10, false, false);
    block_narrow_member(block, 0, SET, 10, true, false);
    block_narrow_member(block, 1, SET, 10, false, false);
    block_narrow_member(block, 2, SET, 10, false, true);
    block_narrow_member(block, 2, SET, 1, false, true);
    run(&fixture);
    assert_int_equal(block_rule(block, HAS_MEMBER, 0), TRUTH_TRUE);
    assert_int_equal(block_rule(block, HAS_MEMBER, 1), TRUTH_UNDETERMINED);
    assert_int_equal(block_rule(block, HAS_MEMBER, 2), TRUTH_FALSE);
    assert_int_equal(block_origin(block, 1, SET), ORIGIN_GIVEN);
    assert_true(mask_has(block->tentative + SET * block->stride, 2));
    assert_false(mask_has(block->tentative + SET * block->stride, 1));
    block_given_classes(block, 0, SET, false, classes);
    assert_memory_equal(classes, ((uint8_t[]){0x00, 0x04}), 2);
    block_given_classes(block, 0, SET, true, classes);
    assert_memory_equal(classes, ((uint8_t[]){0xff, 0x07}), 2);
    block_given_classes(block, 2, SET, false, classes);
    assert_memory_equal(classes, ((uint8_t[]){0x00, 0x00}), 2);
    block_given_classes(block, 2, SET, true, classes);
    assert_memory_equal(classes, ((uint8_t[]){0xfd, 0x03}), 2);
    end(&fixture);
}

static void tells_the_classes_that_are_given(void **state)
{
    (void)state;
    struct fixture fixture;
    begin_narrowing(&fixture);
    struct block *block = fixture.block;
    uint8_t classes[3];
    block_give(block, 65, CHOICE, &(struct value){.kind = VALUE_CHOICE, .choices = bits_of(2)});
    run(&fixture); /* MANY becomes 18 by that, but it is not given */
    assert_int_equal(block_origin(block, 65, MANY), ORIGIN_OTHERWISE);
    block_given_classes(block, 65, CHOICE, true, classes);
    assert_int_equal(classes[0], 2);
    block_given_classes(block, 64, CHOICE, false, classes);
    assert_int_equal(classes[0], 0x1f);
    block_given_classes(block, 65, MANY, true, classes);
    assert_memory_equal(classes, ((uint8_t[]){0xff, 0xff, 0x07}), 3);
    struct value value = numbers_of(&fixture.pack, 15, 30);
    block_give(block, 1, NUMBER, &value);
    block_given_classes(block, 1, NUMBER, false, classes);
    assert_memory_equal(classes, ((uint8_t[]){0x0e, 0x00, 0x00}), 2);
    end(&fixture);
}

/* The value of a class of NUMBER or WHOLE by what is given (NULL: nothing). */
static int64_t number_of(struct fixture *fixture, uint32_t fact, uint32_t class,
                         const struct value *given)
{
    struct value value;
    assert_true(class_value(&fixture->pack.arena, fixture->program, fact, class, given, &value));
    assert_int_equal(value.kind, VALUE_NUMBER);
    assert_int_equal(value.numbers.count, 1);
    assert_int_equal(value.numbers.items[0].low, value.numbers.items[0].high);
    return value.numbers.items[0].low;
}

static void a_class_has_a_value(void **state)
{
    (void)state;
    struct fixture fixture;
    struct value value;
    begin(&fixture);
    assert_true(class_value(&fixture.pack.arena, fixture.program, MANY, 17, NULL, &value));
    struct value seventeen = value_choice(17);
    assert_true(value_equal(&value, &seventeen));
    assert_int_equal(number_of(&fixture, NUMBER, 0, NULL), -1000);
    assert_int_equal(number_of(&fixture, NUMBER, 1, NULL), 10);
    assert_int_equal(number_of(&fixture, NUMBER, 13, NULL), 600);
    assert_int_equal(number_of(&fixture, WHOLE, 0, NULL), -20 * NUMBER_ONE);
    assert_int_equal(number_of(&fixture, WHOLE, 1, NULL), 3 * NUMBER_ONE);
    assert_int_equal(number_of(&fixture, WHOLE, 2, NULL), 10 * NUMBER_ONE);
    end(&fixture);
}

static void a_class_has_a_value_that_is_given(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct pack *pack = &fixture.pack;
    struct value one = numbers_of(pack, 15, 30);
    assert_int_equal(number_of(&fixture, NUMBER, 1, &one), 15);
    assert_int_equal(number_of(&fixture, NUMBER, 2, &one), 20);
    struct value two = numbers_of_two(pack, (struct interval){-7, 12}, (struct interval){505, 600});
    assert_int_equal(number_of(&fixture, NUMBER, 0, &two), -7);
    assert_int_equal(number_of(&fixture, NUMBER, 1, &two), 10);
    assert_int_equal(number_of(&fixture, NUMBER, 13, &two), 600);
    assert_int_equal(number_of(&fixture, NUMBER, 5, &two), 50); /* not given */
    /* Whole numbers only, of stretches that need not begin with one. */
    struct value half = numbers_of_two(pack, (struct interval){-3 * NUMBER_ONE / 2, -1},
                                       (struct interval){NUMBER_ONE / 2, 20 * NUMBER_ONE});
    assert_int_equal(number_of(&fixture, WHOLE, 0, &half), -NUMBER_ONE);
    struct value above = numbers_of_two(pack, (struct interval){1, 5},
                                        (struct interval){NUMBER_ONE / 2, 9 * NUMBER_ONE});
    assert_int_equal(number_of(&fixture, WHOLE, 0, &above), NUMBER_ONE);
    assert_int_equal(number_of(&fixture, WHOLE, 1, &above), 3 * NUMBER_ONE);
    end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_what_loading_gives),
        cmocka_unit_test(a_group_too_large_is_not_copied),
        cmocka_unit_test(groups_can_be_added_behind_copies),
        cmocka_unit_test(copies_evaluate_like_their_base),
        cmocka_unit_test(texts_that_went_are_forgotten),
        cmocka_unit_test(narrows_to_classes),
        cmocka_unit_test(narrowing_may_be_tentative),
        cmocka_unit_test(narrows_members_one_by_one),
        cmocka_unit_test(tells_the_classes_that_are_given),
        cmocka_unit_test(a_class_has_a_value),
        cmocka_unit_test(a_class_has_a_value_that_is_given),
    };
    return cmocka_run_group_tests_name("engine/variants", tests, NULL, NULL);
}
