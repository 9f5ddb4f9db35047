/* Sets of up to 256 small numbers: the values of a choice, the members of a set. */
#ifndef BASE_BITS_H
#define BASE_BITS_H

#include <stdbool.h>
#include <stdint.h>

#define BITS_MAX   256
#define BITS_WORDS (BITS_MAX / 64)

struct bits {
    uint64_t word[BITS_WORDS];
};

/* The set of 0 … count-1. */
static inline struct bits bits_first(uint32_t count)
{
    struct bits all = {{0}};
    for (uint32_t i = 0; i < BITS_WORDS && count > i * 64; i++) {
        uint32_t in_word = count - i * 64;
        all.word[i] = in_word >= 64 ? UINT64_MAX : (UINT64_C(1) << in_word) - 1;
    }
    return all;
}

static inline void bits_add(struct bits *set, uint32_t member)
{
    set->word[member / 64] |= UINT64_C(1) << (member % 64);
}

static inline bool bits_has(const struct bits *set, uint32_t member)
{
    return (set->word[member / 64] >> (member % 64)) & 1;
}

static inline struct bits bits_and(struct bits a, struct bits b)
{
    for (int i = 0; i < BITS_WORDS; i++)
        a.word[i] &= b.word[i];
    return a;
}

static inline struct bits bits_or(struct bits a, struct bits b)
{
    for (int i = 0; i < BITS_WORDS; i++)
        a.word[i] |= b.word[i];
    return a;
}

/* What is in `a` and not in `b`. */
static inline struct bits bits_minus(struct bits a, struct bits b)
{
    for (int i = 0; i < BITS_WORDS; i++)
        a.word[i] &= ~b.word[i];
    return a;
}

static inline bool bits_empty(struct bits a)
{
    uint64_t any = 0;
    for (int i = 0; i < BITS_WORDS; i++)
        any |= a.word[i];
    return any == 0;
}

static inline bool bits_equal(struct bits a, struct bits b)
{
    uint64_t differ = 0;
    for (int i = 0; i < BITS_WORDS; i++)
        differ |= a.word[i] ^ b.word[i];
    return differ == 0;
}

static inline uint32_t bits_count(struct bits a)
{
    uint32_t count = 0;
    for (int i = 0; i < BITS_WORDS; i++)
        count += (uint32_t)__builtin_popcountll(a.word[i]);
    return count;
}

#endif
