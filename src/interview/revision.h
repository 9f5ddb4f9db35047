/* A revision: edits of a sheet under way. Private to this folder. */
#ifndef INTERVIEW_REVISION_H
#define INTERVIEW_REVISION_H

#include "document/edit.h"
#include "interview/sheet.h"

struct revision {
    struct arena arena;
    struct edits edits;
};

void revision_begin(struct revision *revision, const struct sheet *sheet);

/* Whether a text that was put together for the revision is whole; else the revision fails. */
bool revision_takes(struct revision *revision, const struct strbuf *text);

/* Appends the changed text and ends the revision. False when an edit was not taken; when memory is
 * out, `out` has failed too. */
bool revision_finish(struct revision *revision, struct strbuf *out);

#endif
