#include "decide/ruling.h"

const char *ruling_verdict_id(const struct ruling *ruling)
{
    switch (ruling->verdict) {
    case VERDICT_OPTION:
        return ruling->profile->pack->options[ruling->option].id;
    case VERDICT_EITHER:
        return "either";
    case VERDICT_NONE:
        break;
    }
    return "none";
}

const char *firmness_name(enum firmness firmness)
{
    static const char *const names[] = {
        [FIRMNESS_NONE] = NULL,
        [FIRMNESS_SLIGHT] = "slight",
        [FIRMNESS_CLEAR] = "clear",
        [FIRMNESS_FIRM] = "firm",
    };
    return names[firmness];
}

const char *origin_name(enum origin origin)
{
    static const char *const names[] = {
        [ORIGIN_UNKNOWN] = "unknown",     [ORIGIN_GIVEN] = "given",
        [ORIGIN_OTHERWISE] = "otherwise", [ORIGIN_ASSUMED] = "assumed",
        [ORIGIN_DERIVED] = "derived",
    };
    return names[origin];
}
