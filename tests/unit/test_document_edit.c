#include "document_fixture.h"

#include "document/edit.h"
#include "failing_arena.h"

static struct source ten = {.name = "ten", .bytes = "0123456789", .length = 10};

/* A set of edits of the ten digits. */
static void begin(struct fixture *fixture, struct edits *edits)
{
    fixture_init(fixture);
    edits_init(edits, &fixture->arena, &ten);
}

static void check_result(const struct edits *edits, const char *expected)
{
    struct strbuf out;
    strbuf_init(&out);
    assert_true(edits_good(edits));
    assert_true(edits_apply(edits, &out));
    assert_string_equal(out.text, expected);
    strbuf_fini(&out);
}

static void check_clash(const struct edits *edits)
{
    struct strbuf out;
    strbuf_init(&out);
    assert_true(edits->clash);
    assert_false(edits_good(edits));
    assert_false(edits_apply(edits, &out));
    assert_int_equal(out.length, 0);
    strbuf_fini(&out);
}

static void what_is_not_edited_stays(void **state)
{
    (void)state;
    struct fixture fixture;
    struct edits edits;
    begin(&fixture, &edits);
    check_result(&edits, "0123456789");
    edits_replace(&edits, 2, 4, "two, three", 3);
    check_result(&edits, "01two456789");
    edits_remove(&edits, 9, 10);
    edits_insert(&edits, 10, "!");
    edits_insert(&edits, 0, "?");
    check_result(&edits, "?01two45678!");
    fixture_fini(&fixture);
}

static void edits_take_their_places(void **state)
{
    (void)state;
    struct fixture fixture;
    struct edits edits;
    begin(&fixture, &edits);
    edits_replace(&edits, 6, 8, "<67>", 4);
    edits_replace(&edits, 4, 6, "<45>", 4);
    edits_insert(&edits, 6, "a");
    edits_insert(&edits, 6, "b");
    edits_insert(&edits, 2, "c");
    edits_replace(&edits, 2, 3, "<2>", 3);
    edits_insert(&edits, 8, "d");
    check_result(&edits, "01c<2>3<45>ab<67>d89");
    fixture_fini(&fixture);
}

static void what_is_given_is_copied(void **state)
{
    (void)state;
    struct fixture fixture;
    struct edits edits;
    char text[] = "new";
    begin(&fixture, &edits);
    edits_insert(&edits, 5, text);
    memset(text, 'x', 3);
    check_result(&edits, "01234new56789");
    fixture_fini(&fixture);
}

static void edits_of_the_same_bytes_clash(void **state)
{
    (void)state;
    static const struct {
        uint32_t start, end;
    } rows[] = {{2, 4}, {3, 5}, {0, 3}, {3, 3}, {0, 9}, {2, 3}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        struct edits edits;
        begin(&fixture, &edits);
        edits_replace(&edits, 2, 4, "x", 1);
        edits_replace(&edits, rows[i].start, rows[i].end, "y", 1);
        check_clash(&edits);
        /* It stays so, whatever comes. */
        edits_insert(&edits, 9, "z");
        check_clash(&edits);
        fixture_fini(&fixture);
    }
}

static void without_memory_nothing_is_applied(void **state)
{
    (void)state;
    bool hit = true;
    long skip = 0;
    for (; hit; skip++) {
        struct fixture fixture;
        struct edits edits;
        struct strbuf out;
        begin(&fixture, &edits);
        strbuf_init(&out);
        failing_memory(skip);
        edits_insert(&edits, 3, "x");
        edits_remove(&edits, 5, 6);
        bool applied = edits_apply(&edits, &out);
        hit = failing_stop();
        assert_int_equal(applied, !hit);
        assert_int_equal(edits.no_memory || out.failed, hit);
        strbuf_fini(&out);
        fixture_fini(&fixture);
    }
    assert_true(skip > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_edited_stays),
        cmocka_unit_test(edits_take_their_places),
        cmocka_unit_test(what_is_given_is_copied),
        cmocka_unit_test(edits_of_the_same_bytes_clash),
        cmocka_unit_test(without_memory_nothing_is_applied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
