#include "decide/explore/agreement.h"

/* The smallest whole number whose square is at least `square`. */
static uint64_t root_up(uint64_t square)
{
    uint64_t low = 0, high = UINT32_MAX;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (middle * middle >= square)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* sqrt(p (1 - p) / n) in thousandths, rounded up, with one more trial of either kind counted (so
 * that a sample that agrees whole still has an error): p = (same + 1) / (trials + 2), n = trials
 * + 2.
 */
static uint32_t standard_error(uint64_t same, uint64_t trials)
{
    uint64_t n = trials + 2;
    unsigned __int128 cube = (unsigned __int128)n * n * n;
    unsigned __int128 square = (unsigned __int128)(same + 1) * (trials - same + 1) * 1000000;
    return (uint32_t)root_up((uint64_t)((square + cube - 1) / cube));
}

/* Counts the outcomes of a survey. Where it is proved that there is one, undetermined texts may
 * still have hidden it from some trials. */
static void count_outcomes(const struct survey *survey, const struct agreement *agreement,
                           uint32_t counts[OUTCOME_CODES], uint8_t own)
{
    for (uint32_t i = 0; i < survey->trials; i++)
        counts[agreement->proved ? own : survey->codes[i]]++;
}

struct agreement *agreement_of(struct arena *arena, const struct ruling *ruling,
                               const struct survey *survey)
{
    uint32_t counts[OUTCOME_CODES] = {0};
    uint8_t own = outcome_code(ruling_outcome(ruling));
    struct agreement *agreement = arena_new(arena, 1, sizeof *agreement);
    if (!agreement)
        return NULL;
    *agreement = (struct agreement){.trials = survey->trials,
                                    .discarded = survey->discarded,
                                    .proved = ruling->settled == SETTLED_YES};
    count_outcomes(survey, agreement, counts, own);
    agreement->same = counts[own];
    agreement->outcomes = outcomes_sorted(arena, counts, &agreement->outcome_count);
    if (survey->trials > 0 && !agreement->proved)
        agreement->error = standard_error(agreement->same, survey->trials);
    return agreement->outcomes ? agreement : NULL;
}

uint32_t agreement_share(const struct agreement *agreement)
{
    return agreement->trials > 0 ? (uint32_t)((uint64_t)agreement->same * 1000 / agreement->trials)
                                 : 0;
}
