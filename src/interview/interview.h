/* An interview: questions about a profile that is kept in a file, asked one at a time.
 *
 * The sheet is what the file says, the agenda what is worth asking about it; both are made anew
 * with each change, and the file is written, before the old ones are given up. So a change that
 * fails has not happened. Beside that an interview knows only how this sitting went: where it was,
 * and what was skipped. */
#ifndef INTERVIEW_INTERVIEW_H
#define INTERVIEW_INTERVIEW_H

#include "interview/matter.h"

/* Reasons to stop, each better than those before. */
enum stop { STOP_NOT, STOP_ASKED, STOP_AGREED, STOP_SETTLED };

/* A list of spots, for vec_add. */
struct spots {
    struct spot *items;
    uint32_t count;
    uint32_t capacity;
};

/* Questions for advice. */
struct counsel {
    const struct spot *spots;
    uint32_t count;
};

struct interview {
    struct arena arena; /* owns what is known of the pack and of the input; the matter points to
                           it, so that an interview does not move */
    struct matter matter;
    bool saved;       /* there is a file, and it says what the sheet says, or what is `seen` */
    const char *seen; /* what stands in the file, if that is not what the sheet says: it has stale
                         answers; else NULL */
    size_t seen_length;
    struct sheet *sheet;
    struct agenda *agenda;
    struct counsel counsel; /* while advising; in the agenda's arena */
    struct spots before;    /* the questions that led here */
    struct spots skipped;   /* in this sitting */
    struct spot at;         /* the question at hand; FACT_NONE: there is none */
    bool chosen;            /* by the person: it stays at hand even if it is answered */
    uint32_t focus;         /* as in struct choosing */
    bool advising;          /* the verdict was given; only advice is asked for */
    enum stop declined;     /* the best reason to stop that was not taken */
};

/* What calls report to, and where the texts that messages show are kept. */
struct interview_call {
    struct arena *scratch;
    struct diags *diags;
};

/* Ends an interview that interview_open began, whatever came of it. */
void interview_fini(struct interview *interview);

/* Replaces what the file says by a text that the sheet was asked for: it is read, judged and
 * written, and the question at hand is chosen anew, unless the person chose it. Whether the sheet
 * made it is `made`; where it did not, why is said. Whatever fails, nothing has changed. */
bool interview_put(struct interview *interview, bool made, const struct strbuf *text,
                   struct interview_call *call);

/* Takes in what somebody else wrote into the file meanwhile; to be called before a change. */
bool interview_refresh(struct interview *interview, struct interview_call *call);

/* Answers the question at hand with YAML on one line (see reply_read), takes its answer away, or
 * passes it over for this sitting. */
bool interview_answer(struct interview *interview, const char *value, const char *note,
                      struct interview_call *call);
bool interview_forget(struct interview *interview, struct interview_call *call);
bool interview_skip(struct interview *interview, struct interview_call *call);

/* An answer to be given: YAML on one line, and a note as for sheet_give. */
struct given {
    struct spot spot;
    const char *value;
    const char *note;
};

/* Gives several answers at once; the question at hand is then chosen anew. */
bool interview_give(struct interview *interview, const struct given *list, uint32_t count,
                    struct interview_call *call);

/* The same with answers copied to the component that is asked about: the question at hand counts as
 * asked, if it is among them. */
bool interview_copied(struct interview *interview, const struct given *list, uint32_t count,
                      struct interview_call *call);

/* How many answers the profile has, those that it extends included. */
uint32_t interview_count_answers(const struct interview *interview);

/* Appends an answer as a profile's reader keeps its text, as YAML. */
void interview_yaml(const struct fact *fact, const char *text, struct strbuf *out);

/* Goes to the question before; false when there is none. */
bool interview_back(struct interview *interview);

/* Goes to a spot, and stays there until it is answered or skipped. False when memory is out. */
bool interview_go(struct interview *interview, struct spot spot, struct interview_call *call);

/* Asks about a component first. */
void interview_focus(struct interview *interview, uint32_t component);

/* The spot that a name leads to: an address, or the name of a fact, which is then that of the
 * component at hand. False when there is none. */
bool interview_find(const struct interview *interview, const char *name, struct spot *spot);

/* Appends the address of a spot: "live/io_share". */
void interview_address(const struct interview *interview, struct spot spot, struct strbuf *out);

/* From now on asks for advice only. False when memory is out. */
bool interview_advise(struct interview *interview, struct interview_call *call);

/* The best reason to stop; and the same unless one as good was declined, or the person chose the
 * question at hand. */
enum stop interview_reason(const struct interview *interview);
enum stop interview_offer(const struct interview *interview);

/* How the questions that are left are chosen. */
struct choosing interview_choosing(const struct interview *interview);

/* Whether a spot was skipped in this sitting. */
bool interview_is_skipped(const struct interview *interview, struct spot spot);

/* After a component was removed: what was known of spots in it is forgotten. */
void interview_dropped(struct interview *interview, uint32_t component);

#endif
