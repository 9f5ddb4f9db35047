#include "base/utf8.h"

#include <locale.h>
#include <stdbool.h>
#include <string.h>
#include <wchar.h>

#define IS_CONTINUATION(byte) (((unsigned char)(byte)&0xc0) == 0x80)

/* How many bytes from `at` on are ASCII; eight are looked at in one step. */
static size_t ascii_run(const char *bytes, size_t at, size_t length)
{
    size_t end = at;
    uint64_t word;
    while (length - end >= sizeof word) {
        memcpy(&word, bytes + end, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
        end += sizeof word;
    }
    while (end < length && (unsigned char)bytes[end] < 0x80)
        end++;
    return end - at;
}

/* The length of the sequence that `lead` begins, 0 when none begins so; the range of its second
 * byte, which is where overlong forms, surrogates and what is above U+10FFFF show. */
static size_t sequence_length(unsigned char lead, unsigned char *low, unsigned char *high)
{
    *low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    *high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/* The length of the valid sequence of several bytes at the start of `bytes`, 0 when there is none.
 */
static size_t valid_sequence(const char *bytes, size_t left)
{
    unsigned char low, high;
    size_t size = sequence_length((unsigned char)bytes[0], &low, &high);
    if (size == 0 || size > left)
        return 0;
    unsigned char second = (unsigned char)bytes[1];
    bool valid = second >= low && second <= high;
    for (size_t i = 2; i < size; i++)
        valid = valid && IS_CONTINUATION(bytes[i]);
    return valid ? size : 0;
}

size_t utf8_valid(const char *bytes, size_t length)
{
    size_t at = 0;
    for (;;) {
        at += ascii_run(bytes, at, length);
        size_t size = at < length ? valid_sequence(bytes + at, length - at) : 0;
        if (size == 0)
            return at;
        at += size;
    }
}

uint32_t utf8_decode(const char *text, size_t *size)
{
    const unsigned char *byte = (const unsigned char *)text;
    uint32_t lead = byte[0];
    if (lead < 0x80) {
        *size = 1;
        return lead;
    }
    *size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    uint32_t code = lead & (0x7fu >> *size);
    for (size_t i = 1; i < *size; i++)
        code = code << 6 | (byte[i] & 0x3f);
    return code;
}

size_t utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += !IS_CONTINUATION(text[i]);
    return count;
}

/* The width in the thread's locale. */
static size_t width_here(const char *text, size_t length)
{
    size_t width = 0;
    for (size_t at = 0, size; at < length; at += size) {
        uint32_t code = utf8_decode(text + at, &size);
        int columns = code == 0 ? -1 : wcwidth((wchar_t)code);
        width += columns < 0 ? 1 : (size_t)columns;
    }
    return width;
}

size_t utf8_width(const char *text, size_t length)
{
    if (ascii_run(text, 0, length) == length)
        return length;
    /* The locale is this thread's and this call's alone, whatever the caller has set. */
    locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (!locale)
        return utf8_count(text, length);
    locale_t before = uselocale(locale);
    size_t width = width_here(text, length);
    uselocale(before);
    freelocale(locale);
    return width;
}
