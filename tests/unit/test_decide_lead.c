#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "assign_fixture.h"
#include "decide/assign/lead.h"

static const uint8_t early[] = {0, 1, 1};
static const uint8_t late[] = {0, 2, 0};

static void what_does_not_come_to_the_least_cannot_lead(void **state)
{
    (void)state;
    struct lead lead = {.least = 10};
    lead_offer(&lead, 9, early, 3);
    assert_false(lead.found);
    lead_offer(&lead, 10, early, 3);
    assert_true(lead.found);
    assert_options(lead.option, "011");
}

static void more_takes_the_lead_and_less_does_not(void **state)
{
    (void)state;
    struct lead lead = {.least = NOTHING};
    lead_offer(&lead, 5, early, 3);
    lead_offer(&lead, 6, late, 3);
    lead_offer(&lead, 5, early, 3);
    assert_true(lead.least == 6);
    assert_options(lead.option, "020");
}

static void of_equals_the_first_in_order_leads(void **state)
{
    (void)state;
    for (int turn = 0; turn < 2; turn++) {
        struct lead lead = {.least = NOTHING};
        lead_offer(&lead, 5, turn ? early : late, 3);
        lead_offer(&lead, 5, turn ? late : early, 3);
        assert_options(lead.option, "011");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_does_not_come_to_the_least_cannot_lead),
        cmocka_unit_test(more_takes_the_lead_and_less_does_not),
        cmocka_unit_test(of_equals_the_first_in_order_leads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
