/* Entries of a pack as JSON objects, with every attribute that the pack holds. */
#ifndef REPORT_CATALOGUE_JSON_H
#define REPORT_CATALOGUE_JSON_H

#include "report/json_out.h"
#include "rule/usage.h"

void json_rule(struct json_out *json, const struct usage *usage, uint32_t index);
void json_fact(struct json_out *json, const struct usage *usage, uint32_t index);
void json_criterion(struct json_out *json, const struct usage *usage, uint32_t index);
void json_claim(struct json_out *json, const struct usage *usage, uint32_t index);
void json_source(struct json_out *json, const struct usage *usage, uint32_t index);
void json_option(struct json_out *json, const struct usage *usage, uint32_t index);
void json_combination(struct json_out *json, const struct usage *usage, uint32_t index);
void json_advice(struct json_out *json, const struct usage *usage, uint32_t index);
void json_check(struct json_out *json, const struct usage *usage, uint32_t index);

#endif
