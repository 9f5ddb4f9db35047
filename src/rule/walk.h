/* Walking over the parts of a pack, one after the other, to write them, to read them, or to take
 * the digest of their meaning. Private to this folder.
 *
 * Each function here handles one part in all three modes. Writing and digesting only look at what
 * they are given; reading stores there. Nothing returns an error: a walk that goes wrong remembers
 * it and reads zeros, so that what is walked over stays safe to look at, and whoever started it
 * checks at the end.
 *
 * Texts go to a pool, each different text once; where one stands, its offset is written. So a pack
 * that is read needs no copy of them. */
#ifndef RULE_WALK_H
#define RULE_WALK_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/bits.h"
#include "base/map.h"
#include "base/source.h"
#include "base/strbuf.h"
#include "rule/names.h"

enum walk_mode { WALK_WRITE, WALK_READ, WALK_DIGEST };

struct walk {
    enum walk_mode mode;
    struct arena *arena; /* reading: for what is read; writing: for the map of texts */

    struct strbuf *out; /* writing and digesting: the parts */
    struct strbuf pool; /* writing: the texts */
    struct map seen;    /* writing: text -> offset in the pool */

    const unsigned char *next; /* reading: the part that follows */
    const unsigned char *end;  /* reading: behind the last part */
    const char *texts;         /* reading: the pool, valid UTF-8 with a NUL at its end */
    uint32_t texts_length;

    bool damaged; /* reading: a part is not what it should be */
    bool no_memory;
};

static inline bool walk_reads(const struct walk *walk)
{
    return walk->mode == WALK_READ;
}

/* Bytes that are left to read. */
static inline size_t walk_left(const struct walk *walk)
{
    return (size_t)(walk->end - walk->next);
}

/* Marks what is read as damaged unless the condition holds. */
static inline void walk_expect(struct walk *walk, bool holds)
{
    if (!holds && walk_reads(walk))
        walk->damaged = true;
}

/* Whole numbers. A pack is thousands of them, and a program that carries its pack reads them before
 * all else: hence the short way, in line, where they are there to read. */
void walk_u32_slowly(struct walk *walk, uint32_t *number);
static inline void walk_u32(struct walk *walk, uint32_t *number)
{
    uint32_t bytes;
    if (!walk_reads(walk) || walk_left(walk) < sizeof bytes) {
        walk_u32_slowly(walk, number);
        return;
    }
    memcpy(&bytes, walk->next, sizeof bytes);
    walk->next += sizeof bytes;
    *number = le32toh(bytes);
}

void walk_i32(struct walk *walk, int32_t *number);
void walk_i64(struct walk *walk, int64_t *number);

/* A number between two others, both included. */
void walk_i64_within(struct walk *walk, int64_t *number, int64_t least, int64_t most);

void walk_bool(struct walk *walk, bool *flag);

/* Two flags in one number; without the second it is that of walk_bool. */
void walk_flags(struct walk *walk, bool *flag, bool *second);

/* A number below `count`: a member of an enum, or the index of something. `none` allows UINT32_MAX
 * as well. When it is neither it is read as 0, which must not be used as an index if `count` is
 * 0; false then. */
bool walk_index(struct walk *walk, uint32_t *index, uint32_t count, bool none);

/* An enum: gcc and clang give enums without negative members the type unsigned int. */
#define walk_enum(walk, member, count) walk_index((walk), (uint32_t *)(member), (count), false)

/* A set of numbers below `count`. */
void walk_bits(struct walk *walk, struct bits *bits, uint32_t count);

enum walk_need { WALK_OPTIONAL, WALK_NEEDED };

/* A text that belongs to the meaning: an id, a name, a pattern. NULL may stand for no text where
 * it is not needed; a needed one that is missing is read as "". */
void walk_word(struct walk *walk, const char **word, enum walk_need need);

/* A word that must be a name of this form. */
void walk_name(struct walk *walk, const char **name, enum name_form form);

/* Text for people, and places: not in the digest. */
void walk_prose(struct walk *walk, const char **text, enum walk_need need);
void walk_place(struct walk *walk, struct place *place);

/* Begins an array of at most `most` items of `size` bytes: its length goes to `*count`. Returns the
 * items, to be walked over next; reading makes them and stores their address in `*list`, the
 * address of the pointer that owns them. NULL when there are none. */
void *walk_array(struct walk *walk, void *list, uint32_t *count, uint32_t most, size_t size);

/* Begins one item behind a pointer, as walk_array does; walk_optional one that may be missing (a
 * null pointer). */
void *walk_one(struct walk *walk, void *owner, size_t size);
void *walk_optional(struct walk *walk, void *owner, size_t size);

#endif
