/* Whichever allocation fails in an interview, the call says so, or has done its work all the same;
 * the file is as it was or as it shall be, and nothing leaks. */
#include "failing_arena.h"
#include "api_fixture.h"

#include <limits.h>
#include <unistd.h>

static char folder[PATH_MAX / 2];
static char path[PATH_MAX];

#define BEFORE                                                                                     \
    "ruling: 1\nname: X # kept\ncomponents:\n  - {name: a, kind: log}\n"                           \
    "  - {name: b, kind: ledger, queries: [by_key], reads: ~20}\n"                                 \
    "links: [{between: [a, b]}]\n"

static ruling_pack *pack;
static ruling_interview *interview;
static ruling_messages *messages;

static int setup(void **state)
{
    (void)state;
    const char *base = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/ruling-ask-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/p.yaml", folder);
    messages = ruling_messages_new();
    return ruling_pack_open("tests/cases/tiny", &pack, messages) == RULING_OK ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    ruling_pack_free(pack);
    ruling_messages_free(messages);
    remove(path);
    return rmdir(folder);
}

static void write_before(void)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(BEFORE, file);
    fclose(file);
}

static bool is_before(void)
{
    char text[4096];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return strcmp(text, BEFORE) == 0;
}

static void hush(void)
{
    ruling_messages_free(messages);
    messages = ruling_messages_new();
    assert_non_null(messages);
}

static ruling_status open_it(void)
{
    static const char *const settings[] = {"team.size=3"};
    ruling_input input = {.path = path, .settings = settings, .setting_count = 1};
    ruling_interview_free(interview);
    return ruling_interview_open(pack, &input, NULL, &interview, messages);
}

static ruling_status answer(void)
{
    return ruling_interview_answer(interview, "by_key 2", "a note", messages);
}

static ruling_status skip_it(void)
{
    return ruling_interview_skip(interview, messages);
}

static ruling_status jump(void)
{
    return ruling_interview_jump(interview, "b/reads", messages);
}

static ruling_status explain(void)
{
    ruling_question question;
    ruling_status status = ruling_interview_explain(interview, messages);
    return status == RULING_OK ? ruling_interview_question(interview, &question, messages) : status;
}

static ruling_status review(void)
{
    const ruling_reviewed *list;
    size_t count;
    return ruling_interview_review(interview, &list, &count, messages);
}

static ruling_status assumptions(void)
{
    const ruling_assumption *list;
    size_t count;
    return ruling_interview_assumptions(interview, "a", &list, &count, messages);
}

static ruling_status confirm(void)
{
    return ruling_interview_confirm(interview, "a", messages);
}

static ruling_status copy(void)
{
    size_t count;
    return ruling_interview_copy(interview, "b", true, &count, messages);
}

static ruling_status forget(void)
{
    return ruling_interview_forget(interview, messages);
}

static ruling_status standing(void)
{
    char *text = NULL;
    ruling_status status = ruling_interview_standing(interview, NULL, &text, messages);
    ruling_text_free(text);
    return status;
}

static ruling_status add(void)
{
    return ruling_interview_add(interview, "c", messages);
}

static ruling_status rename_it(void)
{
    return ruling_interview_rename(interview, "b", "c", messages);
}

static ruling_status remove_it(void)
{
    return ruling_interview_remove(interview, "b", messages);
}

static ruling_status join(void)
{
    return ruling_interview_join(interview, &(ruling_link){{"a", "b"}, "http", NULL}, messages);
}

static ruling_status unjoin(void)
{
    return ruling_interview_unjoin(interview, 0, messages);
}

static ruling_status name(void)
{
    return ruling_interview_set_name(interview, "Y", messages);
}

static ruling_status advise(void)
{
    return ruling_interview_advise(interview, messages);
}

static const struct {
    const char *what;
    ruling_status (*call)(void);
    bool writes;
} calls[] = {
    {"answer", answer, true},     {"skip", skip_it, false},  {"jump", jump, false},
    {"explain", explain, false},  {"review", review, false}, {"assumptions", assumptions, false},
    {"confirm", confirm, true},   {"copy", copy, true},      {"forget", forget, false},
    {"standing", standing, true}, {"add", add, true},        {"rename", rename_it, true},
    {"remove", remove_it, true},  {"join", join, true},      {"unjoin", unjoin, true},
    {"name", name, true},         {"advise", advise, false},
};

/* An interview on the file as it was, at the question that the calls are about. */
static void begin(void)
{
    write_before();
    ruling_interview_free(interview);
    interview = NULL;
    assert_int_equal(
        ruling_interview_open(pack, &(ruling_input){.path = path}, NULL, &interview, messages),
        RULING_OK);
    assert_int_equal(ruling_interview_jump(interview, "a/queries", messages), RULING_OK);
}

static void fail_call(size_t i)
{
    bool failed = true;
    for (long n = 0; failed; n += 1 + n / 60) {
        hush();
        begin();
        failing_memory(n);
        ruling_status status = calls[i].call();
        failed = failing_stop();
        if (status != RULING_OK && (status != RULING_FAILED || !failed))
            fail_msg("%s gave %d at allocation %ld", calls[i].what, (int)status, n);
        if (is_before() != (status != RULING_OK || !calls[i].writes))
            fail_msg("%s gave %d at allocation %ld, and the file is another", calls[i].what,
                     (int)status, n);
    }
    ruling_interview_free(interview);
    interview = NULL;
}

static void a_call_without_memory_leaves_the_file_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        fail_call(i);
}

static void an_interview_without_memory_is_not_opened(void **state)
{
    (void)state;
    bool failed = true;
    for (long n = 0; failed; n += 1 + n / 60) {
        hush();
        write_before();
        failing_memory(n);
        ruling_status status = open_it();
        failed = failing_stop();
        assert_int_equal(status, failed && status != RULING_OK ? RULING_FAILED : RULING_OK);
        assert_int_equal(interview != NULL, status == RULING_OK);
    }
    ruling_interview_free(interview);
    interview = NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_call_without_memory_leaves_the_file_whole),
        cmocka_unit_test(an_interview_without_memory_is_not_opened),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
