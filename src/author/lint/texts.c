/* Texts that are too long for a report. */
#include "author/lint/parts.h"

struct text {
    const char *kind; /* "reason of rule" */
    const char *id;
    struct place place;
    const char *text;
    size_t most;
};

static size_t count_characters(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xc0) != 0x80;
    return count;
}

static bool lint_text(struct linting *linting, struct text text)
{
    size_t length = text.text ? count_characters(text.text) : 0;
    if (length <= text.most)
        return true;
    return lint_add(linting, R0719, text.id, text.place, "shorten it",
                    "the %s `%s` has %zu characters; a report has room for %zu", text.kind, text.id,
                    length, text.most);
}

static bool lint_titles(struct linting *linting)
{
    const struct pack *pack = linting->pack;
    for (uint32_t i = 0; i < pack->option_count; i++) {
        const struct option *option = &pack->options[i];
        if (!lint_text(linting, (struct text){"title of the option", option->id, option->place,
                                              option->title, LINT_TITLE}))
            return false;
    }
    for (uint32_t i = 0; i < pack->criterion_count; i++) {
        const struct criterion *criterion = &pack->criteria[i];
        if (!lint_text(linting, (struct text){"title of the criterion", criterion->id,
                                              criterion->place, criterion->title, LINT_TITLE}))
            return false;
    }
    for (uint32_t i = 0; i < pack->vocabulary.count; i++) {
        const struct fact *fact = &pack->vocabulary.facts[i];
        if (!lint_text(linting, (struct text){"title of the fact", fact->name, fact->place,
                                              fact->title, LINT_TITLE}))
            return false;
    }
    return true;
}

bool lint_texts(struct linting *linting)
{
    const struct pack *pack = linting->pack;
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        const struct rule *rule = &pack->rules[i];
        if (!lint_text(linting, (struct text){"title of the rule", rule->id, rule->place,
                                              rule->title, LINT_TITLE}) ||
            !lint_text(linting, (struct text){"reason of the rule", rule->id, rule->place,
                                              rule->because, LINT_BECAUSE}))
            return false;
    }
    for (uint32_t i = 0; i < pack->advice_count; i++) {
        const struct advice *advice = &pack->advice[i];
        if (!lint_text(linting, (struct text){"text of the advice", advice->id, advice->place,
                                              advice->text, LINT_ADVICE}))
            return false;
    }
    for (uint32_t i = 0; i < pack->check_count; i++) {
        const struct check *check = &pack->checks[i];
        if (!lint_text(linting, (struct text){"message of the check", check->id, check->place,
                                              check->message, LINT_MESSAGE}))
            return false;
    }
    return lint_titles(linting);
}
