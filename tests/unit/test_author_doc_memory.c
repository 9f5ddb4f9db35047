/* Whatever allocation fails, a document says so and leaks nothing. */
#include "pack_fixture.h"

#include "author/doc/doc.h"
#include "failing_arena.h"

static void check_format(const struct pack *pack, const struct doc_format *format)
{
    struct strbuf out;
    long failures = 0;
    for (;; failures++) {
        strbuf_init(&out);
        failing_memory(failures);
        doc_write(pack, format, NULL, &out);
        if (!failing_stop())
            break;
        assert_true(out.failed);
        strbuf_fini(&out);
    }
    assert_false(out.failed);
    assert_true(failures > 100);
    strbuf_fini(&out);
}

static void any_allocation_may_fail(void **state)
{
    (void)state;
    char *text = small_pack();
    struct intake intake;
    intake_text(&intake, text);
    intake_check_good(&intake);
    check_format(intake.pack, &doc_markdown);
    check_format(intake.pack, &doc_html);
    check_format(intake.pack, &doc_mdoc);
    intake_fini(&intake);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
