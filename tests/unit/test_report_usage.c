#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "packs.h"
#include "report/usage.h"

static void check_uses(const struct uses *uses, uint32_t thing, uint32_t count,
                       const uint32_t *rules)
{
    assert_int_equal(uses->first[thing + 1] - uses->first[thing], count);
    for (uint32_t i = 0; i < count; i++)
        assert_int_equal(uses->rules[uses->first[thing] + i], rules[i]);
}

static void each_rule_is_found_once_in_pack_order(void **state)
{
    (void)state;
    static const uint32_t cites[] = {2, 0, 2};
    struct pack pack;
    struct usage usage;
    pack_begin(&pack, 4, 4);
    uint32_t a = add_fact(&pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t b = add_fact(&pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t c = add_fact(&pack, FACT_BOOL, FACT_PROJECT, 0);
    const struct condition *ask_a = is_one_of(&pack, a, 2);
    const struct condition *ask_c = is_one_of(&pack, c, 1);
    add_rule(&pack, RULE_COMPONENT, ask_a);
    add_rule(
        &pack, RULE_COMPONENT,
        group_of(&pack, CONDITION_ANY, 3, ask_a, ask_c, group_of(&pack, CONDITION_NONE, 1, ask_a)));
    add_rule(&pack, RULE_PROJECT, group_of(&pack, CONDITION_SOME, 1, ask_a));
    add_rule(&pack, RULE_COMPONENT, NULL);
    pack.claim_count = 4;
    pack.rules[1].cites = cites;
    pack.rules[1].cite_count = 3;
    pack.rules[3].cites = cites;
    pack.rules[3].cite_count = 1;
    assert_true(usage_init(&usage, &pack));
    assert_ptr_equal(usage.pack, &pack);
    check_uses(&usage.facts, a, 3, (const uint32_t[]){0, 1, 2});
    check_uses(&usage.facts, b, 0, NULL);
    check_uses(&usage.facts, c, 1, (const uint32_t[]){1});
    check_uses(&usage.claims, 0, 1, (const uint32_t[]){1});
    check_uses(&usage.claims, 1, 0, NULL);
    check_uses(&usage.claims, 2, 2, (const uint32_t[]){1, 3});
    check_uses(&usage.claims, 3, 0, NULL);
    usage_fini(&usage);
    pack_done(&pack);
}

static void an_empty_pack_uses_nothing(void **state)
{
    (void)state;
    struct pack pack;
    struct usage usage;
    pack_begin(&pack, 0, 0);
    assert_true(usage_init(&usage, &pack));
    usage_fini(&usage);
    pack_done(&pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_is_found_once_in_pack_order),
        cmocka_unit_test(an_empty_pack_uses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
