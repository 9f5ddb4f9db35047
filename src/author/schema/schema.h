/* JSON Schemas (draft-07) of the files that people write for a pack: so that an editor completes
 * facts and values, tells what they mean, and underlines what this program would refuse.
 *
 * Beside the keywords of draft-07 there are a few that editors know: enumDescriptions,
 * markdownDescription, errorMessage, defaultSnippets. Others pass over them. */
#ifndef AUTHOR_SCHEMA_SCHEMA_H
#define AUTHOR_SCHEMA_SCHEMA_H

#include "author/schema/shape.h"
#include "rule/pack.h"

enum schema_kind { SCHEMA_PROFILE, SCHEMA_PACK, SCHEMA_TEST, SCHEMA_KINDS };

/* "profile", "pack", "test". */
const char *schema_kind_name(enum schema_kind kind);

/* The schema of one kind of file for a pack, which must outlive it, in the arena. NULL when memory
 * is out. */
const struct shape *schema_make(struct arena *arena, const struct pack *pack,
                                enum schema_kind kind);

#endif
