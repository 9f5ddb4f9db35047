/* "Did you mean …?": the candidate nearest to a mistyped word.
 *
 *     struct typo typo;
 *     typo_init(&typo, word);
 *     for (each candidate) typo_offer(&typo, candidate);
 *     if (typo.best) …
 *
 * The distance is the restricted Damerau-Levenshtein distance (optimal string alignment): inserts,
 * deletes, replacements and swaps of neighbours, ASCII case folded and `-` equal to `_` at no cost.
 * A candidate counts when its distance is at most a third of the longer length, rounded to the
 * nearest, or when the word (of three bytes or more) begins or ends it. The word itself never
 * counts: where it is wrong all the same, it is no suggestion. */
#ifndef BASE_TYPO_H
#define BASE_TYPO_H

#include <stdint.h>

struct typo {
    const char *word;
    const char *best; /* the nearest candidate, the first of equals; NULL when none counts */
    uint32_t distance;
};

/* Starts a search for `word`; keeps the pointer. */
void typo_init(struct typo *typo, const char *word);

/* Offers a candidate; the pointer is kept when it is the best so far. Words or candidates of more
 * than 64 bytes never count. */
void typo_offer(struct typo *typo, const char *candidate);

#endif
