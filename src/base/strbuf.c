#include "base/strbuf.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

#define FIRST_CAPACITY ((size_t)64)

void strbuf_init(struct strbuf *buf)
{
    *buf = (struct strbuf){0};
}

void strbuf_fini(struct strbuf *buf)
{
    mem_free(buf->text);
    strbuf_init(buf);
}

/* Makes room for `more` bytes and a NUL; false when the buffer has failed. */
static bool reserve(struct strbuf *buf, size_t more)
{
    if (buf->failed)
        return false;
    if (more < buf->capacity - buf->length)
        return true;
    size_t needed;
    if (__builtin_add_overflow(buf->length, more, &needed) || needed >= SIZE_MAX / 2) {
        buf->failed = true;
        return false;
    }
    size_t capacity = buf->capacity ? 2 * buf->capacity : FIRST_CAPACITY;
    if (capacity <= needed)
        capacity = needed + 1;
    char *text = mem_resize(buf->text, capacity, 1);
    buf->failed = !text;
    if (!text)
        return false;
    buf->text = text;
    buf->capacity = capacity;
    return true;
}

void strbuf_add(struct strbuf *buf, const char *bytes, size_t length)
{
    if (!reserve(buf, length))
        return;
    if (length > 0)
        memcpy(buf->text + buf->length, bytes, length);
    buf->length += length;
    buf->text[buf->length] = '\0';
}

void strbuf_puts(struct strbuf *buf, const char *text)
{
    strbuf_add(buf, text, strlen(text));
}

void strbuf_putc(struct strbuf *buf, char byte)
{
    strbuf_add(buf, &byte, 1);
}

void strbuf_fill(struct strbuf *buf, char byte, size_t count)
{
    if (!reserve(buf, count))
        return;
    memset(buf->text + buf->length, byte, count);
    buf->length += count;
    buf->text[buf->length] = '\0';
}

void strbuf_vprintf(struct strbuf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length < 0)
        buf->failed = true;
    else if (reserve(buf, (size_t)length)) {
        vsnprintf(buf->text + buf->length, (size_t)length + 1, format, again);
        buf->length += (size_t)length;
    }
    va_end(again);
}

void strbuf_printf(struct strbuf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    strbuf_vprintf(buf, format, args);
    va_end(args);
}

void strbuf_truncate(struct strbuf *buf, size_t length)
{
    if (buf->failed || length >= buf->length)
        return;
    buf->length = length;
    buf->text[length] = '\0';
}

char *strbuf_take(struct strbuf *buf)
{
    strbuf_add(buf, "", 0);
    char *text = buf->failed ? NULL : buf->text;
    if (!text)
        mem_free(buf->text);
    strbuf_init(buf);
    return text;
}
