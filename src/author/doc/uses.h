/* Who uses what: for each claim the rules and advice that rest on it or stand against it, for each
 * fact the rules that ask for it. */
#ifndef AUTHOR_DOC_USES_H
#define AUTHOR_DOC_USES_H

#include "base/vec.h"
#include "rule/pack.h"

typedef VEC(uint32_t) use_list; /* indices, in pack order, each once */

struct uses {
    use_list *asking;  /* by fact: rules */
    use_list *citing;  /* by claim: rules */
    use_list *despite; /* by claim: rules that hold although it says otherwise */
    use_list *advice;  /* by claim: advice that rests on it */
};

/* Finds out about a pack; all is in the arena. False when memory is out. */
bool uses_init(struct uses *uses, struct arena *arena, const struct pack *pack);

#endif
