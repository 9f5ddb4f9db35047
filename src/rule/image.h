/* The image: a pack as bytes, for a program that carries its pack and reads no YAML to start.
 *
 * One walk over the pack's structure serves three purposes: writing an image, reading one, and
 * taking the digest of the meaning (which leaves prose and places out), so that they cannot drift
 * apart.
 *
 *     image := magic "RULING\0\1" | u32 version | u32 length | u64 XXH3 | body
 *
 * Length and sum are those of the body. Integers are little-endian. The reader trusts nothing: the
 * sum, every count, index and text is checked against what is left and what it refers to. */
#ifndef RULE_IMAGE_H
#define RULE_IMAGE_H

#include "base/diag.h"
#include "base/strbuf.h"
#include "rule/pack.h"

#define IMAGE_VERSION 3

/* Appends the image of a pack. out->failed when memory is out. */
void image_write(const struct pack *pack, struct strbuf *out);

/* The pack in an image. Texts are not copied: `bytes` must outlive the pack. NULL when the image is
 * damaged, cut short or of another version (R0030), or memory is out. */
struct pack *image_read(const void *bytes, size_t length, struct diags *diags);

/* Takes the digest of the pack's meaning into pack->digest: of its name, of all ids, and of all
 * that a ruling can depend on, in pack order. Left out are the pack's version, titles,
 * descriptions, what claims say, the spelling of conditions, places, and which layers the pack has
 * and what they have overridden: only what came out of that counts. False when memory is out. */
bool image_digest(struct pack *pack);

#endif
