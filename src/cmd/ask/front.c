#include "cmd/ask/front.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/ask/screen.h"

bool ask_wants_plain(void)
{
    const char *term = getenv("TERM"), *accessible = getenv("ACCESSIBLE");
    return !term || !*term || strcmp(term, "dumb") == 0 || (accessible && *accessible);
}

front_end *ask_front(const struct invocation *invocation)
{
    bool plain = invocation->flags[FLAG_PLAIN].word || ask_wants_plain();
    return plain ? ask_plain : ask_screen;
}
