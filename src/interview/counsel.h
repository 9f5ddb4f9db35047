/* Counsel: questions that only shape advice, for when the verdict is given. */
#ifndef INTERVIEW_COUNSEL_H
#define INTERVIEW_COUNSEL_H

#include "interview/agenda.h"

/* The spots without answer on which advice hangs that the ruling may come with: of the project,
 * then by component, in the order of the facts. In the arena; NULL when memory is out. */
const struct spot *counsel_find(struct arena *arena, const struct agenda *agenda, uint32_t *count);

#endif
