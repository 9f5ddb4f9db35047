/* What overlays made of a pack: its layers in words, what each of them added, and what it changed
 * of those below it. */
#ifndef REPORT_OVERLAYS_H
#define REPORT_OVERLAYS_H

#include "decide/ruling.h"
#include "report/json_out.h"
#include "report/paint.h"

/* The change that disabled a thing ("rule", "live-updates"); NULL where none did. */
const struct override *overlays_disabling(const struct pack *pack, const char *kind,
                                          const char *subject);

/* Appends "backend-runtime 1.0.0 + acme-runtime 1.2.0"; overlays that do not fit into `width`
 * columns are counted: "backend-runtime 1.0.0 + 3 overlays". */
void overlays_stack(struct strbuf *out, const struct pack *pack, int width);

/* Appends OVERRIDDEN, on one line: the rules that were changed, with how, and how many other things
 * were. Nothing where nothing was. */
void overlays_write(struct paint *paint, const struct ruling *ruling);

/* Appends labelled paragraphs of an entry in full: which overlay added the thing, and what overlays
 * changed of it, why and where. */
void overlays_entry(struct paint *paint, const struct pack *pack, const char *kind,
                    const char *subject, uint32_t layer);

/* The key `overlays`: the layers above the base, each with name, version and title. */
void overlays_json(struct json_out *json, const struct pack *pack);

/* The key `overridden`: all changes, or (subject not NULL) those of one thing. */
void overlays_json_changes(struct json_out *json, const struct pack *pack, const char *kind,
                           const char *subject);

/* The keys `overlay` (the name of the layer that added a thing; null: the base) and `overridden`.
 */
void overlays_json_entry(struct json_out *json, const struct pack *pack, const char *kind,
                         const char *subject, uint32_t layer);

#endif
