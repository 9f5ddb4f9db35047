/* Writing a file at once. What is open already is written to and not replaced: /dev/stdout may lead
 * to a regular file, and the shell's own descriptor would be left on a file without a name. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"

#define MOST_LINKS 40  /* in a row, as the kernel has it */
#define MOST_NAMES 100 /* to try for the new file */

/* The descriptor that a path names, -1 when it names none. */
static int named_descriptor(const char *path)
{
    static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
    if (strcmp(path, "/dev/stdout") == 0)
        return STDOUT_FILENO;
    if (strcmp(path, "/dev/stderr") == 0)
        return STDERR_FILENO;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        size_t length = strlen(folders[i]);
        if (strncmp(path, folders[i], length) != 0)
            continue;
        size_t digits = strspn(path + length, "0123456789");
        if (digits > 0 && digits < 7 && path[length + digits] == '\0')
            return atoi(path + length);
    }
    return -1;
}

/* The length of the part of `path` up to its last slash. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Follows symbolic links from `path` to where they end, a file that may not exist yet, and leaves
 * its name in `end`; `*fd` is the descriptor when one is named on the way, else -1. */
static enum file_status resolve(const char *path, struct strbuf *end, int *fd)
{
    char target[PATH_MAX];
    strbuf_puts(end, path);
    for (int links = 0; links <= MOST_LINKS; links++) {
        if (end->failed)
            return FILE_NO_MEMORY;
        *fd = named_descriptor(end->text);
        ssize_t length = *fd < 0 ? readlink(end->text, target, sizeof target) : -1;
        if (length < 0)
            return FILE_OK;
        strbuf_truncate(end, target[0] == '/' ? 0 : folder_length(end->text));
        strbuf_add(end, target, (size_t)length);
    }
    errno = ELOOP;
    return FILE_ERROR;
}

static bool write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0) {
            bytes += put;
            length -= (size_t)put;
        }
    }
    return true;
}

/* Closes without touching errno. */
static void close_quietly(int fd)
{
    int error = errno;
    close(fd);
    errno = error;
}

static enum file_status write_device(const char *path, const char *bytes, size_t length)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return FILE_ERROR;
    bool written = write_all(fd, bytes, length);
    close_quietly(fd);
    return written ? FILE_OK : FILE_ERROR;
}

/* Creates a file in the folder of `path`, under a name that is free and goes to `name`. Returns its
 * descriptor, or -1. */
static int create_beside(const char *path, mode_t mode, struct strbuf *name)
{
    strbuf_add(name, path, folder_length(path));
    size_t folder = name->length;
    int fd = -1;
    for (int i = 0; i < MOST_NAMES && fd < 0 && (i == 0 || errno == EEXIST); i++) {
        strbuf_truncate(name, folder);
        strbuf_printf(name, ".ruling-%ld-%d.tmp", (long)getpid(), i);
        if (name->failed)
            return -1;
        fd = open(name->text, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode & 0777);
    }
    return fd;
}

/* Fills the new file; `old` is the one to be replaced, NULL when there is none. What close could
 * report, fsync has reported. */
static bool fill(int fd, const struct stat *old, const char *bytes, size_t length)
{
    bool filled = (!old || fchmod(fd, old->st_mode & 07777) == 0) && write_all(fd, bytes, length) &&
                  fsync(fd) == 0;
    close_quietly(fd);
    return filled;
}

/* Has the folder keep the new name too when the power goes. Some file systems cannot do that for a
 * folder, and the file is in its place by now: nothing is undone. `name` is that of a file in it,
 * and is used up, so that no memory is needed. */
static void sync_folder(struct strbuf *name)
{
    strbuf_truncate(name, folder_length(name->text));
    strbuf_putc(name, '.');
    int fd = open(name->text, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

static enum file_status replace(const char *path, const struct stat *old, const char *bytes,
                                size_t length)
{
    struct strbuf name;
    strbuf_init(&name);
    enum file_status status = FILE_OK;
    int fd = create_beside(path, old ? old->st_mode : 0666, &name);
    if (fd < 0 || !fill(fd, old, bytes, length) || rename(name.text, path) != 0)
        status = errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : FILE_ERROR;
    if (name.failed)
        status = FILE_NO_MEMORY;
    int error = errno;
    if (fd >= 0 && status != FILE_OK)
        unlink(name.text);
    if (status == FILE_OK)
        sync_folder(&name);
    strbuf_fini(&name);
    errno = error;
    return status;
}

static enum file_status write_to(const char *path, int fd, const char *bytes, size_t length)
{
    if (fd >= 0)
        return write_all(fd, bytes, length) ? FILE_OK : FILE_ERROR;
    struct stat info;
    bool exists = stat(path, &info) == 0;
    if (exists && S_ISDIR(info.st_mode))
        return FILE_FOLDER;
    if (exists && !S_ISREG(info.st_mode))
        return write_device(path, bytes, length);
    return replace(path, exists ? &info : NULL, bytes, length);
}

enum file_status file_write(const char *path, const char *bytes, size_t length)
{
    struct strbuf end;
    strbuf_init(&end);
    int fd;
    enum file_status status = resolve(path, &end, &fd);
    if (status == FILE_OK)
        status = write_to(end.text, fd, bytes, length);
    int error = errno;
    strbuf_fini(&end);
    errno = error;
    return status;
}
