/* Reading: files, folders, and what lies in them. Writing is in file_write.c. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/strbuf.h"

#define FIRST_READ ((size_t)16384)

/* A block that grows while a file is read into it. */
struct intake {
    char *bytes;
    size_t length;
    size_t capacity;
    size_t most; /* bytes to read at most: one more than the limit, to see that it is exceeded */
};

static bool widen(struct intake *intake, size_t capacity)
{
    if (capacity > intake->most)
        capacity = intake->most;
    char *bytes = mem_resize(intake->bytes, capacity, 1);
    if (!bytes)
        return false;
    intake->bytes = bytes;
    intake->capacity = capacity;
    return true;
}

/* Reads until the end of the file or until `most` bytes are there. */
static enum file_status take_in(struct intake *intake, int fd)
{
    while (intake->length < intake->most) {
        if (intake->length == intake->capacity && !widen(intake, 2 * intake->capacity))
            return FILE_NO_MEMORY;
        ssize_t got = read(fd, intake->bytes + intake->length, intake->capacity - intake->length);
        if (got == 0)
            return FILE_OK;
        if (got > 0)
            intake->length += (size_t)got;
        else if (errno != EINTR)
            return FILE_ERROR;
    }
    return FILE_TOO_LARGE;
}

static enum file_status read_open(struct arena *arena, int fd, size_t limit, char **bytes,
                                  size_t *length)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return FILE_ERROR;
    if (S_ISDIR(info.st_mode))
        return FILE_FOLDER;
    struct intake intake = {.most = limit < SIZE_MAX / 4 ? limit + 1 : SIZE_MAX / 4};
    /* One byte more than the file is said to have, so that its end is seen without growing. */
    bool sized = S_ISREG(info.st_mode) && info.st_size > 0;
    enum file_status status = FILE_NO_MEMORY;
    if (widen(&intake, sized ? (size_t)info.st_size + 1 : FIRST_READ))
        status = take_in(&intake, fd);
    if (status == FILE_OK) {
        char *copy = arena_copy(arena, intake.bytes, intake.length);
        status = copy ? FILE_OK : FILE_NO_MEMORY;
        if (copy) {
            *bytes = copy;
            *length = intake.length;
        }
    }
    mem_free(intake.bytes);
    return status;
}

enum file_status file_read(struct arena *arena, const char *path, size_t limit, char **bytes,
                           size_t *length)
{
    bool standard_input = strcmp(path, "-") == 0;
    int fd = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : FILE_ERROR;
    enum file_status status = read_open(arena, fd, limit, bytes, length);
    int error = errno;
    if (!standard_input)
        close(fd);
    errno = error;
    return status;
}

bool file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

bool file_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool is_regular(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

bool file_same(const char *a, const char *b)
{
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

/* What glob asks about a folder that it cannot read: one that is not there matches nothing, any
 * other is an error, because files would be passed over in silence. */
static int glob_gives_up(const char *folder, int error)
{
    (void)folder;
    errno = error;
    return error != ENOENT && error != ENOTDIR;
}

/* The pattern below the folder, whose own name is to be taken as it is. NULL when memory is out;
 * the caller frees it. */
static char *full_pattern(const char *folder, const char *pattern)
{
    struct strbuf full;
    strbuf_init(&full);
    for (const char *c = folder; *c; c++) {
        if (strchr("*?[\\", *c))
            strbuf_putc(&full, '\\');
        strbuf_putc(&full, *c);
    }
    strbuf_printf(&full, "/%s", pattern);
    return strbuf_take(&full);
}

/* Copies the regular files among glob's results, without the first `skip` bytes of each. */
static enum file_status keep_files(struct arena *arena, const glob_t *found, size_t skip,
                                   char ***paths, size_t *count)
{
    char **kept = arena_new(arena, found->gl_pathc, sizeof *kept);
    size_t files = 0;
    if (!kept)
        return FILE_NO_MEMORY;
    for (size_t i = 0; i < found->gl_pathc; i++) {
        const char *path = found->gl_pathv[i];
        if (!is_regular(path))
            continue;
        kept[files] = arena_copy(arena, path + skip, strlen(path + skip));
        if (!kept[files++])
            return FILE_NO_MEMORY;
    }
    *paths = kept;
    *count = files;
    return FILE_OK;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* glob allocates through the C library and not through base/memory: it takes no allocator, and its
 * blocks are globfree's to release, here, before anything is returned. */
enum file_status file_glob(struct arena *arena, const char *folder, const char *pattern,
                           char ***paths, size_t *count)
{
    char *full = full_pattern(folder, pattern);
    if (!full)
        return FILE_NO_MEMORY;
    glob_t found = {0};
    int failure = glob(full, GLOB_NOSORT, glob_gives_up, &found);
    int error = errno;
    mem_free(full);
    enum file_status status = failure == GLOB_NOSPACE ? FILE_NO_MEMORY : FILE_ERROR;
    if (failure == 0 || failure == GLOB_NOMATCH)
        status = keep_files(arena, &found, strlen(folder) + 1, paths, count);
    globfree(&found);
    /* glob's own sorting follows the caller's locale. */
    if (status == FILE_OK)
        qsort(*paths, *count, sizeof **paths, compare_paths);
    errno = error;
    return status;
}

bool file_inside(const char *folder, const char *path)
{
    char outer[PATH_MAX], inner[PATH_MAX];
    if (!realpath(folder, outer) || !realpath(path, inner))
        return false;
    size_t length = strlen(outer);
    if (length == 1)
        return inner[1] != '\0';
    return strncmp(inner, outer, length) == 0 && inner[length] == '/';
}
