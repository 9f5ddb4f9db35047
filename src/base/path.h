/* Paths that a file names: they are relative to its own folder. They are shown wherever something
 * from there counts, so `projects/../organisation.yaml` becomes `organisation.yaml`, where that is
 * the same file: behind a symbolic link it need not be. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"

/* The path of what `file` calls `name`, in the arena; it need not exist. NULL when memory is out.
 */
char *path_from(struct arena *arena, const char *file, const char *name);

#endif
