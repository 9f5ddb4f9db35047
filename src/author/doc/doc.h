/* A pack as a document for people to read: what it asks, how it counts, every rule with its reason
 * and sources, and what overlays changed.
 *
 * One walk over the pack says what the document consists of (writer.h); a format turns that into
 * Markdown, HTML or mdoc and knows nothing of packs. */
#ifndef AUTHOR_DOC_DOC_H
#define AUTHOR_DOC_DOC_H

#include "base/strbuf.h"
#include "rule/pack.h"

struct doc_format;

/* The formats: CommonMark, one HTML page that needs nothing else, and a manual page in mdoc(7). */
extern const struct doc_format doc_markdown;
extern const struct doc_format doc_html;
extern const struct doc_format doc_mdoc;

/* Appends the document; `day` (YYYY-MM-DD, or NULL) is the date that a manual page bears. Whatever
 * the pack's texts hold stays text. out->failed when memory is out. */
void doc_write(const struct pack *pack, const struct doc_format *format, const char *day,
               struct strbuf *out);

#endif
