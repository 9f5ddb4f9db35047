#include "cmd/ask/plain.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "cmd/ask/plain_parts.h"
#include "cmd/ask/plain_show.h"

/* The conversation: a talk, and what waits in it. */
struct plain {
    struct talk talk;
    struct sitting *sitting; /* the talk's */
    char note[TALK_LINE];    /* to go with the next answer, … */
    bool noted;              /* … if there is one */
    uint64_t offered;        /* parts whose assumptions were shown: a bit for each number */
};

/* ---- commands ---- */

/* Something to be done at a question. `rest` is what stands behind the word. */
struct word {
    const char *name;
    const char *letter; /* NULL: none */
    bool takes;         /* something stands behind the word */
    ruling_status (*run)(struct plain *plain, const ruling_question *question, const char *rest,
                         ruling_messages *messages);
};

static ruling_status go_back(struct plain *plain, const ruling_question *question, const char *rest,
                             ruling_messages *messages)
{
    (void)question;
    (void)rest;
    if (ruling_interview_back(plain->sitting->interview, messages) == RULING_NO)
        puts("This is the first question.");
    return RULING_OK;
}

static ruling_status skip(struct plain *plain, const ruling_question *question, const char *rest,
                          ruling_messages *messages)
{
    (void)question;
    (void)rest;
    return ruling_interview_skip(plain->sitting->interview, messages);
}

/* Gives an answer, with the note that waits for one. */
static ruling_status give(struct plain *plain, const char *text, ruling_messages *messages)
{
    ruling_status status = ruling_interview_answer(plain->sitting->interview, text,
                                                   plain->noted ? plain->note : NULL, messages);
    plain->noted = plain->noted && status != RULING_OK;
    return status;
}

static ruling_status say_unknown(struct plain *plain, const ruling_question *question,
                                 const char *rest, ruling_messages *messages)
{
    (void)question;
    (void)rest;
    return give(plain, "unknown", messages);
}

static ruling_status keep_note(struct plain *plain, const ruling_question *question,
                               const char *rest, ruling_messages *messages)
{
    (void)question;
    (void)messages;
    snprintf(plain->note, sizeof plain->note, "%s", rest);
    plain->noted = true;
    puts(*rest ? "The note goes with your answer." : "The answer will have no note.");
    return RULING_OK;
}

static ruling_status help(struct plain *plain, const ruling_question *question, const char *rest,
                          ruling_messages *messages)
{
    ruling_question explained;
    ruling_interview *interview = plain->sitting->interview;
    (void)question;
    (void)rest;
    ruling_status status = ruling_interview_explain(interview, messages);
    if (status == RULING_OK)
        status = ruling_interview_question(interview, &explained, messages);
    if (status == RULING_OK)
        plain_help(&plain->talk, &explained);
    return status;
}

static ruling_status review(struct plain *plain, const ruling_question *question, const char *rest,
                            ruling_messages *messages)
{
    (void)question;
    (void)rest;
    (void)messages;
    plain_review(&plain->talk);
    return RULING_OK;
}

static ruling_status jump(struct plain *plain, const ruling_question *question, const char *rest,
                          ruling_messages *messages)
{
    (void)question;
    return ruling_interview_jump(plain->sitting->interview, rest, messages);
}

static ruling_status copy(struct plain *plain, const ruling_question *question, const char *rest,
                          ruling_messages *messages)
{
    size_t count;
    const char *all = talk_behind(rest, "all");
    (void)question;
    ruling_status status = ruling_interview_copy(
        plain->sitting->interview, all && *all ? all : rest, all && *all, &count, messages);
    if (status == RULING_OK)
        printf("%zu answer%s copied.\n", count, count == 1 ? "" : "s");
    return status;
}

static ruling_status forget(struct plain *plain, const ruling_question *question, const char *rest,
                            ruling_messages *messages)
{
    (void)question;
    (void)rest;
    return ruling_interview_forget(plain->sitting->interview, messages);
}

static ruling_status standing(struct plain *plain, const ruling_question *question,
                              const char *rest, ruling_messages *messages)
{
    char *text = NULL;
    (void)question;
    (void)rest;
    ruling_status status = ruling_interview_standing(plain->sitting->interview,
                                                     &plain->sitting->style, &text, messages);
    if (status == RULING_OK)
        printf("%s\n", text);
    ruling_text_free(text);
    return status;
}

static ruling_status quit(struct plain *plain, const ruling_question *question, const char *rest,
                          ruling_messages *messages)
{
    (void)question;
    (void)rest;
    (void)messages;
    plain->sitting->quit = true;
    return RULING_OK;
}

static ruling_status answer_literally(struct plain *plain, const ruling_question *question,
                                      const char *rest, ruling_messages *messages)
{
    (void)question;
    return give(plain, rest, messages);
}

static const struct word words[] = {
    {"back", "b", false, go_back},
    {"skip", "s", false, skip},
    {"unknown", "d", false, say_unknown},
    {"note", "n", true, keep_note},
    {"help", "?", false, help},
    {"review", "r", false, review},
    {"jump", "j", true, jump},
    {"copy", "c", true, copy},
    {"forget", NULL, false, forget},
    {"standing", "t", false, standing},
    {"quit", "q", false, quit},
    {"=", NULL, true, answer_literally},
};

/* The word that a line begins with; NULL when there is none, or the line is an answer by its name.
 */
static const struct word *find_word(const ruling_question *question, const char *line,
                                    const char **rest)
{
    for (size_t i = 0; i < question->choice_count; i++)
        if (strcmp(question->choices[i].name, line) == 0)
            return NULL;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        *rest = talk_behind(line, words[i].name);
        if (!*rest && words[i].letter)
            *rest = talk_behind(line, words[i].letter);
        if (*rest && (words[i].takes || !**rest))
            return &words[i];
    }
    return NULL;
}

/* ---- asking ---- */

/* An empty line lets stand what stands; a value that was assumed is then an answer. */
static ruling_status keep_standing(struct plain *plain, const ruling_question *question,
                                   ruling_messages *messages)
{
    if (question->value)
        return give(plain, question->value, messages);
    puts("Type an answer, or ? for help, s to skip this question, q to save and quit.");
    return RULING_OK;
}

/* Reads one line, and does what it says; the question is shown again where it is another. */
static void take_line(struct plain *plain, const ruling_question *question)
{
    const char *rest = NULL;
    ruling_messages *messages = ruling_messages_new();
    if (!messages) {
        plain->sitting->quit = true;
        return;
    }
    const struct word *word = find_word(question, plain->talk.line, &rest);
    if (word)
        word->run(plain, question, rest, messages);
    else if (!*plain->talk.line)
        keep_standing(plain, question, messages);
    else
        give(plain, plain->talk.line, messages);
    talk_messages(&plain->talk, messages);
}

/* Shows what is assumed about the part at hand, once, for confirmation. Whether it was. */
static bool offer_assumptions(struct plain *plain, const ruling_question *question)
{
    ruling_interview *interview = plain->sitting->interview;
    bool of_part = strncmp(question->fact, "component.", strlen("component.")) == 0;
    uint64_t bit = UINT64_C(1) << (question->component_number & 63);
    const ruling_assumption *list;
    size_t count;
    char part[256] = "";
    if (!of_part || (plain->offered & bit) || plain->sitting->for_advice)
        return false;
    ruling_messages *messages = ruling_messages_new();
    if (question->component) /* which is gone with the next call */
        snprintf(part, sizeof part, "%s", question->component);
    const char *name = question->component ? part : NULL;
    bool some =
        messages &&
        ruling_interview_assumptions(interview, name, &list, &count, messages) == RULING_OK &&
        count > 0;
    for (size_t i = 0; some && i < count; i++) {
        if (i == 0)
            printf("\n%s%sTypical, and assumed unless you say otherwise:\n", part,
                   name ? ". " : "");
        printf("  %s: %s\n", list[i].title, list[i].value);
    }
    plain->offered |= some ? bit : 0;
    if (some && talk_agree(&plain->talk,
                           "Do all of these hold? With no, they stay assumed, and you are "
                           "asked about those that matter.",
                           false))
        ruling_interview_confirm(interview, name, messages);
    if (messages)
        talk_messages(&plain->talk, messages);
    return some;
}

/* Does what a line says where it is offered to stop, and no question is shown. Whether the line was
 * such a word. */
static bool take_word(struct plain *plain)
{
    static const ruling_question none;
    const char *rest;
    const struct word *word = find_word(&none, plain->talk.line, &rest);
    bool fits = word && (word->run == go_back || word->run == review || word->run == jump ||
                         word->run == standing || word->run == quit);
    ruling_messages *messages = fits ? ruling_messages_new() : NULL;
    if (!messages) {
        puts("Type yes or no, or one of: back, jump NAME, review, standing, quit.");
        return false;
    }
    word->run(plain, &none, rest, messages);
    talk_messages(&plain->talk, messages);
    return true;
}

/* Offers to stop. Whether that was taken. */
static bool stops(struct plain *plain, char asked[])
{
    ruling_interview *interview = plain->sitting->interview;
    const char *reason;
    ruling_stop stop = ruling_interview_offer(interview, &reason);
    if (stop == RULING_GO_ON)
        return false;
    asked[0] = '\0'; /* a question that comes now is shown again */
    putchar('\n');
    talk_wrap(&plain->talk, reason, 0);
    if (stop == RULING_STOP_ASKED)
        return true;
    talk_wrap(&plain->talk, "Stop here and see the ruling?", 0);
    while (talk_read(&plain->talk, "yes or no [yes]>")) {
        if (!*plain->talk.line || talk_is_yes(&plain->talk))
            return true;
        if (talk_is_no(&plain->talk)) {
            ruling_interview_go_on(interview);
            return false;
        }
        if (take_word(plain) &&
            (plain->sitting->quit || ruling_interview_offer(interview, NULL) == RULING_GO_ON))
            return plain->sitting->quit;
    }
    return true;
}

/* Asks the question at hand until it is another. RULING_NO when there is none. */
static ruling_status ask_one(struct plain *plain, char asked[], size_t room)
{
    ruling_question question;
    ruling_status status = ruling_interview_question(plain->sitting->interview, &question,
                                                     plain->sitting->invocation->messages);
    if (status != RULING_OK)
        return status;
    if (offer_assumptions(plain, &question))
        return RULING_OK;
    status = ruling_interview_question(plain->sitting->interview, &question,
                                       plain->sitting->invocation->messages);
    if (status != RULING_OK)
        return status;
    if (strncmp(asked, question.address, room - 1) != 0) {
        plain->noted = false; /* the note was about another question */
        plain_question(&plain->talk, &question);
        snprintf(asked, room, "%s", question.address);
    }
    if (talk_read(&plain->talk, ">"))
        take_line(plain, &question);
    return RULING_OK;
}

static ruling_status ask_all(struct plain *plain)
{
    struct sitting *sitting = plain->sitting;
    ruling_status status = RULING_OK;
    char asked[512] = "";
    while (status == RULING_OK && !sitting->quit) {
        if (!sitting->for_advice && stops(plain, asked))
            return RULING_OK;
        status = ask_one(plain, asked, sizeof asked);
    }
    return status == RULING_NO ? RULING_OK : status;
}

ruling_status ask_plain(struct sitting *sitting)
{
    struct plain plain = {.sitting = sitting};
    ruling_status status = RULING_OK;
    talk_begin(&plain.talk, sitting);
    if (sitting->is_new && !sitting->for_advice)
        plain_parts(&plain.talk);
    bool asks =
        !sitting->for_advice ||
        talk_agree(&plain.talk, "What is left to ask only shapes the advice. Go on?", false);
    sitting->quit = sitting->quit && !sitting->for_advice;
    if (asks && !sitting->quit)
        status = ask_all(&plain);
    return status;
}
