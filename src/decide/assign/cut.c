#include "decide/assign/cut.h"

/* The source of the flow is the later option, the sink the earlier one. Where a maximum flow ends,
 * the classes that it could still reach from the source are the least set that any minimum cut
 * leaves there: no class gets the later option that could as well have the earlier one. So of all
 * cuts of the same cost this is the first in order. */

/* More than ever flows, and than any lead lacks: totals of 64 classes stay below 2^98. */
static const __int128 endless = (__int128)1 << 120;

/* How far the flow has come, but for what flows between classes. */
struct tide {
    __int128 total;                       /* of the best assignment if no more flows */
    __int128 terminal[ASSIGN_COMPONENTS]; /* what may still flow in; out, where below 0 */
    uint64_t open[ASSIGN_COMPONENTS];     /* to whom more may flow */
};

struct cut {
    const struct joined *joined;
    uint32_t low;
    uint32_t high;
    struct lead *lead;
    struct tide tide;
    __int128 flow[ASSIGN_LINKS];           /* from the earlier to the later class of a pair */
    uint64_t reached;                      /* from the source */
    uint64_t layer[ASSIGN_COMPONENTS + 1]; /* classes by their distance from the source … */
    uint32_t last;                         /* … up to those next to the sink */
    struct tide kept;                      /* what restore goes back to: the tide … */
    uint64_t touched[ASSIGN_COMPONENTS];   /* … and the flow of pairs that changed since */
    __int128 kept_flow[ASSIGN_LINKS];
};

static __int128 larger(__int128 a, __int128 b)
{
    return a > b ? a : b;
}

static __int128 smaller(__int128 a, __int128 b)
{
    return a < b ? a : b;
}

static uint64_t all_of(const struct cut *cut)
{
    return UINT64_MAX >> (ASSIGN_COMPONENTS - cut->joined->count);
}

/* ---- the flow ---- */

/* What may still flow from one class to another. */
static __int128 room(const struct cut *cut, uint32_t from, uint32_t to)
{
    uint32_t pair = join_pair(from, to);
    __int128 flow = from < to ? cut->flow[pair] : -cut->flow[pair];
    return cut->joined->cost[pair] - flow;
}

static void let_through(struct cut *cut, uint32_t from, uint32_t to, __int128 amount)
{
    uint32_t pair = join_pair(from, to);
    uint32_t first = from < to ? from : to;
    uint64_t other = UINT64_C(1) << (from < to ? to : from);
    if (!(cut->touched[first] & other)) {
        cut->touched[first] |= other;
        cut->kept_flow[pair] = cut->flow[pair];
    }
    cut->flow[pair] += from < to ? amount : -amount;
    cut->tide.open[to] |= UINT64_C(1) << from;
    if (room(cut, from, to) == 0)
        cut->tide.open[from] &= ~(UINT64_C(1) << to);
}

/* Lays the classes that the flow can reach out in layers, up to the first that touches the sink.
 * False when it cannot reach the sink. */
static bool find_layers(struct cut *cut)
{
    uint64_t sinks = 0;
    uint64_t layer = 0;
    for (uint64_t rest = all_of(cut); rest; rest &= rest - 1) {
        __int128 terminal = cut->tide.terminal[__builtin_ctzll(rest)];
        layer |= terminal > 0 ? rest & -rest : 0;
        sinks |= terminal < 0 ? rest & -rest : 0;
    }
    cut->reached = layer;
    for (cut->last = 0; layer; cut->last++) {
        uint64_t next = 0;
        cut->layer[cut->last] = layer;
        if (layer & sinks) {
            cut->layer[cut->last] = layer & sinks;
            return true;
        }
        for (; layer; layer &= layer - 1)
            next |= cut->tide.open[__builtin_ctzll(layer)];
        layer = next & ~cut->reached;
        cut->reached |= layer;
    }
    return false;
}

/* Sends up to `amount` from a class through the layers behind it to the sink; what went. A class
 * that cannot pass on all that it is offered leaves its layer. */
static __int128 pass_on(struct cut *cut, uint32_t class, uint32_t depth, __int128 amount)
{
    __int128 left = amount;
    uint64_t next;
    if (depth == cut->last) {
        __int128 sent = smaller(left, -cut->tide.terminal[class]);
        cut->tide.terminal[class] += sent;
        left -= sent;
    } else {
        while (left > 0 && (next = cut->tide.open[class] & cut->layer[depth + 1]) != 0) {
            uint32_t to = (uint32_t)__builtin_ctzll(next);
            __int128 sent = pass_on(cut, to, depth + 1, smaller(left, room(cut, class, to)));
            if (sent > 0)
                let_through(cut, class, to, sent);
            left -= sent;
        }
    }
    if (left > 0)
        cut->layer[depth] &= ~(UINT64_C(1) << class);
    return amount - left;
}

/* Lets all flow that can (Dinic's algorithm). False when the total falls below the lead: then it
 * stops early. */
static bool let_flow(struct cut *cut)
{
    while (cut->tide.total >= cut->lead->least && find_layers(cut)) {
        for (uint64_t from = cut->layer[0]; from; from &= from - 1) {
            uint32_t class = (uint32_t)__builtin_ctzll(from);
            __int128 sent = pass_on(cut, class, 0, cut->tide.terminal[class]);
            cut->tide.terminal[class] -= sent;
            cut->tide.total -= sent;
        }
    }
    return cut->tide.total >= cut->lead->least;
}

/* ---- forcing ---- */

/* Ties a class to an option. If it may not get that, the total falls below any lead. */
static void force(struct cut *cut, uint32_t class, bool high)
{
    __int128 *terminal = &cut->tide.terminal[class];
    cut->tide.total -= larger(high ? -*terminal : *terminal, 0);
    *terminal = high ? endless : -endless;
}

static void keep(struct cut *cut)
{
    cut->kept = cut->tide;
    for (uint32_t i = 0; i < cut->joined->count; i++)
        cut->touched[i] = 0;
}

static void restore(struct cut *cut)
{
    cut->tide = cut->kept;
    for (uint32_t i = 0; i < cut->joined->count; i++) {
        for (; cut->touched[i]; cut->touched[i] &= cut->touched[i] - 1) {
            uint32_t pair = join_pair(i, (uint32_t)__builtin_ctzll(cut->touched[i]));
            cut->flow[pair] = cut->kept_flow[pair];
        }
    }
}

static void offer(struct cut *cut)
{
    uint8_t option[ASSIGN_COMPONENTS];
    for (uint32_t i = 0; i < cut->joined->count; i++)
        option[i] = (uint8_t)((cut->reached >> i) & 1 ? cut->high : cut->low);
    lead_offer(cut->lead, cut->tide.total, option, cut->joined->count);
}

/* Where the best assignment gives all classes one option: offers the best split in which class 0
 * keeps it. Some class must then be the first to get the other, so each in turn is forced to, those
 * before it are forced not to, and no split is left out. */
static void force_others(struct cut *cut, bool home)
{
    force(cut, 0, home);
    keep(cut);
    for (uint32_t i = 1; i < cut->joined->count; i++) {
        force(cut, i, !home);
        if (let_flow(cut))
            offer(cut);
        restore(cut);
        force(cut, i, home);
        cut->kept.terminal[i] = cut->tide.terminal[i];
    }
}

/* ---- the whole ---- */

/* Sets out the network, before anything flows. */
static void set_out(struct cut *cut, __int128 charge)
{
    const struct joined *joined = cut->joined;
    cut->tide.total = -charge;
    for (uint32_t i = 0; i < joined->count; i++) {
        const __int128 *worth = joined->worth[i];
        bool low = (joined->allowed[i] >> cut->low) & 1;
        bool high = (joined->allowed[i] >> cut->high) & 1;
        __int128 gain = worth[cut->high] - worth[cut->low];
        cut->tide.terminal[i] = !low ? endless : !high ? -endless : gain;
        cut->tide.total += worth[cut->tide.terminal[i] > 0 ? cut->high : cut->low];
        cut->tide.open[i] = joined->linked[i];
        cut->touched[i] = 0;
        for (uint64_t links = joined->linked[i]; links; links &= links - 1)
            cut->flow[join_pair(i, (uint32_t)__builtin_ctzll(links))] = 0;
    }
}

/* Offers what the flow came to if it is a split; whether it is. */
static bool offer_split(struct cut *cut)
{
    if (cut->reached == 0 || cut->reached == all_of(cut))
        return false;
    offer(cut);
    return true;
}

void cut_improve(const struct joined *joined, uint32_t low, uint32_t high, __int128 charge,
                 struct lead *lead)
{
    struct cut cut;
    cut.joined = joined;
    cut.low = low;
    cut.high = high;
    cut.lead = lead;
    set_out(&cut, charge);
    if (!let_flow(&cut) || offer_split(&cut))
        return;
    /* All classes would get one option. Either class 0 keeps it, or it gets the other, and then
     * all may follow it. */
    bool home = cut.reached != 0;
    struct tide plain = cut.tide;
    force_others(&cut, home);
    cut.tide = plain;
    force(&cut, 0, !home);
    if (let_flow(&cut) && !offer_split(&cut))
        force_others(&cut, !home);
}
