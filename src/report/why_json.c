#include "decide/explore/firing.h"
#include "report/analysis/json.h"
#include "report/json_parts.h"
#include "report/overlays.h"
#include "report/why_walk.h"

/* What is being written, and with what. */
struct page {
    struct json_out json;
    const struct why *why;
    struct arena scratch; /* of the rule at hand */
};

static const struct profile *profile_of(const struct page *page)
{
    return page->why->hearing->profile;
}

static const char *truth_name(enum truth truth)
{
    static const char *const names[] = {
        [TRUTH_FALSE] = "false",
        [TRUTH_TRUE] = "true",
        [TRUTH_UNDETERMINED] = "undetermined",
    };
    return names[truth];
}

static bool put_leaf(struct page *page, const struct explanation *node)
{
    const struct leaf *leaf = node->condition->leaf;
    struct docket docket = why_docket(page->why);
    struct cited_fact cited;
    if (!cite_fact(&page->scratch, &docket, (struct fact_use){leaf->fact, node->lane}, &cited))
        return false;
    json_put_text(&page->json, "test", leaf->text);
    json_key(&page->json, "is");
    json_cited_fact(&page->json, profile_of(page), &cited);
    return true;
}

/* What names a group: its kind, or the component under a roll-up. */
static void put_group(struct page *page, const struct explanation *node)
{
    struct docket docket = why_docket(page->why);
    if (node->condition) {
        json_put_text(&page->json, "group", why_group_name(node->condition->kind));
        return;
    }
    uint32_t component = cite_component(&docket, node->lane);
    json_put_text(&page->json, "component",
                  component == COMPONENT_NONE ? NULL
                                              : profile_of(page)->components[component].name);
}

static bool put_node(struct page *page, const struct explanation *node)
{
    bool done = true;
    json_open_object(&page->json);
    json_put_text(&page->json, "truth", truth_name(node->truth));
    if (node->condition && node->condition->kind == CONDITION_LEAF) {
        done = put_leaf(page, node);
    } else {
        put_group(page, node);
        json_key(&page->json, "of");
        json_open_list(&page->json);
        for (uint32_t i = 0; done && i < node->count; i++)
            done = put_node(page, &node->children[i]);
        json_close_list(&page->json);
    }
    json_close_object(&page->json);
    return done;
}

static void put_effects(struct page *page, const struct why_rule *entry)
{
    const struct pack *pack = profile_of(page)->pack;
    const struct rule *rule = &pack->rules[entry->rule];
    if (rule->scope == RULE_SPLIT || rule->scope == RULE_SWITCH) {
        json_put_thousandths(&page->json, "overhead", (int64_t)rule->overhead * 1000);
        return;
    }
    json_key(&page->json, "effects");
    json_open_object(&page->json);
    for (uint32_t i = 0; i < rule->effect_count; i++) {
        json_key(&page->json, pack->options[rule->effects[i].option].id);
        json_open_object(&page->json);
        json_put_thousandths(&page->json, "points", (int64_t)rule->effects[i].points * 1000);
        json_put_thousandths(&page->json, "counted",
                             entry->ruled ? entry->ruled->effects[i].counted : 0);
        json_close_object(&page->json);
    }
    json_close_object(&page->json);
}

/* What would make a rule fire that did not: a list of changes, empty where none was found. */
static bool put_firing(struct page *page, uint32_t subject, const struct why_rule *entry)
{
    struct firing firing;
    if (entry->truth != TRUTH_FALSE)
        return true;
    if (!why_firing(&page->scratch, page->why, subject, entry, &firing))
        return false;
    json_key(&page->json, "would_fire");
    json_open_list(&page->json);
    for (uint32_t i = 0; i < firing.change_count; i++)
        json_change(&page->json, profile_of(page), &firing.changes[i]);
    json_close_list(&page->json);
    return true;
}

static bool put_rule(struct page *page, uint32_t subject, const struct why_rule *entry)
{
    const struct pack *pack = profile_of(page)->pack;
    const struct rule *rule = &pack->rules[entry->rule];
    json_open_object(&page->json);
    json_put_text(&page->json, "id", rule->id);
    json_put_text(&page->json, "state", why_state(entry));
    put_effects(page, entry);
    json_put_text(&page->json, "because", rule->because);
    overlays_json_changes(&page->json, pack, "rule", rule->id);
    json_key(&page->json, "when");
    bool done = entry->disabled || put_node(page, &entry->explanation);
    if (entry->disabled)
        json_null(&page->json);
    done = done && put_firing(page, subject, entry);
    json_key(&page->json, "cites");
    json_claims(&page->json, pack, rule->cites, rule->cite_count);
    json_key(&page->json, "despite");
    json_claims(&page->json, pack, rule->despite, rule->despite_count);
    json_close_object(&page->json);
    return done;
}

/* Explains one rule and releases what that took. */
static bool put_nth_rule(struct page *page, uint32_t subject, uint32_t rule)
{
    struct why_rule entry;
    arena_init(&page->scratch);
    bool done = why_explain(&page->scratch, page->why, subject, rule, &entry) &&
                put_rule(page, subject, &entry);
    arena_fini(&page->scratch);
    return done;
}

static bool put_subject(struct page *page, struct arena *arena, uint32_t subject)
{
    uint32_t count;
    const uint32_t *rules = why_rules(arena, page->why, subject, &count);
    bool done = rules != NULL;
    json_open_object(&page->json);
    json_put_text(&page->json, "component", why_subject_name(page->why, subject));
    json_key(&page->json, "rules");
    json_open_list(&page->json);
    for (uint32_t i = 0; done && i < count; i++)
        done = put_nth_rule(page, subject, rules[i]);
    json_close_list(&page->json);
    json_close_object(&page->json);
    return done;
}

bool why_json(const struct why *why, struct strbuf *out)
{
    struct page page = {.why = why};
    struct arena arena;
    bool done = true;
    arena_init(&arena);
    json_init(&page.json, out, false);
    json_open_object(&page.json);
    json_put_number(&page.json, "format", 1);
    json_key(&page.json, "pack");
    json_pack(&page.json, profile_of(&page)->pack);
    json_key(&page.json, "why");
    json_open_list(&page.json);
    for (uint32_t i = 0; done && i < why->subject_count; i++)
        done = put_subject(&page, &arena, why->subjects[i]);
    json_close_list(&page.json);
    json_close_object(&page.json);
    json_end(&page.json);
    arena_fini(&arena);
    return done && !out->failed;
}
