/* A component of a ruling as a JSON object. */
#ifndef REPORT_JSON_COMPONENT_H
#define REPORT_JSON_COMPONENT_H

#include "decide/ruling.h"
#include "report/json_out.h"

/* Component `i` of the ruling, with its options, rules and advice. */
void json_component(struct json_out *json, const struct ruling *ruling, uint32_t i);

/* advice: a key with the list of what applies. */
void json_ruled_advice(struct json_out *json, const struct pack *pack,
                       const struct ruled_advice *list, uint32_t count);

#endif
