#include "document_fixture.h"

#include "author/fmt/patch.h"
#include "failing_arena.h"

/* An edit of a text of twenty lines, or of the one that is given. */
struct swap {
    const char *from; /* the first place where this stands; NULL ends a list */
    const char *to;
};

static const char twenty[] = "l01\nl02\nl03\nl04\nl05\nl06\nl07\nl08\nl09\nl10\n"
                             "l11\nl12\nl13\nl14\nl15\nl16\nl17\nl18\nl19\nl20\n";

struct task {
    struct arena arena;
    struct edits edits;
    struct strbuf text; /* edited */
    struct strbuf diff;
};

static void task_init(struct task *task, const char *name, const char *text,
                      const struct swap *swaps)
{
    arena_init(&task->arena);
    const struct source *source = source_new(&task->arena, name, text, strlen(text));
    edits_init(&task->edits, &task->arena, source);
    for (; swaps->from; swaps++) {
        const char *at = strstr(text, swaps->from);
        assert_non_null(at);
        uint32_t start = (uint32_t)(at - text);
        edits_replace(&task->edits, start, start + (uint32_t)strlen(swaps->from), swaps->to,
                      strlen(swaps->to));
    }
    strbuf_init(&task->text);
    strbuf_init(&task->diff);
    strbuf_puts(&task->diff, "");
    assert_true(edits_apply(&task->edits, &task->text));
}

static void task_fini(struct task *task)
{
    strbuf_fini(&task->text);
    strbuf_fini(&task->diff);
    arena_fini(&task->arena);
}

static void check_diff(const char *text, const struct swap *swaps, const char *expected)
{
    struct task task;
    task_init(&task, "x.yaml", text, swaps);
    assert_true(patch_write(&task.edits, task.text.text, task.text.length, &task.diff));
    assert_string_equal(task.diff.text, expected);
    task_fini(&task);
}

#define SWAPS(...)                                                                                 \
    (const struct swap[])                                                                          \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            NULL, NULL                                                                             \
        }                                                                                          \
    }
#define HEAD "--- x.yaml\n+++ x.yaml\n"

static void a_change_stands_among_three_lines(void **state)
{
    (void)state;
    check_diff(twenty, SWAPS({"l10", "new"}),
               HEAD "@@ -7,7 +7,7 @@\n l07\n l08\n l09\n-l10\n+new\n l11\n l12\n l13\n");
    check_diff(twenty, SWAPS({"l01", "new"}),
               HEAD "@@ -1,4 +1,4 @@\n-l01\n+new\n l02\n l03\n l04\n");
    check_diff(twenty, SWAPS({"l20", "new"}),
               HEAD "@@ -17,4 +17,4 @@\n l17\n l18\n l19\n-l20\n+new\n");
    check_diff("a\n", SWAPS({"a", "b"}), HEAD "@@ -1 +1 @@\n-a\n+b\n");
}

static void lines_come_and_go(void **state)
{
    (void)state;
    check_diff(twenty, SWAPS({"l10\n", "l10\nnew\n"}),
               HEAD "@@ -8,6 +8,7 @@\n l08\n l09\n l10\n+new\n l11\n l12\n l13\n");
    check_diff(twenty, SWAPS({"l10\nl11\n", ""}),
               HEAD "@@ -7,8 +7,6 @@\n l07\n l08\n l09\n-l10\n-l11\n l12\n l13\n l14\n");
    check_diff(twenty, SWAPS({"\nl10", " l10"}),
               HEAD "@@ -6,8 +6,7 @@\n l06\n l07\n l08\n-l09\n-l10\n+l09 l10\n l11\n l12\n l13\n");
    check_diff("a\nb\n", SWAPS({"a\nb\n", ""}), HEAD "@@ -1,2 +0,0 @@\n-a\n-b\n");
    check_diff("", SWAPS({"", "a\n"}), HEAD "@@ -0,0 +1 @@\n+a\n");
    check_diff("b\n", SWAPS({"", "a\n"}), HEAD "@@ -1 +1,2 @@\n+a\n b\n");
}

static void close_changes_share_a_hunk(void **state)
{
    (void)state;
    check_diff(twenty, SWAPS({"l05", "new"}, {"l06", "newer"}),
               HEAD
               "@@ -2,8 +2,8 @@\n l02\n l03\n l04\n-l05\n-l06\n+new\n+newer\n l07\n l08\n l09\n");
    check_diff(twenty, SWAPS({"l05\n", ""}, {"l12\n", ""}),
               HEAD
               "@@ -2,14 +2,12 @@\n l02\n l03\n l04\n-l05\n l06\n l07\n l08\n l09\n l10\n l11\n"
               "-l12\n l13\n l14\n l15\n");
    check_diff(twenty, SWAPS({"l05\n", ""}, {"l13\n", "new\n"}),
               HEAD "@@ -2,7 +2,6 @@\n l02\n l03\n l04\n-l05\n l06\n l07\n l08\n"
                    "@@ -10,7 +9,7 @@\n l10\n l11\n l12\n-l13\n+new\n l14\n l15\n l16\n");
    /* Two edits in one line */
    check_diff("a b\nc\n", SWAPS({"a", "x"}, {"b", "y"}), HEAD "@@ -1,2 +1,2 @@\n-a b\n+x y\n c\n");
}

static void what_does_not_change_is_not_shown(void **state)
{
    (void)state;
    check_diff(twenty, SWAPS({"l10", "l10"}), "");
    check_diff(twenty, SWAPS({"l05\nl06\nl07\n", "l05\nnew\nl07\n"}),
               HEAD "@@ -3,7 +3,7 @@\n l03\n l04\n l05\n-l06\n+new\n l07\n l08\n l09\n");
    check_diff(twenty, (const struct swap[]){{NULL, NULL}}, "");
}

static void a_missing_line_end_is_told(void **state)
{
    (void)state;
    check_diff("a\nb", SWAPS({"b", "b\n"}),
               HEAD "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
    check_diff("a\nb\n", SWAPS({"\nb\n", ""}),
               HEAD "@@ -1,2 +1 @@\n-a\n-b\n+a\n\\ No newline at end of file\n");
    check_diff("a\nb", SWAPS({"a", "c"}),
               HEAD "@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n");
    check_diff("a\r\nb\r\n", SWAPS({"a\r\n", "a\n"}), HEAD "@@ -1,2 +1,2 @@\n-a\r\n+a\n b\r\n");
}

static void a_hostile_name_is_tamed(void **state)
{
    (void)state;
    struct task task;
    task_init(&task, "a\nb\x1b\x7f\xc2\x9b\xc2\xa0é", "a\n", SWAPS({"a", "b"}));
    assert_true(patch_write(&task.edits, task.text.text, task.text.length, &task.diff));
    assert_string_equal(task.diff.text, "--- a?b???\xc2\xa0é\n+++ a?b???\xc2\xa0é\n"
                                        "@@ -1 +1 @@\n-a\n+b\n");
    task_fini(&task);
}

static void without_memory_there_is_no_diff(void **state)
{
    (void)state;
    bool hit = true;
    long skip = 0;
    for (; hit; skip++) {
        struct task task;
        task_init(&task, "x", twenty, SWAPS({"l01", "new"}, {"l20", "new"}));
        failing_memory(skip);
        bool good = patch_write(&task.edits, task.text.text, task.text.length, &task.diff);
        hit = failing_stop();
        assert_int_equal(good, !hit);
        task_fini(&task);
    }
    assert_true(skip > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_stands_among_three_lines),
        cmocka_unit_test(lines_come_and_go),
        cmocka_unit_test(close_changes_share_a_hunk),
        cmocka_unit_test(what_does_not_change_is_not_shown),
        cmocka_unit_test(a_missing_line_end_is_told),
        cmocka_unit_test(a_hostile_name_is_tamed),
        cmocka_unit_test(without_memory_there_is_no_diff),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
