/* The profile of a ruling as JSON: all that a later look at the ruling needs to know of it. */
#ifndef REPORT_JSON_PROFILE_H
#define REPORT_JSON_PROFILE_H

#include "profile/profile.h"
#include "report/json_out.h"

/* The key `profile`: name, file, digest, bases, labels, answers, priorities and links. An answer
 * has `means` where the pack would write its value otherwise than the profile does. */
void json_profile(struct json_out *json, const struct profile *profile);

/* The key `input`: what was laid on top of the profile and below it, and whether the pack's
 * defaults were assumed. */
void json_input(struct json_out *json, const struct profile *profile, bool assumptions);

#endif
