/* Criteria and options: criteria that can speak for one side only or that count one thing twice,
 * and options that are hardly judged. */
#include "author/lint/parts.h"
#include "base/strbuf.h"

/* ---- sides ---- */

/* What the rules of a criterion say. */
struct voice {
    uint32_t rules;
    uint32_t ahead; /* options that some rule puts ahead of another … */
    uint32_t back;  /* … and those that it puts behind one */
};

/* The options for which a rule's points are not the least, or not the most. Options of which it
 * does not speak have none. */
static void hear(const struct rule *rule, uint32_t options, struct voice *voice)
{
    int32_t points[32] = {0};
    int32_t least = 0, most = 0;
    for (uint32_t i = 0; i < rule->effect_count; i++)
        points[rule->effects[i].option] = rule->effects[i].points;
    least = most = points[0];
    for (uint32_t i = 1; i < options; i++) {
        least = points[i] < least ? points[i] : least;
        most = points[i] > most ? points[i] : most;
    }
    for (uint32_t i = 0; i < options; i++) {
        voice->ahead |=
            (uint32_t)(points[i] > least || (rule->excludes && !(rule->excludes >> i & 1))) << i;
        voice->back |= (uint32_t)(points[i] < most || (rule->excludes >> i & 1)) << i;
    }
}

static void list_options(const struct pack *pack, uint32_t options, struct strbuf *out)
{
    for (uint32_t i = 0; i < pack->option_count; i++)
        if (options >> i & 1)
            strbuf_printf(out, "%s`%s`", out->length ? ", " : "", pack->options[i].id);
}

static bool say_one_side(struct linting *linting, const struct criterion *criterion,
                         uint32_t options)
{
    struct strbuf list;
    strbuf_init(&list);
    list_options(linting->pack, options, &list);
    bool done = !list.failed && lint_add(linting, R0716, criterion->id, criterion->place,
                                         "see whether something speaks for the other side",
                                         "every rule of the criterion `%s` speaks for %s",
                                         criterion->id, list.text);
    strbuf_fini(&list);
    return done;
}

static bool lint_voice(struct linting *linting, uint32_t number, const struct voice *voice)
{
    const struct criterion *criterion = &linting->pack->criteria[number];
    if (voice->rules == 0)
        return lint_add(linting, R0722, criterion->id, criterion->place,
                        "remove it, or write a rule", "no rule belongs to the criterion `%s`",
                        criterion->id);
    if (voice->ahead == 0 || (voice->ahead & voice->back))
        return true;
    return say_one_side(linting, criterion, voice->ahead);
}

static bool lint_sides(struct linting *linting)
{
    const struct pack *pack = linting->pack;
    struct voice *voices = arena_new(&linting->scratch, pack->criterion_count, sizeof *voices);
    if (!voices)
        return false;
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = &pack->rules[i];
        if (rule->criterion == CRITERION_NONE)
            continue;
        voices[rule->criterion].rules++;
        if (!rule->disabled && (rule->effect_count > 0 || rule->excludes))
            hear(rule, pack->option_count, &voices[rule->criterion]);
    }
    for (uint32_t i = 0; i < pack->criterion_count; i++)
        if (!lint_voice(linting, i, &voices[i]))
            return false;
    return true;
}

/* ---- rules that fire together ---- */

/* In how many profiles of the sample a group of effects counts, and counts more than once. */
struct company {
    uint32_t any;
    uint32_t several;
};

static void count_company(const struct linting *linting, uint32_t first, uint32_t end,
                          struct company *company)
{
    const struct sample *sample = linting->sample;
    for (uint32_t b = 0; b < sample->count; b++) {
        const struct block *block = sample->blocks[b];
        for (uint32_t w = 0; w < block->words; w++) {
            uint64_t once = 0, twice = 0;
            for (uint32_t i = first; i < end; i++) {
                struct masks masks = block_rule_masks(block, linting->scorer->effects[i].rule);
                twice |= once & masks.is_true[w];
                once |= masks.is_true[w];
            }
            company->any += (uint32_t)__builtin_popcountll(once & sample->valid[b][w]);
            company->several += (uint32_t)__builtin_popcountll(twice & sample->valid[b][w]);
        }
    }
}

static bool lint_company(struct linting *linting, uint32_t first, uint32_t end)
{
    const struct pack *pack = linting->pack;
    const struct scored_effect *effect = &linting->scorer->effects[first];
    const struct criterion *criterion = &pack->criteria[effect->criterion];
    struct company company = {0};
    count_company(linting, first, end, &company);
    if (company.any == 0 || company.several * 2 <= company.any)
        return true;
    return lint_add(linting, R0717, criterion->id, criterion->place,
                    "see whether they count one thing twice; if so, make them one",
                    "of the %u rules of `%s` that speak %s `%s`, two or more fire in %u %% of the "
                    "random profiles in which one does",
                    end - first, criterion->id, effect->points > 0 ? "for" : "against",
                    pack->options[effect->option].id, company.several * 100 / company.any);
}

static bool lint_together(struct linting *linting)
{
    const struct scorer *scorer = linting->scorer;
    uint32_t end;
    for (uint32_t first = 0; first < scorer->count; first = end) {
        end = first + 1;
        while (end < scorer->count && scorer->effects[end].group == scorer->effects[first].group)
            end++;
        if (end - first > 1 && !lint_company(linting, first, end))
            return false;
    }
    return true;
}

/* ---- options ---- */

static bool lint_options(struct linting *linting)
{
    const struct pack *pack = linting->pack;
    uint32_t most = 0;
    for (uint32_t i = 0; i < pack->option_count; i++) {
        uint32_t judged = pack_judged_in(pack, i);
        most = judged > most ? judged : most;
    }
    for (uint32_t i = 0; i < pack->option_count; i++) {
        const struct option *option = &pack->options[i];
        uint32_t judged = pack_judged_in(pack, i);
        if (judged * 2 < most &&
            !lint_add(linting, R0718, option->id, option->place,
                      "write rules that speak of it, or say so where rulings are shown",
                      "`%s` is judged in %u criteria, the option judged in most in %u", option->id,
                      judged, most))
            return false;
    }
    return true;
}

bool lint_criteria(struct linting *linting)
{
    return lint_sides(linting) && lint_together(linting) && lint_options(linting);
}
