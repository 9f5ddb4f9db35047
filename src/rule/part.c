#include "rule/part.h"

#include <string.h>

#include "base/utf8.h"

static bool is_space(char byte)
{
    return byte != '\0' && strchr(PART_SPACE, byte);
}

static struct part trim(struct part part)
{
    const char *text = part_text(part);
    uint32_t start = 0;
    while (start < part.length && is_space(text[start]))
        start++;
    uint32_t end = part.length;
    while (end > start && is_space(text[end - 1]))
        end--;
    return (struct part){part.node, part.offset + start, end - start};
}

struct part part_whole(const struct node *scalar)
{
    return trim((struct part){scalar, 0, scalar->length});
}

struct part part_of(struct part part, uint32_t offset, uint32_t length)
{
    if (offset > part.length)
        offset = part.length;
    if (length > part.length - offset)
        length = part.length - offset;
    return trim((struct part){part.node, part.offset + offset, length});
}

struct part part_from(struct part part, uint32_t offset)
{
    return part_of(part, offset, part.length);
}

const char *part_text(struct part part)
{
    return part.node->text + part.offset;
}

struct span part_span(struct part part)
{
    return node_part(part.node, part.offset, part.length);
}

bool part_is(struct part part, const char *word)
{
    return part.length == strlen(word) && memcmp(part_text(part), word, part.length) == 0;
}

bool part_begins(struct part part, const char *text)
{
    size_t length = strlen(text);
    return part.length >= length && memcmp(part_text(part), text, length) == 0;
}

uint32_t part_find(struct part part, const char *text)
{
    const char *found = memmem(part_text(part), part.length, text, strlen(text));
    return found ? (uint32_t)(found - part_text(part)) : PART_NONE;
}

uint32_t part_until(struct part part, const char *bytes)
{
    uint32_t offset = 0;
    while (offset < part.length && !strchr(bytes, part_text(part)[offset]))
        offset++;
    return offset;
}

bool part_next(struct part *rest, char separator, struct part *item)
{
    if (!rest->node)
        return false;
    const char *found = memchr(part_text(*rest), separator, rest->length);
    uint32_t length = found ? (uint32_t)(found - part_text(*rest)) : rest->length;
    *item = part_of(*rest, 0, length);
    *rest = found ? part_from(*rest, length + 1) : (struct part){0};
    return true;
}

uint32_t part_count(struct part part, char separator)
{
    uint32_t count = 1;
    for (uint32_t i = 0; i < part.length; i++)
        count += part_text(part)[i] == separator;
    return count;
}

const char *part_quote(struct part part, char buffer[PART_QUOTE])
{
    static const char ellipsis[] = "…";
    size_t room = PART_QUOTE - sizeof ellipsis;
    size_t length = part.length <= room ? part.length : utf8_valid(part_text(part), room);
    for (size_t i = 0; i < length; i++)
        buffer[i] = is_space(part_text(part)[i]) ? ' ' : part_text(part)[i];
    buffer[length] = '\0';
    if (length < part.length)
        memcpy(buffer + length, ellipsis, sizeof ellipsis);
    return buffer;
}
