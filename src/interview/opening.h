/* Opening a profile for an interview, and what is said where that fails. Private to this folder. */
#ifndef INTERVIEW_OPENING_H
#define INTERVIEW_OPENING_H

#include "base/file.h"
#include "interview/interview.h"

/* The agenda of a sheet. NULL when there is no ruling on it; warnings that were not given before,
 * and what is wrong, go to `diags`. */
struct agenda *opening_judge(struct interview *interview, const struct sheet *sheet,
                             struct arena *scratch, struct diags *diags);

/* Say why the file could not be read or written, errno telling more, or changed by an edit. Return
 * false. */
bool opening_complain_read(const char *path, enum file_status status, struct diags *diags);
bool opening_complain_write(const char *path, enum file_status status, struct diags *diags);
bool opening_complain_layout(const struct interview *interview, struct diags *diags);

#endif
