/* The files below a folder, however deep. */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include "base/file.h"

/* The regular files at any depth below `folder` whose names end in one of `endings` (NULL behind
 * the last), as paths that begin with it, sorted by byte; none is no error. What is hidden (its
 * name begins with a dot) is passed over, and links are not followed. FILE_OK, FILE_ERROR (a folder
 * cannot be read: errno says why, `*culprit` which) or FILE_NO_MEMORY. */
enum file_status folder_files(struct arena *arena, const char *folder, const char *const *endings,
                              char ***paths, size_t *count, const char **culprit);

#endif
