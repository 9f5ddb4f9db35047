/* Which characters a text may hold: all but the control characters, of which tab, LF and CR are
 * allowed, and U+FFFE and U+FFFF. libyaml refuses the same ones, but for U+0085. */
#ifndef DOCUMENT_TEXT_H
#define DOCUMENT_TEXT_H

#include <stddef.h>

#include "base/diag.h"

/* The length of the longest prefix of `length` valid UTF-8 bytes without such a character:
 * `length` itself when there is none. */
size_t text_allowed(const char *text, size_t length);

/* Adds R0006 about the character at `at`, which `span` covers. */
struct diag *text_complain(const char *at, struct span span, struct diags *diags);

#endif
