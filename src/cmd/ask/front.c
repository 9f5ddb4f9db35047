#include "cmd/ask/front.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/ask/fullscreen.h"
#include "cmd/ask/plain.h"

/* Whether the environment asks for plain lines. */
static bool wants_plain(void)
{
    const char *term = getenv("TERM"), *accessible = getenv("ACCESSIBLE");
    return !term || !*term || strcmp(term, "dumb") == 0 || (accessible && *accessible);
}

front_end *ask_front(const struct invocation *invocation)
{
    bool plain = invocation->flags[FLAG_PLAIN].word || wants_plain();
    return plain ? ask_plain : ask_fullscreen;
}
