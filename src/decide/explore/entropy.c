#include "decide/explore/entropy.h"

/* Digit by digit: squaring a number in 1 … 2 doubles its logarithm, so that reaching 2 is a bit. */
uint64_t log2_fixed(uint32_t number)
{
    uint32_t whole = 31 - (uint32_t)__builtin_clz(number);
    uint64_t mantissa = (uint64_t)number << (31 - whole); /* 2^31 stands for 1 */
    uint64_t log = whole;
    for (uint32_t i = 0; i < LOG_BITS; i++) {
        mantissa = mantissa * mantissa >> 31;
        log <<= 1;
        if (mantissa >> 32) {
            mantissa >>= 1;
            log |= 1;
        }
    }
    return log;
}

uint64_t log_sum(const uint32_t *counts, uint32_t count)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < count; i++)
        if (counts[i] > 1)
            sum += counts[i] * log2_fixed(counts[i]);
    return sum;
}
