#include "profile/reader.h"

#include "base/path.h"

const char *path_beside(struct reader *reader, const char *name)
{
    const char *path = path_from(&reader->profile->arena, reader->file, name);
    if (!path)
        diags_no_memory(reader->diags);
    return path;
}
