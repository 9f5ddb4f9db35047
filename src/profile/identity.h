/* Identity: a digest of what a profile says. */
#ifndef PROFILE_IDENTITY_H
#define PROFILE_IDENTITY_H

#include "base/digest.h"
#include "profile/profile.h"

/* Writes the SHA-256 of the profile's meaning: its answers as the pack writes them, components with
 * size and pin, links, priorities, weights and waivers, those of its bases and of changes on top
 * included. Layout, comments, order, the name, labels, notes, reasons and what was decided make no
 * difference, nor does where the pack lists a fact. False when memory is out. */
bool profile_identity(const struct profile *profile, char hex[DIGEST_HEX]);

#endif
