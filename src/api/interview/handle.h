/* What stands behind an interview's handle, and what the files of this folder share. */
#ifndef API_INTERVIEW_HANDLE_H
#define API_INTERVIEW_HANDLE_H

#include "api/handles.h"
#include "interview/effects.h"
#include "interview/interview.h"

struct ruling_interview {
    const ruling_pack *pack;
    struct interview inner;
    struct arena words;        /* the texts and lists that were given out */
    struct arena explanations; /* what follows, of the question at hand */
    struct effects effects;
    bool explained;        /* they are worked out */
    const char **kinds[2]; /* of links: via, traffic */
};

/* What inner calls report to. */
struct interview_call interview_call_of(ruling_messages *messages);

/* The status of an inner call; what was explained of the question that was at hand is gone. */
ruling_status interview_status(ruling_interview *interview, bool done, ruling_messages *messages);

/* Texts and lists that were given out before are gone. */
void interview_renew(ruling_interview *interview);

/* The text so far, in the arena, and the buffer released. NULL when memory is out. */
const char *interview_keep(struct arena *arena, struct strbuf *text);

/* The component of this name that is asked about, UINT32_MAX when there is none, which is said;
 * NULL is the only one of a profile that lists none. */
uint32_t interview_component_of(const ruling_interview *interview, const char *name,
                                ruling_messages *messages);

/* What stands at a spot, in the arena. False when memory is out. */
bool interview_cite(const ruling_interview *interview, struct arena *arena, struct spot spot,
                    struct cited_fact *cited);

/* Whether what stands at a spot says something that an answer can say: it is not everything, and no
 * set of which only a part is known. */
bool interview_says(const ruling_interview *interview, struct spot spot,
                    const struct cited_fact *cited);

/* The name of a spot's component; NULL for the project and the only component. */
const char *interview_component_name(const ruling_interview *interview, uint32_t component);

/* "workload" as "Workload", in the arena; "Other" for a step without name. NULL when memory is out.
 */
const char *interview_step_title(const ruling_interview *interview, struct arena *arena,
                                 uint32_t step);

#endif
