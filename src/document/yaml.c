#include "document/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "document/build.h"
#include "document/space.h"
#include "document/text.h"
#include "document/yaml_syntax.h"

#define MARK      "\xef\xbb\xbf" /* the byte order mark */
#define MARK_SIZE 3
#define WORD      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-"

struct reader {
    yaml_parser_t parser;
    const struct source *source;
    struct diags *diags;
    struct build *build;
    /* libyaml's marks count code points from `first`: the place of one of them, from which the next
     * is found. Events come in their order in the text, so all the steps together are linear. */
    size_t index;
    uint32_t offset;
    uint32_t first;     /* the offset of the first byte behind a byte order mark */
    uint32_t last_end;  /* where the last node ended: the end of a block collection */
    uint32_t documents; /* how many began */
    bool complete;      /* the document was read to its end, or there is none */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* The offset of a mark. */
static uint32_t offset_of(struct reader *reader, const yaml_mark_t *mark)
{
    const char *bytes = reader->source->bytes;
    while (reader->index < mark->index && reader->offset < reader->source->length) {
        size_t size;
        utf8_decode(bytes + reader->offset, &size);
        reader->offset += (uint32_t)size;
        reader->index++;
    }
    while (reader->index > mark->index && reader->offset > reader->first) {
        do
            reader->offset--;
        while (is_continuation(bytes[reader->offset]));
        reader->index--;
    }
    return reader->offset;
}

static struct span span_of(struct reader *reader, const yaml_event_t *event)
{
    uint32_t start = offset_of(reader, &event->start_mark);
    uint32_t end = offset_of(reader, &event->end_mark);
    return (struct span){reader->source, start, end};
}

/* Whether a directive is the next thing from `at` on that is no comment, space or end of a
 * document; `span` then covers it. libyaml must not see it: many %TAG lines take it quadratic
 * time. */
static bool find_directive(const struct source *source, uint32_t at, struct span *span)
{
    const char *bytes = source->bytes;
    while (at < source->length && bytes[at] != '%') {
        bool ends = strncmp(bytes + at, "...", 3) == 0;
        at += ends ? 3 : (uint32_t)strspn(bytes + at, " \t");
        if (ends || bytes[at] == '#')
            at = space_line_end(source, at);
        if (space_break(source, at) == 0)
            return false;
        at += space_break(source, at);
    }
    *span = (struct span){source, at, space_line_end(source, at)};
    return at < source->length;
}

static void complain_directive(struct reader *reader, struct span span)
{
    struct diag *diag = diag_add(reader->diags, R0013, span, "%%-directives are refused");
    diag_label(reader->diags, diag, "remove this line");
}

/* Reports an anchor or a tag. */
static void complain_property(struct reader *reader, struct span span)
{
    const char *text = reader->source->bytes + span.start;
    int length = (int)(span.end - span.start);
    struct diag *diag;
    if (text[0] == '&') {
        diag = diag_add(reader->diags, R0012, span, "the anchor `%.*s` is refused", length, text);
        diag_label(reader->diags, diag, "a value that begins with & needs quotes");
    } else {
        diag = diag_add(reader->diags, R0013, span, "the tag `%.*s` is refused", length, text);
        diag_label(reader->diags, diag, "a value that begins with ! needs quotes");
    }
}

/* The bytes of the anchor or tag at `text`. */
static uint32_t property_length(const char *text)
{
    if (strncmp(text, "!<", 2) == 0)
        return (uint32_t)strcspn(text, ">") + 1;
    return 1 + (uint32_t)strspn(text + 1, text[0] == '&' ? WORD : WORD ";/?:@&=+$.!~*'()%");
}

/* The span of a node without the anchor and tag in front of it, which are reported. */
static struct span node_span(struct reader *reader, const yaml_event_t *event, bool properties)
{
    struct span span = span_of(reader, event);
    const char *bytes = reader->source->bytes;
    while (properties && span.start < span.end &&
           (bytes[span.start] == '&' || bytes[span.start] == '!')) {
        uint32_t end = span.start + property_length(bytes + span.start);
        complain_property(reader, (struct span){reader->source, span.start, end});
        span.start = space_skip(reader->source, end);
    }
    if (span.start > span.end) /* nothing but properties */
        span.start = span.end;
    return span;
}

/* libyaml's end of a block scalar lies behind the empty lines that follow, and behind a comment on
 * its first line when there are no others. */
static void cut_block(struct span *span)
{
    const char *bytes = span->source->bytes;
    while (span->end > span->start && is_space(bytes[span->end - 1]))
        span->end--;
    size_t first_line = strcspn(bytes + span->start, "\r\n");
    if (span->end - span->start <= first_line)
        span->end = span->start + 1 + (uint32_t)strspn(bytes + span->start + 1, "+-0123456789");
}

static bool on_scalar(struct reader *reader, const yaml_event_t *event)
{
    static const enum node_style styles[] = {[YAML_PLAIN_SCALAR_STYLE] = STYLE_PLAIN,
                                             [YAML_SINGLE_QUOTED_SCALAR_STYLE] = STYLE_QUOTED,
                                             [YAML_DOUBLE_QUOTED_SCALAR_STYLE] = STYLE_QUOTED,
                                             [YAML_LITERAL_SCALAR_STYLE] = STYLE_BLOCK,
                                             [YAML_FOLDED_SCALAR_STYLE] = STYLE_BLOCK};
    enum node_style style = styles[event->data.scalar.style];
    struct span span =
        node_span(reader, event, event->data.scalar.anchor || event->data.scalar.tag);
    if (style == STYLE_BLOCK)
        cut_block(&span);
    reader->last_end = span.end;
    return build_scalar(reader->build, style, (const char *)event->data.scalar.value,
                        event->data.scalar.length, span);
}

static bool on_alias(struct reader *reader, const yaml_event_t *event)
{
    struct span span = span_of(reader, event);
    struct diag *diag = diag_add(reader->diags, R0012, span, "the alias `*%s` is refused",
                                 (const char *)event->data.alias.anchor);
    diag_label(reader->diags, diag, "write the value again; one that begins with * needs quotes");
    reader->last_end = span.end;
    return build_refused(reader->build, span);
}

static bool on_sequence(struct reader *reader, const yaml_event_t *event)
{
    bool properties = event->data.sequence_start.anchor || event->data.sequence_start.tag;
    return build_open(reader->build, NODE_SEQUENCE, node_span(reader, event, properties));
}

static bool on_mapping(struct reader *reader, const yaml_event_t *event)
{
    bool properties = event->data.mapping_start.anchor || event->data.mapping_start.tag;
    return build_open(reader->build, NODE_MAPPING, node_span(reader, event, properties));
}

/* A block collection ends with its last node; libyaml sees its end at the next token only. */
static bool on_end(struct reader *reader, const yaml_event_t *event)
{
    struct span span = span_of(reader, event);
    char first = reader->source->bytes[span.start];
    if (span.start < span.end && (first == ']' || first == '}'))
        reader->last_end = span.end;
    return build_close(reader->build, reader->last_end);
}

static bool on_document(struct reader *reader, const yaml_event_t *event)
{
    if (reader->documents++ == 0)
        return true;
    struct span span = span_of(reader, event);
    struct diag *diag = diag_add(reader->diags, R0015, span, "a second document begins here");
    diag_label(reader->diags, diag, "a file holds one");
    return false;
}

static bool on_document_end(struct reader *reader, const yaml_event_t *event)
{
    struct span directive;
    reader->complete = true;
    if (!find_directive(reader->source, offset_of(reader, &event->end_mark), &directive))
        return true;
    complain_directive(reader, directive);
    return false;
}

static bool on_stream(struct reader *reader, const yaml_event_t *event)
{
    reader->complete = event->type == YAML_STREAM_END_EVENT;
    return !reader->complete;
}

/* What to do with an event; false ends the reading. */
typedef bool handler(struct reader *reader, const yaml_event_t *event);

static handler *const handlers[] = {
    [YAML_STREAM_START_EVENT] = on_stream,
    [YAML_STREAM_END_EVENT] = on_stream,
    [YAML_DOCUMENT_START_EVENT] = on_document,
    [YAML_DOCUMENT_END_EVENT] = on_document_end,
    [YAML_ALIAS_EVENT] = on_alias,
    [YAML_SCALAR_EVENT] = on_scalar,
    [YAML_SEQUENCE_START_EVENT] = on_sequence,
    [YAML_SEQUENCE_END_EVENT] = on_end,
    [YAML_MAPPING_START_EVENT] = on_mapping,
    [YAML_MAPPING_END_EVENT] = on_end,
};

/* Reports what libyaml could not read. */
static void complain(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    /* In places libyaml fails for want of memory without saying so. */
    if (parser->error == YAML_MEMORY_ERROR || !parser->problem) {
        diags_no_memory(reader->diags);
    } else if (parser->error == YAML_READER_ERROR) {
        uint32_t at = reader->first + (uint32_t)parser->problem_offset;
        const char *culprit = reader->source->bytes + at;
        size_t size;
        utf8_decode(culprit, &size);
        struct span span = {reader->source, at, at + (uint32_t)size};
        text_complain(culprit, span, reader->diags);
    } else {
        struct yaml_trouble trouble = {.problem = parser->problem,
                                       .context = parser->context ? parser->context : ""};
        trouble.at = offset_of(reader, &parser->problem_mark);
        trouble.from = parser->context ? offset_of(reader, &parser->context_mark) : trouble.at;
        yaml_complain(reader->source, &trouble, reader->diags);
    }
    reader->complete = false;
}

/* Reads up to the end of the text, or the first thing that stops it. */
static void read_events(struct reader *reader)
{
    yaml_parser_t *parser = &reader->parser;
    if (!yaml_parser_initialize(parser)) {
        diags_no_memory(reader->diags);
        return;
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(parser,
                                 (const unsigned char *)reader->source->bytes + reader->first,
                                 reader->source->length - reader->first);
    bool more = true;
    while (more) {
        yaml_event_t event;
        if (yaml_parser_parse(parser, &event)) {
            more = handlers[event.type](reader, &event);
            yaml_event_delete(&event);
        } else {
            complain(reader);
            more = false;
        }
    }
    yaml_parser_delete(parser);
}

/* Whether the document says nothing at all. A lone `null` says something of the wrong shape. */
static bool is_empty(const struct node *root)
{
    return !root || (root->kind == NODE_SCALAR && root->span.start == root->span.end);
}

static const struct node *complain_empty(struct reader *reader)
{
    diag_add(reader->diags, R0017, (struct span){reader->source, 0, 0}, "the document is empty");
    return NULL;
}

const struct node *yaml_read(struct arena *arena, const struct source *source, struct diags *diags)
{
    struct reader reader = {.source = source, .diags = diags};
    if (strncmp(source->bytes, MARK, MARK_SIZE) == 0)
        reader.first = reader.offset = MARK_SIZE;
    if (space_skip(source, reader.first) == source->length)
        return complain_empty(&reader);
    struct span directive;
    if (find_directive(source, reader.first, &directive)) {
        complain_directive(&reader, directive);
        return NULL;
    }
    reader.build = build_new(arena, LIMIT_DOCUMENT_NODES, diags);
    if (!reader.build)
        return NULL;
    read_events(&reader);
    if (!reader.complete)
        return NULL;
    const struct node *root = build_root(reader.build);
    return is_empty(root) ? complain_empty(&reader) : root;
}

const char *yaml_library(void)
{
    return yaml_get_version_string();
}
