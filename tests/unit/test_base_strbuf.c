#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "failing.h"

static void text_grows_by_every_function(void **state)
{
    (void)state;
    struct strbuf buf;
    strbuf_init(&buf);
    assert_null(buf.text);
    strbuf_puts(&buf, "one");
    strbuf_putc(&buf, ' ');
    strbuf_add(&buf, "twofold", 3);
    strbuf_fill(&buf, '.', 3);
    strbuf_printf(&buf, "%d%s", 4, "!");
    strbuf_add(&buf, NULL, 0);
    strbuf_fill(&buf, 'x', 0);
    assert_string_equal(buf.text, "one two...4!");
    assert_int_equal(buf.length, 12);
    strbuf_fini(&buf);
    assert_null(buf.text);
    strbuf_fini(&buf);
}

static void text_of_any_length(void **state)
{
    (void)state;
    for (size_t length = 0; length < 300; length++) {
        struct strbuf added, filled, printed;
        strbuf_init(&added);
        strbuf_init(&filled);
        strbuf_init(&printed);
        for (size_t i = 0; i < length; i++)
            strbuf_putc(&added, 'a');
        strbuf_fill(&filled, 'a', length);
        strbuf_printf(&printed, "%s", length ? filled.text : "");
        assert_int_equal(printed.length, length);
        assert_int_equal(strlen(printed.text), length);
        char *a = strbuf_take(&added), *f = strbuf_take(&filled);
        assert_string_equal(a, f);
        assert_string_equal(a, printed.text);
        mem_free(a);
        mem_free(f);
        strbuf_fini(&printed);
    }
}

static void bytes_may_be_nul(void **state)
{
    (void)state;
    struct strbuf buf;
    strbuf_init(&buf);
    strbuf_add(&buf, "a\0b", 3);
    strbuf_putc(&buf, '\0');
    assert_int_equal(buf.length, 4);
    assert_memory_equal(buf.text, "a\0b\0", 5);
    strbuf_fini(&buf);
}

static void truncating_only_shortens(void **state)
{
    (void)state;
    struct strbuf buf;
    strbuf_init(&buf);
    strbuf_truncate(&buf, 0);
    assert_null(buf.text);
    strbuf_puts(&buf, "abcdef");
    strbuf_truncate(&buf, 10);
    strbuf_truncate(&buf, 6);
    assert_string_equal(buf.text, "abcdef");
    strbuf_truncate(&buf, 2);
    assert_string_equal(buf.text, "ab");
    strbuf_putc(&buf, 'z');
    assert_string_equal(buf.text, "abz");
    strbuf_fini(&buf);
}

static void taking_empties_the_buffer(void **state)
{
    (void)state;
    struct strbuf buf;
    strbuf_init(&buf);
    char *empty = strbuf_take(&buf);
    assert_string_equal(empty, "");
    strbuf_puts(&buf, "text");
    char *text = strbuf_take(&buf);
    assert_string_equal(text, "text");
    assert_null(buf.text);
    assert_int_equal(buf.length, 0);
    mem_free(empty);
    mem_free(text);
}

static void failure_sticks_until_taken(void **state)
{
    (void)state;
    struct strbuf buf;
    strbuf_init(&buf);
    strbuf_puts(&buf, "abc");
    failing_memory(0);
    strbuf_fill(&buf, 'x', 1000);
    assert_true(failing_stop());
    assert_true(buf.failed);
    strbuf_puts(&buf, "d");
    strbuf_putc(&buf, 'e');
    strbuf_printf(&buf, "%d", 1);
    strbuf_fill(&buf, 'f', 1);
    strbuf_truncate(&buf, 1);
    assert_true(buf.failed);
    assert_string_equal(buf.text, "abc");
    assert_null(strbuf_take(&buf));
    assert_false(buf.failed);
    strbuf_puts(&buf, "again");
    assert_string_equal(buf.text, "again");
    strbuf_fini(&buf);
}

static void every_failure_is_seen_at_the_end(void **state)
{
    (void)state;
    for (long n = 0;; n++) {
        struct strbuf buf;
        strbuf_init(&buf);
        failing_memory(n);
        for (int i = 0; i < 50; i++)
            strbuf_printf(&buf, "%d, ", i);
        char *text = strbuf_take(&buf);
        bool failed = failing_stop();
        assert_int_equal(text == NULL, failed);
        mem_free(text);
        if (!failed)
            break;
    }
}

static void a_length_that_overflows_fails(void **state)
{
    (void)state;
    struct strbuf buf;
    volatile size_t most = SIZE_MAX;
    strbuf_init(&buf);
    strbuf_fill(&buf, 'x', most);
    assert_true(buf.failed);
    strbuf_fini(&buf);
    strbuf_puts(&buf, "abc");
    strbuf_fill(&buf, 'x', most);
    assert_true(buf.failed);
    assert_string_equal(buf.text, "abc");
    strbuf_fini(&buf);
}

static void a_format_that_fails_is_a_failure(void **state)
{
    (void)state;
    struct strbuf buf;
    wchar_t never[] = {(wchar_t)0x7fffffff, 0};
    strbuf_init(&buf);
    strbuf_printf(&buf, "%ls", never);
    assert_true(buf.failed);
    assert_null(strbuf_take(&buf));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_grows_by_every_function),
        cmocka_unit_test(text_of_any_length),
        cmocka_unit_test(bytes_may_be_nul),
        cmocka_unit_test(truncating_only_shortens),
        cmocka_unit_test(taking_empties_the_buffer),
        cmocka_unit_test(failure_sticks_until_taken),
        cmocka_unit_test(every_failure_is_seen_at_the_end),
        cmocka_unit_test(a_length_that_overflows_fails),
        cmocka_unit_test(a_format_that_fails_is_a_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
