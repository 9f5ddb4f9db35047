/* The matter of an interview: the file that it is about, and what a text of that file is read and
 * judged with. Each warning about it is given once, however often it is read. */
#ifndef INTERVIEW_MATTER_H
#define INTERVIEW_MATTER_H

#include "base/file.h"
#include "interview/agenda.h"

/* Warnings that were given. */
struct warnings {
    const char **items;
    uint32_t count;
    uint32_t capacity;
};

struct matter {
    struct arena *arena; /* keeps what follows; its owner's */
    const struct judge *judge;
    struct steps steps;
    struct sheet_source source;
    bool assumptions; /* the pack's defaults are assumed */
    struct warnings warned;
};

/* A version of the file: what its text says, and what is worth asking about it. */
struct version {
    struct sheet *sheet;
    struct agenda *agenda;
};

/* Takes up the matter of an input, of which all but the settings is copied into the arena; judge
 * and arena must outlive it. Nothing else is to be given back. False when memory is out. */
bool matter_init(struct matter *matter, struct arena *arena, const struct judge *judge,
                 const struct profile_input *input, bool assumptions);

/* Fetches what the file says now, into `scratch`. When the file is not there, FILE_MISSING, nothing
 * is said; of all else that is wrong `diags` says why. */
enum file_status matter_fetch(const struct matter *matter, struct arena *scratch,
                              struct diags *diags, char **bytes, size_t *length);

/* Reads and judges a text, which is copied. Warnings that were not given before go to `diags`. The
 * caller ends the version, or takes what is in it. False when the text is no profile, there is no
 * ruling on it, or memory is out: why is in `diags`, which show the text as long as `scratch`
 * lives, and the version is empty. */
bool matter_read(struct matter *matter, const char *text, size_t length, struct arena *scratch,
                 struct diags *diags, struct version *version);

/* Frees both; an empty version is fine. */
void version_fini(struct version *version);

#endif
