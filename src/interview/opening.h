/* Opening a profile for an interview: from nothing or a file, stale answers left out, with what the
 * command line's settings change answered at once. */
#ifndef INTERVIEW_OPENING_H
#define INTERVIEW_OPENING_H

#include "interview/interview.h"

/* How an interview is begun. */
struct interview_options {
    bool assumptions;   /* the pack's defaults are assumed */
    bool head;          /* a new file begins with a comment */
    const char *schema; /* … and with the line that tells editors its schema; NULL: none */
};

/* Begins or resumes an interview in the caller's storage, which must not move; the judge must
 * outlive it, all else is copied. What the input's settings change is answered at once. The caller
 * ends it with interview_fini, whatever came of it. False when the file is no good or cannot be
 * kept. */
bool interview_open(struct interview *interview, const struct judge *judge,
                    const struct profile_input *input, const struct interview_options *options,
                    struct interview_call *call);

#endif
