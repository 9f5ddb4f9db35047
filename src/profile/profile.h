/* A profile: a project's answers to the facts of a pack, for the project and for each component.
 *
 * Answers are kept as given; what is assumed, derived or taken for granted is the engine's work. */
#ifndef PROFILE_PROFILE_H
#define PROFILE_PROFILE_H

#include "document/document.h"
#include "rule/pack.h"

/* The name of the only component of a profile that lists none; its own facts stand under
 * `component:` there. */
#define PROFILE_SOLE_COMPONENT "project"

/* Priorities are kept in halves: ignore 0, low 1, normal 2, high 3, critical 4. */
#define PRIORITY_NORMAL 2

/* An answer to one fact. */
struct answer {
    struct value value; /* the whole domain for `unknown` */
    bool unknown;       /* `unknown` was written */
    const char *text;   /* as written, for showing; a set as "[a, b]" */
    const char *note;   /* may be NULL */
    const char *by;     /* who said so; may be NULL */
    struct span span; /* of the value, for diagnostics: valid only as long as the scratch arena that
                         profile_read was given */
    struct place place; /* of the value */
};

struct component {
    const char *name;
    int64_t size;                  /* thousandths, above 0 */
    bool outside;                  /* an end of links, never scored */
    uint32_t pin;                  /* option, OPTION_NONE */
    const char *pin_reason;        /* may be NULL */
    uint32_t decided;              /* option, OPTION_NONE */
    const struct answer **answers; /* by fact; NULL where none is given. A project fact here
                                      overrides the project's for this component */
    struct place place;
};

struct link {
    uint32_t ends[2]; /* components */
    uint32_t via;     /* index in pack->split.via, UINT32_MAX: not given */
    uint32_t traffic; /* index in pack->split.traffic, UINT32_MAX: not given */
    struct place place;
};

struct waiver {
    uint32_t rule;
    uint32_t component; /* UINT32_MAX: all */
    const char *reason;
    const char *by;    /* may be NULL */
    const char *until; /* YYYY-MM-DD; NULL: no end */
    struct span span;  /* of the rule's id, for diagnostics: valid as long as an answer's */
    struct place place;
};

/* A label: carried through, never judged. */
struct label {
    const char *key;
    const char *value; /* as written */
};

struct profile {
    struct arena arena; /* owns all that follows but the pack */
    const struct pack *pack;
    const char
        *name; /* never NULL: the file's, without folders and extension, where none is given */
    const char *file; /* as given */
    const struct label *labels;
    uint32_t label_count;
    const struct answer **answers; /* by fact: the project's; NULL where none is given */
    struct component *components;  /* at least one; those outside included */
    uint32_t component_count;
    bool lists_components; /* false: the profile has none, and the sole one was made for it */
    const struct link *links;
    uint32_t link_count;
    const struct waiver *waivers;
    uint32_t waiver_count;
    const char *as_of; /* the day on which waivers are looked at, YYYY-MM-DD; may be NULL … */
    const char *as_of_from;   /* … and who says so: "--as-of", "SOURCE_DATE_EPOCH" or "today" */
    const char *const *bases; /* the files that were extended, in the order in which they count */
    uint32_t base_count;
    const char *const *settings; /* ADDRESS=VALUE that were laid on top, in order … */
    uint32_t setting_count;
    const char *const *given_bases; /* … and the files named to lie below, as they were named */
    uint32_t given_base_count;
    uint8_t *priorities; /* by criterion, in halves */
    int64_t *weights;    /* by criterion, thousandths: the pack's, or what --set weights.C gave */
};

/* Releases a profile that profile_read made. NULL does nothing. */
void profile_free(struct profile *profile);

/* A priority of so many halves as profiles write it: "ignore" for 0, … "critical" for 4. */
#define PRIORITIES 5
const char *priority_name(uint8_t halves);

/* The component with this name, UINT32_MAX when there is none. */
uint32_t profile_component(const struct profile *profile, const char *name);

/* The component name nearest to a mistyped one; NULL when none is near. */
const char *profile_suggest_component(const struct profile *profile, const char *name);

/* The answer that counts for a fact in a component (UINT32_MAX: for the project): the component's
 * own, else the project's; NULL when none was given. */
const struct answer *profile_answer(const struct profile *profile, uint32_t component,
                                    uint32_t fact);

#endif
