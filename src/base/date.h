/* Days of the Gregorian calendar as text, YYYY-MM-DD, so that the earlier is the lesser text. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

/* Whether the text is a day that exists. */
bool date_exists(const char *text);

#endif
