/* A draft: a pack while it is read from YAML, and what the parts of the reader share. Private to
 * this folder.
 *
 * Reading goes in steps, each over all files: sections are collected, names registered, domains of
 * facts read, and only then whatever refers to something by its name, so that the order of files
 * does not matter. Every step reports what is wrong and goes on, so that all mistakes come in one
 * run. Whether the pack is good is asked of the diagnostics at the end; what a step stores after a
 * mistake only has to be safe to read.
 *
 * A pack has layers: a base, and overlays above it. They are collected from the base upwards. What
 * a layer adds goes behind what is there; what it changes is put into the nodes of what lies below
 * (adjust.c), so that the readers of the parts see one pack, whose nodes come from several files.
 */
#ifndef RULE_DRAFT_H
#define RULE_DRAFT_H

#include "base/vec.h"
#include "document/fields.h"
#include "rule/names.h"
#include "rule/pack_read.h"

/* The keys of the documents. Included files have those in front of DOCUMENT_PARTS only. */
enum {
    DOCUMENT_CRITERIA,
    DOCUMENT_SOURCES,
    DOCUMENT_FACTS,
    DOCUMENT_CLAIMS,
    DOCUMENT_RULES,
    DOCUMENT_ADVICE,
    DOCUMENT_CHECKS,
    DOCUMENT_PARTS,
    DOCUMENT_FORMAT = DOCUMENT_PARTS,
    DOCUMENT_EXTENDS,
    DOCUMENT_PACK,
    DOCUMENT_VERSION,
    DOCUMENT_TITLE,
    DOCUMENT_OPTIONS,
    DOCUMENT_COMBINATION,
    DOCUMENT_STRENGTHS,
    DOCUMENT_THRESHOLDS,
    DOCUMENT_SPLIT,
    DOCUMENT_SWITCH,
    DOCUMENT_INCLUDE,
    DOCUMENT_FIELDS
};

/* One thing that a pack defines. */
struct item {
    const struct node *name; /* the scalar that names it; NULL when it is missing */
    const struct node *body; /* all that is said about it */
    const char *id;          /* the name, in the pack's arena; "" when it is missing */
    uint32_t layer;          /* that defines it */
    uint32_t adjusted;       /* the last layer that adjusted it; 0: none did */
    struct span adjusted_at; /* where it did */
    bool disabled;           /* by that layer */
};

typedef VEC(struct item) item_list;

/* What an overlay changes of one thing below it. */
struct adjustment {
    enum id_kind kind;       /* of the thing; ID_NONE: a fact */
    const struct node *name; /* the scalar that names it */
    const struct node *body; /* all that is said about it */
};

/* One pack file: the base, or an overlay. */
struct draft_layer {
    const char *file;        /* its first document, as messages name it */
    const char *folder;      /* that includes are relative to */
    const char *prefix;      /* what stands in front of their names in paths: "" or "rules/" */
    bool carried;            /* its files are those that the program carries */
    const struct node *root; /* the document */
    const struct node *head[DOCUMENT_FIELDS]; /* its values */
    uint32_t included;                        /* files that it includes, so far */
    VEC(struct adjustment) adjustments;
};

/* Names of files, as the pack keeps them for its places. */
struct kept_file {
    const struct source *source;
    const char *name;
};

struct draft {
    struct pack *pack;
    struct arena *scratch;
    struct diags *diags;
    const struct pack_stack *stack;           /* what is to be read */
    VEC(struct draft_layer) layers;           /* the base first */
    const struct node *head[DOCUMENT_FIELDS]; /* the values of the base, with what overlays say */
    VEC(const char *) files;                  /* paths of all that was read */
    VEC(struct kept_file) kept;
    VEC(struct override) overrides;
    item_list items[ID_KINDS]; /* by kind of id, in pack order */
    item_list facts;
    bool incomplete;       /* a file could not be read */
    bool *broken;          /* by fact: its domain is wrong, so nothing that asks it is looked at */
    uint32_t broken_count; /* facts that are */
};

/* draft.c: small steps that several parts need. All of them report what is wrong. */

/* A copy of a scalar's text in the pack's arena. NULL for a NULL scalar; "" when memory is out. */
const char *draft_text(struct draft *draft, const struct node *scalar);

/* As draft_text; `otherwise` where there is no scalar. */
const char *draft_text_or(struct draft *draft, const struct node *scalar, const char *otherwise);

/* adjust.c: adds a change that an overlay made to what `subject` names; the text is copied. */
void draft_override(struct draft *draft, uint32_t layer, const char *kind,
                    const struct node *subject, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Where an item is named, or begins when it has no name. */
struct span draft_span(const struct item *item);

/* Where a span begins, with a file name that the pack owns. */
struct place draft_place(struct draft *draft, struct span span);

/* `count` zeroed items in the pack's arena. NULL when memory is out, and then `*count` is 0. */
void *draft_array(struct draft *draft, uint32_t *count, size_t size);

/* The key of an entry that the mapping has. */
struct span draft_key(const struct node *mapping, const char *key);

/* Reports a name that is not of this form; false then. */
bool draft_check_name(struct draft *draft, const struct node *name, enum name_form form);

/* Reads true or false; `otherwise` for a NULL scalar and what is neither. */
bool draft_bool(struct draft *draft, const struct node *scalar, bool otherwise);

/* A number that is no fact's: its bounds, and the distance of the numbers that are allowed, in
 * millionths. */
struct amount {
    const char *what; /* "weight" */
    const char *must; /* for a hint: "a number from 0 to 1000, …" */
    int64_t least;
    int64_t most;
    int64_t grain;
};

extern const struct amount amount_of_points; /* 0 … 1000, at most three decimals */

/* Reads a number in grains; false when it is wrong. */
bool draft_amount(struct draft *draft, const struct node *scalar, const struct amount *amount,
                  int64_t *grains);

/* The index of the name that the scalar is; NAME_NONE, reported under `code` with a suggestion and
 * the list of names, when it is none of them. */
uint32_t draft_pick(struct draft *draft, const struct node *scalar, struct names names,
                    enum diag_code code, const char *what);

/* "an option", "the combination", "a rule" …: the kind in a sentence; "a fact" for ID_NONE. */
const char *draft_kind(enum id_kind kind);

/* The option, criterion, claim … that the scalar names; UINT32_MAX, reported, when it names none.
 */
uint32_t draft_id(struct draft *draft, const struct node *scalar, enum id_kind kind);

/* The same for a list of names or one name (NULL: none); each may stand once. */
const uint32_t *draft_ids(struct draft *draft, const struct node *words, enum id_kind kind,
                          uint32_t *count);

/* The fact that the scalar names; FACT_NONE, reported, when it names none. */
uint32_t draft_fact(struct draft *draft, const struct node *scalar);

/* A condition; NULL where there is none, or when it is wrong. One that asks a fact whose domain is
 * wrong is passed over: it could only repeat that mistake. */
const struct condition *draft_condition(struct draft *draft, const struct node *node,
                                        struct condition_rules rules);

/* A value for a fact; false when it is wrong, or the fact's domain is. */
bool draft_value(struct draft *draft, uint32_t fact, const struct node *node, struct value *value);

/* layers.c: reads the documents of all layers, and what they say of themselves; false when one
 * cannot be read. */
bool read_layers(struct draft *draft);

/* include.c: adds what the files define that a layer includes. */
void read_included(struct draft *draft, struct draft_layer *layer);

/* items.c: adds what a document defines, `values` being those of its keys in front of
 * DOCUMENT_PARTS; and the options and the combination of a layer's head. */
void add_parts(struct draft *draft, uint32_t layer, const struct node *const *values);
void add_head(struct draft *draft, uint32_t layer);

/* name_items.c: names all that the layer adds; layers below it have been named. */
void name_items(struct draft *draft, uint32_t layer);

/* adjust.c: puts what a layer changes into the nodes of what lies below it. */
void adjust_items(struct draft *draft, uint32_t layer);

/* merge.c: puts what a layer says of strengths, thresholds, split and switch into draft->head. */
void merge_head(struct draft *draft, uint32_t layer);

/* The parts. Each reads its sections from `draft->items` or `draft->head` into the pack. */
void read_head(struct draft *draft);     /* read_head.c: name, options, strengths, criteria … */
void read_evidence(struct draft *draft); /* read_evidence.c: sources and claims */
void read_facts(struct draft *draft);    /* read_facts.c */
void read_costs(struct draft *draft);    /* read_costs.c: split and switch; needs the facts */
void read_rules(struct draft *draft);    /* read_rules.c */
void read_advice(struct draft *draft);   /* read_advice.c: advice and checks */

#endif
