/* Syntax errors of JSON in words that help. Private to json.c. */
#ifndef DOCUMENT_JSON_SYNTAX_H
#define DOCUMENT_JSON_SYNTAX_H

#include "base/diag.h"
#include "document/build.h"

/* Where reading stopped. */
struct json_trouble {
    struct span last;      /* what the last event covers; up to its end all is well */
    enum build_event next; /* what may come then, behind a comma or colon */
    uint32_t at;           /* the place that yajl names */
};

/* Reports the trouble. */
void json_complain(const struct json_trouble *trouble, struct diags *diags);

#endif
