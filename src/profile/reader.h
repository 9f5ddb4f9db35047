/* Reading a profile: what the parts of the reader share. Private to this folder.
 *
 * Every part reports what is wrong and goes on, so that all mistakes of a file come in one run.
 * Whether the profile is good is asked of the diagnostics at the end; what a part stores after a
 * mistake only has to be safe to read. */
#ifndef PROFILE_READER_H
#define PROFILE_READER_H

#include "document/fields.h"
#include "profile/profile.h"
#include "rule/names.h"

/* The bases of a profile as far as they are read. */
struct bases {
    VEC(const char *) done; /* in the order in which they count; in the profile's arena */
    uint32_t begun;         /* how many were; more than the limit when that was reported */
    uint32_t earlier;       /* diagnostics before the first: about other profiles of the run */
    bool is_broken;         /* one is wrong, which was said with another profile */
};

/* The reader of one file: of the profile, or of a base, which is read into the same profile. */
struct reader {
    struct arena *scratch;
    struct profile *profile;
    struct diags *diags;
    struct bases *bases;
    const struct node *root; /* the file's document; NULL when it could not be read */
    const char *file;        /* of the places that are kept; in the profile's arena */
    bool is_part;            /* the document is a part of another, which says what it is */
    bool is_base;
    const struct reader *above; /* of a base: the file that extends it; NULL: none does, it was
                                   named on the command line */
    bool all_names; /* every component has a name: one that is not found does not exist */
};

/* reader.c: small steps that several parts need. */

/* A copy of a scalar's text in the profile's arena; NULL for a NULL scalar and when memory is
 * out. */
const char *reader_text(struct reader *reader, const struct node *scalar);

/* As reader_text, with single spaces for all stretches of white space, and none at the ends. */
const char *reader_spaced(struct reader *reader, const struct node *scalar);

/* The start of a mapping: where something is missing in it. */
struct span reader_start(const struct node *mapping);

/* Where a span begins, to be kept in the profile. */
struct place reader_place(const struct reader *reader, struct span span);

/* Checks the shape of an entry's value; messages name it by its key. */
bool reader_shape(struct reader *reader, const struct entry *entry, enum field_shape shape);

/* A number that is no fact's: how it is bounded, in thousandths, and what is said of others. */
struct amount {
    enum diag_code code;
    const char *what;     /* "size" */
    const char *expected; /* a hint: "a positive number …" */
    int64_t least;
    int64_t most;
};

/* Reads a number with at most three decimals; false when it is wrong. */
bool reader_amount(struct reader *reader, const struct node *node, const struct amount *amount,
                   int64_t *thousandths);

/* The index of the name that the scalar is; NAME_NONE when it is none of them, which is reported
 * under `code` with a suggestion. */
uint32_t reader_pick(struct reader *reader, const struct node *scalar, struct names names,
                     enum diag_code code, const char *what);

/* groups.c: the facts of the pack by group, the part of their name in front of the first dot. */

/* Whether project facts of this group exist. */
bool group_exists(const struct vocabulary *vocabulary, const char *group);

/* The fact `group`.`key`; FACT_NONE when there is none or memory is out. */
uint32_t group_fact(struct reader *reader, const char *group, const char *key);

/* Offers the keys of a group, or the groups of project facts, to a search for what was meant. What
 * is offered lives as long as the pack or the scratch arena. */
void group_offer_facts(const struct vocabulary *vocabulary, const char *group, struct typo *typo);
void group_offer_names(struct reader *reader, struct typo *typo);

/* Appends the groups of project facts: "team, project". */
void group_list(const struct vocabulary *vocabulary, struct strbuf *out);

/* Says where a key that stands in the wrong place belongs, when a fact of another group has it or
 * it is a fact's full name; else suggests what the search found; else hints at what there is, as
 * `otherwise` says (NULL: nothing). */
void group_suggest(struct reader *reader, struct diag *diag, const char *key,
                   const struct typo *typo, const char *otherwise);

/* answers.c: the answers to facts. */

/* Reads the answer to a fact; `culprit` is the key, or the address of a setting. NULL when it is
 * wrong. */
const struct answer *answer_read(struct reader *reader, uint32_t fact, struct span culprit,
                                 const struct node *node);

/* Reads a group of project facts, `team: {size: 7}`, into `answers` (by fact). */
void answers_read_group(struct reader *reader, const struct entry *group,
                        const struct answer **answers);

/* components.c */

/* Makes the profile's components, with those names that are good, so that everything else may
 * refer to them wherever it stands in the file. False when memory is out. */
bool components_prepare(struct reader *reader);

/* Read the entries `components` and `component`. */
void components_read(struct reader *reader, const struct entry *entry);
void components_read_sole(struct reader *reader, const struct entry *entry);

/* The component that the scalar names, UINT32_MAX when there is none: reported under `code`. */
uint32_t components_named(struct reader *reader, const struct node *scalar, enum diag_code code);

/* labels.c, links.c, waivers.c, priorities.c: the entries of these names. Labels, waivers and
 * priorities replace those that a file below the reader's gave. */
void labels_read(struct reader *reader, const struct entry *entry);
void links_read(struct reader *reader, const struct entry *entry);
void waivers_read(struct reader *reader, const struct entry *entry);
void priorities_read(struct reader *reader, const struct entry *entry);

/* held.c: once all components are read, whether pins and links that are never a boundary go
 * together.
 */
void links_check(struct reader *reader);

/* The priority of a criterion, in halves, into `*halves`; untouched when the scalar names none. */
void priority_read(struct reader *reader, const struct node *scalar, uint8_t *halves);

/* entries.c */

/* Checks that the document is a mapping, and that it names its format unless it is a part. What is
 * wrong is reported; false when the rest is not worth reading then. */
bool entries_check(struct reader *reader);

/* Reads the file's own entries, over what the files have given that it extends. */
void entries_read(struct reader *reader);

/* bases.c: the files that a profile builds on. */

/* Reads a file that the command line names as a base, with those that it extends. */
void bases_read(struct reader *reader, const char *path);

/* Reads all of the reader's file, which has a document: the files that it extends, each with those
 * that it extends itself, then its own entries over them. */
void bases_read_file(struct reader *reader);

/* path.c */

/* The path of a file that the reader's file names: relative to the folder of that file. In the
 * profile's arena; NULL when memory is out. */
const char *path_beside(struct reader *reader, const char *name);

/* setting.c: what --set and changes give. */

/* Applies ADDRESS=VALUE to the profile. */
void setting_apply(struct reader *reader, const char *setting);

/* The same for an entry of a document: the scalar `address`, and its value. */
void change_apply(struct reader *reader, const struct node *address, const struct node *value);

#endif
