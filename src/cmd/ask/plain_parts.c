#include "cmd/ask/plain_parts.h"

#include <stdio.h>
#include <string.h>

#define WORDS 4

/* Takes what may be wrong with a line. Whether it was good. */
static bool done(const struct talk *talk, ruling_status status, ruling_messages *messages)
{
    talk_messages(talk, messages);
    return status == RULING_OK;
}

static void ask_name(struct talk *talk)
{
    puts("What is the system called? (empty: no name; quit at any time, what is answered is kept)");
    while (talk_read(talk, "name>") && !talk_quits(talk) && *talk->line) {
        ruling_messages *messages = ruling_messages_new();
        if (!messages ||
            done(talk, ruling_interview_set_name(talk->sitting->interview, talk->line, messages),
                 messages))
            return;
    }
}

/* Adds a part, or changes those that are there: "remove NAME", "rename NAME to NAME". */
static void take_part(struct talk *talk)
{
    ruling_interview *interview = talk->sitting->interview;
    ruling_messages *messages = ruling_messages_new();
    const char *removed = talk_behind(talk->line, "remove");
    const char *renamed = talk_behind(talk->line, "rename");
    char *to = renamed ? strstr(talk->line, " to ") : NULL;
    ruling_status status = RULING_OK;
    if (!messages)
        return;
    if (removed && *removed) {
        status = ruling_interview_remove(interview, removed, messages);
    } else if (renamed && to && to > renamed) {
        *to = '\0';
        status = ruling_interview_rename(interview, renamed, to + 4, messages);
    } else {
        status = ruling_interview_add(interview, talk->line, messages);
    }
    done(talk, status, messages);
}

static void ask_parts(struct talk *talk)
{
    talk_wrap(talk,
              "Which parts of it could be decided by themselves? One name a line, empty when "
              "done; none at all if it is one piece. `remove NAME`, `rename NAME to NAME`.",
              0);
    while (talk_read(talk, "part>") && !talk_quits(talk) && *talk->line)
        take_part(talk);
}

/* ---- links ---- */

static void put_kinds(const char *what, const char *const *kinds)
{
    for (size_t i = 0; kinds[i]; i++)
        printf("%s%s", i == 0 ? what : ", ", kinds[i]);
    if (kinds[0])
        putchar('\n');
}

/* Parts a line at its commas, or else at its spaces, in place; how many words there are. */
static size_t split(char *line, char *words[WORDS])
{
    const char *between = strchr(line, ',') ? "," : " ";
    size_t count = 0;
    char *rest;
    for (char *word = strtok_r(line, between, &rest); word && count < WORDS;
         word = strtok_r(NULL, between, &rest)) {
        word += strspn(word, " ");
        for (char *end = word + strlen(word); end > word && end[-1] == ' ';)
            *--end = '\0';
        words[count++] = word;
    }
    return count;
}

static void take_link(struct talk *talk)
{
    char *words[WORDS] = {NULL, NULL, NULL, NULL};
    ruling_messages *messages = ruling_messages_new();
    if (!messages)
        return;
    if (split(talk->line, words) < 2) {
        puts("A link takes two parts: gateway, live, http, high");
        ruling_messages_free(messages);
        return;
    }
    ruling_link link = {{words[0], words[1]}, words[2], words[3]};
    done(talk, ruling_interview_join(talk->sitting->interview, &link, messages), messages);
}

static void ask_links(struct talk *talk)
{
    const ruling_interview *interview = talk->sitting->interview;
    const char *const *via = ruling_interview_link_kinds(interview, false);
    const char *const *traffic = ruling_interview_link_kinds(interview, true);
    if (!via[0] || ruling_interview_components(interview) < 2)
        return;
    talk_wrap(talk,
              "Which of them call each other? A line for each pair: two names, what it goes "
              "through, and how much, with commas between; empty when done.",
              0);
    put_kinds("  through: ", via);
    put_kinds("  how much: ", traffic);
    while (talk_read(talk, "link>") && !talk_quits(talk) && *talk->line)
        take_link(talk);
}

void plain_parts(struct talk *talk)
{
    ask_name(talk);
    if (!talk->sitting->quit)
        ask_parts(talk);
    if (!talk->sitting->quit)
        ask_links(talk);
}
