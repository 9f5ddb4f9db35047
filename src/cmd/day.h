/* The day on which waivers are looked at. The library takes it as input: only here are the clock
 * and the environment asked. */
#ifndef CMD_DAY_H
#define CMD_DAY_H

#include "cmd/command.h"

#define FLAG_DAY                                                                                   \
    {                                                                                              \
        .id = FLAG_AS_OF, .name = "--as-of", .value = "DATE",                                      \
        .help = "the day, YYYY-MM-DD, on which waivers may have ended;\n"                          \
                "else that of SOURCE_DATE_EPOCH, else today",                                      \
        .fits = ruling_is_day, .what = "day that exists", .wanted = "a day is written YYYY-MM-DD"  \
    }

struct day {
    char text[sizeof "YYYY-MM-DD"];
    const char *from; /* "--as-of", "SOURCE_DATE_EPOCH" or "today" */
};

/* Finds the day: that of the flag, else of the environment, else of the clock, in UTC. R0148 when
 * the environment holds no time. */
ruling_status day_find(const struct invocation *invocation, struct day *day);

#endif
