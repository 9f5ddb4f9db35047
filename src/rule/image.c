#include "rule/image.h"

#include <endian.h>
#include <string.h>

#include "base/utf8.h"
#include "rule/image_walk.h"
#include "rule/order.h"

/* body := u32 length of the pool | pool | digest | parts of the pack (image_walk.c) */
struct header {
    unsigned char magic[8];
    uint32_t version;
    uint32_t length; /* of the body */
    uint64_t sum;    /* of the body */
};

_Static_assert(sizeof(struct header) == 24, "no padding");

static const unsigned char magic[8] = {'R', 'U', 'L', 'I', 'N', 'G', 0, 1};

static void add_u32(struct strbuf *out, uint32_t number)
{
    number = htole32(number);
    strbuf_add(out, (const char *)&number, sizeof number);
}

/* The pack is only looked at when it is written or digested; the walk is the same as for reading,
 * which is why it takes a pack that is not const. */
static struct pack *unchanged(const struct pack *pack)
{
    return (struct pack *)pack;
}

/* Writes the parts, collecting the texts beside them. */
static void write_parts(const struct pack *pack, struct strbuf *parts, struct strbuf *pool)
{
    struct arena arena;
    arena_init(&arena);
    struct walk walk = {.mode = WALK_WRITE, .arena = &arena, .out = parts};
    strbuf_init(&walk.pool);
    strbuf_putc(&walk.pool, '\0');
    walk_pack(&walk, unchanged(pack));
    walk.pool.failed |= walk.no_memory;
    arena_fini(&arena);
    *pool = walk.pool;
}

/* Sets the length and the sum in the header at `start`, when all is written. */
static void seal(struct strbuf *out, size_t start)
{
    const char *body = out->text + start + sizeof(struct header);
    size_t length = out->length - start - sizeof(struct header);
    struct header header = {
        .version = htole32(IMAGE_VERSION),
        .length = htole32((uint32_t)length),
        .sum = htole64(digest_quick(body, length)),
    };
    memcpy(header.magic, magic, sizeof magic);
    memcpy(out->text + start, &header, sizeof header);
    out->failed |= length > UINT32_MAX;
}

void image_write(const struct pack *pack, struct strbuf *out)
{
    size_t start = out->length;
    struct strbuf parts, pool;
    strbuf_init(&parts);
    write_parts(pack, &parts, &pool);
    strbuf_fill(out, '\0', sizeof(struct header));
    add_u32(out, (uint32_t)pool.length);
    strbuf_add(out, pool.text, pool.length);
    strbuf_add(out, pack->digest, DIGEST_HEX - 1);
    strbuf_add(out, parts.text, parts.length);
    out->failed |= parts.failed || pool.failed;
    strbuf_fini(&parts);
    strbuf_fini(&pool);
    if (!out->failed)
        seal(out, start);
}

/* Why an image cannot be read; NULL when its header is good. */
static const char *check_header(const unsigned char *bytes, size_t length)
{
    struct header header;
    if (length < sizeof header)
        return "it is cut short";
    memcpy(&header, bytes, sizeof header);
    if (memcmp(header.magic, magic, sizeof magic) != 0)
        return "it is no image";
    if (le32toh(header.version) != IMAGE_VERSION)
        return "it is of another version of the program";
    if (le32toh(header.length) != length - sizeof header)
        return "it is cut short, or something follows it";
    if (le64toh(header.sum) != digest_quick(bytes + sizeof header, length - sizeof header))
        return "it was changed or damaged";
    return NULL;
}

/* Takes `length` bytes from the front of the body; NULL when there are not so many. */
static const unsigned char *cut(struct walk *walk, size_t length)
{
    const unsigned char *bytes = walk->next;
    if (walk_left(walk) < length) {
        walk->damaged = true;
        return NULL;
    }
    walk->next += length;
    return bytes;
}

static void read_pool(struct walk *walk)
{
    uint32_t length;
    walk_u32(walk, &length);
    walk->texts = (const char *)cut(walk, length);
    walk->texts_length = length;
    walk_expect(walk, walk->texts && length > 0 && walk->texts[0] == '\0' &&
                          walk->texts[length - 1] == '\0' &&
                          utf8_valid(walk->texts, length) == length);
}

static void read_digest(struct walk *walk, struct pack *pack)
{
    const unsigned char *digits = cut(walk, DIGEST_HEX - 1);
    for (size_t i = 0; digits && i < DIGEST_HEX - 1; i++) {
        bool decimal = digits[i] >= '0' && digits[i] <= '9';
        walk_expect(walk, decimal || (digits[i] >= 'a' && digits[i] <= 'f'));
        pack->digest[i] = (char)digits[i];
    }
}

/* Sorts the facts; a circle, which no pack has, is damage. */
static void restore_order(struct walk *walk, struct pack *pack)
{
    struct arena arena;
    struct diags unseen;
    arena_init(&arena);
    diags_init(&unseen, &arena);
    bool sorted = order_facts(pack, NULL, NULL, &unseen);
    walk->no_memory |= unseen.no_memory;
    walk_expect(walk, sorted);
    arena_fini(&arena);
}

/* Reads a body into an empty pack; false when it is damaged or memory is out. */
static bool read_body(struct walk *walk, struct pack *pack)
{
    read_pool(walk);
    read_digest(walk, pack);
    if (!walk->damaged)
        walk_pack(walk, pack);
    walk_expect(walk, walk_left(walk) == 0);
    if (!walk->damaged && !walk->no_memory)
        restore_order(walk, pack);
    return !walk->damaged && !walk->no_memory;
}

struct pack *image_read(const void *bytes, size_t length, struct diags *diags)
{
    const char *complaint = check_header(bytes, length);
    if (complaint) {
        diag_add_file(diags, R0030, NULL, "the image of the pack cannot be read: %s", complaint);
        return NULL;
    }
    struct pack *pack = pack_new();
    if (!pack) {
        diags_no_memory(diags);
        return NULL;
    }
    struct walk walk = {
        .mode = WALK_READ,
        .arena = &pack->arena,
        .next = (const unsigned char *)bytes + sizeof(struct header),
        .end = (const unsigned char *)bytes + length,
    };
    if (read_body(&walk, pack))
        return pack;
    pack_free(pack);
    if (walk.no_memory)
        diags_no_memory(diags);
    else
        diag_add_file(diags, R0030, NULL, "the image of the pack cannot be read: it is damaged");
    return NULL;
}

bool image_digest(struct pack *pack)
{
    struct strbuf meaning;
    strbuf_init(&meaning);
    struct walk walk = {.mode = WALK_DIGEST, .out = &meaning};
    add_u32(&meaning, PACK_FORMAT);
    walk_pack(&walk, pack);
    bool good = !meaning.failed;
    if (good)
        digest_sha256(meaning.text, meaning.length, pack->digest);
    strbuf_fini(&meaning);
    return good;
}
