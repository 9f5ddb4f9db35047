/* Masks: a bit for each lane of a block. All work on the words that are in use, and no function
 * allocates or fails. Two masks given to one function never overlap. */
#ifndef ENGINE_MASKS_H
#define ENGINE_MASKS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* The words of a mask of all lanes that a block may have. */
#define MASK_WORDS 8

/* Calls `function` with its last argument, the words in use, a constant where a block is full or
 * has few lanes: its loops over words are then unrolled. For functions marked MASK_KERNEL. */
#define MASK_KERNEL static inline __attribute__((always_inline))
#define mask_by_words(words, function, ...)                                                        \
    ((words) == 1            ? function(__VA_ARGS__, 1)                                            \
     : (words) == MASK_WORDS ? function(__VA_ARGS__, MASK_WORDS)                                   \
                             : function(__VA_ARGS__, words))

static inline void mask_copy(uint64_t *restrict to, const uint64_t *restrict from, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        to[w] = from[w];
}

static inline void mask_fill(uint64_t *to, bool bit, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        to[w] = bit ? UINT64_MAX : 0;
}

static inline void mask_or(uint64_t *restrict to, const uint64_t *restrict from, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        to[w] |= from[w];
}

static inline void mask_and(uint64_t *restrict to, const uint64_t *restrict from, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        to[w] &= from[w];
}

/* Takes the lanes of `from` out of `to`. */
static inline void mask_minus(uint64_t *restrict to, const uint64_t *restrict from, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        to[w] &= ~from[w];
}

static inline void mask_not(uint64_t *restrict to, const uint64_t *restrict from, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        to[w] = ~from[w];
}

/* `to` becomes the lanes of `a` and those of `b`. */
static inline void mask_join(uint64_t *restrict to, const uint64_t *restrict a,
                             const uint64_t *restrict b, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        to[w] = a[w] | b[w];
}

static inline bool mask_has(const uint64_t *mask, uint32_t lane)
{
    return (mask[lane / 64] >> (lane % 64)) & 1;
}

static inline void mask_set(uint64_t *mask, uint32_t lane, bool bit)
{
    uint64_t place = UINT64_C(1) << (lane % 64);
    mask[lane / 64] = bit ? mask[lane / 64] | place : mask[lane / 64] & ~place;
}

/* Of a word of a mask, the lanes from `first` to `end` - 1, some of which it holds. */
static inline uint64_t mask_span(uint32_t word, uint32_t first, uint32_t end)
{
    uint32_t base = word * 64;
    uint64_t span = UINT64_MAX;
    if (first > base)
        span <<= first - base;
    if (end < base + 64)
        span &= (UINT64_C(1) << (end - base)) - 1;
    return span;
}

/* Whether a lane from `first` to `end` - 1 is in the mask. */
static inline bool mask_any(const uint64_t *mask, uint32_t first, uint32_t end)
{
    uint64_t any = 0;
    for (uint32_t w = first / 64; w * 64 < end; w++)
        any |= mask[w] & mask_span(w, first, end);
    return any != 0;
}

/* Whether all lanes from `first` to `end` - 1 are in the mask. */
static inline bool mask_all(const uint64_t *mask, uint32_t first, uint32_t end)
{
    uint64_t missing = 0;
    for (uint32_t w = first / 64; w * 64 < end; w++)
        missing |= ~mask[w] & mask_span(w, first, end);
    return missing == 0;
}

/* Puts the lanes from `first` to `end` - 1 into the mask, or takes them out. */
static inline void mask_set_all(uint64_t *mask, uint32_t first, uint32_t end, bool bit)
{
    for (uint32_t w = first / 64; w * 64 < end; w++) {
        uint64_t span = mask_span(w, first, end);
        mask[w] = bit ? mask[w] | span : mask[w] & ~span;
    }
}

#endif
