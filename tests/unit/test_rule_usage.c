#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "packs.h"
#include "rule/usage.h"

static void check_users(const struct uses *uses, uint32_t thing, uint32_t count,
                        const struct user *users)
{
    assert_int_equal(uses->first[thing + 1] - uses->first[thing], count);
    assert_true(uses_any(uses, thing) == (count > 0));
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(uses->users[uses->first[thing] + i].kind, users[i].kind);
        assert_int_equal(uses->users[uses->first[thing] + i].index, users[i].index);
    }
}

/* Checks that just these rules use a thing. */
static void check_uses(const struct uses *uses, uint32_t thing, uint32_t count,
                       const uint32_t *rules)
{
    struct user users[4] = {{ID_NONE, 0}};
    assert_true(count <= 4);
    for (uint32_t i = 0; i < count; i++)
        users[i] = (struct user){ID_RULE, rules[i]};
    check_users(uses, thing, count, users);
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

/* Advice, questions and checks rest on claims as well, and advice and checks ask for facts. */
static void whatever_cites_or_asks_is_a_user(void **state)
{
    (void)state;
    static const uint32_t cites[] = {1, 0, 1}, despite[] = {1};
    struct pack pack;
    struct usage usage;
    pack_begin(&pack, 4, 4);
    uint32_t a = add_fact(&pack, FACT_BOOL, FACT_COMPONENT, 0);
    uint32_t b = add_fact(&pack, FACT_BOOL, FACT_COMPONENT, 0);
    const struct condition *ask_a = is_one_of(&pack, a, 2);
    add_rule(&pack, RULE_COMPONENT, ask_a);
    struct advice advice[] = {
        {.id = "first", .when = NULL, .cites = cites, .cite_count = 3},
        {.id = "second", .when = ask_a, .disabled = true},
    };
    struct check checks[] = {{.id = "only", .when = ask_a, .cites = cites + 1, .cite_count = 1}};
    pack.advice = advice;
    pack.advice_count = 2;
    pack.checks = checks;
    pack.check_count = 1;
    pack.claim_count = 2;
    pack.rules[0].despite = despite;
    pack.rules[0].despite_count = 1;
    pack.vocabulary.facts[b].cites = cites;
    pack.vocabulary.facts[b].cite_count = 1;
    assert_true(usage_init(&usage, &pack));
    check_users(&usage.facts, a, 3,
                (const struct user[]){{ID_RULE, 0}, {ID_ADVICE, 1}, {ID_CHECK, 0}});
    check_users(&usage.facts, b, 0, NULL);
    check_users(&usage.claims, 0, 2, (const struct user[]){{ID_ADVICE, 0}, {ID_CHECK, 0}});
    check_users(&usage.claims, 1, 2, (const struct user[]){{ID_ADVICE, 0}, {ID_NONE, b}});
    check_uses(&usage.answered, 0, 0, NULL);
    check_uses(&usage.answered, 1, 1, (const uint32_t[]){0});
    assert_string_equal(user_id(&pack, (struct user){ID_ADVICE, 1}), "second");
    assert_string_equal(user_id(&pack, (struct user){ID_CHECK, 0}), "only");
    assert_string_equal(user_id(&pack, (struct user){ID_NONE, b}), pack.vocabulary.facts[b].name);
    assert_true(user_disabled(&pack, (struct user){ID_ADVICE, 1}));
    assert_false(user_disabled(&pack, (struct user){ID_RULE, 0}));
    assert_false(user_disabled(&pack, (struct user){ID_NONE, b}));
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
        cmocka_unit_test(whatever_cites_or_asks_is_a_user),
        cmocka_unit_test(an_empty_pack_uses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
