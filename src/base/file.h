/* Files: bounded reads and atomic writes. All file input and output of the library is here. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum file_status {
    FILE_OK,
    FILE_MISSING,   /* no such file, or a part of the path is no folder */
    FILE_FOLDER,    /* a folder where a file was expected */
    FILE_TOO_LARGE, /* more than `limit` bytes */
    FILE_ERROR,     /* errno says why */
    FILE_NO_MEMORY
};

/* Reads all of `path` ("-" is standard input), at most `limit` bytes, into the arena with a NUL
 * behind; pipes and growing files too. `*bytes` and `*length` are set on FILE_OK only. */
enum file_status file_read(struct arena *arena, const char *path, size_t limit, char **bytes,
                           size_t *length);

/* Whether there is something at `path`. */
bool file_exists(const char *path);

/* Whether `path` is a folder. */
bool file_is_folder(const char *path);

/* The regular files that match `pattern` (a glob(7) without braces or tilde) inside `folder`, as
 * paths relative to it, sorted by byte; none is no error. FILE_OK, FILE_ERROR (a folder on the way
 * cannot be read) or FILE_NO_MEMORY. */
enum file_status file_glob(struct arena *arena, const char *folder, const char *pattern,
                           char ***paths, size_t *count);

/* Whether two paths lead to one file, after links are followed. False when either is missing. */
bool file_same(const char *a, const char *b);

/* Whether `path`, after links are followed, lies inside `folder`. False when either is missing. */
bool file_inside(const char *folder, const char *path);

/* Replaces `path` by `length` bytes at once: a new file beside it, synced, then renamed, and the
 * folder synced, so that a failure at any point leaves the old file as it was and no new one
 * behind. An existing file keeps its mode; of a symbolic link, the file that it leads to is
 * replaced. A device, a pipe and what is open already (/dev/stdout, /dev/fd/3) are written to
 * directly. FILE_OK, FILE_FOLDER, FILE_MISSING (the folder), FILE_ERROR or FILE_NO_MEMORY. */
enum file_status file_write(const char *path, const char *bytes, size_t length);

#endif
