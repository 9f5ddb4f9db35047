#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/digest.h"

static void expect_sha256(const char *bytes, size_t length, const char *expected)
{
    char hex[DIGEST_HEX];
    memset(hex, 'x', sizeof hex);
    digest_sha256(bytes, length, hex);
    assert_string_equal(hex, expected);
}

/* The examples of FIPS 180-4, and a block's length less, at and above its boundary. */
static void sha256_is_that_of_the_standard(void **state)
{
    (void)state;
    static char many[1000000];
    memset(many, 'a', sizeof many);
    expect_sha256("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect_sha256("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect_sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
                  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    expect_sha256(many, sizeof many,
                  "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* Published values of XXH3 with 64 bits: images are checked against it, so it must not change. */
static void quick_is_xxh3(void **state)
{
    (void)state;
    assert_true(digest_quick("", 0) == UINT64_C(0x2d06800538d394c2));
    assert_true(digest_quick("abc", 3) == UINT64_C(0x78af5f94892f3950));
}

static void quick_sees_every_byte(void **state)
{
    (void)state;
    char bytes[600] = {0};
    for (size_t length = 1; length < sizeof bytes; length += 7) {
        uint64_t before = digest_quick(bytes, length);
        for (size_t i = 0; i < length; i++) {
            bytes[i] = 1;
            assert_true(digest_quick(bytes, length) != before);
            bytes[i] = 0;
        }
        assert_true(digest_quick(bytes, length) == before);
        assert_true(digest_quick(bytes, length - 1) != before);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sha256_is_that_of_the_standard),
        cmocka_unit_test(quick_is_xxh3),
        cmocka_unit_test(quick_sees_every_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
