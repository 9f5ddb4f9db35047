#include "fair_fixture.h"

#include "report/account.h"
#include "report/names.h"

/* Whatever two plans are, what the items come to is what makes the difference. */
static void check_sums(const struct ruling *ruling)
{
    for (uint32_t i = 0; i < ruling->plan_count; i++) {
        const struct plan *plan = &ruling->plans[i];
        assert_true(account_moving(ruling, plan).amount == plan->switching);
        for (uint32_t j = 0; j < ruling->plan_count; j++) {
            const struct plan *other = &ruling->plans[j];
            struct account account = account_between(ruling, plan, other);
            __int128 less = account.given_up.amount - account.gained.amount +
                            account.moving.amount - account.staying.amount + account.overhead +
                            account.links;
            assert_true(less == other->total - plan->total);
        }
    }
}

static void accounts_add_up(void **state)
{
    (void)state;
    check_sums(fair_rule("project: {runs: [left], mood: bad}\n"
                         "components:\n"
                         "  - {name: a, size: 0.375, lean: left6, today: right, tested: false}\n"
                         "  - {name: b, size: 2.5, lean: right3, today: right, tested: true}\n"
                         "  - {name: c, lean: right6, care: left, today: left}\n"
                         "  - {name: d, lean: left3, care: right, today: right}\n"
                         "links: [{between: [a, b], via: queue, traffic: low},\n"
                         "  {between: [b, c], via: http, traffic: high}, {between: [c, d]}]\n"
                         "priorities: {care: high}\n"));
    fair_forget();
}

static void items_name_who_they_come_from(void **state)
{
    (void)state;
    const struct ruling *ruling = fair_rule(
        FAIR_PROJECT "components: [{name: a, lean: left6, size: 2, today: right, tested: true},\n"
                     "  {name: b, lean: right3, today: right, tested: false}, {name: c}]\n");
    const struct plan *left = NULL;
    const struct plan *right = NULL;
    for (uint32_t i = 0; i < ruling->plan_count; i++) {
        const struct plan *plan = &ruling->plans[i];
        left = plan->kind == PLAN_OPTION && plan->option == 0 ? plan : left;
        right = plan->kind == PLAN_OPTION && plan->option == 1 ? plan : right;
    }
    struct account account = account_between(ruling, left, right);
    assert_int_equal(account.given_up.who, 2);
    assert_true(account.given_up.amount == 3000000);
    assert_int_equal(account.gained.who, 1);
    assert_true(account.gained.amount == 12000000);
    assert_int_equal(account.moving.who, 3);
    assert_true(account.moving.amount == 2 * 2000000 + 6000000);
    assert_int_equal(account.staying.who, 0);
    account = account_between(ruling, right, left);
    assert_int_equal(account.staying.who, 3);
    assert_int_equal(account.moving.who, 0);
    assert_int_equal(account_moving(ruling, right).who, 0);
    assert_int_equal(names_apart(ruling, left, right), 7);
    fair_forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accounts_add_up),
        cmocka_unit_test(items_name_who_they_come_from),
    };
    return cmocka_run_group_tests(tests, fair_setup, court_teardown);
}
