#include "decide/assign/relax.h"

#include <string.h>

/* Tolls stay within half of what the link costs, and within this. */
static const __int128 highest_toll = (__int128)1 << 62;

/* How often tolls are raised at most; how many bounds without an advance make steps smaller by
 * half, from WHOLE_STEP to less than LEAST_STEP. */
enum { ROUNDS = 200, PATIENCE = 5, WHOLE_STEP = 256, LEAST_STEP = 8 };

static __int128 cost_of(const struct relax *relax, uint32_t a, uint32_t b)
{
    return join_cost(relax->joined, a, b) * relax->grains;
}

static bool has_option(const struct relax *relax, uint8_t class)
{
    return (relax->given >> class) & 1;
}

/* Whether a link is one of the forest's. */
static bool is_kept(const struct relax *relax, uint8_t a, uint8_t b)
{
    return relax->forest->parent[a] == b || relax->forest->parent[b] == a;
}

/* Takes no more grains than leave room for the tolls of all links, and sets these to 0. */
static void prepare_links(struct relax *relax)
{
    relax->grains = RELAX_GRAINS;
    for (uint32_t i = 0; i < relax->joined->count; i++) {
        for (uint64_t rest = relax->joined->linked[i]; rest; rest &= rest - 1) {
            uint32_t other = (uint32_t)__builtin_ctzll(rest);
            memset(relax->toll[join_pair(i, other)], 0, sizeof relax->toll[0]);
            while (relax->grains > 1 && cost_of(relax, i, other) / 2 > highest_toll)
                relax->grains /= 2;
        }
    }
}

void relax_init(struct relax *relax, const struct joined *joined, const struct forest *forest,
                uint32_t set)
{
    relax->joined = joined;
    relax->forest = forest;
    relax->width = 0;
    relax->given = 0;
    relax->total = 0;
    prepare_links(relax);
    for (; set; set &= set - 1)
        relax->options[relax->width++] = (uint8_t)__builtin_ctz(set);
    for (uint32_t i = 0; i < joined->count; i++)
        for (uint32_t j = 0; j < relax->width; j++)
            relax->gain[i][j] = relax_allows(relax, (uint8_t)i, j)
                                    ? joined->worth[i][relax->options[j]] * relax->grains
                                    : RELAX_FORBIDDEN;
}

/* ---- giving options ---- */

/* Adds what a class with its option takes from the gains of those it is linked to: the cost of the
 * link, where their option differs, less what its tolls have taken already. */
static void add_links(struct relax *relax, uint8_t class, int sign)
{
    uint32_t option = relax->option[class];
    for (uint64_t rest = relax->joined->linked[class] & ~relax->given; rest; rest &= rest - 1) {
        uint32_t other = (uint32_t)__builtin_ctzll(rest);
        const int64_t *toll = relax->toll[join_pair(class, other)];
        __int128 cost = cost_of(relax, class, other);
        for (uint32_t i = 0; i < relax->width; i++) {
            __int128 taken = (__int128)toll[option] - toll[i];
            relax->gain[other][i] +=
                i == option ? 0 : sign * (cost - (class < other ? taken : -taken));
        }
    }
}

void relax_give(struct relax *relax, uint8_t class, uint32_t option)
{
    relax->given |= UINT64_C(1) << class;
    relax->option[class] = (uint8_t)option;
    relax->total += relax->gain[class][option];
    add_links(relax, class, -1);
}

void relax_take_back(struct relax *relax, uint8_t class)
{
    add_links(relax, class, 1);
    relax->given &= ~(UINT64_C(1) << class);
    relax->total -= relax->gain[class][relax->option[class]];
}

/* ---- bounds ---- */

static uint32_t best_option(const struct relax *relax, const __int128 *gains)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < relax->width; i++)
        if (gains[i] > gains[best])
            best = i;
    return best;
}

/* Adds what a class and all below it come to, `best` at best, to what its parent comes to. */
static void add_below(struct relax *relax, uint8_t class, uint8_t parent, __int128 best)
{
    __int128 parted = best - cost_of(relax, class, parent);
    for (uint32_t i = 0; i < relax->width; i++) {
        __int128 same = relax->below[class][i];
        relax->below[parent][i] += same > parted ? same : parted;
    }
}

__int128 relax_bound(struct relax *relax, uint32_t part)
{
    const struct forest *forest = relax->forest;
    __int128 bound = relax->total;
    for (uint32_t i = forest->start[part]; i < forest->start[part + 1]; i++)
        memcpy(relax->below[forest->order[i]], relax->gain[forest->order[i]],
               sizeof relax->gain[0]);
    for (uint32_t i = forest->start[part + 1]; i-- > forest->start[part];) {
        uint8_t class = forest->order[i];
        uint8_t parent = forest->parent[class];
        if (has_option(relax, class))
            continue;
        __int128 best = relax->below[class][best_option(relax, relax->below[class])];
        if (parent == FOREST_ROOT || has_option(relax, parent))
            bound += best;
        else
            add_below(relax, class, parent, best);
    }
    return bound;
}

/* ---- tolls ---- */

/* A link left out whose ends the relaxed problem parts at less than it costs. */
struct lapse {
    uint8_t low, high; /* classes */
};

/* Goes down the tree of a part, behind relax_bound: options that come to the bound. */
static void trace(struct relax *relax, uint32_t part)
{
    const struct forest *forest = relax->forest;
    for (uint32_t i = forest->start[part]; i < forest->start[part + 1]; i++) {
        uint8_t class = forest->order[i];
        uint8_t parent = forest->parent[class];
        const __int128 *below = relax->below[class];
        uint32_t best = best_option(relax, below);
        if (parent != FOREST_ROOT) {
            uint32_t same = relax->option[parent];
            best = below[same] >= below[best] - cost_of(relax, class, parent) ? same : best;
        }
        relax->option[class] = (uint8_t)best;
    }
}

/* Lists the lapses of a part, and adds up what they lack. */
static uint32_t find_lapses(const struct relax *relax, uint32_t part, struct lapse *lapses,
                            __int128 *lack)
{
    uint32_t count = 0;
    for (uint32_t i = relax->forest->start[part]; i < relax->forest->start[part + 1]; i++) {
        uint8_t low = relax->forest->order[i];
        for (uint64_t rest = relax->joined->linked[low]; rest; rest &= rest - 1) {
            uint8_t high = (uint8_t)__builtin_ctzll(rest);
            if (high < low || relax->option[low] == relax->option[high] ||
                is_kept(relax, low, high))
                continue;
            const int64_t *toll = relax->toll[join_pair(low, high)];
            __int128 taken = (__int128)toll[relax->option[low]] - toll[relax->option[high]];
            if (taken == cost_of(relax, low, high))
                continue;
            *lack += cost_of(relax, low, high) - taken;
            lapses[count++] = (struct lapse){low, high};
        }
    }
    return count;
}

/* Adds to the toll of an option at a link, within its limits. */
static void add_toll(struct relax *relax, struct lapse at, uint32_t option, __int128 step)
{
    int64_t *toll = &relax->toll[join_pair(at.low, at.high)][option];
    __int128 most = cost_of(relax, at.low, at.high) / 2;
    most = most < highest_toll ? most : highest_toll;
    __int128 next = *toll + step;
    next = next > most ? most : next < -most ? -most : next;
    relax->gain[at.low][option] -= next - *toll;
    relax->gain[at.high][option] += next - *toll;
    *toll = (int64_t)next;
}

/* Whether the forest leaves out a link of a part. */
static bool leaves_out(const struct relax *relax, uint32_t part)
{
    uint32_t first = relax->forest->start[part];
    uint32_t end = relax->forest->start[part + 1];
    uint32_t links = 0;
    for (uint32_t i = first; i < end; i++)
        links += (uint32_t)__builtin_popcountll(relax->joined->linked[relax->forest->order[i]]);
    return links / 2 > end - first - 1;
}

/* One round: raises the tolls of all lapses by a step that would close the gap between the bound
 * and `known`, what the part comes to at least, were there no other lapses. False when there are
 * none. */
static bool raise_tolls(struct relax *relax, uint32_t part, __int128 bound, __int128 *known,
                        int pace)
{
    struct lapse lapses[ASSIGN_LINKS];
    __int128 lack = 0;
    trace(relax, part);
    uint32_t count = find_lapses(relax, part, lapses, &lack);
    if (bound - lack > *known)
        *known = bound - lack;
    if (count == 0 || bound <= *known)
        return false;
    __int128 step = (bound - *known) * pace / WHOLE_STEP / (2 * (__int128)count) + 1;
    for (uint32_t i = 0; i < count; i++) {
        add_toll(relax, lapses[i], relax->option[lapses[i].low], step);
        add_toll(relax, lapses[i], relax->option[lapses[i].high], -step);
    }
    return true;
}

uint64_t relax_tighten(struct relax *relax, uint32_t part, __int128 least, uint64_t most)
{
    __int128 known = least;
    __int128 lowest = 0;
    uint64_t round = 0;
    int pace = WHOLE_STEP;
    if (!leaves_out(relax, part))
        return 0;
    for (int stalled = 0; round < most && round < ROUNDS && pace >= LEAST_STEP; round++) {
        __int128 bound = relax_bound(relax, part);
        bool is_lower = round == 0 || bound < lowest;
        lowest = is_lower ? bound : lowest;
        stalled = is_lower ? 0 : stalled + 1;
        if (stalled == PATIENCE) {
            pace /= 2;
            stalled = 0;
        }
        if (!raise_tolls(relax, part, bound, &known, pace))
            return round + 1;
    }
    return round;
}
