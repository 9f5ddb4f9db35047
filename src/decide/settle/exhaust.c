/* All completions, one by one. */
#include <string.h>

#include "decide/settle/settling.h"

/* What a completion came to, in a byte. */
enum { CODE_ABSENT = 254, CODE_OPEN = 255 };

/* The completions of a roster are numbered: the class of its first variable changes fastest. */
struct census {
    struct settling *settling;
    uint32_t count;
    uint8_t *codes;   /* by completion */
    uint32_t nearest; /* of those with another verdict, the one that departs least from what is
                         assumed; UINT32_MAX: there is none */
    uint32_t departures;
};

/* How many completions there are; 0 when they are more than the lanes suffice for. */
static uint32_t count_completions(const struct settling *settling)
{
    int64_t lanes = settling->trial.settler->budget.census;
    lanes = lanes < settling->trial.lanes ? lanes : settling->trial.lanes;
    int64_t most = lanes / bench_lanes(&settling->trial.whole);
    int64_t count = 1;
    for (uint32_t i = 0; i < settling->roster_count && count <= most; i++)
        count *= settling->roster[i].cells;
    return count <= most ? (uint32_t)count : 0;
}

bool exhaust_fits(const struct settling *settling)
{
    return count_completions(settling) > 0;
}

/* Calls for each variable of the roster with its class in a completion. */
static void set_completion(const struct census *census, uint32_t number, uint32_t copy)
{
    struct trial *trial = &census->settling->trial;
    for (uint32_t i = 0; i < census->settling->roster_count; i++) {
        const struct member *member = &census->settling->roster[i];
        trial_set(trial, &trial->whole, copy, member->variable,
                  member->classes[number % member->cells]);
        number /= member->cells;
    }
}

/* How many variables are not as they are assumed. */
static uint32_t count_departures(const struct census *census, uint32_t number)
{
    const struct openness *open = &census->settling->trial.open;
    uint32_t count = 0;
    for (uint32_t i = 0; i < census->settling->roster_count; i++) {
        const struct member *member = &census->settling->roster[i];
        uint16_t assumed = open->variables[member->variable].home;
        count += assumed != CLASS_OPEN && member->classes[number % member->cells] != assumed;
        number /= member->cells;
    }
    return count;
}

static void note(struct census *census, uint32_t number, const struct finding *finding)
{
    uint8_t code = CODE_OPEN;
    if (finding->absent == TRUTH_TRUE)
        code = CODE_ABSENT;
    else if (finding->exact)
        code = (uint8_t)(finding->verdict == VERDICT_OPTION ? finding->option
                                                            : ASSIGN_OPTIONS + finding->verdict);
    census->codes[number] = code;
    if (!finding_refutes(finding, census->settling->ruling))
        return;
    uint32_t departures = count_departures(census, number);
    if (census->nearest != UINT32_MAX && departures >= census->departures)
        return;
    census->nearest = number;
    census->departures = departures;
}

/* Tries the completions from `first` on that fit into a block; how many, 0 for none. */
static uint32_t try_block(struct census *census, uint32_t first)
{
    struct settling *settling = census->settling;
    struct trial *trial = &settling->trial;
    uint32_t copies = trial_copies(trial, census->count - first);
    for (uint32_t copy = 0; copy < copies; copy++)
        set_completion(census, first + copy, copy);
    if (!trial_run(trial, &trial->whole))
        return 0;
    findings_score(trial, trial->work);
    for (uint32_t copy = 0; copy < copies; copy++) {
        struct finding finding = finding_of(trial, trial->work, copy, &settling->plans);
        note(census, first + copy, &finding);
    }
    return copies;
}

/* ---- what matters ---- */

/* Whether completions that differ only in the digit with this stride and size differ in their
 * verdicts, or some verdict is open. */
static bool digit_matters(const struct census *census, uint32_t stride, uint32_t size)
{
    for (uint32_t number = 0; number < census->count; number++) {
        uint8_t seen = CODE_ABSENT;
        if (number / stride % size != 0)
            continue;
        for (uint32_t i = 0; i < size; i++) {
            uint8_t code = census->codes[number + i * stride];
            if (code == CODE_OPEN || (code != CODE_ABSENT && seen != CODE_ABSENT && code != seen))
                return true;
            seen = code == CODE_ABSENT ? seen : code;
        }
    }
    return false;
}

/* Finds out which facts matter, as far as completions tell: on a fact that decides whether another
 * is asked for, the verdict may hang otherwise too, where that is asked for in some components
 * only. The variables of one stand together. A text has none, and may matter as long as any verdict
 * is open. */
static void find_matters(const struct census *census)
{
    struct settling *settling = census->settling;
    struct openness *open = &settling->trial.open;
    bool any_open = memchr(census->codes, CODE_OPEN, census->count) != NULL;
    uint32_t stride = 1;
    for (uint32_t i = 0; i < open->count && settling->trial.uneven_count == 0; i++)
        open->items[i].hangs = open->items[i].hangs && open->items[i].count == 0 && any_open;
    for (uint32_t i = 0, end; i < settling->roster_count; i = end) {
        uint32_t item = open->variables[settling->roster[i].variable].item;
        uint32_t size = 1;
        for (end = i; end < settling->roster_count; end++) {
            if (open->variables[settling->roster[end].variable].item != item)
                break;
            size *= settling->roster[end].cells;
        }
        open->items[item].hangs =
            settling->trial.uneven_count > 0 || digit_matters(census, stride, size);
        stride *= size;
    }
}

/* ---- the whole ---- */

/* What all completions say. */
static enum settled settle_all(struct census *census)
{
    bool none = true;
    const struct ruling *ruling = census->settling->ruling;
    uint8_t own = (uint8_t)(ruling->verdict == VERDICT_OPTION ? ruling->option
                                                              : ASSIGN_OPTIONS + ruling->verdict);
    if (census->nearest != UINT32_MAX)
        return SETTLED_NO;
    for (uint32_t i = 0; i < census->count; i++) {
        none = none && census->codes[i] == CODE_ABSENT;
        if (census->codes[i] != CODE_ABSENT && census->codes[i] != own)
            return SETTLED_UNKNOWN;
    }
    census->settling->none = none;
    return SETTLED_YES;
}

static void choose_completion(const struct census *census, uint32_t number)
{
    for (uint32_t i = 0; i < census->settling->roster_count; i++) {
        const struct member *member = &census->settling->roster[i];
        box_choose(&census->settling->trial.box, member->variable,
                   member->classes[number % member->cells]);
        number /= member->cells;
    }
}

bool exhaust(struct settling *settling, enum settled *settled)
{
    struct trial *trial = &settling->trial;
    struct census census = {
        .settling = settling, .count = count_completions(settling), .nearest = UINT32_MAX};
    census.codes = arena_new(&trial->arena, census.count, 1);
    trial->no_memory = trial->no_memory || !census.codes;
    if (!census.codes || !trial_enter(trial, &trial->whole))
        return false;
    for (uint32_t first = 0, tried; first < census.count; first += tried) {
        tried = try_block(&census, first);
        if (tried == 0)
            return false;
    }
    find_matters(&census);
    *settled = settle_all(&census);
    if (*settled == SETTLED_NO)
        choose_completion(&census, census.nearest);
    return true;
}
