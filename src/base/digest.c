#include "base/digest.h"

#include <sys/types.h>

#include <sha2.h>

/* All of xxHash is in its header: nothing is exported and nothing is linked. */
#define XXH_INLINE_ALL
#include <xxhash.h>

void digest_sha256(const void *bytes, size_t length, char hex[DIGEST_HEX])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[DIGEST_BYTES];
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, length);
    SHA256Final(digest, &context);
    for (int i = 0; i < DIGEST_BYTES; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[2 * DIGEST_BYTES] = '\0';
}

uint64_t digest_quick(const void *bytes, size_t length)
{
    return XXH3_64bits(bytes, length);
}
