/* Asking: what a component, or a plan, hangs on in a box, as roots and facts that knots tie. */
#ifndef DECIDE_ASKING_H
#define DECIDE_ASKING_H

#include "decide/knots.h"
#include "decide/tally.h"

/* What options are compared by. */
enum measure {
    MEASURE_POINTS, /* points alone, as a component's best option is */
    MEASURE_WORTH,  /* points less the cost of moving there, as plans are */
    MEASURES
};

/* Asks for what a component comes to in a lane of the bench that was entered: points, exclusions,
 * and by worth what moving it costs. `stake` was weighed there, with waivers applied or without. */
void ask_component(struct knots *knots, uint32_t lane, enum measure measure,
                   const struct stake *stake, const struct tally *tally);

/* Asks for all that a plan comes to, with the checks of level error, on the whole bench. */
void ask_plans(struct knots *knots, const struct tally *tally);

/* Likewise, and evaluates the box for it: knots_enter, ask_plans, knots_close; then the waivers are
 * applied and the stakes of the whole are weighed. False as knots_enter. */
bool ask_box(struct knots *knots, const struct tally *tally);

#endif
