#include "author/test/suite.h"

#include <string.h>

uint32_t suite_verdict_bit(const struct pack *pack, const char *verdict)
{
    uint32_t option = pack_option(pack, verdict);
    if (option != OPTION_NONE)
        return UINT32_C(1) << option;
    if (strcmp(verdict, pack->combination.id) == 0)
        return UINT32_C(1) << pack->option_count;
    if (strcmp(verdict, "either") == 0)
        return UINT32_C(2) << pack->option_count;
    return strcmp(verdict, "none") == 0 ? UINT32_C(4) << pack->option_count : 0;
}

const struct node *suite_value(const struct test_case *test, uint32_t run, uint32_t row)
{
    for (uint32_t later = test->row_count - 1; later > row; later--)
        run /= test->rows[later].count;
    return test->rows[row].values[run % test->rows[row].count];
}

const struct test_case *suite_before(const struct test_change *change)
{
    for (const struct test_change *lower = change->under; lower; lower = lower->under)
        if (lower->expects)
            return &lower->changed;
    return change->test;
}
