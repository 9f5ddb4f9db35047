/* UTF-8: validity, code points, and the columns that a text takes on a terminal. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* The length of the longest valid prefix of `bytes`, in bytes: `length` itself when all of it is
 * valid. Overlong forms, surrogates and code points above U+10FFFF are invalid. */
size_t utf8_valid(const char *bytes, size_t length);

/* The code point at `text`, which is valid UTF-8 and not at its end; its length in bytes goes to
 * `*size`. */
uint32_t utf8_decode(const char *text, size_t *size);

/* The number of code points in `length` valid bytes. */
size_t utf8_count(const char *text, size_t length);

/* The columns that `length` valid bytes take on a terminal: 0 for a combining mark, 2 for a wide
 * character, 1 for a tab or another control character. The C library's wcwidth in its UTF-8
 * locale; 1 a code point where that locale is missing. */
size_t utf8_width(const char *text, size_t length);

#endif
