/* Digests: SHA-256 by libmd (the identity of a pack), XXH3 by xxHash (damage of an image, hashing).
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#define DIGEST_BYTES 32
#define DIGEST_HEX   (2 * DIGEST_BYTES + 1) /* lower-case hexadecimal digits and a NUL */

/* SHA-256 (FIPS 180-4) of `length` bytes, as hexadecimal digits. */
void digest_sha256(const void *bytes, size_t length, char hex[DIGEST_HEX]);

/* XXH3, 64 bits: quick, against damage and for hash tables, not against an adversary. */
uint64_t digest_quick(const void *bytes, size_t length);

#endif
