#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "rule/part.h"

static struct node node;

static struct part whole(const char *text)
{
    node = (struct node){
        .kind = NODE_SCALAR, .text = text, .length = (uint32_t)strlen(text), .count = 0};
    return part_whole(&node);
}

static void expect_part(struct part part, const char *text)
{
    assert_int_equal(part.length, strlen(text));
    assert_memory_equal(part_text(part), text, part.length);
}

static void parts_have_no_space_around(void **state)
{
    (void)state;
    expect_part(whole(" \t a b\r\n"), "a b");
    expect_part(whole("  "), "");
    expect_part(whole(""), "");
    struct part part = whole("  one two three ");
    expect_part(part_of(part, 3, 5), "two");
    expect_part(part_of(part, 8, 500), "three");
    expect_part(part_of(part, 500, 1), "");
    expect_part(part_from(part, 4), "two three");
    expect_part(part_from(part, 500), "");
    assert_int_equal(part_from(part, 4).offset, 6);
}

static void parts_are_compared(void **state)
{
    (void)state;
    struct part part = part_of(whole("not in a"), 0, 6);
    assert_true(part_is(part, "not in"));
    assert_false(part_is(part, "not"));
    assert_false(part_is(part, "not in a"));
    assert_true(part_begins(part, "not"));
    assert_false(part_begins(part, "not in a"));
    assert_int_equal(part_find(part, "in"), 4);
    assert_int_equal(part_find(part, "a"), PART_NONE);
    assert_int_equal(part_until(part, PART_SPACE), 3);
    assert_int_equal(part_until(part, "="), 6);
}

static void expect_items(const char *text, const char *const *items, uint32_t count)
{
    struct part rest = whole(text);
    uint32_t found = 0;
    for (struct part item; part_next(&rest, '|', &item); found++) {
        assert_true(found < count);
        expect_part(item, items[found]);
    }
    assert_int_equal(found, count);
    assert_int_equal(part_count(whole(text), '|'), count);
}

static void parts_are_split(void **state)
{
    (void)state;
    expect_items("a", (const char *const[]){"a"}, 1);
    expect_items("a | b|c d ", (const char *const[]){"a", "b", "c d"}, 3);
    expect_items("| a ||", (const char *const[]){"", "a", "", ""}, 4);
    expect_items("", (const char *const[]){""}, 1);
}

static void parts_are_quoted(void **state)
{
    (void)state;
    char buffer[PART_QUOTE];
    assert_string_equal(part_quote(whole("a\nb\tc"), buffer), "a b c");
    assert_string_equal(part_quote(whole(""), buffer), "");
    char text[300] = "";
    for (int i = 0; i < 90; i++)
        strcat(text, "€");
    const char *quoted = part_quote(whole(text), buffer);
    assert_true(strlen(quoted) < PART_QUOTE);
    assert_int_equal(strlen(quoted) % strlen("€"), 0);
    assert_string_equal(quoted + strlen(quoted) - strlen("…"), "…");
    memset(text, 'x', PART_QUOTE - 4);
    text[PART_QUOTE - 4] = '\0';
    assert_string_equal(part_quote(whole(text), buffer), text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_have_no_space_around),
        cmocka_unit_test(parts_are_compared),
        cmocka_unit_test(parts_are_split),
        cmocka_unit_test(parts_are_quoted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
