/* Stale answers: values that the pack does not know (any more). A profile with such is no profile;
 * without them it is, and their questions are asked again. */
#ifndef INTERVIEW_STALE_H
#define INTERVIEW_STALE_H

#include "interview/sheet.h"

/* Appends a text without the answers whose values are wrong, and says in `diags` which those are
 * (R0557). False where anything else is wrong with it, or nothing is, or memory is out: nothing is
 * said then. */
bool stale_drop(const struct sheet_source *source, const char *text, size_t length,
                struct diags *diags, struct strbuf *out);

#endif
