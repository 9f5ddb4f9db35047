#include "cmd/day.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd/mistake.h"

/* The end of 9999-12-31, in seconds since 1970: later days have five digits for the year. */
#define LAST_SECOND INT64_C(253402300799)

/* The seconds that a text of digits says; -1 when it says none that can be. */
static int64_t seconds_of(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 12 || text[digits] != '\0')
        return -1;
    int64_t seconds = strtoll(text, NULL, 10);
    return seconds <= LAST_SECOND ? seconds : -1;
}

/* The seconds of the clock, wrong as it may be. */
static int64_t seconds_now(void)
{
    int64_t seconds = time(NULL);
    return seconds < 0 ? 0 : seconds > LAST_SECOND ? LAST_SECOND : seconds;
}

/* Writes the day that holds a second. */
static void set_day(struct day *day, const char *from, int64_t seconds)
{
    struct tm date;
    time_t instant = (time_t)seconds;
    day->from = from;
    gmtime_r(&instant, &date);
    strftime(day->text, sizeof day->text, "%Y-%m-%d", &date);
}

ruling_status day_find(const struct invocation *invocation, struct day *day)
{
    const char *given = invocation->flags[FLAG_AS_OF].value;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (given) {
        day->from = "--as-of";
        snprintf(day->text, sizeof day->text, "%s", given);
        return RULING_OK;
    }
    if (!epoch || !*epoch) {
        set_day(day, "today", seconds_now());
        return RULING_OK;
    }
    int64_t seconds = seconds_of(epoch);
    if (seconds < 0)
        return mistake(invocation->messages, "R0148", 0, "write seconds since 1970: `date +%s`",
                       "SOURCE_DATE_EPOCH is `%.100s`, and that is no time", epoch);
    set_day(day, "SOURCE_DATE_EPOCH", seconds);
    return RULING_OK;
}
