/* The comments of a YAML text, found without the code that is tested: by libyaml's tokens. What is
 * between two of them and begins with # is one. */
#ifndef TESTS_YAML_COMMENTS_H
#define TESTS_YAML_COMMENTS_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/strbuf.h"

struct comment_reader {
    const char *bytes;
    size_t length;
    size_t index; /* of the code point at `offset`: libyaml counts those */
    size_t offset;
    struct strbuf *out;
};

static inline bool comment_ends(const char *at)
{
    return *at == '\0' || *at == '\n' || *at == '\r' || strncmp(at, "\xe2\x80\xa8", 3) == 0 ||
           strncmp(at, "\xe2\x80\xa9", 3) == 0;
}

/* Takes the comment at `at`, without blanks at its end; returns where it ends. */
static inline size_t take_comment(struct comment_reader *reader, size_t at)
{
    size_t end = at;
    while (!comment_ends(reader->bytes + end))
        end++;
    size_t cut = end;
    while (reader->bytes[cut - 1] == ' ' || reader->bytes[cut - 1] == '\t')
        cut--;
    strbuf_add(reader->out, reader->bytes + at, cut - at);
    strbuf_putc(reader->out, '\n');
    return end;
}

/* Goes on to the code point `index`, taking the comments on the way if there can be any. */
static inline void advance(struct comment_reader *reader, size_t index, bool comments)
{
    size_t from = reader->offset;
    while (reader->index < index && reader->offset < reader->length) {
        do
            reader->offset++;
        while (((unsigned char)reader->bytes[reader->offset] & 0xc0) == 0x80);
        reader->index++;
    }
    for (size_t at = from; comments && at < reader->offset; at++)
        if (reader->bytes[at] == '#')
            at = take_comment(reader, at) - 1;
}

/* A block scalar has one behind its header. */
static inline void take_header_comment(struct comment_reader *reader)
{
    size_t at = reader->offset + 1;
    at += strspn(reader->bytes + at, "+-0123456789");
    at += strspn(reader->bytes + at, " \t");
    if (reader->bytes[at] == '#')
        take_comment(reader, at);
}

/* Appends each comment of a text that has a NUL behind it, on a line of its own. False when it is
 * no YAML. */
static inline bool yaml_comments(const char *bytes, size_t length, struct strbuf *out)
{
    size_t mark = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    struct comment_reader reader = {.bytes = bytes + mark, .length = length - mark, .out = out};
    yaml_parser_t parser;
    yaml_token_t token;
    if (!yaml_parser_initialize(&parser))
        abort();
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)reader.bytes, reader.length);
    bool more = true, good = true;
    while (more && (good = yaml_parser_scan(&parser, &token))) {
        advance(&reader, token.start_mark.index, true);
        if (token.type == YAML_SCALAR_TOKEN &&
            (token.data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
             token.data.scalar.style == YAML_FOLDED_SCALAR_STYLE))
            take_header_comment(&reader);
        advance(&reader, token.end_mark.index, false);
        more = token.type != YAML_STREAM_END_TOKEN;
        yaml_token_delete(&token);
    }
    yaml_parser_delete(&parser);
    return good;
}

#endif
