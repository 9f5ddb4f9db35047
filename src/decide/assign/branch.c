#include "decide/assign/branch.h"

#include <string.h>

#include "decide/assign/relax.h"

/* Options stand here for their positions in the set, and totals are in grains; see relax.h. */

/* What is looked for in one part, and what was found. */
struct quest {
    uint32_t part;
    bool is_first;   /* the first in order that comes to `least`, not the best */
    uint32_t banned; /* options that not all classes may have: a bit for each */
    __int128 least;  /* what an assignment must come to */
    bool found;
    __int128 total;
    uint8_t option[ASSIGN_COMPONENTS]; /* by class */
};

struct search {
    struct relax relax;
    uint64_t *nodes;
    bool gave_up;
    struct quest quest;
    __int128 bounds[ASSIGN_COMPONENTS]; /* of parts; what they come to, once they are solved */
    uint8_t best[ASSIGN_COMPONENTS];    /* by class; of parts that are settled */
};

/* ---- the search of a part ---- */

/* All classes of the part have an option; `shared` is the one that all have, a bit for it. */
static void finish(struct search *search, uint32_t shared)
{
    struct quest *quest = &search->quest;
    __int128 total = search->relax.total;
    if (total < quest->least || (shared & quest->banned) != 0)
        return;
    quest->found = true;
    quest->total = total;
    quest->least = total + search->relax.grains;
    memcpy(quest->option, search->relax.option, sizeof quest->option);
}

/* The option to be tried next of those that are left, a bit for each: the first, or the most
 * promising. */
static uint32_t choose(const struct quest *quest, const __int128 *promise, uint32_t left)
{
    uint32_t chosen = (uint32_t)__builtin_ctz(left);
    for (uint32_t rest = left; rest && !quest->is_first; rest &= rest - 1) {
        uint32_t option = (uint32_t)__builtin_ctz(rest);
        if (promise[option] > promise[chosen])
            chosen = option;
    }
    return chosen;
}

static void visit(struct search *search, uint32_t place, uint32_t shared);

/* Gives a class one option after the other; `bound` is what relax_bound came to just now. Where the
 * best is looked for, parents have options before their children, so what the class and all below
 * it come to with an option, and all else besides, is a bound for that option. */
static void try_options(struct search *search, uint32_t place, uint32_t shared, __int128 bound)
{
    struct quest *quest = &search->quest;
    struct relax *relax = &search->relax;
    uint32_t every = (UINT32_C(1) << relax->width) - 1;
    uint8_t class = quest->is_first ? relax->forest->ascending[place] : relax->forest->order[place];
    __int128 promise[ASSIGN_OPTIONS];
    memcpy(promise, relax->below[class], sizeof promise);
    __int128 besides = bound - promise[choose(quest, promise, every)];
    for (uint32_t left = every; left;) {
        uint32_t option = choose(quest, promise, left);
        left &= ~(UINT32_C(1) << option);
        if (!quest->is_first && besides + promise[option] < quest->least)
            return;
        if (!relax_allows(relax, class, option))
            continue;
        relax_give(relax, class, option);
        visit(search, place + 1, shared & UINT32_C(1) << option);
        relax_take_back(relax, class);
        if (search->gave_up || (quest->is_first && quest->found))
            return;
    }
}

/* Goes on behind the classes before `place`, which have options. */
static void visit(struct search *search, uint32_t place, uint32_t shared)
{
    struct quest *quest = &search->quest;
    if (place == search->relax.forest->start[quest->part + 1]) {
        finish(search, shared);
        return;
    }
    if (*search->nodes == 0) {
        search->gave_up = true;
        return;
    }
    --*search->nodes;
    __int128 bound = relax_bound(&search->relax, quest->part);
    if (bound >= quest->least)
        try_options(search, place, shared, bound);
}

/* Looks for an assignment of a part that comes to `least`: the best, or the first in order. */
static bool seek(struct search *search, uint32_t part, __int128 least, uint32_t banned,
                 bool is_first)
{
    struct quest *quest = &search->quest;
    quest->part = part;
    quest->is_first = is_first;
    quest->banned = banned;
    quest->least = least;
    quest->found = false;
    visit(search, search->relax.forest->start[part], UINT32_MAX);
    return quest->found && !search->gave_up;
}

/* ---- all parts ---- */

/* Finds the first in order of the assignments of a part that come to its bound, which is reached.
 */
static bool settle_part(struct search *search, uint32_t part, uint32_t banned)
{
    const struct forest *forest = search->relax.forest;
    if (!seek(search, part, search->bounds[part], banned, true))
        return false;
    for (uint32_t i = forest->start[part]; i < forest->start[part + 1]; i++)
        search->best[forest->order[i]] = search->quest.option[forest->order[i]];
    return true;
}

/* Brings the bound of a part near to what it comes to, as long as that may be `least`. */
static void tighten(struct search *search, uint32_t part, __int128 least)
{
    uint64_t rounds = relax_tighten(&search->relax, part, least, *search->nodes);
    *search->nodes -= rounds;
    if (rounds > 0)
        search->bounds[part] = relax_bound(&search->relax, part);
}

/* Lowers the bounds of the parts to what they do come to. False when the total of all, which it
 * sets, is less than `least`. */
static bool solve_parts(struct search *search, __int128 least, __int128 *total)
{
    uint32_t parts = search->relax.forest->part_count;
    for (uint32_t i = 0; i < parts; i++) {
        search->bounds[i] = relax_bound(&search->relax, i);
        *total += search->bounds[i];
    }
    for (uint32_t i = 0; i < parts; i++) {
        *total -= search->bounds[i];
        tighten(search, i, least - *total);
        if (!seek(search, i, least - *total, 0, false))
            return false;
        search->bounds[i] = search->quest.total;
        *total += search->bounds[i];
    }
    for (uint32_t i = 0; i < parts; i++)
        if (!settle_part(search, i, 0))
            return false;
    return true;
}

static void offer(const struct search *search, __int128 total, struct lead *lead)
{
    uint8_t option[ASSIGN_COMPONENTS];
    uint32_t count = search->relax.joined->count;
    for (uint32_t i = 0; i < count; i++)
        option[i] = search->relax.options[search->best[i]];
    lead_offer(lead, total / search->relax.grains, option, count);
}

/* The option that all classes have, a bit for it, or 0. */
static uint32_t shared_option(const struct search *search)
{
    for (uint32_t i = 1; i < search->relax.joined->count; i++)
        if (search->best[i] != search->best[0])
            return 0;
    return UINT32_C(1) << search->best[0];
}

/* Offers the best of the splits that differ from the best assignment in one part. Where that gives
 * all classes the same option, no split that differs in more is better or comes before. */
static bool force_part(struct search *search, uint32_t part, __int128 total, uint32_t shared,
                       struct lead *lead)
{
    uint8_t best[ASSIGN_COMPONENTS];
    __int128 others = total - search->bounds[part];
    uint32_t banned = search->relax.forest->part_count > 1 ? shared : UINT32_MAX;
    if (!seek(search, part, lead->least * search->relax.grains - others, banned, false))
        return !search->gave_up;
    memcpy(best, search->best, sizeof best);
    search->bounds[part] = search->quest.total;
    if (!settle_part(search, part, banned))
        return false;
    offer(search, others + search->bounds[part], lead);
    memcpy(search->best, best, sizeof best);
    return true;
}

bool branch_improve(const struct joined *joined, const struct forest *forest, uint32_t set,
                    __int128 charge, uint64_t *nodes, struct lead *lead)
{
    struct search search;
    search.nodes = nodes;
    search.gave_up = false;
    relax_init(&search.relax, joined, forest, set);
    __int128 total = -charge * search.relax.grains;
    if (!solve_parts(&search, lead->least * search.relax.grains, &total))
        return !search.gave_up;
    uint32_t shared = shared_option(&search);
    if (!shared)
        offer(&search, total, lead);
    for (uint32_t i = 0; shared && i < forest->part_count; i++)
        if (!force_part(&search, i, total, shared, lead))
            return false;
    return true;
}
