/* Asking: what a component, or a plan, hangs on in a box, as roots and facts that knots tie. */
#ifndef DECIDE_SETTLE_ASKING_H
#define DECIDE_SETTLE_ASKING_H

#include "decide/settle/knots.h"

/* What options are compared by. */
enum measure {
    MEASURE_POINTS, /* points alone, as a component's best option is */
    MEASURE_WORTH,  /* points less the cost of moving there, as plans are */
    MEASURES
};

/* Asks for what a component comes to in a lane of the bench that was entered: points, exclusions,
 * and by worth what moving it costs. The bench's stakes were weighed there, with waivers applied or
 * without. */
void ask_component(struct knots *knots, uint32_t lane, enum measure measure);

/* Asks for rules that make a split dearer or cheaper, each by itself. */
void ask_split(struct knots *knots);

/* Asks for all that plans come to in the trial's box, and for the checks of level error, on the
 * whole bench: enters it, finds the knots, and then applies the waivers and weighs the stakes.
 * False as knots_enter. */
bool ask_box(struct knots *knots);

#endif
