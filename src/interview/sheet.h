/* A sheet: the text of a profile's file, with what it says. Changes give a new text, by edits that
 * leave the comments and the layout which a person put in as they are; a sheet itself never
 * changes. */
#ifndef INTERVIEW_SHEET_H
#define INTERVIEW_SHEET_H

#include "base/strbuf.h"
#include "profile/profile_read.h"

/* What a sheet is read with: the path names it in messages and says where files that it extends
 * are; of the settings none is kept. */
struct sheet_source {
    const struct pack *pack;
    struct profile_input input; /* `bytes`, `root` and `settings` are not used */
};

struct sheet {
    struct arena arena; /* owns the text and the tree */
    const char *text;   /* with a NUL behind */
    size_t length;
    const struct node *root;
    struct profile *profile;
};

/* Reads a text, which is copied. NULL when anything is wrong: then it is read once more in
 * `scratch`, so that `diags` can show it as long as that lives. */
struct sheet *sheet_read(const struct sheet_source *source, const char *text, size_t length,
                         struct arena *scratch, struct diags *diags);

/* NULL does nothing. */
void sheet_free(struct sheet *sheet);

/* Where an answer stands: a fact of the project (COMPONENT_NONE), of a component of the profile, or
 * a fact of the project as it is in a component. */
struct spot {
    uint32_t fact;
    uint32_t component;
};

/* The answer that the sheet itself or what it extends gives at a spot; NULL: none. */
const struct answer *sheet_answer(const struct sheet *sheet, struct spot spot);

/* What follows appends the text of a sheet, changed, to `out`. False when the file's own layout
 * does not allow it; when memory is out, `out` has failed too. */

/* Gives an answer: `value` as YAML on one line. A `note` of NULL keeps what stands beside it, ""
 * takes a note away. */
bool sheet_give(const struct sheet *sheet, struct spot spot, const char *value, const char *note,
                struct strbuf *out);

/* Takes the answer that stands in the sheet itself away; without one the text is as it was. */
bool sheet_forget(const struct sheet *sheet, struct spot spot, struct strbuf *out);

/* Sets what stands under keys from the top on, up to a NULL: {"labels", "tier", NULL}. `value` is
 * YAML on one line. */
bool sheet_set(const struct sheet *sheet, const char *const *keys, const char *value,
               struct strbuf *out);

/* Adds, renames or removes a component; links and waivers that name it follow. */
bool sheet_add_component(const struct sheet *sheet, const char *name, struct strbuf *out);
bool sheet_rename_component(const struct sheet *sheet, uint32_t component, const char *name,
                            struct strbuf *out);
bool sheet_remove_component(const struct sheet *sheet, uint32_t component, struct strbuf *out);

/* A link to be written: names of components, and ids of the pack or NULL. */
struct sheet_link {
    const char *ends[2];
    const char *via;
    const char *traffic;
};

/* Adds a link, or changes the one between the same two; removes link number `link`. */
bool sheet_join(const struct sheet *sheet, const struct sheet_link *link, struct strbuf *out);
bool sheet_unjoin(const struct sheet *sheet, uint32_t link, struct strbuf *out);

#endif
