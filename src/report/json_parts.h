/* Parts of rulings as JSON objects and lists, which several reports share. */
#ifndef REPORT_JSON_PARTS_H
#define REPORT_JSON_PARTS_H

#include "decide/ruling.h"
#include "report/json_out.h"

/* The keys of a pack's name, version and digest. */
void json_pack_keys(struct json_out *json, const struct pack *pack);

/* A pack with its overlays. */
void json_pack(struct json_out *json, const struct pack *pack);

/* A fact that was cited, with its place where it was given. */
void json_cited_fact(struct json_out *json, const struct profile *profile,
                     const struct cited_fact *fact);

/* Claims with source and section. */
void json_claims(struct json_out *json, const struct pack *pack, const uint32_t *claims,
                 uint32_t count);

/* An option's id; null for OPTION_NONE. */
void json_put_option(struct json_out *json, const char *key, const struct pack *pack,
                     uint32_t option);

/* The name of a component of the profile; null for COMPONENT_NONE. */
void json_put_component(struct json_out *json, const char *key, const struct profile *profile,
                        uint32_t component);

/* A key with the list of the options that a set of bits holds. */
void json_options(struct json_out *json, const char *key, const struct pack *pack,
                  uint32_t options);

/* A key with a list of rules' ids. */
void json_rule_ids(struct json_out *json, const char *key, const struct pack *pack,
                   const uint32_t *rules, uint32_t count);

/* A key with the list of rules that fired or are undetermined. */
void json_ruled_rules(struct json_out *json, const char *key, const struct profile *profile,
                      const struct ruled_rule *rules, uint32_t count);

/* "fired", "undetermined" or "waived". */
const char *json_rule_state(const struct ruled_rule *ruled);

/* Whether something is settled: true, false or null. */
void json_put_settled(struct json_out *json, const char *key, enum settled settled);

/* A key with what a witness supposes: a list of facts with their values. */
void json_supposed(struct json_out *json, const char *key, const struct profile *profile,
                   const struct supposed_fact *facts, uint32_t count);

/* An amount in millionths as an exact decimal, with as many places as it needs. */
void json_put_millionths(struct json_out *json, const char *key, __int128 millionths);

#endif
