/* Reading a profile from YAML or JSON: everything checked, everything that is wrong told at once.
 */
#ifndef PROFILE_PROFILE_READ_H
#define PROFILE_PROFILE_READ_H

#include "document/document.h"
#include "profile/profile.h"

/* A change that a document holds: an entry whose key is an address and whose value is an answer. */
struct profile_change {
    const struct node *address;
    const struct node *value;
};

/* Where a profile comes from. */
struct profile_input {
    const char *path;        /* a file, or "-" for standard input; also its name in messages */
    const char *bytes;       /* not NULL: read these instead of the file */
    size_t length;           /* of bytes */
    const struct node *root; /* not NULL: its document, read already, instead of all these */
    bool is_part; /* of root: it stands in another document, so it need not say `ruling: 1` */
    enum document_format format;
    /* Changes on top, in order, as `--set ADDRESS=VALUE` gives them: a project fact (team.size=9),
     * a component's fact for all components (component.io_share=60%) or for one (live/io_share=60%,
     * with a project fact's full name an override: live/team.size=2), priorities.CRITERION=LEVEL or
     * weights.CRITERION=NUMBER. Values are YAML. */
    const char *const *settings;
    uint32_t setting_count;
    const struct profile_change *changes; /* on top of these, with the same addresses */
    uint32_t change_count;
    /* Files below the profile and what it extends: project facts, priorities and waivers of an
     * organisation; later ones replace values of earlier ones. */
    const char *const *bases;
    uint32_t base_count;
    const char
        *as_of; /* YYYY-MM-DD: the day on which waivers are looked at; NULL: no waiver ends */
    const char *as_of_from; /* "--as-of", "SOURCE_DATE_EPOCH" or "today" */
};

/* Reads a profile for `pack`, which must outlive it. NULL when anything is wrong; all that is
 * wrong is in `diags`, whose spans point into the documents: those are read into `scratch`, which
 * must live as long as `diags` is read. Warnings may come with a good profile. The caller frees
 * it. */
struct profile *profile_read(struct arena *scratch, const struct pack *pack,
                             const struct profile_input *input, struct diags *diags);

#endif
