/* The order of facts, and the circles that have none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "packs.h"

#include "failing.h"
#include "rule/order.h"

struct fixture {
    struct pack pack;
    struct arena arena;
    struct diags diags;
};

static void begin(struct fixture *fixture, uint32_t facts)
{
    pack_begin(&fixture->pack, facts, 8);
    arena_init(&fixture->arena);
    diags_init(&fixture->diags, &fixture->arena);
    for (uint32_t i = 0; i < facts; i++)
        add_fact(&fixture->pack, FACT_BOOL, FACT_COMPONENT, 2);
}

static void end(struct fixture *fixture)
{
    pack_done(&fixture->pack);
    arena_fini(&fixture->arena);
}

static const struct condition *asks(struct fixture *fixture, uint32_t fact)
{
    return is_one_of(&fixture->pack, fact, 2);
}

static bool order(struct fixture *fixture)
{
    return order_facts(&fixture->pack, NULL, NULL, &fixture->diags);
}

static void check_order(struct fixture *fixture, const uint32_t *expected)
{
    assert_true(order(fixture));
    for (uint32_t i = 0; i < fixture->pack.vocabulary.count; i++)
        assert_int_equal(fixture->pack.order[i], expected[i]);
}

static void check_circle(struct fixture *fixture, const char *circle)
{
    char message[256];
    snprintf(message, sizeof message, "facts depend on each other in a circle: %s", circle);
    assert_false(order(fixture));
    assert_int_equal(fixture->diags.list.count, 1);
    assert_int_equal(fixture->diags.list.items[0].code, R0210);
    assert_string_equal(fixture->diags.list.items[0].message, message);
    assert_null(fixture->diags.list.items[0].span.source);
}

static void test_independent(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 4);
    check_order(&fixture, (const uint32_t[]){0, 1, 2, 3});
    end(&fixture);
}

/* ask_if, a default and the rules that derive a fact each come before it. */
static void test_dependent(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 6);
    struct pack *pack = &fixture.pack;
    set_otherwise(pack, 0, asks(&fixture, 3), choices_of(1));
    add_default(pack, 3, NULL, choices_of(1));
    add_default(pack, 3, asks(&fixture, 5), choices_of(1));
    add_deriver(pack, RULE_COMPONENT,
                group_of(pack, CONDITION_ANY, 2, asks(&fixture, 4), asks(&fixture, 0)), 1,
                choices_of(2));
    add_rule(pack, RULE_COMPONENT, asks(&fixture, 1));
    check_order(&fixture, (const uint32_t[]){5, 3, 0, 4, 1, 2});
    end(&fixture);
}

static void test_roll_up(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 2);
    struct pack *pack = &fixture.pack;
    add_deriver(pack, RULE_PROJECT, group_of(pack, CONDITION_SOME, 1, asks(&fixture, 1)), 0,
                choices_of(2));
    check_order(&fixture, (const uint32_t[]){1, 0});
    end(&fixture);
}

static void test_circles(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 4);
    set_otherwise(&fixture.pack, 2, asks(&fixture, 2), choices_of(1));
    check_circle(&fixture, "component.f2 -> component.f2");
    end(&fixture);
    /* The way to the circle is no part of it. */
    begin(&fixture, 4);
    struct pack *pack = &fixture.pack;
    set_otherwise(pack, 0, asks(&fixture, 1), choices_of(1));
    set_otherwise(pack, 1, asks(&fixture, 3), choices_of(1));
    add_default(pack, 3, asks(&fixture, 2), choices_of(1));
    add_deriver(pack, RULE_COMPONENT, asks(&fixture, 1), 2, choices_of(2));
    check_circle(&fixture, "component.f1 -> component.f3 -> component.f2 -> component.f1");
    end(&fixture);
}

static struct span span_of(uint32_t fact, void *context)
{
    return (struct span){context, fact, fact + 1};
}

static void test_place_of_circle(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 4);
    set_otherwise(&fixture.pack, 2, asks(&fixture, 2), choices_of(1));
    struct source *source = source_new(&fixture.arena, "x", "abcd", 4);
    assert_false(order_facts(&fixture.pack, span_of, source, &fixture.diags));
    assert_ptr_equal(fixture.diags.list.items[0].span.source, source);
    assert_int_equal(fixture.diags.list.items[0].span.start, 2);
    end(&fixture);
}

/* Each fact asks for the next: too deep for recursion, and the order is reversed. */
static void test_long_chain(void **state)
{
    (void)state;
    const uint32_t count = 2001;
    struct fixture fixture;
    begin(&fixture, count);
    for (uint32_t i = 0; i + 1 < count; i++)
        set_otherwise(&fixture.pack, i, asks(&fixture, i + 1), choices_of(1));
    assert_true(order(&fixture));
    for (uint32_t i = 0; i < count; i++)
        assert_int_equal(fixture.pack.order[i], count - 1 - i);
    end(&fixture);
}

static void test_no_memory(void **state)
{
    (void)state;
    for (int circle = 0; circle < 2; circle++) {
        bool hit = true;
        for (long skip = 0; hit; skip++) {
            struct fixture fixture;
            begin(&fixture, 200);
            if (circle)
                set_otherwise(&fixture.pack, 2, asks(&fixture, 2), choices_of(1));
            /* So that the order needs memory of its own. */
            pack_room(&fixture.pack, 1, fixture.pack.arena.left);
            failing_memory(skip);
            bool good = order(&fixture);
            hit = failing_stop();
            assert_true(fixture.diags.no_memory == hit);
            assert_true(good == (!hit && !circle));
            end(&fixture);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_independent),     cmocka_unit_test(test_dependent),
        cmocka_unit_test(test_roll_up),         cmocka_unit_test(test_circles),
        cmocka_unit_test(test_place_of_circle), cmocka_unit_test(test_long_chain),
        cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
