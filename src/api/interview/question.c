/* The questionnaire: the question at hand, and all of them for review. */
#include <stdlib.h>
#include <string.h>

#include "api/interview/handle.h"
#include "decide/explore/hinges.h"
#include "engine/explain.h"
#include "interview/reply.h"
#include "report/cited.h"
#include "report/names.h"

/* Rules that are named in a question. */
#define RULES_SHOWN 4

static const struct fact *fact_of(const ruling_interview *interview, struct spot spot)
{
    return &interview->pack->pack->vocabulary.facts[spot.fact];
}

/* ---- what stands ---- */

/* Whether nothing is known of a fact by what stands. */
static bool is_unknown(const ruling_interview *interview, struct spot spot, enum origin origin)
{
    const struct answer *answer =
        profile_answer(interview->inner.sheet->profile, spot.component, spot.fact);
    return origin == ORIGIN_UNKNOWN || (answer && answer->unknown);
}

/* The value that stands, in the arena. False when memory is out. */
static bool find_value(const ruling_interview *interview, struct arena *arena, struct spot spot,
                       struct value *value)
{
    const struct agenda *agenda = interview->inner.agenda;
    const struct answer *answer =
        profile_answer(interview->inner.sheet->profile, spot.component, spot.fact);
    if (answer) {
        *value = answer->value;
        return true;
    }
    return explain_value(arena, agenda->inquiry.hearing.block, agenda_lane(agenda, spot.component),
                         spot.fact, value);
}

static bool lies_in(struct interval a, struct interval b)
{
    return a.low >= b.low && a.high <= b.high;
}

/* Whether a band holds a value, or a part of the value is all of the band. */
static bool holds_band(const struct value *value, const struct band *band)
{
    const struct intervals *numbers = &value->numbers;
    bool within = true, whole = false;
    for (uint32_t i = 0; i < numbers->count; i++) {
        within = within && lies_in(numbers->items[i], band->numbers);
        whole = whole || lies_in(band->numbers, numbers->items[i]);
    }
    return within || whole;
}

static bool holds(const struct fact *fact, const struct value *value, uint32_t choice)
{
    if (value->kind == VALUE_NUMBER)
        return holds_band(value, &fact->bands[choice]);
    if (value->kind == VALUE_SET)
        return bits_has(&value->set.must, choice);
    return bits_has(&value->choices, choice);
}

/* ---- choices ---- */

/* Appends "Node.js +3.0", behind a comma. */
static void add_points(struct strbuf *out, const char *what, int64_t points)
{
    char number[NUMBER_TEXT];
    halves_print(points, number);
    if (strcmp(number, "0.0") != 0 && strcmp(number, "-0.0") != 0)
        strbuf_printf(out, "%s%s %s%s", out->length > 0 ? ", " : "", what, points > 0 ? "+" : "",
                      number);
}

static void add_effect(struct strbuf *out, const struct pack *pack,
                       const struct effect_of_answer *effect)
{
    if (!effect->possible)
        strbuf_puts(out, "cannot be, with the other answers");
    for (uint32_t i = 0; effect->possible && i < pack->option_count; i++)
        if ((effect->excludes >> i) & 1)
            strbuf_printf(out, "%srules out %s", out->length > 0 ? ", " : "",
                          pack->options[i].title);
    for (uint32_t i = 0; effect->possible && i < pack->option_count; i++)
        add_points(out, pack->options[i].title, effect->points[i]);
    if (effect->possible)
        add_points(out, "cost of a split", effect->overhead);
}

/* What an answer does, once that was worked out. */
static bool explain_choice(ruling_interview *interview, uint32_t number, ruling_choice *choice)
{
    const struct effect_of_answer *effect = &interview->effects.items[number];
    struct arena *arena = &interview->words;
    struct strbuf text;
    strbuf_init(&text);
    add_effect(&text, interview->pack->pack, effect);
    choice->effect = interview_keep(arena, &text);
    if (!effect->possible || !effect->flips)
        return choice->effect != NULL;
    strbuf_init(&text);
    names_add_verdict(&text, interview->inner.agenda->ruling, effect->other.verdict,
                      effect->other.option);
    choice->flips = interview_keep(arena, &text);
    return choice->effect && choice->flips;
}

static bool make_choice(ruling_interview *interview, struct spot spot, const struct value *stands,
                        uint32_t number, ruling_choice *choice)
{
    const struct fact *fact = fact_of(interview, spot);
    *choice = (ruling_choice){.name = reply_choice(fact, number),
                              .chosen = stands && holds(fact, stands, number)};
    if (fact_value_kind(fact) == VALUE_NUMBER) {
        struct strbuf range;
        strbuf_init(&range);
        fact_print_range(fact, fact_band_written(fact, number), &range);
        choice->range = interview_keep(&interview->words, &range);
        if (!choice->range)
            return false;
    } else {
        choice->description = fact->values[number].description;
    }
    return !interview->explained || explain_choice(interview, number, choice);
}

static bool make_choices(ruling_interview *interview, struct spot spot, bool unknown,
                         ruling_question *question)
{
    const struct fact *fact = fact_of(interview, spot);
    uint32_t count = reply_choices(fact);
    struct value value;
    if (!find_value(interview, &interview->words, spot, &value))
        return false;
    ruling_choice *choices = arena_new(&interview->words, count, sizeof *choices);
    for (uint32_t i = 0; choices && i < count; i++)
        if (!make_choice(interview, spot, unknown ? NULL : &value, i, &choices[i]))
            return false;
    question->choices = choices;
    question->choice_count = count;
    return choices != NULL;
}

/* ---- why it is asked ---- */

/* The rules of a condition that names the fact. */
struct naming {
    uint32_t fact;
    bool found;
};

static void look(const struct leaf *leaf, void *context)
{
    struct naming *naming = context;
    naming->found = naming->found || leaf->fact == naming->fact;
}

/* What an answer that is there was asked for: the rules that count and name its fact. */
static bool rules_naming(struct arena *arena, const struct pack *pack, uint32_t fact,
                         struct hinge *hinge)
{
    hinge->rules = arena_new(arena, pack->rule_count, sizeof *hinge->rules);
    for (uint32_t i = 0; hinge->rules && i < pack->rule_count; i++) {
        const struct rule *rule = &pack->rules[i];
        struct naming naming = {fact, false};
        if (rule->disabled || (rule->effect_count == 0 && !rule->excludes && !rule->overhead))
            continue;
        condition_leaves(rule->when, look, &naming);
        if (naming.found)
            hinge->rules[hinge->rule_count++] = i;
    }
    return hinge->rules != NULL;
}

static bool is_open(const struct inquiry *inquiry, struct spot spot)
{
    const struct openness *open = &inquiry->trial.open;
    for (uint32_t i = 0; i < open->count; i++)
        if (open->items[i].fact == spot.fact && open->items[i].component == spot.component)
            return true;
    return false;
}

static bool find_rules(ruling_interview *interview, struct arena *arena, struct spot spot,
                       struct hinge *hinge)
{
    struct inquiry *inquiry = &interview->inner.agenda->inquiry;
    struct question one = {.fact = spot.fact, .component = spot.component};
    *hinge = (struct hinge){.rule_count = 0};
    if (!is_open(inquiry, spot))
        return rules_naming(arena, interview->pack->pack, spot.fact, hinge);
    const struct hinge *found =
        hinges_of(arena, inquiry, &(struct questions){.items = &one, .count = 1});
    if (found)
        *hinge = *found;
    return found != NULL;
}

/* Appends a rule with the sources of some claims. */
static void add_rule(struct strbuf *out, const struct pack *pack, uint32_t rule,
                     const uint32_t *claims, uint32_t count)
{
    strbuf_printf(out, "%s%s%s", out->length > 0 ? ", " : "", pack->rules[rule].id,
                  count > 0 ? " " : "");
    cited_letters(out, pack, claims, count);
}

static bool explain_why(ruling_interview *interview, struct spot spot, ruling_question *question)
{
    const struct pack *pack = interview->pack->pack;
    struct strbuf why, dissent;
    struct hinge hinge;
    uint32_t shown = 0;
    if (!find_rules(interview, &interview->words, spot, &hinge))
        return false;
    strbuf_init(&why);
    strbuf_init(&dissent);
    for (uint32_t i = 0; i < hinge.rule_count; i++) {
        const struct rule *rule = &pack->rules[hinge.rules[i]];
        if (shown < RULES_SHOWN || hinge.rule_count <= RULES_SHOWN + 1) {
            add_rule(&why, pack, hinge.rules[i], rule->cites, rule->cite_count);
            shown++;
        }
        if (rule->despite_count > 0)
            add_rule(&dissent, pack, hinge.rules[i], rule->despite, rule->despite_count);
    }
    if (hinge.rule_count > shown)
        strbuf_printf(&why, " and %u more", hinge.rule_count - shown);
    bool disputed = dissent.length > 0;
    question->why = interview_keep(&interview->words, &why);
    question->dissent = interview_keep(&interview->words, &dissent);
    bool good = question->why && question->dissent;
    question->dissent = disputed ? question->dissent : NULL;
    return good;
}

/* ---- the question ---- */

/* Which of the components that are asked about one is, from 1. */
static void number_component(const ruling_interview *interview, uint32_t component,
                             ruling_question *question)
{
    const struct profile *profile = interview->inner.sheet->profile;
    for (uint32_t i = 0; i < profile->component_count; i++) {
        question->component_count += !profile->components[i].outside;
        if (i == component)
            question->component_number = question->component_count;
    }
}

static bool place(ruling_interview *interview, struct spot spot, ruling_question *question)
{
    const struct interview *inner = &interview->inner;
    struct choosing choosing = interview_choosing(inner);
    struct strbuf address;
    uint32_t left = inner->advising ? 0 : agenda_estimate(inner->agenda, &choosing);
    uint32_t step = inner->matter.steps.of[spot.fact];
    bool answered = profile_answer(inner->sheet->profile, spot.component, spot.fact) != NULL;
    for (uint32_t i = 0; inner->advising && i < inner->counsel.count; i++)
        left += !interview_is_skipped(inner, inner->counsel.spots[i]);
    strbuf_init(&address);
    interview_address(inner, spot, &address);
    question->address = interview_keep(&interview->words, &address);
    question->component = interview_component_name(interview, spot.component);
    if (question->component)
        number_component(interview, spot.component, question);
    question->step = interview_step_title(interview, &interview->words, step);
    question->step_number = step + 1;
    question->step_count = inner->matter.steps.count;
    question->number = interview_count_answers(inner) + !answered;
    question->left = left - (left > 0 && !answered);
    return question->address && question->step;
}

static bool describe(ruling_interview *interview, struct spot spot, ruling_question *question)
{
    const struct fact *fact = fact_of(interview, spot);
    question->fact = fact->name;
    question->title = fact->title;
    question->text = fact->question;
    question->type = fact_type_name(fact->type);
    question->unit = fact->unit.name;
    question->several = fact->type == FACT_SET;
    question->numeric = fact_value_kind(fact) == VALUE_NUMBER;
    question->find_out = fact->find_out;
    static const char *const efforts[] = {
        [EFFORT_LOOK_UP] = "look it up", [EFFORT_MEASURE] = "measure it"};
    enum effort effort = fact_effort(fact);
    question->effort = effort == EFFORT_KNOWN ? NULL : efforts[effort];
    if (question->numeric) {
        struct strbuf range;
        strbuf_init(&range);
        fact_print_range(fact, fact->range, &range);
        question->range = interview_keep(&interview->words, &range);
    }
    return !question->numeric || question->range;
}

static bool stand(ruling_interview *interview, struct spot spot, ruling_question *question)
{
    struct cited_fact cited;
    if (!interview_cite(interview, &interview->words, spot, &cited))
        return false;
    bool unknown = is_unknown(interview, spot, cited.origin);
    question->value = interview_says(interview, spot, &cited) ? cited.value : NULL;
    question->origin = cited_origin(interview->inner.sheet->profile, &cited);
    question->note = cited.note;
    return make_choices(interview, spot, unknown, question);
}

static bool make_question(ruling_interview *interview, struct spot spot, ruling_question *question)
{
    question->skipped = interview_is_skipped(&interview->inner, spot);
    question->advice_only = interview->inner.advising;
    return place(interview, spot, question) && describe(interview, spot, question) &&
           stand(interview, spot, question) &&
           (!interview->explained || explain_why(interview, spot, question));
}

ruling_status ruling_interview_question(ruling_interview *interview, ruling_question *question,
                                        ruling_messages *messages)
{
    struct spot spot = interview->inner.at;
    *question = (ruling_question){.address = NULL};
    if (spot.fact == FACT_NONE)
        return RULING_NO;
    interview_renew(interview);
    if (make_question(interview, spot, question))
        return RULING_OK;
    diags_no_memory(&messages->diags);
    return RULING_FAILED;
}

ruling_status ruling_interview_explain(ruling_interview *interview, ruling_messages *messages)
{
    if (interview->explained || interview->inner.at.fact == FACT_NONE)
        return RULING_OK;
    arena_fini(&interview->explanations);
    interview->explained =
        effects_find(&interview->effects, &interview->explanations, interview->inner.agenda,
                     interview->pack->judge, interview->inner.at);
    if (interview->explained)
        return RULING_OK;
    diags_no_memory(&messages->diags);
    return RULING_FAILED;
}

/* ---- review ---- */

static ruling_answer_state state_of(const ruling_interview *interview, struct spot spot)
{
    const struct interview *inner = &interview->inner;
    const struct answer *answer = profile_answer(inner->sheet->profile, spot.component, spot.fact);
    if (answer)
        return answer->unknown ? RULING_UNKNOWN : RULING_ANSWERED;
    if (interview_is_skipped(inner, spot))
        return RULING_SKIPPED;
    return agenda_find(inner->agenda, spot) ? RULING_OPEN : RULING_IDLE;
}

/* A list that is made. */
struct listing {
    ruling_interview *interview;
    ruling_reviewed *items;
    size_t count;
};

/* Adds a spot, if its question arises. False when memory is out. */
static bool add_reviewed(struct listing *listing, struct spot spot)
{
    ruling_interview *interview = listing->interview;
    const struct fact *fact = fact_of(interview, spot);
    struct cited_fact cited;
    struct strbuf address;
    if (!interview_cite(interview, &interview->words, spot, &cited))
        return false;
    if (cited.origin == ORIGIN_OTHERWISE)
        return true;
    ruling_reviewed *item = &listing->items[listing->count++];
    strbuf_init(&address);
    interview_address(&interview->inner, spot, &address);
    *item =
        (ruling_reviewed){.address = interview_keep(&interview->words, &address),
                          .component = interview_component_name(interview, spot.component),
                          .step = interview_step_title(interview, &interview->words,
                                                       interview->inner.matter.steps.of[spot.fact]),
                          .title = fact->title,
                          .text = fact->question,
                          .value = interview_says(interview, spot, &cited) ? cited.value : NULL,
                          .origin = cited_origin(interview->inner.sheet->profile, &cited),
                          .note = cited.note,
                          .state = state_of(interview, spot)};
    return item->address && item->step;
}

/* Whether a fact stands at a component (COMPONENT_NONE: the project) to be reviewed. */
static bool stands_at(const struct profile *profile, uint32_t fact, uint32_t component)
{
    bool own = component != COMPONENT_NONE;
    bool of_project = profile->pack->vocabulary.facts[fact].scope == FACT_PROJECT;
    return own ? !of_project || profile->components[component].answers[fact] : of_project;
}

static bool list_step_of(struct listing *listing, uint32_t step, uint32_t component)
{
    const struct interview *inner = &listing->interview->inner;
    const struct profile *profile = inner->sheet->profile;
    for (uint32_t fact = 0; fact < profile->pack->vocabulary.count; fact++)
        if (steps_asks(&profile->pack->vocabulary.facts[fact]) &&
            inner->matter.steps.of[fact] == step && stands_at(profile, fact, component) &&
            !add_reviewed(listing, (struct spot){fact, component}))
            return false;
    return true;
}

static bool list_all(struct listing *listing)
{
    const struct interview *inner = &listing->interview->inner;
    const struct profile *profile = inner->sheet->profile;
    for (uint32_t step = 0; step < inner->matter.steps.count; step++) {
        if (!list_step_of(listing, step, COMPONENT_NONE))
            return false;
        for (uint32_t i = 0; i < profile->component_count; i++)
            if (!profile->components[i].outside && !list_step_of(listing, step, i))
                return false;
    }
    return true;
}

ruling_status ruling_interview_review(ruling_interview *interview, const ruling_reviewed **list,
                                      size_t *count, ruling_messages *messages)
{
    const struct profile *profile = interview->inner.sheet->profile;
    size_t most = (size_t)profile->pack->vocabulary.count * (profile->component_count + 1);
    struct listing listing = {.interview = interview};
    interview_renew(interview);
    *list = NULL;
    *count = 0;
    listing.items = arena_new(&interview->words, most, sizeof *listing.items);
    if (!listing.items || !list_all(&listing)) {
        diags_no_memory(&messages->diags);
        return RULING_FAILED;
    }
    *list = listing.items;
    *count = listing.count;
    return RULING_OK;
}
