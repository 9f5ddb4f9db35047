/* A growable text. Failure sticks: once memory is out, every further call does nothing and
 * `failed` stays true, so that a writer checks once, at the end. */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct strbuf {
    char *text;      /* NUL-terminated once anything was added; NULL before */
    size_t length;   /* bytes, without the NUL */
    size_t capacity; /* bytes allocated */
    bool failed;     /* memory ran out; `text` is then incomplete */
};

/* Makes an empty text in the caller's storage; allocates nothing. */
void strbuf_init(struct strbuf *buf);

/* Releases the text. */
void strbuf_fini(struct strbuf *buf);

/* Appends `length` bytes. */
void strbuf_add(struct strbuf *buf, const char *bytes, size_t length);

/* Appends a NUL-terminated string. */
void strbuf_puts(struct strbuf *buf, const char *text);

/* Appends one byte. */
void strbuf_putc(struct strbuf *buf, char byte);

/* Appends `byte` `count` times. */
void strbuf_fill(struct strbuf *buf, char byte, size_t count);

/* Appends formatted text. */
void strbuf_printf(struct strbuf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void strbuf_vprintf(struct strbuf *buf, const char *format, va_list args);

/* Cuts the text back to `length` bytes (no longer than it is). */
void strbuf_truncate(struct strbuf *buf, size_t length);

/* Hands the text over: the caller owns it (mem_free) and the buffer is empty again. An empty text
 * gives "". NULL when memory ran out; the buffer is then empty, and no longer failed. */
char *strbuf_take(struct strbuf *buf);

#endif
