/* The facts that a fact asks for are a row of bits; a walk into the depth, in pack order, lists
 * each fact behind those. The walk keeps its path in an array: thousands of facts may form one
 * chain, which is too deep for the stack, and where the path meets itself it names the circle. */
#include "rule/order.h"

#include "base/memory.h"
#include "base/strbuf.h"

struct graph {
    uint32_t count;
    uint32_t words; /* of a row */
    uint64_t *asks; /* by fact: the facts that must be known before it */
    uint64_t *open; /* facts on the path */
    uint64_t *done; /* facts in the order */
    uint32_t *path;
    uint32_t depth;
};

static void set_bit(uint64_t *row, uint32_t fact)
{
    row[fact / 64] |= UINT64_C(1) << (fact % 64);
}

static bool has_bit(const uint64_t *row, uint32_t fact)
{
    return row[fact / 64] >> (fact % 64) & 1;
}

static uint64_t *row_of(const struct graph *graph, uint32_t fact)
{
    return graph->asks + (size_t)fact * graph->words;
}

static bool graph_init(struct graph *graph, uint32_t count)
{
    uint32_t words = (count + 63) / 64;
    *graph = (struct graph){
        .count = count,
        .words = words,
        .asks = mem_new((size_t)count * words, sizeof *graph->asks),
        .open = mem_new(words, sizeof *graph->open),
        .done = mem_new(words, sizeof *graph->done),
        .path = mem_new(count, sizeof *graph->path),
    };
    return graph->asks && graph->open && graph->done && graph->path;
}

static void graph_fini(struct graph *graph)
{
    mem_free(graph->asks);
    mem_free(graph->open);
    mem_free(graph->done);
    mem_free(graph->path);
}

static void add_leaf(const struct leaf *leaf, void *row)
{
    set_bit(row, leaf->fact);
}

static void add_facts(struct graph *graph, const struct vocabulary *vocabulary)
{
    for (uint32_t i = 0; i < vocabulary->count; i++) {
        const struct fact *fact = &vocabulary->facts[i];
        condition_leaves(fact->ask_if, add_leaf, row_of(graph, i));
        for (uint32_t d = 0; d < fact->default_count; d++)
            condition_leaves(fact->defaults[d].when, add_leaf, row_of(graph, i));
    }
}

static void add_rules(struct graph *graph, const struct pack *pack)
{
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = &pack->rules[i];
        for (uint32_t d = 0; !rule->disabled && d < rule->derivation_count; d++)
            condition_leaves(rule->when, add_leaf, row_of(graph, rule->derivations[d].fact));
    }
}

/* The first fact that `fact` asks for and that is not in the order yet, FACT_NONE when all are. */
static uint32_t next_asked(const struct graph *graph, uint32_t fact)
{
    const uint64_t *row = row_of(graph, fact);
    for (uint32_t i = 0; i < graph->words; i++) {
        uint64_t left = row[i] & ~graph->done[i];
        if (left)
            return i * 64 + (uint32_t)__builtin_ctzll(left);
    }
    return FACT_NONE;
}

/* Puts `fact` and what it asks for into the order. Returns the fact where the path met itself,
 * FACT_NONE when it did not. */
static uint32_t visit(struct graph *graph, uint32_t fact, uint32_t *order, uint32_t *ordered)
{
    graph->path[graph->depth++] = fact;
    set_bit(graph->open, fact);
    while (graph->depth > 0) {
        uint32_t last = graph->path[graph->depth - 1];
        uint32_t next = next_asked(graph, last);
        if (next == FACT_NONE) {
            set_bit(graph->done, last);
            order[(*ordered)++] = last;
            graph->depth--;
        } else if (has_bit(graph->open, next)) {
            return next;
        } else {
            graph->path[graph->depth++] = next;
            set_bit(graph->open, next);
        }
    }
    return FACT_NONE;
}

static void report_circle(const struct graph *graph, const struct vocabulary *vocabulary,
                          uint32_t meeting, struct span span, struct diags *diags)
{
    struct strbuf circle;
    strbuf_init(&circle);
    uint32_t at = graph->depth;
    while (graph->path[at - 1] != meeting)
        at--;
    for (at--; at < graph->depth; at++)
        strbuf_printf(&circle, "%s -> ", vocabulary->facts[graph->path[at]].name);
    strbuf_puts(&circle, vocabulary->facts[meeting].name);
    if (circle.failed)
        diags_no_memory(diags);
    else
        diag_add(diags, R0210, span, "facts depend on each other in a circle: %s", circle.text);
    strbuf_fini(&circle);
}

static uint32_t sort(struct graph *graph, const struct pack *pack)
{
    uint32_t ordered = 0, meeting = FACT_NONE;
    add_facts(graph, &pack->vocabulary);
    add_rules(graph, pack);
    for (uint32_t i = 0; i < graph->count && meeting == FACT_NONE; i++) {
        if (!has_bit(graph->done, i))
            meeting = visit(graph, i, pack->order, &ordered);
    }
    return meeting;
}

bool order_facts(struct pack *pack, struct span (*span_of)(uint32_t fact, void *context),
                 void *context, struct diags *diags)
{
    const struct vocabulary *vocabulary = &pack->vocabulary;
    struct graph graph;
    bool ready = graph_init(&graph, vocabulary->count);
    pack->order = arena_new(&pack->arena, vocabulary->count, sizeof *pack->order);
    uint32_t meeting = FACT_NONE;
    if (!ready || !pack->order) {
        ready = diags_no_memory(diags);
    } else {
        meeting = sort(&graph, pack);
        if (meeting != FACT_NONE) {
            struct span span = span_of ? span_of(meeting, context) : (struct span){0};
            report_circle(&graph, vocabulary, meeting, span, diags);
        }
    }
    graph_fini(&graph);
    return ready && meeting == FACT_NONE;
}
