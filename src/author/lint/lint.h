/* Lint: what in a pack can hardly be meant, found from the pack alone.
 *
 * Conditions compare facts with constants, so what they can be is finite: a rule that can never
 * fire, or a comparison that makes no difference, is proved by searching the classes of the facts
 * that it hangs on, with the error checks, the questions that do not always arise and the derived
 * facts all counted in. Where that takes more than LINT_STEPS steps, nothing is said of it and it
 * is counted as undecided. What depends on a text pattern, on how many components there are or on
 * their sizes is taken to be free, so that a finding is right whatever these are. */
#ifndef AUTHOR_LINT_LINT_H
#define AUTHOR_LINT_LINT_H

#include "base/diag.h"
#include "decide/score.h"

enum lint_level { LINT_ERROR, LINT_WARNING, LINT_NOTE, LINT_LEVELS };

/* "error", "warning" or "note". */
const char *lint_level_name(enum lint_level level);

/* A kind of finding. Its title and meaning are those of the diagnostic code. */
struct lint_kind {
    enum diag_code code;
    enum lint_level level;
    const char *name; /* for tools: "rule-never-fires" */
};

#define LINT_KINDS 23

/* All kinds, in the order of their codes. */
extern const struct lint_kind lint_kinds[LINT_KINDS];

/* The longest texts that a report has room for, in characters. */
#define LINT_TITLE   48
#define LINT_BECAUSE 160
#define LINT_ADVICE  240
#define LINT_MESSAGE 160

/* The steps of one search. */
#define LINT_STEPS 4096

/* Random profiles, of one component each. */
#define LINT_PROFILES 4096

struct finding {
    const struct lint_kind *kind;
    const char *subject; /* id of what it is about */
    struct place place;
    const char *message;    /* one sentence without full stop */
    const char *suggestion; /* likewise: what to do */
};

/* How the pack is balanced for one option. Points are thousandths, shares thousandths of those
 * random profiles that meet no error check. */
struct option_balance {
    int64_t low;  /* the least and the most points that a component may give it: … */
    int64_t high; /* … each rule taken on its own, so that these are bounds */
    int64_t mean; /* points, over the random profiles */
    uint32_t leads;
    uint32_t excluded;
    uint32_t judged_in; /* criteria */
};

/* What rests on one source. */
struct source_weight {
    uint32_t claims;
    uint32_t used;  /* claims that a rule cites */
    uint32_t rules; /* that cite them */
    uint32_t share; /* thousandths of all points, those of a rule divided among its sources */
};

struct balance {
    uint32_t profiles;              /* random ones that meet no error check */
    uint32_t ties;                  /* thousandths of these */
    uint32_t criteria;              /* that judge any option */
    struct option_balance *options; /* by option */
    struct source_weight *sources;  /* by publication */
};

struct lint {
    struct arena arena; /* owns all that follows but the pack */
    const struct pack *pack;
    VEC(struct finding) findings; /* by file, line and column, then code */
    uint32_t counts[LINT_LEVELS];
    uint32_t undecided; /* questions that took too many steps */
    struct balance balance;
};

/* Lints the pack of a program; all three must outlive the result. NULL when memory is out. The
 * caller frees it. */
struct lint *lint_pack(const struct program *program, const struct scorer *scorer);

void lint_free(struct lint *lint);

#endif
