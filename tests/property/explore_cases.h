/* What the property tests of src/decide/explore share: a random pack and profile, its ruling, and
 * rulings of the same profile with other answers, read from text again, so that nothing is shared
 * with how an analysis tries them.
 *
 * RULING_SEED sets the first random number, RULING_CASES how many profiles are tried, ROUNDS
 * multiplies that. */
#ifndef TESTS_EXPLORE_CASES_H
#define TESTS_EXPLORE_CASES_H

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unistd.h>

#include "decide/explore/inquiry.h"
#include "decide/judge.h"
#include "profile/profile_read.h"
#include "random_cases.h"
#include "rule/pack_read.h"

struct explored {
    uint64_t seed;
    uint64_t random;
    bool assumptions;
    struct making making;
    struct arena arena;
    struct diags diags;
    struct pack *pack;
    struct judge *judge;
    struct profile *profile;
    struct rulings *rulings;
    const struct ruling *ruling;
};

#define expect(it, holds, ...)                                                                     \
    do {                                                                                           \
        if (!(holds)) {                                                                            \
            fprintf(stderr, "%s%s", (it)->making.pack.text, (it)->making.profile.text);            \
            fprintf(stderr, "RULING_SEED=%" PRIu64 " RULING_CASES=1\n", (it)->seed);               \
            fail_msg(__VA_ARGS__);                                                                 \
        }                                                                                          \
    } while (0)

static inline uint64_t setting(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text != NULL && *text != '\0' ? strtoull(text, NULL, 0) : otherwise;
}

static inline const char *keep_text(const char *text)
{
    static char path[] = "/tmp/ruling-explore-XXXXXX";
    static bool made;
    int file = made ? -1 : mkstemp(path);
    FILE *out = made ? fopen(path, "w") : fdopen(file, "w");
    made = true;
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
    return path;
}

/* ---- rulings with other answers ---- */

/* The profile with some settings, and its ruling. */
struct variant {
    struct arena arena;
    struct diags diags;
    struct profile *profile;
    struct rulings *rulings;
    const struct ruling *ruling; /* NULL: a check of level error is met */
};

static inline void variant_init(struct variant *variant, const struct explored *it,
                                const char *const *settings, uint32_t count, bool settling)
{
    struct profile_input input = {.path = "case.yaml",
                                  .bytes = it->making.profile.text,
                                  .length = it->making.profile.length,
                                  .format = DOCUMENT_YAML,
                                  .settings = settings,
                                  .setting_count = count};
    struct judge_options options = {.assumptions = it->assumptions, .settling = settling};
    arena_init(&variant->arena);
    diags_init(&variant->diags, &variant->arena);
    variant->profile = profile_read(&variant->arena, it->pack, &input, &variant->diags);
    expect(it, variant->profile != NULL, "refused: %s %s", count ? settings[0] : "",
           variant->diags.list.items[0].message);
    const struct profile *const one[] = {variant->profile};
    variant->rulings = judge_profiles(it->judge, one, 1, options, &variant->diags);
    variant->ruling = variant->rulings ? variant->rulings->items : NULL;
    bool met = variant->ruling != NULL;
    for (uint32_t i = 0; !met && i < variant->diags.list.count; i++)
        met = variant->diags.list.items[i].code == R0118;
    expect(it, met, "there is no ruling, though no check is met");
}

static inline void variant_fini(struct variant *variant)
{
    rulings_free(variant->rulings);
    profile_free(variant->profile);
    arena_fini(&variant->arena);
}

/* An answer as a setting, in the arena. */
static inline const char *setting_of(struct arena *arena, const struct explored *it, uint32_t fact,
                                     uint32_t component, const char *value)
{
    const struct fact *what = &it->pack->vocabulary.facts[fact];
    if (component == COMPONENT_NONE)
        return arena_printf(arena, "%s=%s", what->name, value);
    return arena_printf(arena, "%s/%s=%s", it->profile->components[component].name,
                        what->scope == FACT_COMPONENT ? fact_short_name(what) : what->name, value);
}

/* ---- values ---- */

#define CASE_VALUES 16

static inline uint32_t count_values(const struct fact *fact)
{
    enum value_kind kind = fact_value_kind(fact);
    return kind == VALUE_NUMBER ? CASE_NUMBERS
           : kind == VALUE_SET  ? 1U << fact->value_count
           : kind == VALUE_TEXT ? 4
                                : fact->value_count;
}

/* Value number `index` of a fact, as text in the arena. */
static inline const char *value_text(struct arena *arena, const struct fact *fact, uint32_t index)
{
    static const char *const texts[] = {"\"alpha\"", "\"beta\"", "\"alpha beta\"", "\"x\""};
    enum value_kind kind = fact_value_kind(fact);
    if (kind == VALUE_TEXT)
        return texts[index];
    if (kind == VALUE_NUMBER)
        return arena_printf(arena, "%u", index);
    if (kind == VALUE_CHOICE)
        return fact->values[index].name;
    const char *text = "";
    for (uint32_t i = 0; i < fact->value_count; i++)
        if ((index >> i) & 1)
            text = arena_printf(arena, "%s%s%s", text, *text ? ", " : "", fact->values[i].name);
    return arena_printf(arena, "[%s]", text);
}

/* Whether an answer, which may be NULL, allows value number `index`. */
static inline bool allows_value(const struct fact *fact, const struct answer *answer,
                                uint32_t index)
{
    if (!answer || answer->unknown)
        return true;
    const struct value *value = &answer->value;
    if (value->kind == VALUE_CHOICE)
        return bits_has(&value->choices, index);
    if (value->kind == VALUE_SET)
        return value->set.must.word[0] == index;
    if (value->kind == VALUE_TEXT)
        return false;
    for (uint32_t i = 0; i < value->numbers.count; i++)
        if (value->numbers.items[i].low <= index * NUMBER_ONE &&
            value->numbers.items[i].high >= index * NUMBER_ONE)
            return true;
    (void)fact;
    return false;
}

/* ---- cases ---- */

/* Makes a case; false when pack or profile are refused, or the profile meets a check. */
static inline bool explored_open(struct explored *it, uint64_t seed)
{
    *it = (struct explored){.seed = seed, .random = seed};
    case_init(&it->making, &it->random);
    arena_init(&it->arena);
    diags_init(&it->diags, &it->arena);
    it->assumptions = draw_below(&it->random, 4) > 0;
    it->pack = pack_read(&it->arena, keep_text(it->making.pack.text), &it->diags);
    it->judge = it->pack ? judge_new(it->pack) : NULL;
    if (!it->judge)
        return false;
    struct profile_input input = {.path = "case.yaml",
                                  .bytes = it->making.profile.text,
                                  .length = it->making.profile.length,
                                  .format = DOCUMENT_YAML};
    it->profile = profile_read(&it->arena, it->pack, &input, &it->diags);
    if (!it->profile)
        return false;
    const struct profile *const one[] = {it->profile};
    struct judge_options options = {.assumptions = it->assumptions, .settling = true};
    it->rulings = judge_profiles(it->judge, one, 1, options, &it->diags);
    it->ruling = it->rulings ? it->rulings->items : NULL;
    return it->ruling != NULL;
}

static inline void explored_close(struct explored *it)
{
    rulings_free(it->rulings);
    profile_free(it->profile);
    judge_free(it->judge);
    pack_free(it->pack);
    arena_fini(&it->arena);
    case_fini(&it->making);
}

/* Runs `check` on random cases. */
static inline void explore_cases(uint64_t usual, void (*check)(struct explored *it))
{
    static struct explored it;
    uint64_t seed = setting("RULING_SEED", 1);
    uint64_t wanted = setting("RULING_CASES", usual * setting("ROUNDS", 1));
    print_message("# RULING_SEED=%" PRIu64 " RULING_CASES=%" PRIu64 "\n", seed, wanted);
    for (uint64_t done = 0; done < wanted; seed++) {
        if (explored_open(&it, seed)) {
            check(&it);
            done++;
        }
        explored_close(&it);
    }
    unlink(keep_text(""));
}

#endif
