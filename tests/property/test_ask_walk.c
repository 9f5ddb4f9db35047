/* The questionnaire, answered at random: every walk comes to an end; nothing that was answered is
 * asked again, also not when the file is opened anew; and where it says that the verdict is
 * settled, no other is settled whatever else is answered.
 *
 * RULING_SEED sets the first random number, ROUNDS multiplies the number of walks. */
#include <ftw.h>
#include <inttypes.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "ruling.h"

enum { WALKS = 12, MOST = 400, ADDRESS = 128 };

static char folder[PATH_MAX / 2];
static char path[PATH_MAX];
static uint64_t seed;

/* One walk. */
struct walk {
    const ruling_pack *pack;
    ruling_interview *interview;
    uint64_t random;
    char (*asked)[ADDRESS]; /* what was answered */
    size_t count;
};

static uint32_t below(struct walk *walk, uint32_t limit)
{
    uint64_t z = (walk->random += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)(((z ^ (z >> 31)) >> 32) * limit >> 32);
}

static int remove_one(const char *name, const struct stat *info, int kind, struct FTW *place)
{
    (void)info;
    (void)kind;
    (void)place;
    return remove(name);
}

static int setup(void **state)
{
    (void)state;
    const char *base = getenv("TMPDIR"), *seeded = getenv("RULING_SEED");
    seed = seeded ? strtoull(seeded, NULL, 0) : 20261121;
    snprintf(folder, sizeof folder, "%s/ruling-walk-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/walk.yaml", folder);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void open_interview(struct walk *walk)
{
    ruling_messages *messages = ruling_messages_new();
    ruling_interview_free(walk->interview);
    ruling_status status = ruling_interview_open(walk->pack, &(ruling_input){.path = path}, NULL,
                                                 &walk->interview, messages);
    if (status != RULING_OK)
        fail_msg("the file cannot be opened again: RULING_SEED=%" PRIu64, seed);
    ruling_messages_free(messages);
}

/* ---- answers ---- */

/* An answer to the question at hand, in `text`. */
static void draw_answer(struct walk *walk, const ruling_question *question, char text[ADDRESS])
{
    uint32_t count = (uint32_t)question->choice_count;
    size_t used = 0;
    strcpy(text, "unknown");
    if (below(walk, 12) == 0)
        return;
    if (count == 0) {
        strcpy(text, strcmp(question->type, "text") == 0 ? "something # else" : "1");
        return;
    }
    if (!question->several) {
        snprintf(text, ADDRESS, "#%u", 1 + below(walk, count));
        return;
    }
    strcpy(text, "none");
    for (uint32_t i = 0; i < count && used + 8 < ADDRESS; i++)
        if (below(walk, 3) == 0)
            used += (size_t)snprintf(text + used, ADDRESS - used, "#%u ", i + 1);
}

/* Answers at random until an answer is taken: some are impossible beside others. Whether one was.
 */
static bool answer(struct walk *walk, const ruling_question *question)
{
    char text[ADDRESS];
    bool taken = false;
    for (int i = 0; i < 20 && !taken; i++) {
        ruling_messages *messages = ruling_messages_new();
        draw_answer(walk, question, text);
        taken = ruling_interview_answer(walk->interview, text, NULL, messages) == RULING_OK;
        ruling_messages_free(messages);
        if (!taken) {
            ruling_question again;
            messages = ruling_messages_new();
            assert_int_equal(ruling_interview_question(walk->interview, &again, messages),
                             RULING_OK);
            *(ruling_question *)question = again;
            ruling_messages_free(messages);
        }
    }
    return taken;
}

static void expect_new(const struct walk *walk, const char *address)
{
    for (size_t i = 0; i < walk->count; i++)
        if (strcmp(walk->asked[i], address) == 0)
            fail_msg("%s is asked again: RULING_SEED=%" PRIu64, address, seed);
}

/* Answers, or skips, the question at hand. False when there is none. */
static bool step(struct walk *walk)
{
    ruling_messages *messages = ruling_messages_new();
    ruling_question question;
    ruling_status status = ruling_interview_question(walk->interview, &question, messages);
    assert_true(status == RULING_OK || status == RULING_NO);
    if (status == RULING_OK) {
        expect_new(walk, question.address);
        char *address = walk->asked[walk->count];
        snprintf(address, ADDRESS, "%s", question.address);
        if (below(walk, 15) > 0 && answer(walk, &question))
            walk->count++;
        else
            assert_int_equal(ruling_interview_skip(walk->interview, messages), RULING_OK);
    }
    ruling_messages_free(messages);
    return status == RULING_OK;
}

/* ---- the verdict ---- */

/* The verdict on the file; whether it is settled. */
static bool judge(const struct walk *walk, char verdict[ADDRESS])
{
    ruling_messages *messages = ruling_messages_new();
    ruling_profile *profile = NULL;
    ruling_result *result = NULL;
    assert_int_equal(
        ruling_profile_open(walk->pack, &(ruling_input){.path = path}, &profile, messages),
        RULING_OK);
    assert_int_equal(
        ruling_judge(walk->pack, (const ruling_profile *[]){profile}, 1, NULL, &result, messages),
        RULING_OK);
    snprintf(verdict, ADDRESS, "%s", ruling_verdict(result, 0));
    bool settled = ruling_settled(result, 0) == 1;
    ruling_result_free(result);
    ruling_profile_free(profile);
    ruling_messages_free(messages);
    return settled;
}

/* The address of a question that has no answer, in `address`; false when there is none. */
static bool find_unanswered(struct walk *walk, size_t from, char address[ADDRESS])
{
    ruling_messages *messages = ruling_messages_new();
    const ruling_reviewed *list;
    size_t count;
    assert_int_equal(ruling_interview_review(walk->interview, &list, &count, messages), RULING_OK);
    while (from < count && list[from].state != RULING_IDLE && list[from].state != RULING_SKIPPED)
        from++;
    if (from < count)
        snprintf(address, ADDRESS, "%s", list[from].address);
    ruling_messages_free(messages);
    return from < count;
}

/* Answers what is left of a settled profile: no other verdict is ever settled. (Halfway another one
 * may lead, where a check leaves one answer only that is not given yet.) */
static void answer_the_rest(struct walk *walk)
{
    char verdict[ADDRESS], after[ADDRESS], address[ADDRESS];
    size_t refused = 0;
    assert_true(judge(walk, verdict));
    for (int i = 0; i < MOST && find_unanswered(walk, refused, address); i++) {
        ruling_messages *messages = ruling_messages_new();
        ruling_question question;
        assert_int_equal(ruling_interview_jump(walk->interview, address, messages), RULING_OK);
        assert_int_equal(ruling_interview_question(walk->interview, &question, messages),
                         RULING_OK);
        refused += !answer(walk, &question);
        ruling_messages_free(messages);
        if (judge(walk, after) && strcmp(verdict, after) != 0)
            fail_msg("settled at %s, and %s settles it at %s: RULING_SEED=%" PRIu64, verdict,
                     address, after, seed);
    }
}

/* ---- walks ---- */

static void add_parts(struct walk *walk)
{
    ruling_messages *messages = ruling_messages_new();
    uint32_t count = below(walk, 3);
    for (uint32_t i = 0; i < count; i++) {
        char name[] = {'a', 'a', '\0'};
        name[1] = (char)('a' + i);
        assert_int_equal(ruling_interview_add(walk->interview, name, messages), RULING_OK);
    }
    ruling_messages_free(messages);
}

/* Whether the verdict was settled before the questions ran out. */
static bool go(struct walk *walk)
{
    remove(path);
    open_interview(walk);
    add_parts(walk);
    int steps = 0;
    while (ruling_interview_offer(walk->interview, NULL) != RULING_STOP_SETTLED && step(walk)) {
        if (++steps == MOST)
            fail_msg("no end after %d questions: RULING_SEED=%" PRIu64, steps, seed);
        if (below(walk, 4) == 0 && ruling_interview_saved(walk->interview))
            open_interview(walk);
    }
    return ruling_interview_offer(walk->interview, NULL) == RULING_STOP_SETTLED;
}

static void walk_pack(const char *rules)
{
    const char *rounds = getenv("ROUNDS"), *root = getenv("ROOT");
    int walks = WALKS * (rounds && atoi(rounds) > 0 ? atoi(rounds) : 1), settled = 0;
    char place[PATH_MAX];
    ruling_pack *pack = NULL;
    ruling_messages *messages = ruling_messages_new();
    snprintf(place, sizeof place, "%s/%s", root ? root : ".", rules);
    assert_int_equal(ruling_pack_open(place, &pack, messages), RULING_OK);
    ruling_messages_free(messages);
    for (int i = 0; i < walks; i++, seed++) {
        struct walk walk = {.pack = pack, .random = seed};
        walk.asked = calloc(MOST + 1, sizeof *walk.asked);
        bool is_settled = go(&walk);
        settled += is_settled;
        if (is_settled && ruling_interview_saved(walk.interview))
            answer_the_rest(&walk);
        ruling_interview_free(walk.interview);
        free(walk.asked);
    }
    ruling_pack_free(pack);
    assert_true(settled > 0);
}

static void walks_through_a_small_pack_hold(void **state)
{
    (void)state;
    walk_pack("tests/cases/office");
}

static void walks_through_a_pack_of_all_types_hold(void **state)
{
    (void)state;
    walk_pack("tests/cases/tiny");
}

static void walks_through_the_default_pack_hold(void **state)
{
    (void)state;
    walk_pack("rules");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks_through_a_small_pack_hold),
        cmocka_unit_test(walks_through_a_pack_of_all_types_hold),
        cmocka_unit_test(walks_through_the_default_pack_hold),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
