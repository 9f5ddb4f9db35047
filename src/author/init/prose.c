#include "author/init/prose.h"

#include <stdarg.h>
#include <string.h>

/* The columns of `length` bytes of UTF-8, each character taken as one. */
static int columns(const char *text, size_t length)
{
    int count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    return count;
}

static int begin_line(struct strbuf *out, int indent, int lead)
{
    strbuf_printf(out, "%*s# %*s", indent, "", lead, "");
    return indent + 2 + lead;
}

void prose_comment(struct strbuf *out, int indent, int lead, const char *text)
{
    int column = begin_line(out, indent, lead);
    bool first = true;
    while (*text) {
        size_t length = strcspn(text, " \n");
        int width = columns(text, length);
        if (!first && column + 1 + width > PROSE_WIDTH) {
            strbuf_putc(out, '\n');
            column = begin_line(out, indent, lead > 0 ? lead + 2 : 0);
        } else if (!first) {
            strbuf_putc(out, ' ');
            column++;
        }
        strbuf_add(out, text, length);
        column += width;
        first = false;
        text += length + (text[length] != '\0');
    }
    strbuf_putc(out, '\n');
}

void prose_printf(struct strbuf *out, int indent, int lead, const char *format, ...)
{
    struct strbuf text;
    va_list args;
    strbuf_init(&text);
    va_start(args, format);
    strbuf_vprintf(&text, format, args);
    va_end(args);
    if (!text.failed)
        prose_comment(out, indent, lead, text.text);
    out->failed |= text.failed;
    strbuf_fini(&text);
}

bool prose_condition(struct strbuf *out, const struct condition *condition)
{
    const struct condition *list = condition;
    uint32_t count = 1;
    if (condition->kind == CONDITION_ALL) {
        list = condition->children;
        count = condition->count;
    }
    for (uint32_t i = 0; i < count; i++)
        if (list[i].kind != CONDITION_LEAF)
            return false;
    for (uint32_t i = 0; i < count; i++)
        strbuf_printf(out, "%s%s", i > 0 ? " and " : "", list[i].leaf->text);
    return true;
}
