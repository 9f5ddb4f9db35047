#include "cmd/ask/plain_show.h"

#include <stdio.h>
#include <string.h>

#include "cmd/output.h"

/* ---- a question ---- */

static void put_place(const ruling_question *question)
{
    putchar('\n');
    if (question->step_count > 1)
        printf("%s, step %zu of %zu. ", question->step, question->step_number,
               question->step_count);
    printf("Question %zu", question->number);
    if (question->left > 0)
        printf(", about %zu left", question->left);
    puts(".");
    if (!question->component)
        return;
    output_name(stdout, question->component);
    if (question->component_number > 0)
        printf(", part %zu of %zu", question->component_number, question->component_count);
    puts(".");
}

static int longest_name(const ruling_question *question)
{
    size_t longest = 0;
    for (size_t i = 0; i < question->choice_count; i++) {
        size_t length = strlen(question->choices[i].name);
        longest = length > longest ? length : longest;
    }
    return (int)longest;
}

/* "  #2  mostly_waits  60 % .. 90 %" */
static void put_choices(const ruling_question *question)
{
    int width = longest_name(question);
    for (size_t i = 0; i < question->choice_count; i++) {
        const ruling_choice *choice = &question->choices[i];
        const char *says = choice->range ? choice->range : choice->description;
        char line[1024];
        int used = snprintf(line, sizeof line, "%s%zu", question->numeric ? "#" : "", i + 1);
        printf("  %*s  ", question->choice_count > 9 ? 3 : 2, line);
        used = snprintf(line, sizeof line, "%-*s  %s", says ? width : 0, choice->name,
                        says ? says : "");
        while (used > 0 && used < (int)sizeof line && line[used - 1] == ' ')
            line[--used] = '\0';
        output_name(stdout, line);
        putchar('\n');
    }
}

/* How to answer what is not chosen. */
static void put_ways(const struct talk *talk, const ruling_question *question)
{
    char line[512];
    if (question->numeric) {
        snprintf(
            line, sizeof line,
            "A number from %s, ~ in front of an estimate, LOW .. HIGH%s. d: don't know. ?: help.",
            question->range,
            question->choice_count > 0 ? ", or one of these by its # or name" : "");
        talk_wrap(talk, line, 0);
    } else if (question->several) {
        talk_wrap(talk,
                  "Any of them by number or name, commas between; none. d: don't know. ?: help.",
                  0);
    } else {
        talk_wrap(talk,
                  question->choice_count > 0 ? "One by number or name. d: don't know. ?: help."
                                             : "A text. d: don't know. ?: help.",
                  0);
    }
}

static void put_standing(const ruling_question *question)
{
    if (!question->value)
        return;
    fputs("Empty: ", stdout);
    output_name(stdout, question->value);
    printf(" (%s", question->origin);
    if (question->note) {
        fputs("; note: ", stdout);
        output_name(stdout, question->note);
    }
    puts(")");
}

void plain_question(const struct talk *talk, const ruling_question *question)
{
    put_place(question);
    talk_wrap(talk, question->text, 0);
    put_choices(question);
    put_ways(talk, question);
    put_standing(question);
}

/* ---- help ---- */

static void put_line(const struct talk *talk, const char *head, const char *text)
{
    char line[4096];
    if (!text || !*text)
        return;
    snprintf(line, sizeof line, "%s %s", head, text);
    talk_wrap(talk, line, 2);
}

static void put_effects(const struct talk *talk, const ruling_question *question)
{
    if (question->choice_count > 0)
        puts("What each answer does, compared with none:");
    for (size_t i = 0; i < question->choice_count; i++) {
        const ruling_choice *choice = &question->choices[i];
        char line[1024];
        fputs("  ", stdout);
        snprintf(line, sizeof line, "%s: %s%s%s", choice->name,
                 choice->effect && *choice->effect ? choice->effect : "nothing",
                 choice->flips ? "; by itself it makes the verdict " : "",
                 choice->flips ? choice->flips : "");
        talk_wrap(talk, line, 4);
    }
}

void plain_help(const struct talk *talk, const ruling_question *question)
{
    put_line(talk, "Address:", question->address);
    put_line(talk, "Why asked: for", question->why);
    put_line(talk, "Disputed:", question->dissent);
    put_effects(talk, question);
    put_line(talk, "Find out:", question->find_out);
    talk_wrap(talk,
              "Words: back (b), skip (s), unknown (d), note TEXT (n), review (r), jump NAME (j), "
              "copy PART or copy all PART (c), forget, standing (t), quit (q). = ANSWER is always "
              "an answer.",
              0);
}

/* ---- review ---- */

static void put_reviewed(const ruling_reviewed *item)
{
    static const char *const states[] = {[RULING_ANSWERED] = "",
                                         [RULING_UNKNOWN] = "",
                                         [RULING_SKIPPED] = " (skipped)",
                                         [RULING_OPEN] = " (open)",
                                         [RULING_IDLE] = " (cannot matter)"};
    bool assumed = item->value && item->state != RULING_ANSWERED && item->state != RULING_UNKNOWN;
    fputs("  ", stdout);
    output_name(stdout, item->address);
    fputs(": ", stdout);
    output_name(stdout, item->value ? item->value : "-");
    if (assumed)
        printf(" (%s)", item->origin);
    if (item->note) {
        fputs(", note: ", stdout);
        output_name(stdout, item->note);
    }
    puts(states[item->state]);
}

void plain_review(const struct talk *talk)
{
    const ruling_reviewed *list;
    const char *step = "";
    size_t count;
    ruling_messages *messages = ruling_messages_new();
    if (!messages)
        return;
    if (ruling_interview_review(talk->sitting->interview, &list, &count, messages) == RULING_OK)
        for (size_t i = 0; i < count; i++) {
            if (list[i].state == RULING_IDLE && !list[i].value)
                continue;
            if (strcmp(step, list[i].step) != 0)
                printf("%s\n", list[i].step);
            step = list[i].step;
            put_reviewed(&list[i]);
        }
    talk_wrap(talk, "jump ADDRESS goes to a question, to answer it otherwise.", 0);
    talk_messages(talk, messages);
}
