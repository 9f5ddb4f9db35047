/* A sample: random profiles of one component each, evaluated in lanes. Each fact that is asked for
 * is what it is as often as `likely` says (see engine/chance.h). A question that does not arise has
 * its otherwise. Texts are unknown. The same sample of the same pack on every machine. */
#ifndef AUTHOR_LINT_SAMPLE_H
#define AUTHOR_LINT_SAMPLE_H

#include "engine/block.h"

struct sample {
    struct block **blocks; /* evaluated; a lane is a profile */
    uint32_t count;
    uint64_t (*valid)[MASK_WORDS]; /* by block: lanes in use that meet no check of level error */
    uint32_t profiles;             /* that are valid */
};

/* A sample of `profiles` profiles; the struct is in the arena, its blocks are not. NULL when memory
 * is out. sample_free releases the blocks; NULL does nothing. */
struct sample *sample_new(struct arena *arena, const struct program *program, uint32_t profiles);
void sample_free(struct sample *sample);

/* Whether each valid profile in which rule `a` fires is one in which rule `b` fires. */
bool sample_implies(const struct sample *sample, uint32_t a, uint32_t b);

/* A number that is equal for rules that fire in the same valid profiles; 0 for those that fire in
 * none. */
uint64_t sample_print(const struct sample *sample, uint32_t rule);

#endif
