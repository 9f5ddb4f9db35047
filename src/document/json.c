/* yajl is trusted with the grammar, and with three things not:
 *
 * It writes to what its allocator gives without a look. So the allocator never gives NULL: when
 * memory is out it jumps back to where yajl was called. What yajl held is in a pool, which goes as
 * a whole in any case. The jump leaves frames of yajl and of the allocator only, never one of ours
 * that holds anything: yajl allocates between the events, not while it tells of one.
 *
 * It decodes half of a surrogate pair to `?`, or to bytes that are no UTF-8. So the text of every
 * string is searched for one before the value is taken.
 *
 * It overlooks a string behind the value if that is not closed. So the end is checked. */
#include "document/json.h"

#include <setjmp.h>
#include <string.h>
#include <yajl/yajl_parse.h>
#include <yajl/yajl_version.h>

#include "document/build.h"
#include "document/json_syntax.h"

#define MARK  "\xef\xbb\xbf" /* the byte order mark */
#define SPACE " \t\r\n"

struct reader {
    const struct source *source;
    struct diags *diags;
    struct build *build;
    struct arena pool; /* yajl's memory */
    jmp_buf no_memory; /* where the allocator jumps to */
    yajl_handle parser;
    uint32_t base;    /* where the text begins that yajl is given: it counts bytes from there */
    struct span last; /* what the last event covers */
};

/* ---- yajl's memory ---- */

struct block {
    size_t size;
    max_align_t bytes[];
};

static void *pool_new(void *context, size_t size)
{
    struct reader *reader = context;
    struct block *block = arena_new(&reader->pool, 1, sizeof *block + size);
    if (!block)
        longjmp(reader->no_memory, 1);
    block->size = size;
    return block->bytes;
}

static void *pool_resize(void *context, void *old, size_t size)
{
    void *bytes = pool_new(context, size);
    if (old) {
        size_t kept = ((struct block *)old - 1)->size;
        memcpy(bytes, old, kept < size ? kept : size);
    }
    return bytes;
}

/* The pool goes as a whole. */
static void pool_free(void *context, void *bytes)
{
    (void)context;
    (void)bytes;
}

/* ---- events: each returns whether reading goes on, else why not is in the diagnostics ---- */

/* The place that yajl has come to: within an event, the end of what it is about. */
static uint32_t place(const struct reader *reader)
{
    return reader->base + (uint32_t)yajl_get_bytes_consumed(reader->parser);
}

/* What the event covers. yajl has seen to it that only space and one mark lie before it. */
static struct span event_span(struct reader *reader)
{
    uint32_t start = reader->last.end;
    start += (uint32_t)strspn(reader->source->bytes + start, SPACE ",:");
    reader->last = (struct span){reader->source, start, place(reader)};
    return reader->last;
}

static int on_plain(struct reader *reader)
{
    struct span span = event_span(reader);
    return build_scalar(reader->build, STYLE_PLAIN, reader->source->bytes + span.start,
                        span.end - span.start, span);
}

static int on_null(void *context)
{
    return on_plain(context);
}

static int on_boolean(void *context, int value)
{
    (void)value;
    return on_plain(context);
}

static int on_number(void *context, const char *text, size_t length)
{
    (void)text;
    (void)length;
    return on_plain(context);
}

/* Whether an escape for half of a surrogate pair is at `at`, whose second digit is one of these. */
static bool is_half(const char *at, const char *digits)
{
    return at[0] == '\\' && at[1] == 'u' && strchr("dD", at[2]) && strchr(digits, at[3]);
}

/* The first half of a surrogate pair that lacks the other, in a string whose escapes are complete;
 * NULL when there is none. */
static const char *find_half(const char *at, const char *end)
{
    while ((at = memchr(at, '\\', (size_t)(end - at)))) {
        bool high = is_half(at, "89abAB");
        bool pair = high && is_half(at + 6, "cdefCDEF");
        if ((high && !pair) || is_half(at, "cdefCDEF"))
            return at;
        at += pair ? 12 : 2;
    }
    return NULL;
}

/* A key or a value. */
static int on_string(void *context, const unsigned char *text, size_t length)
{
    struct reader *reader = context;
    const char *bytes = reader->source->bytes;
    struct span span = event_span(reader);
    const char *half = find_half(bytes + span.start + 1, bytes + span.end - 1);
    if (!half)
        return build_scalar(reader->build, STYLE_JSON_STRING, (const char *)text, length, span);
    uint32_t at = (uint32_t)(half - bytes);
    struct diag *diag = diag_add(reader->diags, R0011, (struct span){reader->source, at, at + 6},
                                 "half of a surrogate pair");
    diag_label(reader->diags, diag, "write the character itself, or both halves");
    return false;
}

static int on_mapping(void *context)
{
    struct reader *reader = context;
    return build_open(reader->build, NODE_MAPPING, event_span(reader));
}

static int on_sequence(void *context)
{
    struct reader *reader = context;
    return build_open(reader->build, NODE_SEQUENCE, event_span(reader));
}

static int on_end(void *context)
{
    struct reader *reader = context;
    return build_close(reader->build, event_span(reader).end);
}

static const yajl_callbacks callbacks = {
    .yajl_null = on_null,
    .yajl_boolean = on_boolean,
    .yajl_number = on_number,
    .yajl_string = on_string,
    .yajl_start_map = on_mapping,
    .yajl_map_key = on_string,
    .yajl_end_map = on_end,
    .yajl_start_array = on_sequence,
    .yajl_end_array = on_end,
};

/* ---- the whole ---- */

/* Gives yajl the text from `reader->base` on, and its end. */
static yajl_status parse(struct reader *reader)
{
    const struct source *source = reader->source;
    yajl_status status =
        yajl_parse(reader->parser, (const unsigned char *)source->bytes + reader->base,
                   source->length - reader->base);
    if (status != yajl_status_ok)
        return status;
    /* A number that ends with the text is told of now. */
    reader->base = source->length;
    return yajl_complete_parse(reader->parser);
}

/* Reads the text. The jump ends here, and all that changes before it is the caller's, not a local
 * variable, whose value would be lost. */
static bool read_text(struct reader *reader)
{
    yajl_alloc_funcs pool = {pool_new, pool_resize, pool_free, reader};
    if (setjmp(reader->no_memory) != 0)
        return diags_no_memory(reader->diags);
    reader->parser = yajl_alloc(&callbacks, &pool, reader);
    yajl_status status = parse(reader);
    const char *behind = reader->source->bytes + reader->last.end;
    bool complete = status == yajl_status_ok && behind[strspn(behind, SPACE)] == '\0';
    struct json_trouble trouble = {reader->last, build_next(reader->build), place(reader)};
    yajl_free(reader->parser);
    if (!complete && status != yajl_status_client_canceled)
        json_complain(&trouble, reader->diags);
    return complete;
}

/* Reads a text of at most so many nodes. */
static const struct node *read_within(struct arena *arena, const struct source *source,
                                      enum limit nodes, struct diags *diags)
{
    struct reader reader = {.source = source, .diags = diags};
    reader.base = strncmp(source->bytes, MARK, strlen(MARK)) == 0 ? (uint32_t)strlen(MARK) : 0;
    reader.last = (struct span){source, reader.base, reader.base};
    if (source->bytes[reader.base + strspn(source->bytes + reader.base, SPACE)] == '\0') {
        diag_add(diags, R0017, (struct span){source, 0, 0}, "the document is empty");
        return NULL;
    }
    reader.build = build_new(arena, nodes, diags);
    if (!reader.build)
        return NULL;
    arena_init(&reader.pool);
    bool complete = read_text(&reader);
    arena_fini(&reader.pool);
    return complete ? build_root(reader.build) : NULL;
}

const struct node *json_read(struct arena *arena, const struct source *source, struct diags *diags)
{
    return read_within(arena, source, LIMIT_DOCUMENT_NODES, diags);
}

const struct node *json_read_record(struct arena *arena, const struct source *source,
                                    struct diags *diags)
{
    return read_within(arena, source, LIMIT_RECORD_NODES, diags);
}

int json_library(void)
{
    return yajl_version();
}
