#include "author/schema/schema.h"

#include "author/schema/common.h"
#include "author/schema/pack.h"
#include "author/schema/profile.h"
#include "author/schema/suite.h"

#define DIALECT "http://json-schema.org/draft-07/schema#"

static void put_profile(struct shaper *shaper, struct shape *clause, const struct pack *pack)
{
    profile_put(shaper, clause, pack, false);
}

static const struct {
    const char *name;
    const char *title; /* the pack's name and version follow */
    void (*put)(struct shaper *shaper, struct shape *clause, const struct pack *pack);
    void (*define)(struct shaper *shaper, struct shape *definitions, const struct pack *pack);
} kinds[SCHEMA_KINDS] = {
    [SCHEMA_PROFILE] = {"profile", "A profile for", put_profile, profile_define},
    [SCHEMA_PACK] = {"pack", "A file of", pack_put, pack_define},
    [SCHEMA_TEST] = {"test", "Tests of", suite_put, suite_define},
};

const char *schema_kind_name(enum schema_kind kind)
{
    return kinds[kind].name;
}

const struct shape *schema_make(struct arena *arena, const struct pack *pack, enum schema_kind kind)
{
    struct shaper shaper = {.arena = arena};
    struct shape *schema = shape_object(&shaper, NULL, NULL);
    shape_text(&shaper, schema, "$schema", DIALECT);
    shape_text(&shaper, schema, "title",
               shape_printf(&shaper, "%s %s %s", kinds[kind].title, pack->name, pack->version));
    kinds[kind].put(&shaper, schema, pack);
    struct shape *definitions = shape_object(&shaper, schema, "definitions");
    common_define(&shaper, definitions);
    kinds[kind].define(&shaper, definitions, pack);
    return shaper.failed ? NULL : schema;
}
