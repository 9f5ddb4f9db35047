/* Phrases about an analysis that several of its reports share. */
#ifndef REPORT_ANALYSIS_PHRASE_H
#define REPORT_ANALYSIS_PHRASE_H

#include "decide/explore/analysis.h"
#include "report/paint.h"

/* Appends what a change is about as --set addresses it: "live/realtime", "priorities.realtime". */
void phrase_address(struct strbuf *out, const struct profile *profile, const struct change *change);

/* Appends an answer likewise: of the project (COMPONENT_NONE) or a component of the profile. */
void phrase_answer(struct strbuf *out, const struct profile *profile, uint32_t fact,
                   uint32_t component);

/* Appends "live/realtime: none -> server_push", with "(assumed)" and the like behind what stands
 * where that is not given. */
void phrase_change(struct strbuf *out, const struct profile *profile, const struct change *change);

/* Appends what changes make of a verdict, "makes it Python alone" or "leaves no plan"; `several`:
 * "make". */
void phrase_makes(struct strbuf *out, const struct ruling *ruling, struct outcome outcome,
                  bool several);

/* Appends how far a flip is in words: "1 step", "an open answer and 2 steps". */
void phrase_distance(struct strbuf *out, const struct flip *flip);

/* Appends the command that shows the ruling under a flip, quoted for a shell. */
void phrase_command(struct strbuf *out, const struct paint *paint, const struct ruling *ruling,
                    const struct flip *flip);

/* Appends a word as a shell takes it: between single quotes where it needs them. */
void phrase_word(struct strbuf *out, const char *word);

/* Appends `count` of `trials` in percent, rounded: "83 %", "under 1 %", "over 99 %"; 0 and 100 only
 * where it is none or all. */
void phrase_percent(struct strbuf *out, uint64_t count, uint64_t trials);

/* "±", or its ASCII stand-in. */
const char *phrase_within(const struct paint *paint);

/* A head: the profile's name and file, and an empty line. */
void phrase_head(struct paint *paint, const struct ruling *ruling);

#endif
