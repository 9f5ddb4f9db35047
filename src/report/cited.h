/* What counted, in short: a fact with its value and where that comes from, and the sources of
 * claims. */
#ifndef REPORT_CITED_H
#define REPORT_CITED_H

#include "base/strbuf.h"
#include "decide/ruling.h"

/* Appends the letters of the sources of a rule's claims: "[BD]", "[org, B]" where ids are longer
 * than a letter; nothing when it cites none. */
void cited_letters(struct strbuf *out, const struct pack *pack, const uint32_t *claims,
                   uint32_t count);

/* In a word where the value of a fact comes from: "given", "not asked" where the question does not
 * arise, "assumed", "derived" or "unknown". */
const char *cited_origin(const struct profile *profile, const struct cited_fact *fact);

/* Whether an answer stands in a file that the profile extends. */
bool cited_from_base(const struct profile *profile, const struct cited_fact *fact);

/* Appends a fact that counted: "realtime = bidirectional :27", with "(organisation.yaml:4)",
 * "(--set)", "(assumed)" and the like for what the profile's file does not give. */
void cited_fact(struct strbuf *out, const struct profile *profile, const struct cited_fact *fact);

/* Appends a fact as --set addresses it: "team.size" of the project, "live/io_share" of a component
 * (of the profile; COMPONENT_NONE: the project), "component.io_share" where there is but one. */
void cited_address(struct strbuf *out, const struct profile *profile, uint32_t fact,
                   uint32_t component);

#endif
