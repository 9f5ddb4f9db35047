/* The grounds of a ruling in short: the strongest rules with their facts, what is open, and the
 * sources behind. */
#ifndef REPORT_GROUNDS_H
#define REPORT_GROUNDS_H

#include "decide/ruling.h"
#include "report/paint.h"

/* Appends WHY: the rules that counted most, at most `most` of them, and how many more there are. */
void grounds_rules(struct paint *paint, const struct ruling *ruling, uint32_t most);

/* Appends OPEN: the facts that undetermined rules wait for; nothing when there are none. */
void grounds_open(struct paint *paint, const struct ruling *ruling);

/* Appends SOURCES: those that the rules which fired rest on; nothing when there are none. */
void grounds_sources(struct paint *paint, const struct ruling *ruling);

/* Appends the letters of the sources of a rule's claims: "[BD]", "[org, B]" where ids are longer
 * than a letter; nothing when it cites none. */
void grounds_letters(struct strbuf *out, const struct pack *pack, const uint32_t *claims,
                     uint32_t count);

/* In a word where the value of a fact comes from: "given", "not asked" where the question does not
 * arise, "assumed", "derived" or "unknown". */
const char *grounds_origin(const struct profile *profile, const struct cited_fact *fact);

/* Appends a fact that counted: "realtime = bidirectional :27", with "(--set)", "(assumed)" and the
 * like for what the profile's file does not give. */
void grounds_fact(struct strbuf *out, const struct profile *profile, const struct cited_fact *fact);

#endif
