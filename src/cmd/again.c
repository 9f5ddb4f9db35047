#include "cmd/again.h"

#include <string.h>

/* The text while it is written; `used` is above AGAIN_ROOM once it does not fit. */
struct again {
    char *text;
    size_t used;
};

static void add(struct again *again, const char *bytes, size_t count)
{
    if (again->used + count < AGAIN_ROOM)
        memcpy(again->text + again->used, bytes, count);
    again->used += count;
}

static bool is_plain(const char *word)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "0123456789%+,-./:=@_";
    return *word != '\0' && word[strspn(word, plain)] == '\0';
}

/* A word as a shell takes it: between single quotes where it holds more than plain characters. */
static void add_word(struct again *again, const char *word)
{
    bool quoted = !is_plain(word);
    if (quoted)
        add(again, "'", 1);
    for (; *word; word++)
        if (*word == '\'')
            add(again, "'\\''", 4);
        else
            add(again, word, 1);
    if (quoted)
        add(again, "'", 1);
}

static void add_flag(struct again *again, const char *flag, const char *value)
{
    if (!value)
        return;
    add(again, flag, strlen(flag));
    add(again, " ", 1);
    add_word(again, value);
    add(again, " ", 1);
}

void again_flags(const struct invocation *invocation, char text[AGAIN_ROOM])
{
    struct again again = {text, 0};
    for (size_t i = 0; invocation->flags[FLAG_RULES].word && i < invocation->pack_count; i++)
        add_flag(&again, "-r", invocation->packs[i]);
    for (size_t i = 0; i < invocation->base_count; i++)
        add_flag(&again, "--base", invocation->bases[i]);
    for (size_t i = 0; i < invocation->setting_count; i++)
        add_flag(&again, "--set", invocation->settings[i]);
    add_flag(&again, "--as-of", invocation->flags[FLAG_AS_OF].value);
    if (invocation->flags[FLAG_NO_ASSUMPTIONS].word)
        add(&again, "--no-assumptions ", strlen("--no-assumptions "));
    text[again.used < AGAIN_ROOM ? again.used : 0] = '\0';
}
