#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/vec.h"

struct walk {
    struct arena *arena;
    const char *const *endings;
    VEC(char *) folders; /* to be looked into */
    VEC(char *) files;
};

static bool has_ending(const char *name, const char *const *endings)
{
    size_t length = strlen(name);
    for (; *endings; endings++) {
        size_t ending = strlen(*endings);
        if (length > ending && strcmp(name + length - ending, *endings) == 0)
            return true;
    }
    return false;
}

/* Keeps what lies at `folder`/`name` if it is looked for. */
static enum file_status look_at(struct walk *walk, const char *folder, const char *name)
{
    if (name[0] == '.')
        return FILE_OK;
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    char *path = arena_printf(walk->arena, "%s%s%s", folder, slash, name);
    if (!path)
        return FILE_NO_MEMORY;
    struct stat info;
    char **place = NULL;
    /* What is gone by now was not there. */
    if (lstat(path, &info) != 0)
        return FILE_OK;
    if (S_ISDIR(info.st_mode))
        place = vec_add(&walk->folders, walk->arena);
    else if (S_ISREG(info.st_mode) && has_ending(name, walk->endings))
        place = vec_add(&walk->files, walk->arena);
    else
        return FILE_OK;
    if (!place)
        return FILE_NO_MEMORY;
    *place = path;
    return FILE_OK;
}

/* The C library allocates for an open folder, and not through base/memory: that is closed here,
 * before anything is returned. */
static enum file_status look_into(struct walk *walk, const char *folder)
{
    DIR *open = opendir(folder);
    if (!open)
        return errno == ENOMEM ? FILE_NO_MEMORY : FILE_ERROR;
    enum file_status status = FILE_OK;
    const struct dirent *entry;
    errno = 0;
    while (status == FILE_OK && (entry = readdir(open)) != NULL) {
        status = look_at(walk, folder, entry->d_name);
        errno = 0;
    }
    int error = errno;
    closedir(open);
    errno = error;
    return status == FILE_OK && error != 0 ? FILE_ERROR : status;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

enum file_status folder_files(struct arena *arena, const char *folder, const char *const *endings,
                              char ***paths, size_t *count, const char **culprit)
{
    struct walk walk = {.arena = arena, .endings = endings};
    *culprit = folder;
    enum file_status status = look_into(&walk, folder);
    for (uint32_t i = 0; status == FILE_OK && i < walk.folders.count; i++) {
        *culprit = walk.folders.items[i];
        status = look_into(&walk, *culprit);
    }
    if (status != FILE_OK)
        return status;
    if (walk.files.count > 0)
        qsort(walk.files.items, walk.files.count, sizeof *walk.files.items, compare_paths);
    *paths = walk.files.items;
    *count = walk.files.count;
    return FILE_OK;
}
