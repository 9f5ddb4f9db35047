/* Why a text is no YAML: libyaml's errors, in words for people. */
#ifndef DOCUMENT_YAML_SYNTAX_H
#define DOCUMENT_YAML_SYNTAX_H

#include "base/diag.h"

struct yaml_trouble {
    const char *problem; /* libyaml's words: "did not find expected key" */
    const char *context; /* "while parsing a block mapping"; "" when libyaml says nothing */
    uint32_t at;         /* the offset where it gave up */
    uint32_t from;       /* where the thing that it was reading began, or `at` */
};

/* Adds the diagnostic: R0010, or R0013 for what is about tags and directives. */
void yaml_complain(const struct source *source, const struct yaml_trouble *trouble,
                   struct diags *diags);

#endif
