#include "cmd/ask/attention.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "cmd/ask/terminal.h"

static const int endings[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static const int others[] = {SIGWINCH, SIGTSTP, SIGCONT};
enum { ENDINGS = sizeof endings / sizeof *endings, OTHERS = sizeof others / sizeof *others };

static volatile sig_atomic_t ending;  /* the signal that asked the program to end */
static volatile sig_atomic_t resized; /* the screen must be drawn anew */
static volatile sig_atomic_t stopping;
static int awake[2] = {-1, -1}; /* a pipe, so that a signal ends a wait that is about to begin */
static struct sigaction before[ENDINGS + OTHERS];

static void wake(void)
{
    int error = errno;
    ssize_t written = write(awake[1], "", 1);
    (void)written; /* a full pipe wakes as well */
    errno = error;
}

static void on_ending(int number)
{
    if (ending) {
        terminal_restore();
        signal(number, SIG_DFL);
        raise(number);
        return;
    }
    ending = number;
    wake();
}

static void on_other(int number)
{
    if (number == SIGTSTP)
        stopping = 1;
    else
        resized = 1;
    wake();
}

static void watch(int number, void (*handler)(int), struct sigaction *old)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART | SA_NODEFER};
    sigaction(number, NULL, old);
    /* What the caller ignores, as nohup does, stays ignored. */
    if (old->sa_handler != SIG_IGN || number == SIGWINCH)
        sigaction(number, &action, NULL);
}

bool attention_open(void)
{
    if (pipe2(awake, O_CLOEXEC | O_NONBLOCK) != 0)
        return false;
    ending = resized = stopping = 0;
    for (int i = 0; i < ENDINGS; i++)
        watch(endings[i], on_ending, &before[i]);
    for (int i = 0; i < OTHERS; i++)
        watch(others[i], on_other, &before[ENDINGS + i]);
    return true;
}

void attention_close(void)
{
    if (awake[0] < 0)
        return;
    for (int i = 0; i < ENDINGS; i++)
        sigaction(endings[i], &before[i], NULL);
    for (int i = 0; i < OTHERS; i++)
        sigaction(others[i], &before[ENDINGS + i], NULL);
    close(awake[0]);
    close(awake[1]);
    awake[0] = awake[1] = -1;
}

/* What signals asked for, the most urgent first; ATTENTION_TIMEOUT: nothing. */
static enum attention asked(void)
{
    if (ending)
        return ATTENTION_END;
    if (stopping)
        return ATTENTION_STOP;
    if (resized) {
        resized = 0;
        return ATTENTION_RESIZED;
    }
    return ATTENTION_TIMEOUT;
}

static void drain(void)
{
    char bytes[64];
    while (read(awake[0], bytes, sizeof bytes) > 0) {
    }
}

enum attention attention_wait(int milliseconds)
{
    struct pollfd ends[2] = {{.fd = STDIN_FILENO, .events = POLLIN},
                             {.fd = awake[0], .events = POLLIN}};
    for (;;) {
        enum attention what = asked();
        if (what != ATTENTION_TIMEOUT)
            return what;
        int ready = poll(ends, 2, milliseconds);
        if (ready < 0 && errno != EINTR)
            return ATTENTION_END;
        if (ready > 0 && ends[1].revents)
            drain();
        else if (ready > 0)
            return ATTENTION_INPUT;
        else if (ready == 0)
            return asked();
    }
}

void attention_stop(void)
{
    struct sigaction usual = {.sa_handler = SIG_DFL}, ours;
    stopping = 0;
    terminal_leave();
    sigaction(SIGTSTP, &usual, &ours);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
    /* Woken only to end: the terminal may be another's now. */
    if (!ending)
        terminal_enter();
    resized = 0;
}

void attention_pass_on(void)
{
    if (!ending)
        return;
    int number = ending;
    ending = 0;
    signal(number, SIG_DFL);
    raise(number);
}
