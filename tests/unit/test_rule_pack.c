/* A pack: finding what an id names, suggestions, and how many criteria judge an option. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "packs.h"

#include "failing.h"

static void test_new_and_free(void **state)
{
    (void)state;
    struct pack *pack = pack_new();
    assert_non_null(pack);
    assert_int_equal(pack->rule_count, 0);
    assert_non_null(arena_new(&pack->arena, 1, 100));
    pack_free(pack);
    pack_free(NULL);
    failing_memory(0);
    assert_null(pack_new());
    assert_true(failing_stop());
}

static void test_find(void **state)
{
    (void)state;
    struct pack *pack = pack_new();
    assert_non_null(pack);
    uint32_t index = 77;
    assert_int_equal(pack_find(pack, "left", &index), ID_NONE);
    assert_int_equal(index, 77);
    assert_true(pack_register(pack, "left", ID_OPTION, 0));
    assert_true(pack_register(pack, "pace", ID_CRITERION, 3));
    assert_true(pack_register(pack, "last", ID_RULE, (1u << PACK_INDEX_BITS) - 1));
    assert_false(pack_register(pack, "beyond", ID_RULE, 1u << PACK_INDEX_BITS));
    assert_int_equal(pack_find(pack, "pace", &index), ID_CRITERION);
    assert_int_equal(index, 3);
    assert_int_equal(pack_find(pack, "last", &index), ID_RULE);
    assert_int_equal(index, (1u << PACK_INDEX_BITS) - 1);
    assert_int_equal(pack_option(pack, "left"), 0);
    assert_int_equal(pack_option(pack, "pace"), UINT32_MAX);
    assert_int_equal(pack_option(pack, "right"), UINT32_MAX);
    assert_int_equal(pack_rule(pack, "last"), (1u << PACK_INDEX_BITS) - 1);
    assert_int_equal(pack_rule(pack, "pace"), UINT32_MAX);
    pack_free(pack);
}

static void test_suggest(void **state)
{
    (void)state;
    static struct option options[] = {{.id = "left"}, {.id = "right"}};
    static struct criterion criteria[] = {{.id = "lift"}};
    static struct publication publications[] = {{.id = "Source"}};
    static struct claim claims[] = {{.id = "fast-left"}};
    static struct rule rules[] = {{.id = "heavy-left"}};
    static struct advice advice[] = {{.id = "look-left"}};
    static struct check checks[] = {{.id = "cold-load"}};
    struct pack pack = {
        .options = options,
        .option_count = 2,
        .combination = {.id = "both"},
        .criteria = criteria,
        .criterion_count = 1,
        .publications = publications,
        .publication_count = 1,
        .claims = claims,
        .claim_count = 1,
        .rules = rules,
        .rule_count = 1,
        .advice = advice,
        .advice_count = 1,
        .checks = checks,
        .check_count = 1,
    };
    assert_string_equal(pack_suggest(&pack, ID_OPTION, "letf"), "left");
    assert_string_equal(pack_suggest(&pack, ID_CRITERION, "lfit"), "lift");
    assert_null(pack_suggest(&pack, ID_RULE, "zzz"));
    assert_null(pack_suggest(&pack, ID_NONE, "left"));
    assert_string_equal(pack_suggest(&pack, ID_KINDS, "heavy-lift"), "heavy-left");
    assert_string_equal(pack_suggest(&pack, ID_KINDS, "bothh"), "both");
    assert_string_equal(pack_suggest(&pack, ID_KINDS, "sourc"), "Source");
    assert_string_equal(pack_suggest(&pack, ID_KINDS, "fastleft"), "fast-left");
    assert_string_equal(pack_suggest(&pack, ID_KINDS, "loo-left"), "look-left");
    assert_string_equal(pack_suggest(&pack, ID_KINDS, "cold-lod"), "cold-load");
}

static void test_kind_names(void **state)
{
    (void)state;
    assert_string_equal(id_kind_name(ID_RULE), "rule");
    assert_string_equal(id_kind_name(ID_CLAIM), "claim");
    for (int kind = 0; kind < ID_KINDS; kind++)
        assert_non_null(id_kind_name((enum id_kind)kind));
    assert_string_equal(rule_scope_name(RULE_COMPONENT), "component");
    assert_string_equal(rule_scope_name(RULE_PROJECT), "project");
    assert_string_equal(rule_scope_name(RULE_SPLIT), "split");
    assert_string_equal(rule_scope_name(RULE_SWITCH), "switch");
}

/* More criteria than are counted in one turn. */
static void test_judged_in(void **state)
{
    (void)state;
    static const struct effect left = {0, 3, "some"}, right = {1, -3, "some"};
    static struct rule rules[202];
    struct pack pack = {.rules = rules, .criterion_count = 100};
    for (uint32_t i = 0; i < 100; i++) {
        rules[pack.rule_count++] =
            (struct rule){.criterion = i, .effects = &left, .effect_count = 1};
        if (i % 2)
            rules[pack.rule_count++] =
                (struct rule){.criterion = i, .effects = &right, .effect_count = 1};
        if (i % 10 == 0)
            rules[pack.rule_count++] = (struct rule){.criterion = i, .excludes = 1u << 2};
    }
    rules[pack.rule_count++] = (struct rule){.criterion = CRITERION_NONE, .excludes = 1u << 3};
    assert_int_equal(pack_judged_in(&pack, 0), 100);
    assert_int_equal(pack_judged_in(&pack, 1), 50);
    assert_int_equal(pack_judged_in(&pack, 2), 10);
    assert_int_equal(pack_judged_in(&pack, 3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new_and_free), cmocka_unit_test(test_find),
        cmocka_unit_test(test_suggest),      cmocka_unit_test(test_kind_names),
        cmocka_unit_test(test_judged_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
