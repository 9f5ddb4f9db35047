/* A memory of which pattern matched which text: the lanes of a block share many of their texts. */
#ifndef ENGINE_MEMO_H
#define ENGINE_MEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct memo;

/* In the arena. NULL when memory is out. */
struct memo *memo_new(struct arena *arena);

/* Forgets everything, texts included. */
void memo_clear(struct memo *memo);

/* Whether the answer for this test and text is known; `*matches` is it then. */
bool memo_get(const struct memo *memo, uint32_t test, const char *text, bool *matches);

/* Remembers an answer, perhaps in place of another. The text must stand until memo_clear. */
void memo_put(struct memo *memo, uint32_t test, const char *text, bool matches);

#endif
