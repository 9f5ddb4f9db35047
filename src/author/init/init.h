/* Files to begin with, written for a pack: a profile to fill in, and an overlay.
 *
 * What is there to be filled in is commented out so that taking away the `#` is all there is to do:
 * in a profile it stands where the key then stands; in an overlay, whose examples are several lines
 * long, at the beginning of each line. Prose has an odd number of spaces behind its `#`. */
#ifndef AUTHOR_INIT_INIT_H
#define AUTHOR_INIT_INIT_H

#include "base/strbuf.h"
#include "rule/pack.h"

/* Appends the line that tells an editor which schema a file has; nothing for NULL. */
void init_modeline(struct strbuf *out, const char *schema);

/* Appends a profile with every question of the pack; with `minimal`, those that weigh most (see
 * weigh.h). It is good as it stands, and with any line of it uncommented. False when memory is out.
 */
bool init_profile(const struct pack *pack, bool minimal, struct strbuf *out);

/* Appends an overlay called `name` on the pack, which `extends` says where to find, with an example
 * of everything that one can change. It is good as it stands. */
void init_overlay(const struct pack *pack, const char *name, const char *extends,
                  struct strbuf *out);

#endif
