/* The verdict and the plans of a ruling as JSON: keys and values of the object that is open. */
#ifndef REPORT_JSON_PLANS_H
#define REPORT_JSON_PLANS_H

#include "decide/ruling.h"
#include "report/json_out.h"

/* verdict, between, firmness, margin, settled, witness, without_waivers, without_pins. */
void json_verdict(struct json_out *json, const struct ruling *ruling);

/* plans: a list, the best first. fit - switching - links - introduce - second is total, and points
 * is that by the sizes. */
void json_plans(struct json_out *json, const struct ruling *ruling);

/* split: what the best split costs; null where none is possible. */
void json_split(struct json_out *json, const struct ruling *ruling);

/* runner_up: the nearest rival and what speaks for it; null without one. */
void json_runner_up(struct json_out *json, const struct ruling *ruling);

#endif
