#include "rule/walk.h"

#include "base/number.h"

/* The least that an item of any array takes. */
#define LEAST_BYTES 4

/* Where the text stands that is missing: offset 0 of the pool is a NUL that no text uses. */
#define NO_TEXT 0

#define DIGEST_NO_TEXT UINT32_MAX

/* Reads `size` bytes; zeros when there are not so many. */
static void take(struct walk *walk, void *bytes, size_t size)
{
    if (walk_left(walk) < size) {
        walk->damaged = true;
        walk->next = walk->end;
        memset(bytes, 0, size);
        return;
    }
    memcpy(bytes, walk->next, size);
    walk->next += size;
}

void walk_u32_slowly(struct walk *walk, uint32_t *number)
{
    uint32_t bytes;
    if (walk_reads(walk)) {
        take(walk, &bytes, sizeof bytes);
        *number = le32toh(bytes);
    } else {
        bytes = htole32(*number);
        strbuf_add(walk->out, (const char *)&bytes, sizeof bytes);
    }
}

static void walk_u64(struct walk *walk, uint64_t *number)
{
    uint64_t bytes;
    if (walk_reads(walk)) {
        take(walk, &bytes, sizeof bytes);
        *number = le64toh(bytes);
    } else {
        bytes = htole64(*number);
        strbuf_add(walk->out, (const char *)&bytes, sizeof bytes);
    }
}

void walk_i32(struct walk *walk, int32_t *number)
{
    walk_u32(walk, (uint32_t *)number);
}

void walk_i64(struct walk *walk, int64_t *number)
{
    walk_u64(walk, (uint64_t *)number);
}

void walk_i64_within(struct walk *walk, int64_t *number, int64_t least, int64_t most)
{
    walk_i64(walk, number);
    walk_expect(walk, *number >= least && *number <= most);
}

void walk_bool(struct walk *walk, bool *flag)
{
    uint32_t number = walk_reads(walk) ? 0 : *flag;
    walk_index(walk, &number, 2, false);
    if (walk_reads(walk))
        *flag = number == 1;
}

void walk_flags(struct walk *walk, bool *flag, bool *second)
{
    uint32_t number = walk_reads(walk) ? 0 : (uint32_t)*flag | (uint32_t)*second << 1;
    walk_index(walk, &number, 4, false);
    if (!walk_reads(walk))
        return;
    *flag = number & 1;
    *second = number >> 1;
}

bool walk_index(struct walk *walk, uint32_t *index, uint32_t count, bool none)
{
    walk_u32(walk, index);
    if (!walk_reads(walk) || *index < count || (none && *index == UINT32_MAX))
        return true;
    walk->damaged = true;
    *index = 0;
    return false;
}

void walk_bits(struct walk *walk, struct bits *bits, uint32_t count)
{
    for (uint32_t i = 0; i < BITS_WORDS; i++)
        walk_u64(walk, &bits->word[i]);
    walk_expect(walk, bits_empty(bits_minus(*bits, bits_first(count))));
}

static void write_text(struct walk *walk, const char *text)
{
    uint32_t offset = text ? map_get(&walk->seen, text) : NO_TEXT;
    if (offset == MAP_NONE) {
        offset = (uint32_t)walk->pool.length;
        if (!map_put(&walk->seen, walk->arena, text, offset))
            walk->no_memory = true;
        strbuf_add(&walk->pool, text, strlen(text) + 1);
    }
    walk_u32(walk, &offset);
}

static void digest_text(struct walk *walk, const char *text)
{
    uint32_t length = text ? (uint32_t)strlen(text) : DIGEST_NO_TEXT;
    walk_u32(walk, &length);
    if (text)
        strbuf_add(walk->out, text, length);
}

/* From the middle of a character on, a text would be no UTF-8. */
static bool begins_text(const struct walk *walk, uint32_t offset)
{
    return offset < walk->texts_length && ((unsigned char)walk->texts[offset] & 0xc0) != 0x80;
}

static const char *read_text(struct walk *walk)
{
    uint32_t offset;
    walk_u32(walk, &offset);
    if (offset == NO_TEXT)
        return NULL;
    if (begins_text(walk, offset))
        return walk->texts + offset;
    walk->damaged = true;
    return NULL;
}

void walk_word(struct walk *walk, const char **word, enum walk_need need)
{
    if (walk->mode == WALK_WRITE) {
        write_text(walk, *word);
    } else if (walk->mode == WALK_DIGEST) {
        digest_text(walk, *word);
    } else {
        *word = read_text(walk);
        if (need == WALK_NEEDED && !*word) {
            walk->damaged = true;
            *word = "";
        }
    }
}

void walk_name(struct walk *walk, const char **name, enum name_form form)
{
    walk_word(walk, name, WALK_NEEDED);
    if (walk_reads(walk))
        walk_expect(walk, name_fits(*name, form));
}

void walk_prose(struct walk *walk, const char **text, enum walk_need need)
{
    if (walk->mode != WALK_DIGEST)
        walk_word(walk, text, need);
}

void walk_place(struct walk *walk, struct place *place)
{
    if (walk->mode == WALK_DIGEST)
        return;
    walk_word(walk, &place->file, WALK_OPTIONAL);
    walk_u32(walk, &place->line);
    walk_u32(walk, &place->column);
}

/* The owner's pointer is of another type than void *, so it is read and written by its bytes. */
static void *make(struct walk *walk, void *owner, uint32_t count, size_t size)
{
    void *items;
    if (!walk_reads(walk)) {
        memcpy(&items, owner, sizeof items);
        return items;
    }
    items = arena_new(walk->arena, count, size);
    if (!items)
        walk->no_memory = true;
    memcpy(owner, &items, sizeof items);
    return items;
}

void *walk_array(struct walk *walk, void *list, uint32_t *count, uint32_t most, size_t size)
{
    walk_u32(walk, count);
    if (walk_reads(walk) && (*count > most || *count > walk_left(walk) / LEAST_BYTES)) {
        walk->damaged = true;
        *count = 0;
    }
    void *items = *count ? make(walk, list, *count, size) : NULL;
    if (walk_reads(walk) && !items)
        *count = 0;
    return items;
}

void *walk_one(struct walk *walk, void *owner, size_t size)
{
    return make(walk, owner, 1, size);
}

void *walk_optional(struct walk *walk, void *owner, size_t size)
{
    void *item = NULL;
    if (!walk_reads(walk))
        memcpy(&item, owner, sizeof item);
    uint32_t count = item ? 1 : 0;
    walk_index(walk, &count, 2, false);
    return count ? make(walk, owner, 1, size) : NULL;
}
