#include "cmd/ask/front.h"

#include <stdlib.h>
#include <string.h>

bool ask_wants_plain(void)
{
    const char *term = getenv("TERM"), *accessible = getenv("ACCESSIBLE");
    return !term || !*term || strcmp(term, "dumb") == 0 || (accessible && *accessible);
}

front_end *ask_front(const struct invocation *invocation)
{
    (void)invocation;
    return ask_plain;
}
