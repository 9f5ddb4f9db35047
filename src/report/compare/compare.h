/* What differs between rulings, and through what: found between two records. */
#ifndef REPORT_COMPARE_COMPARE_H
#define REPORT_COMPARE_COMPARE_H

#include "report/compare/record.h"

/* One thing that is no longer as it was. */
struct difference {
    enum record_kind kind;
    const char *component; /* NULL: the project */
    const char *subject;   /* a rule's id, a fact, …; NULL where the kind says all */
    const char *before;    /* for people; NULL: there was no such thing … */
    const char *after;     /* … or there is none */
    /* Thousandths of a point, not negative. Of a rule: by how much it moves one option against
     * another, the most. Of a fact: the sum of these over the rules that rest on it. Of a plan
     * that is possible in both: by how much its worth moved. */
    int64_t moved;
    bool rules_out;     /* of a rule: it began or ceased to rule an option out, which outweighs all
                           points.     Of a fact: one of its rules did */
    const char **rules; /* of a fact: those that rest on it and came to something else */
    uint32_t rule_count;
    const char *note; /* of a fact with another value: its note, where that stayed; else NULL */
};

/* What a ruling said as a whole. */
struct side {
    bool exists;         /* false: the other side has no counterpart */
    const char *record;  /* the file that it stands in; NULL: it was made just now */
    const char *name;    /* of the profile */
    const char *profile; /* its file */
    const char *pack;
    const char *pack_version;
    const char *pack_digest;
    const char *pack_shown; /* name, version and digest */
    const char *verdict;
    const char *firmness; /* NULL: none */
    const char *margin;   /* as it is spelt; NULL: none */
};

/* Two rulings, one before and one after. */
struct comparison {
    struct side before;
    struct side after;
    /* Whether the ruling before still stands: it did not change, or it is one of those that a tie
     * lies between now. A tie decides nothing, so it overturns nothing. */
    bool follows;
    const char *tie;      /* what such a tie lies between, for people; else NULL */
    bool changed;         /* the verdict, or the option of a component; or one side is missing */
    bool profile_changed; /* it means something else, by its digest */
    bool pack_changed;    /* likewise */
    struct difference *items; /* by kind, then by how much they moved, then by component */
    uint32_t count;
    uint32_t counts[RECORD_KINDS]; /* of items, by kind */
};

struct comparisons {
    struct arena arena; /* owns all texts */
    VEC(struct comparison) list;
    uint32_t changed; /* how many of them did … */
    uint32_t fallen;  /* … and in how many the ruling before does not stand */
};

/* What is known of a kind, for reports. */
struct compare_kind {
    const char *name;    /* "rule" */
    const char *heading; /* "RULES" */
    const char *absent;  /* for people: where there is none; NULL: then it is no difference */
    uint32_t most;       /* how many of it are shown to people */
};

extern const struct compare_kind compare_kinds[RECORD_KINDS];

void comparisons_init(struct comparisons *comparisons);
void comparisons_fini(struct comparisons *comparisons);

/* Compares two records and keeps what differs, not the records. One of them may be NULL. False when
 * memory is out. */
bool compare_records(struct comparisons *comparisons, const struct record *before,
                     const struct record *after);

#endif
