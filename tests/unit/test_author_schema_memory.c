/* Whatever allocation fails, there is no schema, and nothing leaks. */
#include "pack_fixture.h"

#include "author/schema/schema.h"
#include "failing_arena.h"

static void any_allocation_may_fail(void **state)
{
    (void)state;
    struct intake small;
    char *text = small_pack();
    intake_text(&small, text);
    free(text);
    intake_check_good(&small);
    for (int kind = 0; kind < SCHEMA_KINDS; kind++) {
        const struct shape *schema = NULL;
        long failures = 0;
        for (;; failures++) {
            struct arena arena;
            arena_init(&arena);
            failing_memory(failures);
            schema = schema_make(&arena, small.pack, (enum schema_kind)kind);
            bool failed = failing_stop();
            assert_int_equal(schema == NULL, failed);
            arena_fini(&arena);
            if (!failed)
                break;
        }
        assert_true(failures > 500);
    }
    intake_fini(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
