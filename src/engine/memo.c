/* A table with one place for each hash, so that it never grows: what is forgotten is worked out
 * again. */
#include "engine/memo.h"

#include <string.h>

#include "base/digest.h"

#define PLACES 512 /* a power of two */

struct answer {
    const char *text; /* NULL: none */
    uint32_t test;
    bool matches;
};

struct memo {
    struct answer answers[PLACES];
};

struct memo *memo_new(struct arena *arena)
{
    return arena_new(arena, 1, sizeof(struct memo));
}

void memo_clear(struct memo *memo)
{
    memset(memo, 0, sizeof *memo);
}

static uint32_t place_of(uint32_t test, const char *text)
{
    uint64_t hash = digest_quick(text, strlen(text)) + test * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(hash >> 32) % PLACES;
}

bool memo_get(const struct memo *memo, uint32_t test, const char *text, bool *matches)
{
    const struct answer *answer = &memo->answers[place_of(test, text)];
    if (answer->text == NULL || answer->test != test ||
        (answer->text != text && strcmp(answer->text, text) != 0))
        return false;
    *matches = answer->matches;
    return true;
}

void memo_put(struct memo *memo, uint32_t test, const char *text, bool matches)
{
    memo->answers[place_of(test, text)] = (struct answer){text, test, matches};
}
