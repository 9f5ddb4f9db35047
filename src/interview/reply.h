/* A reply: what a person typed, as an answer of a profile. */
#ifndef INTERVIEW_REPLY_H
#define INTERVIEW_REPLY_H

#include "base/diag.h"
#include "rule/fact.h"

/* How many answers to a fact can be chosen by number: its values, or the bands of a number. */
uint32_t reply_choices(const struct fact *fact);

/* The name of such an answer, from 0. */
const char *reply_choice(const struct fact *fact, uint32_t index);

/* Appends what `text` says, as YAML on one line, once it is sure that it answers the fact. Beside
 * what a profile takes: "#2", and "2" where numbers are no answers, for the second choice; "yes"
 * and "no"; of a set, members with commas or spaces between them, and "none". False when it does
 * not: why is in `diags`, which show the text under the name `address`, as long as `scratch` lives.
 */
bool reply_read(const struct fact *fact, const char *address, const char *text,
                struct arena *scratch, struct diags *diags, struct strbuf *value);

/* Appends a text that a person typed as prose: one line, without what could not stand in a file.
 * False when it is no UTF-8, or memory is out. */
bool reply_prose(const char *text, struct strbuf *out);

#endif
