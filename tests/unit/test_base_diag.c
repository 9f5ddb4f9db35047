#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/diag.h"
#include "failing.h"

struct fixture {
    struct arena arena;
    struct diags diags;
    struct source *source;
    struct span span;
};

static int setup(void **state)
{
    static struct fixture fixture;
    arena_init(&fixture.arena);
    diags_init(&fixture.diags, &fixture.arena);
    fixture.source = source_new(&fixture.arena, "a.yaml", "role: servre\n", 13);
    fixture.span = (struct span){fixture.source, 6, 12};
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    arena_fini(&fixture->arena);
    return 0;
}

static void every_code_is_complete(void **state)
{
    (void)state;
    for (int code = 0; code < DIAG_CODES; code++) {
        const struct diag_entry *entry = &diag_entries[code];
        assert_int_equal(strlen(entry->name), 5);
        assert_int_equal(entry->name[0], 'R');
        assert_int_equal(strspn(entry->name + 1, "0123456789"), 4);
        assert_true(strlen(entry->title) > 0 && strlen(entry->text) > 0);
        assert_int_equal(diag_find(entry->name), code);
        if (code > 0)
            assert_true(strcmp(diag_entries[code - 1].name, entry->name) < 0);
    }
    assert_int_equal(diag_find("R0107"), R0107);
    assert_int_equal(diag_find("R9999"), DIAG_CODES);
    assert_int_equal(diag_find(""), DIAG_CODES);
}

static void a_diagnostic_keeps_all_it_is_given(void **state)
{
    struct fixture *fixture = *state;
    struct diags *diags = &fixture->diags;
    char best[] = "server";
    struct diag *diag =
        diag_add(diags, R0107, fixture->span, "`%s` is no value of %s", "servre", "role");
    assert_non_null(diag);
    assert_null(diag->label);
    assert_null(diag->hint);
    assert_null(diag->related.source);
    diag_suggest(diags, diag, NULL);
    assert_null(diag->label);
    diag_suggest(diags, diag, best);
    best[0] = 'x';
    diag_hint(diags, diag, "values: %s", "server, client");
    diag_relate(diag, (struct span){fixture->source, 0, 4});
    assert_int_equal(diags->list.count, 1);
    diag = &diags->list.items[0];
    assert_int_equal(diag->code, R0107);
    assert_ptr_equal(diag->span.source, fixture->source);
    assert_int_equal(diag->span.start, 6);
    assert_int_equal(diag->span.end, 12);
    assert_null(diag->file);
    assert_string_equal(diag->message, "`servre` is no value of role");
    assert_string_equal(diag->label, "did you mean `server`?");
    assert_string_equal(diag->hint, "values: server, client");
    assert_int_equal(diag->related.end, 4);
    diag_label(diags, diag, "%d", 7);
    assert_string_equal(diag->label, "7");
}

static void a_file_is_named_by_a_copy(void **state)
{
    struct fixture *fixture = *state;
    char name[] = "none.yaml";
    struct diag *diag = diag_add_file(&fixture->diags, R0001, name, "no such file");
    name[0] = 'x';
    assert_string_equal(diag->file, "none.yaml");
    assert_null(diag->span.source);
    diag = diag_add_file(&fixture->diags, R0901, NULL, "no command `%s`", "evla");
    assert_null(diag->file);
    assert_string_equal(diag->message, "no command `evla`");
}

static void classes_are_counted_apart(void **state)
{
    struct fixture *fixture = *state;
    struct diags *diags = &fixture->diags;
    assert_false(diags_failed(diags));
    diag_add(diags, R0117, fixture->span, "w");
    assert_false(diags_failed(diags));
    assert_int_equal(diags->warnings, 1);
    diag_add(diags, R0002, fixture->span, "f");
    assert_true(diags_failed(diags));
    assert_int_equal(diags->failures, 1);
    diags->failures = 0;
    diag_add(diags, R0101, fixture->span, "i");
    assert_true(diags_failed(diags));
    assert_int_equal(diags->input, 1);
    diags->input = 0;
    assert_false(diags_no_memory(diags));
    assert_true(diags_failed(diags));
}

static void limits_are_named(void **state)
{
    struct fixture *fixture = *state;
    struct diag *diag = diag_limit(&fixture->diags, LIMIT_OPTIONS, fixture->span, "other.yaml");
    assert_int_equal(diag->code, R0050);
    assert_string_equal(diag->message, "over the limit `options`: 8 options (options of a pack)");
    assert_null(diag->file);
    diag = diag_limit(&fixture->diags, LIMIT_FILE_BYTES, (struct span){0}, "large.yaml");
    assert_string_equal(diag->file, "large.yaml");
    assert_int_equal(fixture->diags.failures, 2);
}

static void a_list_ends_with_one_that_says_so(void **state)
{
    struct fixture *fixture = *state;
    struct diags *diags = &fixture->diags;
    uint32_t limit = (uint32_t)limits[LIMIT_DIAGNOSTICS].value;
    for (uint32_t i = 0; i < limit; i++)
        assert_non_null(diag_add(diags, R0101, fixture->span, "%u", i));
    assert_int_equal(diags->list.count, limit);
    assert_int_equal(diags->failures, 0);
    for (uint32_t i = 0; i < 3; i++) {
        struct diag *none = diag_add(diags, R0102, fixture->span, "beyond");
        assert_null(none);
        diag_label(diags, none, "x");
        diag_hint(diags, none, "x");
        diag_suggest(diags, none, "x");
        diag_relate(none, fixture->span);
        assert_null(diag_add_file(diags, R0117, "file", "beyond"));
        assert_null(diag_limit(diags, LIMIT_OPTIONS, fixture->span, NULL));
    }
    assert_int_equal(diags->list.count, limit + 1);
    assert_int_equal(diags->list.items[limit - 1].code, R0101);
    assert_int_equal(diags->list.items[limit].code, R0007);
    assert_string_equal(diags->list.items[limit].message,
                        "more than 1000 messages; the rest is not listed");
    assert_int_equal(diags->input, limit + 3);
    assert_int_equal(diags->warnings, 3);
    assert_int_equal(diags->failures, 4);
    assert_false(diags->no_memory);
}

static void warnings_alone_are_no_failure(void **state)
{
    struct fixture *fixture = *state;
    struct diags *diags = &fixture->diags;
    uint32_t limit = (uint32_t)limits[LIMIT_DIAGNOSTICS].value;
    for (uint32_t i = 0; i < limit + 5; i++)
        diag_add(diags, R0117, fixture->span, "%u", i);
    assert_int_equal(diags->list.count, limit);
    assert_int_equal(diags->warnings, limit + 5);
    assert_false(diags_failed(diags));
    assert_null(diag_add(diags, R0101, fixture->span, "an error"));
    assert_int_equal(diags->list.items[limit].code, R0007);
    assert_true(diags_failed(diags));
}

/* Adds so many and such long texts that each of the arena's allocations is reached. */
static void add_much(struct diags *diags, struct span span)
{
    for (int i = 0; i < 12; i++) {
        struct diag *diag = diag_add(diags, R0101, span, "%*d", 3000, i);
        diag_label(diags, diag, "%*d", 3000, i);
        diag_hint(diags, diag, "%*d", 3000, i);
        diag_add_file(diags, R0001, "a file", "%*d", 3000, i);
    }
}

static void memory_that_is_out_is_noted(void **state)
{
    (void)state;
    for (long n = 0;; n++) {
        struct arena arena;
        struct diags diags;
        arena_init(&arena);
        diags_init(&diags, &arena);
        failing_memory(n);
        add_much(&diags, (struct span){0});
        bool failed = failing_stop();
        assert_int_equal(diags.no_memory, failed);
        assert_int_equal(diags.input, 24);
        for (uint32_t i = 0; i < diags.list.count; i++)
            assert_non_null(diags.list.items[i].message);
        arena_fini(&arena);
        if (!failed)
            break;
    }
}

static void a_full_list_without_memory_is_noted(void **state)
{
    struct fixture *fixture = *state;
    struct diags *diags = &fixture->diags;
    while (diags->list.count < limits[LIMIT_DIAGNOSTICS].value)
        diag_add(diags, R0117, fixture->span, "w");
    /* What is left of the arena's last chunk goes first. */
    while (fixture->arena.left > 0)
        arena_copy(&fixture->arena, "", 0);
    failing_memory(0);
    assert_null(diag_add(diags, R0101, fixture->span, "beyond"));
    assert_true(failing_stop());
    assert_true(diags->no_memory);
    assert_int_equal(diags->failures, 0);
    assert_null(diag_add(diags, R0101, fixture->span, "beyond"));
    assert_int_equal(diags->failures, 1);
    assert_int_equal(diags->list.items[diags->list.count - 1].code, R0007);
}

static void a_name_without_memory_is_left_out(void **state)
{
    struct fixture *fixture = *state;
    static char name[9000];
    memset(name, 'n', sizeof name - 1);
    diag_add(&fixture->diags, R0101, fixture->span, "makes room for more");
    failing_memory(0);
    struct diag *diag = diag_add_file(&fixture->diags, R0001, name, "no such file");
    assert_true(failing_stop());
    assert_non_null(diag);
    assert_null(diag->file);
    assert_true(fixture->diags.no_memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_is_complete),
        cmocka_unit_test_setup_teardown(a_diagnostic_keeps_all_it_is_given, setup, teardown),
        cmocka_unit_test_setup_teardown(a_file_is_named_by_a_copy, setup, teardown),
        cmocka_unit_test_setup_teardown(classes_are_counted_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(limits_are_named, setup, teardown),
        cmocka_unit_test_setup_teardown(a_list_ends_with_one_that_says_so, setup, teardown),
        cmocka_unit_test_setup_teardown(warnings_alone_are_no_failure, setup, teardown),
        cmocka_unit_test(memory_that_is_out_is_noted),
        cmocka_unit_test_setup_teardown(a_full_list_without_memory_is_noted, setup, teardown),
        cmocka_unit_test_setup_teardown(a_name_without_memory_is_left_out, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
