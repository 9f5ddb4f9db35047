/* A questionnaire that is killed: at any moment the file is the one before an answer or the one
 * after it, whole, and no more than the answer that was just being given is lost.
 *
 * A child answers one question after the other and says through a pipe how many it has answered; it
 * is killed at a random moment. ROUNDS multiplies the number of times: ROUNDS=25 makes 1,000. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <inttypes.h>
#include <limits.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "ruling.h"

enum { TIMES = 40, ANSWERS = 12, TEXT = 8192 };

/* Given in turn: each replaces the one before at its address, or is new. */
static const struct {
    const char *address;
    const char *text;
    const char *note;
} answers[ANSWERS] = {
    {"team.size", "7", NULL},
    {"library/mood", "calm", "by the window"},
    {"library/waits", "20 .. 40 %", NULL},
    {"newsroom/mood", "hectic", NULL},
    {"newsroom/hours", "12", "shifts"},
    {"project.machines", "tea, coffee", NULL},
    {"library/current", "none", NULL},
    {"newsroom/current", "coffee", NULL},
    {"team.size", "~20", "with guests"},
    {"newsroom/waits", "unknown", NULL},
    {"project.remark", "nothing else: \"so far\" # really", NULL},
    {"library/mood", "brisk", ""},
};

static const char before[] = "# An office.\n"
                             "ruling: 1\n"
                             "name: Annex   # on the other side\n"
                             "components:\n"
                             "  # quiet\n"
                             "  - name: library\n"
                             "  - {name: newsroom}\n";

static char folder[PATH_MAX / 2];
static char path[PATH_MAX];
static char texts[ANSWERS + 1][TEXT]; /* the file after so many answers */
static ruling_pack *pack;

static uint64_t draw(uint64_t *random)
{
    uint64_t z = (*random += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static void read_text(char text[TEXT])
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t length = fread(text, 1, TEXT - 1, file);
    text[length] = '\0';
    fclose(file);
}

static void write_first(void)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(before, file);
    fclose(file);
}

static int setup(void **state)
{
    (void)state;
    const char *base = getenv("TMPDIR"), *root = getenv("ROOT");
    char rules[PATH_MAX];
    snprintf(folder, sizeof folder, "%s/ruling-kill-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/annex.yaml", folder);
    snprintf(rules, sizeof rules, "%s/tests/cases/office", root ? root : ".");
    ruling_messages *messages = ruling_messages_new();
    ruling_status status = ruling_pack_open(rules, &pack, messages);
    ruling_messages_free(messages);
    return status == RULING_OK ? 0 : -1;
}

static int remove_one(const char *name, const struct stat *info, int kind, struct FTW *place)
{
    (void)info;
    (void)kind;
    (void)place;
    return remove(name);
}

static int teardown(void **state)
{
    (void)state;
    ruling_pack_free(pack);
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* Answers everything; `done` is called after each answer. */
static bool answer_all(void (*done)(int count))
{
    ruling_messages *messages = ruling_messages_new();
    ruling_interview *interview = NULL;
    bool good = ruling_interview_open(pack, &(ruling_input){.path = path}, NULL, &interview,
                                      messages) == RULING_OK;
    for (int i = 0; good && i < ANSWERS; i++) {
        good = ruling_interview_jump(interview, answers[i].address, messages) == RULING_OK &&
               ruling_interview_answer(interview, answers[i].text, answers[i].note, messages) ==
                   RULING_OK;
        if (good)
            done(i + 1);
    }
    ruling_interview_free(interview);
    ruling_messages_free(messages);
    return good;
}

static void keep_text(int count)
{
    read_text(texts[count]);
}

static int said; /* the pipe on which a child says how far it is */

static void say(int count)
{
    char byte = (char)count;
    if (write(said, &byte, 1) != 1)
        _exit(1);
}

/* How many answers the child has said that it has given, once it is dead. */
static int hear(int pipe_end)
{
    char byte;
    int count = 0;
    ssize_t got;
    while ((got = read(pipe_end, &byte, 1)) == 1 || (got < 0 && errno == EINTR))
        count = got == 1 ? byte : count;
    return count;
}

static void sleep_for(uint64_t nanoseconds)
{
    struct timespec time = {(time_t)(nanoseconds / 1000000000), (long)(nanoseconds % 1000000000)};
    nanosleep(&time, NULL);
}

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

/* Starts a child that answers, kills it after so long, and says how many answers it gave. */
static int kill_after(uint64_t nanoseconds)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        said = ends[1];
        _exit(answer_all(say) ? 0 : 1);
    }
    close(ends[1]);
    sleep_for(nanoseconds);
    kill(child, SIGKILL);
    int status;
    while (waitpid(child, &status, 0) < 0)
        assert_int_equal(errno, EINTR);
    assert_false(WIFEXITED(status) && WEXITSTATUS(status) != 0);
    int count = hear(ends[0]);
    close(ends[0]);
    return count;
}

static void what_is_killed_leaves_a_whole_file_and_loses_one_answer_at_most(void **state)
{
    (void)state;
    const char *rounds = getenv("ROUNDS"), *seeded = getenv("RULING_SEED");
    uint64_t random = seeded ? strtoull(seeded, NULL, 0) : 20261121, between = 0;
    int times = TIMES * (rounds && atoi(rounds) > 0 ? atoi(rounds) : 1);
    write_first();
    strcpy(texts[0], before);
    uint64_t start = now();
    assert_true(answer_all(keep_text));
    uint64_t takes = now() - start;
    for (int i = 0; i < times; i++) {
        char text[TEXT];
        write_first();
        int count = kill_after(draw(&random) % (takes + takes / 4));
        read_text(text);
        bool old = strcmp(text, texts[count]) == 0;
        bool new = count < ANSWERS &&strcmp(text, texts[count + 1]) == 0;
        if (!old && !new)
            fail_msg("after %d answers the file is\n%s", count, text);
        between += count > 0 && count < ANSWERS;
    }
    /* else nothing was tried */
    assert_true(between > 0);
}

static void what_was_killed_goes_on_where_it_was(void **state)
{
    (void)state;
    char text[TEXT];
    write_first();
    kill_after(3000000);
    assert_true(answer_all(keep_text));
    read_text(text);
    assert_string_equal(text, texts[ANSWERS]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_killed_leaves_a_whole_file_and_loses_one_answer_at_most),
        cmocka_unit_test(what_was_killed_goes_on_where_it_was),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
