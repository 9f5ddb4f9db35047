/* Whatever allocation fails, lint says so and leaks nothing. */
#include "lint_fixture.h"

#include "failing_arena.h"

/* One of everything that takes memory of its own. */
static const struct added doubtful = {
    .head = "split: {second: 4, operated: project.sides}\n",
    .criteria = "  cost: {title: Cost}\n",
    .facts = "  - {fact: project.sides, type: set, values: [left, right], question: Which?}\n"
             "  - {fact: component.kind, type: choice, values: [a, b, c], question: Which?}\n"
             "  - {fact: component.tags, type: set, values: [old, new], question: Tags?}\n"
             "  - {fact: component.far, type: bool, derived: true, otherwise: false}\n"
             "  - {fact: component.more, type: bool, question: More?, otherwise: false,\n"
             "     ask_if: component.kind == a}\n",
    .claims = "  - {id: slow, source: S, claim: Left is slow., contradicts: [fast]}\n",
    .rules =
        "  - {id: far, because: So., derives: {component.far: true},\n"
        "     when: component.kind == a}\n"
        "  - {id: old, criterion: cost, against: {left: slight}, because: So., cites: [fast],\n"
        "     when: [component.tags includes old, component.far == true]}\n"
        "  - {id: again, criterion: cost, against: {left: slight}, because: So.,\n"
        "     when: [component.tags includes old, component.kind == a]}\n"
        "  - {id: dead, criterion: cost, excludes: [left], because: So.,\n"
        "     when: [component.more == true, component.far == false]}\n"};

static void any_allocation_may_fail(void **state)
{
    (void)state;
    struct linted linted;
    linted_open(&linted, doubtful);
    long failures = 0;
    for (;; failures++) {
        failing_memory(failures);
        linted.lint = lint_pack(linted.program, &linted.scorer);
        if (!failing_stop())
            break;
        assert_null(linted.lint);
    }
    assert_non_null(linted.lint);
    assert_true(linted.lint->counts[LINT_ERROR] > 0);
    assert_true(failures > 100);
    linted_close(&linted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
