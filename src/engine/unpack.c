/* Eight words, whose bytes are 64 lanes, hold up to eight classes: bit c of byte j of word i says
 * whether lane 8j + i may be of class c. Exchanging c and i makes word c a mask of the lanes, since
 * lane 8j + i then is bit i of byte j. That is the transposition of an 8 x 8 matrix of bits, done
 * for all j at once, by exchanging halves, quarters and eighths of its rows. */
#include "engine/unpack.h"

#include <endian.h>

#include "engine/masks.h"

/* Exchanges the bits of `upper` that `low` selects with those of `lower` `shift` places above. */
static inline void exchange(uint64_t *upper, uint64_t *lower, uint64_t low, unsigned shift)
{
    uint64_t differ = ((*upper >> shift) ^ *lower) & low;
    *lower ^= differ;
    *upper ^= differ << shift;
}

static void transpose(uint64_t words[8])
{
    for (int i = 0; i < 4; i++)
        exchange(&words[i], &words[i + 4], UINT64_C(0x0f0f0f0f0f0f0f0f), 4);
    for (int i = 0; i < 8; i += i % 2 ? 3 : 1)
        exchange(&words[i], &words[i + 2], UINT64_C(0x3333333333333333), 2);
    for (int i = 0; i < 8; i += 2)
        exchange(&words[i], &words[i + 1], UINT64_C(0x5555555555555555), 1);
}

/* Turns a plane, up to eight classes, into as many masks. */
static void unpack_plane(const struct block *block, const uint8_t *plane, uint64_t *slots,
                         uint32_t classes)
{
    for (uint32_t w = 0; w < block->words; w++) {
        uint64_t words[8];
        memcpy(words, plane + (size_t)w * 64, sizeof words);
        for (uint32_t i = 0; i < 8; i++)
            words[i] = le64toh(words[i]);
        transpose(words);
        for (uint32_t class = 0; class < classes; class ++)
            slots[(size_t) class * block->stride + w] = words[class];
    }
}

static void unpack_planes(const struct block *block, uint32_t plane, uint32_t slot,
                          uint32_t classes)
{
    const uint8_t *bytes = block->planes + (size_t)plane * block->pitch;
    uint64_t *slots = block->slots + (size_t)slot * block->stride;
    for (uint32_t class = 0; class < classes; class += 8) {
        unpack_plane(block, bytes, slots, classes - class < 8 ? classes - class : 8);
        bytes += block->pitch;
        slots += (size_t)block->stride * 8;
    }
}

static void fill(const struct block *block, uint32_t slot, uint32_t classes, bool bit)
{
    for (uint32_t class = 0; class < classes; class ++)
        mask_fill(block->slots + (size_t)(slot + class) * block->stride, bit, block->words);
}

static void forget_texts(struct block *block, const struct column *column, const uint64_t *given)
{
    const char **texts = block->texts + (size_t)column->text_slot * block->capacity;
    for (uint32_t lane = 0; lane < block->lanes; lane++)
        if (!mask_has(given, lane))
            texts[lane] = NULL;
}

void unpack(struct block *block, uint32_t fact)
{
    const struct column *column = &block->program->columns[fact];
    const uint64_t *given = block->given + (size_t)fact * block->stride;
    bool is_set = column->kind == COLUMN_SET;
    uint32_t may = column->first_slot + column->classes;
    if (column->kind == COLUMN_TEXT) {
        forget_texts(block, column, given);
    } else if (!mask_any(given, 0, block->lanes)) {
        fill(block, column->first_slot, column->classes, !is_set);
        fill(block, may, is_set ? column->classes : 0, true);
    } else {
        unpack_planes(block, column->first_plane, column->first_slot, column->classes);
        unpack_planes(block, column->first_plane + column->planes, may,
                      is_set ? column->classes : 0);
    }
}
