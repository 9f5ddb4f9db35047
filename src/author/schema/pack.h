/* The schema of packs. Names that a pack gives are offered and not enforced: whoever writes a rule
 * may cite a claim that was written a minute before, and the schema an hour. */
#ifndef AUTHOR_SCHEMA_PACK_H
#define AUTHOR_SCHEMA_PACK_H

#include "author/schema/clause.h"
#include "rule/pack.h"

/* Makes `clause` a file of a pack: the first one, the first one of an overlay, or an included one.
 */
void pack_put(struct shaper *shaper, struct shape *clause, const struct pack *pack);

/* Adds the definitions that it needs, beside the common ones. */
void pack_define(struct shaper *shaper, struct shape *definitions, const struct pack *pack);

/* The parts of pack_define. */

/* pack_names.c: adds names that the pack gives ("option", "claim", …), new ones ("new-id", …), and
 * words of the language ("type", "rule-scope", …). */
void pack_define_names(struct shaper *shaper, struct shape *definitions, const struct pack *pack);
void pack_define_words(struct shaper *shaper, struct shape *definitions);

/* pack_facts.c: adds facts, and what they are made of. */
void pack_define_facts(struct shaper *shaper, struct shape *definitions);

/* pack_rules.c: adds the lists "facts", "claims-list", "rules", "advice" and "checks". */
void pack_define_parts(struct shaper *shaper, struct shape *definitions, const struct pack *pack);

/* condition.c: adds "condition", and "advice-condition", which may ask what is known. */
void condition_define(struct shaper *shaper, struct shape *definitions, const struct pack *pack);

#endif
