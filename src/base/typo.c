#include "base/typo.h"

#include <stdbool.h>
#include <string.h>

#define LONGEST 64

/* A word as it is compared: in lower case, with `_` for `-`. */
struct folded {
    size_t length;
    char bytes[LONGEST];
};

/* False when the word is too long to be compared. */
static bool fold(const char *word, struct folded *folded)
{
    folded->length = strnlen(word, LONGEST + 1);
    if (folded->length > LONGEST)
        return false;
    for (size_t i = 0; i < folded->length; i++) {
        char byte = word[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        folded->bytes[i] = byte == '-' ? '_' : byte;
    }
    return true;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment by rows: `row[i % 3][j]` is the distance between the first i bytes of
 * `a` and the first j of `b`. */
static uint32_t distance_between(const struct folded *a, const struct folded *b)
{
    uint32_t row[3][LONGEST + 1];
    for (uint32_t j = 0; j <= b->length; j++)
        row[0][j] = j;
    for (uint32_t i = 1; i <= a->length; i++) {
        uint32_t *now = row[i % 3];
        const uint32_t *above = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        now[0] = i;
        for (uint32_t j = 1; j <= b->length; j++) {
            bool same = a->bytes[i - 1] == b->bytes[j - 1];
            now[j] = least(least(above[j], now[j - 1]) + 1, above[j - 1] + !same);
            if (i > 1 && j > 1 && a->bytes[i - 1] == b->bytes[j - 2] &&
                a->bytes[i - 2] == b->bytes[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
    }
    return row[a->length % 3][b->length];
}

static bool begins_or_ends(const struct folded *word, const struct folded *candidate)
{
    if (word->length < 3 || word->length > candidate->length)
        return false;
    size_t rest = candidate->length - word->length;
    return memcmp(candidate->bytes, word->bytes, word->length) == 0 ||
           memcmp(candidate->bytes + rest, word->bytes, word->length) == 0;
}

void typo_init(struct typo *typo, const char *word)
{
    *typo = (struct typo){.word = word};
}

void typo_offer(struct typo *typo, const char *candidate)
{
    struct folded a, b;
    if (strcmp(typo->word, candidate) == 0 || !fold(typo->word, &a) || !fold(candidate, &b))
        return;
    size_t longer = a.length > b.length ? a.length : b.length;
    size_t apart = 2 * longer - a.length - b.length;
    size_t allowed = (longer + 1) / 3;
    /* The lengths alone rule most candidates out, which matters where thousands are offered. */
    if (typo->best && apart >= typo->distance)
        return;
    bool part = begins_or_ends(&a, &b);
    if (!part && apart > allowed)
        return;
    uint32_t distance = distance_between(&a, &b);
    if ((!part && distance > allowed) || (typo->best && distance >= typo->distance))
        return;
    typo->best = candidate;
    typo->distance = distance;
}
