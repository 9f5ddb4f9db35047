#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dlfcn.h>
#include <locale.h>
#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

/* The linker takes this newlocale for the C library's: it has no UTF-8 locale when it shall not. */
static bool no_locale;

locale_t newlocale(int mask, const char *name, locale_t base)
{
    locale_t (*real)(int, const char *, locale_t);
    void *symbol = dlsym(RTLD_NEXT, "newlocale");
    memcpy(&real, &symbol, sizeof real);
    return no_locale ? (locale_t)0 : real(mask, name, base);
}

/* The code point at `at`, decoded bit by bit; false when there is none. */
static bool naive_decode(const unsigned char *bytes, size_t length, uint32_t *code, size_t *size)
{
    size_t ones = 0;
    while (ones < 8 && bytes[0] & (0x80 >> ones))
        ones++;
    *size = ones == 0 ? 1 : ones;
    if (ones == 1 || ones > 4 || *size > length)
        return false;
    *code = ones == 0 ? bytes[0] : bytes[0] & (0xffu >> (ones + 1));
    for (size_t i = 1; i < *size; i++) {
        if (bytes[i] >> 6 != 2)
            return false;
        *code = *code * 64 + (bytes[i] & 63);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    return *code >= least[*size] && *code <= 0x10ffff && !(*code >= 0xd800 && *code <= 0xdfff);
}

/* Compares all functions with the naive decoder on the bytes. */
static void compare(const char *bytes, size_t length)
{
    size_t at = 0, count = 0, size;
    uint32_t code = 0;
    while (at < length &&
           naive_decode((const unsigned char *)bytes + at, length - at, &code, &size)) {
        size_t own_size;
        assert_int_equal(utf8_decode(bytes + at, &own_size), code);
        assert_int_equal(own_size, size);
        at += size;
        count++;
    }
    assert_int_equal(utf8_valid(bytes, length), at);
    assert_int_equal(utf8_count(bytes, at), count);
}

static void all_short_sequences(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 65536; i++) {
        char bytes[] = {(char)(i >> 8), (char)i};
        compare(bytes, 1);
        compare(bytes, 2);
    }
}

static void all_code_points(void **state)
{
    (void)state;
    for (uint32_t code = 0x800; code < 0x200000; code++) {
        char bytes[4] = {(char)(0xf0 | code >> 18), (char)(0x80 | (code >> 12 & 63)),
                         (char)(0x80 | (code >> 6 & 63)), (char)(0x80 | (code & 63))};
        compare(bytes, 4);
        bytes[1] = (char)(0xe0 | code >> 12);
        if (code < 0x10000)
            compare(bytes + 1, 3);
    }
}

static void random_sequences(void **state)
{
    (void)state;
    /* Bytes at the edges of the ranges come more often than chance would have them. */
    static const unsigned char edges[] = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf,
                                          0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed,
                                          0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff};
    uint64_t seed = 5;
    for (int round = 0; round < 500000; round++) {
        char bytes[21];
        size_t length = round % 2 ? 4 : sizeof bytes;
        memset(bytes, 'a', sizeof bytes);
        for (int i = 0; i < 4; i++) {
            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            unsigned byte = (unsigned)(seed >> 40) & 0xff;
            size_t at = round % 2 ? (size_t)i : (seed >> 50) % sizeof bytes;
            bytes[at] = (char)(seed >> 63 ? byte : edges[byte % sizeof edges]);
        }
        compare(bytes, length);
    }
}

static void the_valid_prefix_ends_at_the_fault(void **state)
{
    (void)state;
    assert_int_equal(utf8_valid("", 0), 0);
    assert_int_equal(utf8_valid("eight or more\xff", 14), 13);
    assert_int_equal(utf8_valid("caf\xc3\xa9 \xe2\x82", 8), 6);
    assert_int_equal(utf8_valid("a\0b", 3), 3);
    assert_int_equal(utf8_valid("\xc0\x80", 2), 0);
    assert_int_equal(utf8_valid("\xed\xa0\x80", 3), 0);
    assert_int_equal(utf8_valid("\xf4\x90\x80\x80", 4), 0);
}

static size_t width(const char *text)
{
    return utf8_width(text, strlen(text));
}

static void columns_follow_the_character(void **state)
{
    (void)state;
    assert_int_equal(width(""), 0);
    assert_int_equal(width("plain"), 5);
    assert_int_equal(width("a\tb\x01\x7f"), 5);
    assert_int_equal(utf8_width("a\0b", 3), 3);
    assert_int_equal(utf8_width("\xc3\xa9\0b", 4), 3);
    assert_int_equal(width("caf\xc3\xa9"), 4);
    assert_int_equal(width("cafe\xcc\x81"), 4);
    assert_int_equal(width("\xe4\xb8\xad\xe6\x96\x87"), 4);
    assert_int_equal(width("\xf0\x9f\x98\x80"), 2);
    assert_int_equal(width("\xe2\x94\x83\xe2\x96\x88\xe2\x94\x84"), 3);
    assert_int_equal(width("\xc2\x85 tab\t"), 6);
}

static void the_callers_locale_does_not_matter_and_stays(void **state)
{
    (void)state;
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    assert_true(plain != (locale_t)0);
    locale_t before = uselocale(plain);
    assert_int_equal(width("\xe4\xb8\xad"), 2);
    assert_true(uselocale((locale_t)0) == plain);
    uselocale(before);
    freelocale(plain);
    assert_string_equal(setlocale(LC_CTYPE, NULL), "C");
}

static void without_the_locale_a_code_point_is_a_column(void **state)
{
    (void)state;
    no_locale = true;
    size_t columns = width("\xe4\xb8\xad\xe6\x96\x87o\xcc\x81");
    no_locale = false;
    assert_int_equal(columns, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_short_sequences),
        cmocka_unit_test(all_code_points),
        cmocka_unit_test(random_sequences),
        cmocka_unit_test(the_valid_prefix_ends_at_the_fault),
        cmocka_unit_test(columns_follow_the_character),
        cmocka_unit_test(without_the_locale_a_code_point_is_a_column),
        cmocka_unit_test(the_callers_locale_does_not_matter_and_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
