#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "report/compare/reading.h"

static struct arena arena;
static struct diags diags;
static struct record record;

static struct reading start(void)
{
    record = (struct record){0};
    diags_init(&diags, &arena);
    return (struct reading){&arena, &diags, &record, true};
}

static void an_entry_is_added_once(void **state)
{
    (void)state;
    struct reading reading = start();
    struct record_entry *entry = reading_add(&reading, RECORD_FACT, "live", "component.size");
    assert_non_null(entry);
    assert_int_equal(entry->kind, RECORD_FACT);
    assert_string_equal(entry->component, "live");
    assert_string_equal(entry->subject, "component.size");
    assert_string_equal(entry->text, "");
    assert_string_equal(entry->shown, "");
    assert_null(reading_add(&reading, RECORD_FACT, "live", "component.size"));
    assert_true(reading.good);
    assert_non_null(reading_add(&reading, RECORD_NOTE, "live", "component.size"));
    assert_int_equal(record.entries.count, 2);
}

/* The project is no component, and a kind that says all has no subject: neither is a name. */
static void parts_of_keys_are_not_taken_for_each_other(void **state)
{
    (void)state;
    struct reading reading = start();
    assert_non_null(reading_add(&reading, RECORD_FACT, NULL, "a"));
    assert_non_null(reading_add(&reading, RECORD_FACT, "a", NULL));
    assert_non_null(reading_add(&reading, RECORD_FACT, "", "a"));
    assert_non_null(reading_add(&reading, RECORD_FACT, "a", "b"));
    assert_non_null(reading_add(&reading, RECORD_FACT, "ab", NULL));
    assert_int_equal(record.entries.count, 5);
}

static void a_text_is_compared_and_shown(void **state)
{
    (void)state;
    struct reading reading = start();
    const struct record_entry *entry =
        reading_add_text(&reading, RECORD_PIN, "live", NULL, "files");
    assert_non_null(entry);
    assert_string_equal(entry->text, "files");
    assert_string_equal(entry->shown, "files");
    assert_null(reading_add_text(&reading, RECORD_PIN, "live", NULL, "database"));
    assert_string_equal(record.entries.items[0].text, "files");
}

static void nothing_is_added_to_what_is_wrong(void **state)
{
    (void)state;
    struct reading reading = start();
    reading_no_memory(&reading);
    assert_false(reading.good);
    assert_true(diags.no_memory);
    assert_null(reading_add(&reading, RECORD_FACT, NULL, "a"));
    assert_int_equal(record.entries.count, 0);
}

static void texts_are_kept(void **state)
{
    (void)state;
    struct reading reading = start();
    struct strbuf text;
    strbuf_init(&text);
    assert_string_equal(reading_keep(&reading, &text), "");
    strbuf_init(&text);
    strbuf_puts(&text, "files +3");
    assert_string_equal(reading_keep(&reading, &text), "files +3");
    assert_string_equal(reading_printf(&reading, "%s, until %s", "active", "2999-01-01"),
                        "active, until 2999-01-01");
    assert_true(reading.good);
}

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_fini(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_entry_is_added_once),
        cmocka_unit_test(parts_of_keys_are_not_taken_for_each_other),
        cmocka_unit_test(a_text_is_compared_and_shown),
        cmocka_unit_test(nothing_is_added_to_what_is_wrong),
        cmocka_unit_test(texts_are_kept),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
