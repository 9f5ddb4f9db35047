/* Rulings as JSON, for scripts: every number exact, every rule with its facts and claims. */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include "decide/judge.h"
#include "report/json_out.h"
#include "report/paint.h"

/* One document with all rulings, indented. */
void json_write(const struct rulings *rulings, const struct style *style, struct strbuf *out);

/* One ruling a line, each with its pack. */
void ndjson_write(const struct rulings *rulings, const struct style *style, struct strbuf *out);

/* What other reports share: the pack's name, version and digest, a fact that was cited, and claims
 * with source and section. */
void json_pack(struct json_out *json, const struct pack *pack);
void json_cited_fact(struct json_out *json, const struct profile *profile,
                     const struct cited_fact *fact);
void json_claims(struct json_out *json, const struct pack *pack, const uint32_t *claims,
                 uint32_t count);

/* A key with the list of the options that a set of bits holds. */
void json_options(struct json_out *json, const char *key, const struct pack *pack,
                  uint32_t options);

#endif
