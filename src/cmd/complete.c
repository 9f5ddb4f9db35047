/* For the completions of shells, which `ruling completions` prints. */
#include "cmd/command.h"

#include <stdio.h>

#include "cmd/common.h"
#include "cmd/complete/offer.h"

/* Somebody is typing: whatever is wrong, nothing is said of it, and there is nothing to offer. */
static void complete(const struct invocation *invocation, struct typing *typing)
{
    struct invocation inner = *invocation;
    inner.messages = ruling_messages_new();
    if (!inner.messages)
        return;
    if (typing->pack_count > 0) {
        inner.packs = typing->packs;
        inner.pack_count = typing->pack_count;
    }
    offer_words(&inner, typing);
    fflush(stdout);
    ruling_messages_free(inner.messages);
}

static ruling_status run(const struct invocation *invocation)
{
    size_t count = invocation->argument_count;
    char *words[count + 1];
    const char *packs[count + 1];
    struct typing typing = {.packs = packs};
    for (size_t i = 0; i < count; i++)
        words[i] = invocation->words[invocation->arguments[i]];
    typing_read(&typing, words, count);
    complete(invocation, &typing);
    return RULING_OK;
}

const struct command command_complete = {
    .name = "complete",
    .arguments = "-- WORD…",
    .purpose = "prints what can stand where somebody types, for shells",
    .details =
        "The words are those behind `ruling`, up to the cursor; the last may be empty. Each\n"
        "line is a word that can stand in its place, a tab, and what it means; a line of a\n"
        "tab and `files` stands for the names of files.",
    .examples =
        (const struct example[]){
            {"ruling complete -- eval --form", "a flag"},
            {"ruling complete -- eval p.yaml --set team.", "addresses"},
            {NULL, NULL},
        },
    .flags = (const struct flag[]){{.name = NULL}},
    .least = 0,
    .most = ANY_NUMBER,
    .takes = TAKES_TEXT,
    .takes_more = TAKES_TEXT,
    .hidden = true,
    .run = run,
};
