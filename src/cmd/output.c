#include "cmd/output.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cmd/mistake.h"

/* The file of --output; NULL for standard output. */
static const char *file_name(const struct invocation *invocation)
{
    const char *file = invocation->flags[FLAG_OUTPUT].value;
    return file && strcmp(file, "-") != 0 ? file : NULL;
}

void output_start(void)
{
    signal(SIGPIPE, SIG_IGN);
}

int output_target(const struct invocation *invocation)
{
    return file_name(invocation) ? -1 : STDOUT_FILENO;
}

void output_name(FILE *out, const char *name)
{
    for (const unsigned char *at = (const unsigned char *)name; *at; at++) {
        bool c1 = at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0;
        at += c1;
        fputc(c1 || *at < ' ' || *at == 0x7f ? '?' : *at, out);
    }
}

ruling_status output_end(ruling_messages *messages)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return RULING_OK;
    if (errno == EPIPE)
        return RULING_OK;
    return mistake(messages, "R0003", 0, NULL, "standard output cannot be written: %s",
                   strerror(errno));
}

ruling_status output_result(const struct invocation *invocation, ruling_status status, char *text)
{
    const char *file = file_name(invocation);
    if (status == RULING_OK && file) {
        status = ruling_write_file(file, text, strlen(text), invocation->messages);
    } else if (status == RULING_OK) {
        errno = 0;
        fputs(text, stdout);
        status = output_end(invocation->messages);
    }
    ruling_text_free(text);
    return status;
}
