#include "base/path.h"

#include <string.h>

#include "base/file.h"

/* Steps back over the last part of a path that ends in `/`, as far as `floor`. */
static char *step_back(char *end, const char *floor)
{
    end--;
    while (end > floor && end[-1] != '/')
        end--;
    return end;
}

/* Writes the path to `out`, which has room for one byte more than it, without `.` and `folder/..`.
 */
static void write_short(const char *path, char *out)
{
    char *end = out;
    if (*path == '/')
        *end++ = '/';
    const char *floor = end; /* what begins here can be taken back */
    for (const char *part = path + strspn(path, "/"); *part; part += strspn(part, "/")) {
        size_t length = strcspn(part, "/");
        bool stays = length == 1 && *part == '.';
        bool up = length == 2 && part[0] == '.' && part[1] == '.';
        if (up && end > floor) {
            end = step_back(end, floor);
        } else if (!stays) {
            memcpy(end, part, length);
            end += length;
            *end++ = '/';
            if (up)
                floor = end;
        }
        part += length;
    }
    if (end > out + 1)
        end--;
    *end = '\0';
}

/* `name` in the folder of `file`. A file may be called `-`, which alone would be standard input. */
static char *join(struct arena *arena, const char *file, const char *name)
{
    const char *slash = strrchr(file, '/');
    if (*name == '/')
        return arena_copy(arena, name, strlen(name));
    if (slash)
        return arena_printf(arena, "%.*s/%s", (int)(slash - file), file, name);
    return arena_printf(arena, "%s%s", strcmp(name, "-") == 0 ? "./" : "", name);
}

char *path_from(struct arena *arena, const char *file, const char *name)
{
    char *path = join(arena, file, name);
    char *brief = path ? arena_new(arena, strlen(path) + 2, 1) : NULL;
    if (!brief)
        return NULL;
    write_short(path, brief);
    return strcmp(brief, "-") != 0 && file_same(path, brief) ? brief : path;
}
