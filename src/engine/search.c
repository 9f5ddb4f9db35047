#include "engine/search.h"

#include "engine/masks.h"
#include "engine/memo.h"

/* Whether a text matches, from memory if it can be. */
static enum regex_status match(struct block *block, uint32_t test, const char *text)
{
    bool matches;
    if (memo_get(block->memo, test, text, &matches))
        return matches ? REGEX_MATCH : REGEX_NO_MATCH;
    enum regex_status status = regex_match(block->program->tests[test].regex, text);
    if (status == REGEX_MATCH || status == REGEX_NO_MATCH)
        memo_put(block->memo, test, text, status == REGEX_MATCH);
    return status;
}

static enum evaluate_status search_lane(struct block *block, uint32_t test, uint32_t lane)
{
    const struct column *column = &block->program->columns[block->program->tests[test].fact];
    const char *text = block->texts[(size_t)column->text_slot * block->capacity + lane];
    size_t at = (size_t)test * block->stride;
    if (text == NULL)
        return EVALUATE_OK;
    enum regex_status status = match(block, test, text);
    if (status == REGEX_LIMIT)
        return EVALUATE_LIMIT;
    if (status == REGEX_NO_MEMORY)
        return EVALUATE_NO_MEMORY;
    mask_set(block->test_true + at, lane, status == REGEX_MATCH);
    mask_set(block->test_false + at, lane, status == REGEX_NO_MATCH);
    return EVALUATE_OK;
}

enum evaluate_status search(struct block *block, uint32_t test, const uint64_t *todo,
                            struct evaluate_failure *failure)
{
    for (uint32_t w = 0; w < block->words; w++) {
        for (uint64_t left = todo[w]; left != 0; left &= left - 1) {
            uint32_t lane = w * 64 + (uint32_t)__builtin_ctzll(left);
            enum evaluate_status status = search_lane(block, test, lane);
            if (status == EVALUATE_LIMIT)
                *failure = (struct evaluate_failure){test, lane};
            if (status != EVALUATE_OK)
                return status;
        }
        block->test_done[(size_t)test * block->stride + w] |= todo[w];
    }
    return EVALUATE_OK;
}
