#include "report/compare/compare.h"

#include <stdlib.h>
#include <string.h>

const struct compare_kind compare_kinds[RECORD_KINDS] = {
    [RECORD_VERDICT] = {"verdict", "VERDICT", "none", 1},
    [RECORD_OPTION] = {"option", "OPTIONS", "not judged", 64},
    [RECORD_BETWEEN] = {"between", "BETWEEN", NULL, 1},
    [RECORD_FIRMNESS] = {"firmness", "FIRMNESS", "none", 1},
    [RECORD_SETTLED] = {"settled", "SETTLED", "not known", 1},
    [RECORD_PLAN] = {"plan", "PLANS", "no such plan", 8},
    [RECORD_RULE] = {"rule", "RULES", "does not count", 12},
    [RECORD_FACT] = {"fact", "FACTS", "not given", 12},
    [RECORD_SIZE] = {"size", "SIZES", NULL, 12},
    [RECORD_PIN] = {"pin", "PINS", "not pinned", 12},
    [RECORD_LINK] = {"link", "LINKS", "not linked", 12},
    [RECORD_PRIORITY] = {"priority", "PRIORITY", "normal", 12},
    [RECORD_PACK] = {"pack", "PACK", "none", 1},
    [RECORD_WAIVER] = {"waiver", "WAIVERS", "none", 12},
    [RECORD_CHECK] = {"check", "CHECKS", "does not warn", 12},
    [RECORD_NOTE] = {"note", "NOTES", NULL, 12},
};

/* The same thing in both records; NULL where one has no such thing. */
struct pair {
    const struct record_entry *before;
    const struct record_entry *after;
};

/* What a comparison is made with. */
struct work {
    struct comparisons *into;
    struct arena scratch;
    const struct record *before;
    const struct record *after;
    bool same_profile; /* by its digest: then its answers are the same, however they are written */
    VEC(struct pair) pairs; /* that differ */
    bool failed;
};

void comparisons_init(struct comparisons *comparisons)
{
    *comparisons = (struct comparisons){0};
    arena_init(&comparisons->arena);
}

void comparisons_fini(struct comparisons *comparisons)
{
    arena_fini(&comparisons->arena);
}

/* A copy that outlives the records; NULL stays NULL. */
static const char *keep(struct work *work, const char *text)
{
    char *copy = text ? arena_copy(&work->into->arena, text, strlen(text)) : NULL;
    work->failed |= text && !copy;
    return copy;
}

/* ---- how much a rule moved ---- */

/* What a rule that may be missing adds to an option. */
static int64_t counted_for(const struct record_entry *rule, const char *option)
{
    for (uint32_t i = 0; rule && i < rule->effect_count; i++)
        if (strcmp(rule->effects[i].option, option) == 0)
            return rule->effects[i].counted;
    return 0;
}

struct stretch {
    int64_t least;
    int64_t most;
};

/* Widens the stretch by the changes of the options that `rule` names. */
static void widen(struct stretch *stretch, const struct record_entry *rule,
                  const struct record_entry *before, const struct record_entry *after)
{
    for (uint32_t i = 0; rule && i < rule->effect_count; i++) {
        const char *option = rule->effects[i].option;
        int64_t change = counted_for(after, option) - counted_for(before, option);
        stretch->least = change < stretch->least ? change : stretch->least;
        stretch->most = change > stretch->most ? change : stretch->most;
    }
}

/* By how much a rule moved one option against another, the most; an option that it does not name
 * stays where it is. */
static int64_t rule_moved(const struct record_entry *before, const struct record_entry *after)
{
    struct stretch stretch = {0, 0};
    widen(&stretch, before, before, after);
    widen(&stretch, after, before, after);
    return stretch.most - stretch.least;
}

/* Whether a rule that may be missing rules the option out. */
static bool rules_out(const struct record_entry *rule, const char *option)
{
    for (uint32_t i = 0; rule && i < rule->excluded_count; i++)
        if (strcmp(rule->excluded[i], option) == 0)
            return true;
    return false;
}

/* Whether one of the two rules out what the other does not. */
static bool exclusion_moved(const struct record_entry *before, const struct record_entry *after)
{
    for (uint32_t i = 0; before && i < before->excluded_count; i++)
        if (!rules_out(after, before->excluded[i]))
            return true;
    for (uint32_t i = 0; after && i < after->excluded_count; i++)
        if (!rules_out(before, after->excluded[i]))
            return true;
    return false;
}

/* By how much the worth of a plan moved; 0 where it was not possible, or is not. */
static int64_t plan_moved(const struct record_entry *before, const struct record_entry *after)
{
    int64_t change = (after ? after->worth : 0) - (before ? before->worth : 0);
    bool both = before && after && before->possible && after->possible;
    return both ? llabs(change) : 0;
}

/* ---- facts and the rules that rest on them ---- */

/* Whether a rule, which may be missing, rests on a fact. */
static bool rests_on(const struct record_entry *rule, const struct record_entry *fact)
{
    for (uint32_t i = 0; rule && i < rule->use_count; i++) {
        const struct record_use *use = &rule->uses[i];
        bool whose =
            !use->placed || use->component == fact->component ||
            (use->component && fact->component && strcmp(use->component, fact->component) == 0);
        if (whose && strcmp(use->fact, fact->subject) == 0)
            return true;
    }
    return false;
}

/* Whether a fact can stand behind a rule there: each component has its own facts. */
static bool is_near(const struct record_entry *rule, const struct record_entry *fact)
{
    return !fact->component || !rule->component || strcmp(rule->component, fact->component) == 0;
}

static bool names_rule(const struct difference *fact, const char *rule)
{
    for (uint32_t i = 0; i < fact->rule_count; i++)
        if (strcmp(fact->rules[i], rule) == 0)
            return true;
    return false;
}

/* The entry of a pair that tells its key. */
static const struct record_entry *either(const struct pair *pair)
{
    return pair->before ? pair->before : pair->after;
}

/* Notes the rules that moved and rest on a fact. */
static void find_movers(struct work *work, const struct record_entry *fact,
                        struct difference *difference)
{
    difference->rules = arena_new(&work->into->arena, work->pairs.count, sizeof *difference->rules);
    work->failed |= !difference->rules;
    for (uint32_t i = 0; difference->rules && i < work->pairs.count; i++) {
        const struct pair *pair = &work->pairs.items[i];
        const struct record_entry *rule = either(pair);
        if (rule->kind != RECORD_RULE || !is_near(rule, fact) ||
            (!rests_on(pair->before, fact) && !rests_on(pair->after, fact)))
            continue;
        difference->moved += rule_moved(pair->before, pair->after);
        difference->rules_out |= exclusion_moved(pair->before, pair->after);
        if (!names_rule(difference, rule->subject))
            difference->rules[difference->rule_count++] = keep(work, rule->subject);
    }
}

/* The note on an answer that is another one, where that stayed as it was. */
static const char *note_left(struct work *work, const struct pair *fact)
{
    const struct record_entry *entry = either(fact);
    const struct record_entry *before = record_find(work->before, RECORD_NOTE, entry);
    const struct record_entry *after = record_find(work->after, RECORD_NOTE, entry);
    bool same = before && after && *before->text && strcmp(before->text, after->text) == 0;
    return same ? keep(work, before->text) : NULL;
}

/* ---- which entries differ ---- */

/* Whether it is about a component that only one of the records judges: that is said once. */
static bool is_part_of_one(const struct work *work, const struct record_entry *entry)
{
    return entry->component && entry->kind != RECORD_OPTION &&
           record_has(work->before, entry->component) != record_has(work->after, entry->component);
}

/* What was taken for a fact tells of a change only where both records tell it, or one of them was
 * answered: else no rule happened to rest on it. */
static bool is_same_fact(const struct work *work, const struct pair *pair)
{
    const struct record_entry *before = pair->before, *after = pair->after;
    if (!before || !after)
        return !either(pair)->given;
    if (before->given && after->given && work->same_profile)
        return true;
    return before->given == after->given ? strcmp(before->text, after->text) == 0
                                         : strcmp(before->shown, after->shown) == 0;
}

/* Whether the answer that a note is on is the same in both: else the note is told with it. */
static bool is_same_answer(const struct work *work, const struct record_entry *note)
{
    struct pair fact = {record_find(work->before, RECORD_FACT, note),
                        record_find(work->after, RECORD_FACT, note)};
    return fact.before && fact.after && is_same_fact(work, &fact);
}

static bool is_same(const struct work *work, const struct pair *pair)
{
    const struct record_entry *entry = either(pair);
    bool one_sided = !pair->before || !pair->after;
    if (is_part_of_one(work, entry))
        return true;
    if (entry->kind == RECORD_FACT)
        return is_same_fact(work, pair);
    if (entry->kind == RECORD_NOTE && !is_same_answer(work, entry))
        return true;
    if (one_sided)
        return !compare_kinds[entry->kind].absent;
    return strcmp(pair->before->text, pair->after->text) == 0;
}

static void note_pair(struct work *work, const struct record_entry *before,
                      const struct record_entry *after)
{
    struct pair pair = {before, after};
    if (is_same(work, &pair))
        return;
    struct pair *place = vec_add(&work->pairs, &work->scratch);
    if (place)
        *place = pair;
    else
        work->failed = true;
}

static void find_pairs(struct work *work)
{
    const struct record *before = work->before, *after = work->after;
    for (uint32_t i = 0; i < before->entries.count; i++) {
        const struct record_entry *entry = &before->entries.items[i];
        note_pair(work, entry, record_find(after, entry->kind, entry));
    }
    for (uint32_t i = 0; i < after->entries.count; i++) {
        const struct record_entry *entry = &after->entries.items[i];
        if (!record_find(before, entry->kind, entry))
            note_pair(work, NULL, entry);
    }
}

/* ---- the result ---- */

static void fill(struct work *work, const struct pair *pair, struct difference *difference)
{
    const struct record_entry *entry = either(pair);
    difference->kind = entry->kind;
    difference->component = keep(work, entry->component);
    difference->subject = keep(work, entry->subject);
    difference->before = keep(work, pair->before ? pair->before->shown : NULL);
    difference->after = keep(work, pair->after ? pair->after->shown : NULL);
    if (entry->kind == RECORD_RULE) {
        difference->moved = rule_moved(pair->before, pair->after);
        difference->rules_out = exclusion_moved(pair->before, pair->after);
    }
    if (entry->kind == RECORD_PLAN)
        difference->moved = plan_moved(pair->before, pair->after);
    if (entry->kind == RECORD_FACT) {
        find_movers(work, entry, difference);
        difference->note = note_left(work, pair);
    }
}

static int by_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

/* By kind, then those that moved most, then by name, so that the order hangs on nothing else. */
static int by_weight(const void *left, const void *right)
{
    const struct difference *a = left, *b = right;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->rules_out != b->rules_out)
        return a->rules_out ? -1 : 1;
    if (a->moved != b->moved)
        return a->moved > b->moved ? -1 : 1;
    int order = by_text(a->component, b->component);
    return order != 0 ? order : by_text(a->subject, b->subject);
}

static void fill_all(struct work *work, struct comparison *comparison)
{
    uint32_t count = work->pairs.count;
    comparison->items = arena_new(&work->into->arena, count, sizeof *comparison->items);
    if (!comparison->items) {
        work->failed = true;
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        struct difference *difference = &comparison->items[i];
        fill(work, &work->pairs.items[i], difference);
        comparison->counts[difference->kind]++;
    }
    comparison->count = count;
    if (!work->failed && count > 0)
        qsort(comparison->items, count, sizeof *comparison->items, by_weight);
}

static void fill_side(struct work *work, const struct record *record, struct side *side)
{
    if (!record)
        return;
    side->exists = true;
    side->record = keep(work, record->file);
    side->name = keep(work, record->name);
    side->profile = keep(work, record->profile);
    side->pack = keep(work, record->pack);
    side->pack_version = keep(work, record->pack_version);
    side->pack_digest = keep(work, record->pack_digest);
    side->pack_shown = keep(work, record->pack_shown);
    side->verdict = keep(work, record->verdict);
    side->firmness = keep(work, record->firmness);
    side->margin = keep(work, record->margin);
}

static bool differ(const char *a, const char *b)
{
    return a && b && strcmp(a, b) != 0;
}

/* Whether the verdict before is among those that a tie lies between now, and every component is
 * still judged. */
static bool is_tied(const struct work *work, const struct comparison *comparison)
{
    const struct record *after = work->after;
    for (uint32_t i = 0; i < comparison->count; i++)
        if (comparison->items[i].kind == RECORD_OPTION &&
            (!comparison->items[i].before || !comparison->items[i].after))
            return false;
    for (uint32_t i = 0; i < after->between_count; i++)
        if (strcmp(after->between[i], work->before->verdict) == 0)
            return true;
    return false;
}

/* The text of a ruling's `between`; NULL where it has none. */
static const char *between_of(const struct record *record)
{
    for (uint32_t i = 0; i < record->entries.count; i++)
        if (record->entries.items[i].kind == RECORD_BETWEEN)
            return record->entries.items[i].text;
    return NULL;
}

/* Finds all differences of two records. */
static void look(struct work *work, struct comparison *comparison)
{
    const char *profiles[] = {work->before->profile_digest, work->after->profile_digest};
    work->same_profile = profiles[0] && profiles[1] && !differ(profiles[0], profiles[1]);
    comparison->profile_changed = differ(profiles[0], profiles[1]);
    comparison->pack_changed = differ(work->before->pack_digest, work->after->pack_digest);
    find_pairs(work);
    fill_all(work, comparison);
    comparison->changed =
        comparison->counts[RECORD_VERDICT] > 0 || comparison->counts[RECORD_OPTION] > 0;
    bool tied = comparison->changed && is_tied(work, comparison);
    comparison->tie = tied ? keep(work, between_of(work->after)) : NULL;
    comparison->follows = !comparison->changed || tied;
}

bool compare_records(struct comparisons *comparisons, const struct record *before,
                     const struct record *after)
{
    struct work work = {.into = comparisons, .before = before, .after = after};
    struct comparison made = {.changed = true};
    arena_init(&work.scratch);
    fill_side(&work, before, &made.before);
    fill_side(&work, after, &made.after);
    if (before && after)
        look(&work, &made);
    arena_fini(&work.scratch);
    struct comparison *place =
        work.failed ? NULL : vec_add(&comparisons->list, &comparisons->arena);
    if (!place)
        return false;
    *place = made;
    comparisons->changed += made.changed;
    comparisons->fallen += !made.follows;
    return true;
}
