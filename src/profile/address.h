/* The address in front of a setting's `=`: what the setting is about. Private to this folder. */
#ifndef PROFILE_ADDRESS_H
#define PROFILE_ADDRESS_H

#include "profile/reader.h"

enum target {
    TARGET_PROJECT,   /* team.size */
    TARGET_EVERY,     /* component.io_share */
    TARGET_COMPONENT, /* live/io_share, live/team.size */
    TARGET_PRIORITY,  /* priorities.realtime */
    TARGET_WEIGHT     /* weights.realtime */
};

struct address {
    const struct node *key;      /* the scalar that it is; NULL: it stands in an argument */
    const struct source *source; /* the whole argument */
    const char *text;            /* without `=` and the value */
    const char *value;
    enum target target;
    uint32_t component; /* of TARGET_COMPONENT; UINT32_MAX: not known */
    uint32_t subject;   /* a fact or criterion */
    struct span span;   /* of the subject */
};

/* Parts ADDRESS=VALUE and looks up what the address names. False when that is nothing, or the
 * argument cannot be read; an unknown component alone still gives the fact, so that the value can
 * be checked. */
bool address_read(struct reader *reader, const char *argument, struct address *address);

/* The same where the address is a scalar of a document; it has no value then. */
bool address_look_up(struct reader *reader, const struct node *scalar, struct address *address);

#endif
