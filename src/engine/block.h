/* A block: up to BLOCK_LANES lanes side by side, laid out in columns.
 *
 * A lane is one component with its project's facts. The lanes of one profile form a group: one for
 * each component, and one more for the project itself when a component overrides a project fact;
 * otherwise the first component's lane serves for it. A group never straddles two blocks.
 *
 *     block_clear(block);
 *     group = block_add(block, components, with_project_lane);
 *     block_give(block, lane, fact, &value); …
 *     evaluate(block, …);
 *     block_rule(block, rule, lane) …
 *
 * Masks have a bit for each lane: lane l is bit l % 64 of word l / 64. */
#ifndef ENGINE_BLOCK_H
#define ENGINE_BLOCK_H

#include "engine/masks.h"
#include "engine/program.h"

#define BLOCK_LANES (64 * MASK_WORDS)
#define BLOCK_FULL  UINT32_MAX

enum truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNDETERMINED };

/* Where the value of a fact in a lane comes from. */
enum origin {
    ORIGIN_UNKNOWN,   /* nothing is known, it is undecided whether the question arises, or rules
                         that are undetermined leave everything possible */
    ORIGIN_GIVEN,     /* by the profile */
    ORIGIN_OTHERWISE, /* the question does not arise, or no rule derives the fact */
    ORIGIN_ASSUMED,   /* a default of the pack */
    ORIGIN_DERIVED    /* by rules */
};

struct group {
    uint32_t first;   /* lane of the first component */
    uint32_t count;   /* components */
    uint32_t project; /* the lane that stands for the project */
};

/* The lane behind the last of a group, the project's own included. */
static inline uint32_t group_end(const struct group *group)
{
    uint32_t behind = group->first + group->count;
    return group->project < behind ? behind : group->project + 1;
}

/* The two masks of a test or a condition; bits of lanes beyond the last mean nothing. A lane in
 * neither is undetermined; none is in both. */
struct masks {
    uint64_t *is_true;
    uint64_t *is_false;
};

/* A group of a condition while it is evaluated: what its nodes so far make of it. */
struct frame {
    const struct node_code *node;
    uint32_t end;
    bool opposites; /* it is a conjunction of their opposites */
    struct masks masks;
    uint64_t room[2][MASK_WORDS]; /* for the masks of all but a root */
};
struct memo;

struct block {
    struct arena arena; /* owns all that follows but the program */
    const struct program *program;
    uint32_t capacity; /* lanes, a multiple of 64 */
    uint32_t lanes;    /* in use */
    uint32_t words;    /* (lanes + 63) / 64, in use */
    uint32_t stride;   /* words of capacity: the distance of two masks */
    uint32_t pitch;    /* the distance of two planes, in bytes: see block_new */
    struct group *groups;
    uint32_t group_count;
    uint32_t *lane_group; /* by lane */
    int64_t *sizes;       /* by lane, thousandths; of a lane that only stands for a project: 0 */

    uint8_t *planes;     /* [plane][pitch], a byte for each lane at block_place_of(lane): what is
                            given, else the domain */
    uint64_t *slots;     /* [slot][stride]: what the facts may be, after evaluate */
    const char **texts;  /* [text slot][capacity]; NULL: unknown */
    uint64_t *given;     /* [fact][stride] masks */
    uint64_t *tentative; /* likewise: see block_tentative */
    uint64_t *otherwise; /* likewise, as the next two, set by evaluate */
    uint64_t *assumed;
    uint64_t *derived;
    uint64_t *test_true; /* [test][stride] */
    uint64_t *test_false;
    uint64_t *test_done; /* text tests: the lanes that were tried */
    uint64_t *root_true; /* [root][stride] */
    uint64_t *root_false;
    uint64_t *below;      /* [class][stride]: whether a class of the fact at hand before this one is
                             possible */
    uint64_t *above;      /* likewise, this class or one behind it */
    struct frame *frames; /* one for each level of nesting that a root of the program has */
    struct memo *memo;    /* which pattern matched which text; NULL: the pack has no patterns */
};

/* A block for at least `lanes` lanes (at most BLOCK_LANES). NULL when memory is out. */
struct block *block_new(const struct program *program, uint32_t lanes);

void block_free(struct block *block);

/* Takes all lanes out. Texts that were given may then go. */
void block_clear(struct block *block);

/* Adds a group with every fact unknown and every size 1; its number, or BLOCK_FULL when the lanes
 * do not suffice (nothing is added then). A group without components gets a project lane always. */
uint32_t block_add(struct block *block, uint32_t components, bool project_lane);

/* Gives a fact a value in a lane, also between evaluations. A text is kept by pointer until the
 * block is cleared. Giving the whole domain counts as given: nothing is assumed instead. */
void block_give(struct block *block, uint32_t lane, uint32_t fact, const struct value *value);

/* Makes what is given of a fact in a lane tentative, until the block is cleared: it holds only
 * where the fact's question arises. Where that is undetermined, the fact may be what is given or
 * what it is otherwise; it then counts as given if both are the same single value, else as unknown.
 * A question without ask_if always arises. Texts are never tentative: those given hold. */
void block_tentative(struct block *block, uint32_t lane, uint32_t fact);

/* Takes a rule that counts points, excludes, or is for a split or switch as false in a lane, until
 * evaluate is called again: it was waived. A project or split rule is overruled in the whole group
 * of the lane. What the rule derives stays, and so do its explanations. */
void block_overrule(struct block *block, uint32_t rule, uint32_t lane);

/* What evaluate left of a test, or of a root, in a lane. */
enum truth block_test(const struct block *block, uint32_t test, uint32_t lane);
enum truth block_root(const struct block *block, uint32_t root, uint32_t lane);

/* Of a rule: component rules in a component's lane; project and split rules in any lane of the
 * group. */
enum truth block_rule(const struct block *block, uint32_t rule, uint32_t lane);

/* The masks of a rule after evaluate. */
static inline struct masks block_rule_masks(const struct block *block, uint32_t rule)
{
    size_t at = (size_t)block->program->rule_root[rule] * block->stride;
    return (struct masks){block->root_true + at, block->root_false + at};
}

/* The lanes in use among those of a word of a mask. */
static inline uint64_t block_lanes_of(const struct block *block, uint32_t word)
{
    uint32_t left = block->lanes - word * 64;
    return left >= 64 ? UINT64_MAX : (UINT64_C(1) << left) - 1;
}

/* Takes the lanes that are not in use out of the mask; whether any is left. */
static inline bool block_trim(const struct block *block, uint64_t *mask)
{
    uint64_t any = 0;
    for (uint32_t w = 0; w < block->words; w++) {
        mask[w] &= block_lanes_of(block, w);
        any |= mask[w];
    }
    return any != 0;
}

/* Where the byte of a lane stands in a plane: of 64 lanes, each eighth one, and so on, which makes
 * it easy to gather their bits (see unpack.c). */
static inline uint32_t block_place_of(uint32_t lane)
{
    return (lane & ~63U) + lane % 8 * 8 + lane / 8 % 8;
}

/* Where the value of a fact in a lane comes from, after evaluate. */
enum origin block_origin(const struct block *block, uint32_t lane, uint32_t fact);

/* Whether the classes of a fact in a lane are narrowed down to one (of a set: to one set; a text is
 * either known or not). A number is then known as well as any condition can tell. */
bool block_is_exact(const struct block *block, uint32_t lane, uint32_t fact);

#endif
