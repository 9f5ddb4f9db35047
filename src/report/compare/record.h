/* A record: what a report in JSON says of one ruling, read again. Rulings of today are compared
 * with those of last year in this form, so that both are looked at by the same code.
 *
 * A record is a list of entries, each one thing that it says, under a key of three parts. What is
 * compared is the entry's text. */
#ifndef REPORT_COMPARE_RECORD_H
#define REPORT_COMPARE_RECORD_H

#include "base/map.h"
#include "base/vec.h"

/* What an entry is about, the weightiest first. */
enum record_kind {
    RECORD_VERDICT,
    RECORD_OPTION,   /* of a component */
    RECORD_BETWEEN,  /* what an `either` lies between */
    RECORD_FIRMNESS, /* with `none` for a verdict that has none */
    RECORD_SETTLED,
    RECORD_PLAN, /* what a plan is worth */
    RECORD_RULE, /* what a rule came to */
    RECORD_FACT, /* an answer; or what was taken for it, where a rule rests on that */
    RECORD_SIZE, /* of a component */
    RECORD_PIN,  /* of a component */
    RECORD_LINK,
    RECORD_PRIORITY, /* of a criterion */
    RECORD_PACK,
    RECORD_WAIVER,
    RECORD_CHECK,
    RECORD_NOTE, /* on an answer; "" where it has none */
    RECORD_KINDS
};

/* A number under a name: an option and what a rule adds to it. */
struct record_effect {
    const char *option;
    int64_t counted; /* thousandths */
};

/* A fact that a rule rests on. */
struct record_use {
    const char *fact;
    const char *component; /* NULL: the project's, or not told */
    bool placed;           /* false: only the fact is told, not whose */
};

struct record_entry {
    enum record_kind kind;
    const char *key;               /* component and subject in one */
    const char *component;         /* NULL: the project */
    const char *subject;           /* a rule's id, a fact, …; NULL where the kind says all */
    const char *text;              /* what is compared */
    const char *shown;             /* the same for people */
    int64_t worth;                 /* of a plan: thousandths */
    bool possible;                 /* of a plan */
    bool given;                    /* of a fact: the profile answers it */
    struct record_effect *effects; /* of a rule */
    uint32_t effect_count;
    const char *const *excluded; /* of a rule that fired: the options that it rules out */
    uint32_t excluded_count;
    struct record_use *uses; /* of a rule */
    uint32_t use_count;
};

struct record {
    const char *file;           /* of the record; NULL: it was made just now */
    const char *name;           /* of the profile */
    const char *profile;        /* its file, as it was given */
    const char *profile_digest; /* NULL: not told */
    const char *pack;
    const char *pack_version;
    const char *pack_digest;
    const char *pack_shown; /* all that people are told of it */
    const char *verdict;
    const char *const *between; /* of `either`: the verdicts that it lies between */
    uint32_t between_count;
    const char *firmness; /* NULL: none */
    const char *margin;   /* as it is spelt; NULL: none */
    bool has_input;       /* the three that follow are told */
    const char *const *settings;
    uint32_t setting_count;
    const char *const *bases;
    uint32_t base_count;
    bool assumptions;
    VEC(struct record_entry) entries;
    struct map index[RECORD_KINDS]; /* from keys to entries */
    struct map components;          /* the names of those that are judged */
};

struct records {
    struct record *items;
    uint32_t count;
};

/* The entry of this kind on the same component and subject; NULL when there is none. */
const struct record_entry *record_find(const struct record *record, enum record_kind kind,
                                       const struct record_entry *entry);

/* Whether a component is judged in it. */
bool record_has(const struct record *record, const char *component);

#endif
