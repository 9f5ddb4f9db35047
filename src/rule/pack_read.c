/* Drives the reading of a pack: finds its layers and their files, collects what they define, gives
 * everything its name, then has the parts read (see draft.h), and at the end sorts the facts and
 * takes the digest. */
#include "rule/pack_read.h"

#include <string.h>

#include "rule/draft.h"
#include "rule/image.h"
#include "rule/order.h"

static struct span fact_span(uint32_t fact, void *context)
{
    const struct draft *draft = context;
    return draft_span(&draft->facts.items[fact]);
}

/* Collects what each layer says, from the base upwards: what it adds is named before the next
 * layer may change it. */
static void collect(struct draft *draft)
{
    for (uint32_t i = 0; i < draft->layers.count; i++) {
        add_head(draft, i);
        read_included(draft, &draft->layers.items[i]);
        /* What a file that could not be read defines would be missed everywhere else. */
        if (draft->incomplete || draft->diags->no_memory)
            return;
        name_items(draft, i);
        merge_head(draft, i);
        adjust_items(draft, i);
    }
}

static void keep_overrides(struct draft *draft)
{
    struct pack *pack = draft->pack;
    pack->override_count = draft->overrides.count;
    pack->overrides = draft_array(draft, &pack->override_count, sizeof *pack->overrides);
    if (pack->override_count > 0)
        memcpy(pack->overrides, draft->overrides.items,
               pack->override_count * sizeof *pack->overrides);
}

static void read_draft(struct draft *draft)
{
    static void (*const parts[])(struct draft *) = {
        read_head, read_evidence, read_facts, read_costs, read_rules, read_advice, keep_overrides,
    };
    if (!read_layers(draft))
        return;
    collect(draft);
    if (draft->incomplete)
        return;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !draft->diags->no_memory; i++)
        parts[i](draft);
    if (!draft->diags->no_memory && order_facts(draft->pack, fact_span, draft, draft->diags) &&
        !image_digest(draft->pack))
        diags_no_memory(draft->diags);
}

struct pack *pack_read_stack(struct arena *scratch, const struct pack_stack *stack,
                             struct diags *diags)
{
    struct draft draft = {.pack = pack_new(), .scratch = scratch, .diags = diags, .stack = stack};
    uint32_t before = diags->input + diags->failures;
    if (!draft.pack) {
        diags_no_memory(diags);
        return NULL;
    }
    read_draft(&draft);
    if (diags->no_memory || diags->input + diags->failures > before) {
        pack_free(draft.pack);
        return NULL;
    }
    return draft.pack;
}

struct pack *pack_read(struct arena *scratch, const char *path, struct diags *diags)
{
    struct pack_stack stack = {.paths = &path, .path_count = 1};
    return pack_read_stack(scratch, &stack, diags);
}
