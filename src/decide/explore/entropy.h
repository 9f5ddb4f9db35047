/* Entropy of counts, in whole numbers. */
#ifndef DECIDE_EXPLORE_ENTROPY_H
#define DECIDE_EXPLORE_ENTROPY_H

#include <stdint.h>

/* The fractional bits of a logarithm. */
#define LOG_BITS 20

/* The logarithm to base 2 of a number above 0, rounded down to a multiple of 2^-LOG_BITS. */
uint64_t log2_fixed(uint32_t number);

/* Σ c·log2(c) over the counts, likewise scaled: what entropies of groups are made of. */
uint64_t log_sum(const uint32_t *counts, uint32_t count);

#endif
