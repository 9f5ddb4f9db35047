#include "cmd/ask/terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

enum { OUT_ROOM = 8192, RESTORE_ROOM = 128 };

static struct {
    bool known;                  /* terminfo was read */
    volatile sig_atomic_t taken; /* the modes are ours */
    bool registered;             /* for exit */
    bool colour;
    volatile sig_atomic_t lost;
    struct termios before;
    size_t length; /* of what waits to be written */
    char out[OUT_ROOM];
    size_t restore_length; /* of what puts the terminal back, ready for a signal handler */
    char restore[RESTORE_ROOM];
} terminal;

/* Signals that end the program where it stands; those that ask it to end are attention.c's. */
static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
enum { CRASHES = sizeof crashes / sizeof *crashes };

/* A capability that is a string; NULL when the terminal has none. */
static const char *capability(const char *name)
{
    const char *value = tigetstr(name);
    return value == NULL || value == (char *)(intptr_t)-1 || !*value ? NULL : value;
}

static bool read_terminfo(void)
{
    int error;
    if (!terminal.known)
        terminal.known = setupterm(NULL, STDOUT_FILENO, &error) == OK;
    return terminal.known;
}

bool terminal_suits(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && read_terminfo() && capability("cr") &&
           (capability("cuu") || capability("cuu1")) && (capability("cuf") || capability("cuf1")) &&
           capability("el") && capability("ed");
}

/* ---- out ---- */

/* All of it, however slowly the terminal takes it. Safe in a signal handler. */
static void write_all(const char *bytes, size_t length)
{
    while (length > 0 && !terminal.lost) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        } else if (written < 0 && errno == EAGAIN) {
            poll(&(struct pollfd){.fd = STDOUT_FILENO, .events = POLLOUT}, 1, 100);
        } else if (written < 0 && errno != EINTR) {
            terminal.lost = 1;
        }
    }
}

void terminal_flush(void)
{
    write_all(terminal.out, terminal.length);
    terminal.length = 0;
}

void terminal_write(const char *bytes, size_t length)
{
    while (length > 0) {
        if (terminal.length == OUT_ROOM)
            terminal_flush();
        size_t part = OUT_ROOM - terminal.length;
        part = part < length ? part : length;
        memcpy(terminal.out + terminal.length, bytes, part);
        terminal.length += part;
        bytes += part;
        length -= part;
    }
}

static int put_byte(int byte)
{
    char c = (char)byte;
    terminal_write(&c, 1);
    return byte;
}

static void put(const char *name)
{
    const char *value = capability(name);
    if (value)
        tputs(value, 1, put_byte);
}

/* `many` is a capability with a count, `one` the same for a single step. */
static void put_times(const char *many, const char *one, int count)
{
    if (count <= 0)
        return;
    const char *value = capability(many);
    if (value && (count > 1 || !capability(one))) {
        tputs(tiparm(value, count), 1, put_byte);
        return;
    }
    while (count-- > 0)
        put(one);
}

void terminal_up(int rows)
{
    put_times("cuu", "cuu1", rows);
}

void terminal_down(int rows)
{
    while (rows-- > 0)
        terminal_next_line();
}

void terminal_column(int column)
{
    put("cr");
    put_times("cuf", "cuf1", column);
}

void terminal_next_line(void)
{
    terminal_write("\r\n", 2);
}

void terminal_clear_line(void)
{
    put("el");
}

void terminal_clear_below(void)
{
    put("ed");
}

void terminal_bell(void)
{
    put("bel");
}

void terminal_style(enum style style)
{
    static const struct {
        const char *attribute; /* NULL: none */
        int colour;            /* of the eight that are everywhere; -1: none */
    } looks[STYLE_COUNT] = {
        [STYLE_PLAIN] = {NULL, -1},         [STYLE_STRONG] = {"bold", -1},
        [STYLE_FAINT] = {"dim", -1},        [STYLE_CURSOR] = {"bold", COLOR_CYAN},
        [STYLE_GOOD] = {NULL, COLOR_GREEN}, [STYLE_BAD] = {"bold", COLOR_RED},
    };
    put("sgr0");
    if (looks[style].attribute)
        put(looks[style].attribute);
    const char *colour = terminal.colour ? capability("setaf") : NULL;
    if (colour && looks[style].colour >= 0)
        tputs(tiparm(colour, looks[style].colour), 1, put_byte);
}

/* ---- taking it, and giving it back ---- */

static void set_modes(const struct termios *modes, int when)
{
    /* In the background this would stop the program before it has put things right. */
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    sigaction(SIGTTOU, &ignore, &before);
    while (tcsetattr(STDIN_FILENO, when, modes) != 0 && errno == EINTR) {
    }
    sigaction(SIGTTOU, &before, NULL);
}

void terminal_restore(void)
{
    if (!terminal.taken)
        return;
    terminal.taken = 0;
    write_all(terminal.restore, terminal.restore_length);
    set_modes(&terminal.before, TCSANOW);
}

static void crashed(int number)
{
    terminal_restore();
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigaction(number, &usual, NULL);
    raise(number);
}

static void watch_crashes(bool on)
{
    struct sigaction action = {.sa_handler = on ? crashed : SIG_DFL, .sa_flags = SA_NODEFER};
    for (size_t i = 0; i < CRASHES; i++) {
        struct sigaction now;
        /* Another's handler, of a sanitizer say, has a reason to be there. */
        if (sigaction(crashes[i], NULL, &now) == 0 && now.sa_handler == (on ? SIG_DFL : crashed))
            sigaction(crashes[i], &action, NULL);
    }
}

static void prepare_restore(void)
{
    static const char *const names[] = {"sgr0", "rmkx", "BD"};
    terminal_flush();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put(names[i]);
    terminal.restore_length = terminal.length < RESTORE_ROOM ? terminal.length : RESTORE_ROOM;
    memcpy(terminal.restore, terminal.out, terminal.restore_length);
    terminal.length = 0;
}

void terminal_renew(void)
{
    struct termios modes = terminal.before;
    modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
    modes.c_lflag |= ISIG;
    modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    set_modes(&modes, TCSADRAIN);
    put("smkx");
    put("BE");
    terminal_flush();
}

void terminal_enter(void)
{
    if (terminal.taken || tcgetattr(STDIN_FILENO, &terminal.before) != 0)
        return;
    terminal.taken = 1;
    terminal_renew();
}

void terminal_leave(void)
{
    terminal_flush();
    terminal_restore();
}

bool terminal_open(bool colour)
{
    if (!terminal_suits())
        return false;
    terminal.colour = colour && tigetnum("colors") >= 8;
    terminal.lost = 0;
    prepare_restore();
    if (!terminal.registered && atexit(terminal_restore) == 0)
        terminal.registered = true;
    watch_crashes(true);
    terminal_enter();
    return terminal.taken != 0;
}

void terminal_close(void)
{
    if (!terminal.known)
        return;
    terminal_leave();
    watch_crashes(false);
    del_curterm(cur_term);
    terminal.known = false;
}

void terminal_size(int *width, int *height)
{
    struct winsize size;
    *width = 0;
    *height = 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
        *width = size.ws_col;
        *height = size.ws_row;
    }
    if (*width <= 0)
        *width = tigetnum("cols");
    if (*height <= 0)
        *height = tigetnum("lines");
    *width = *width < 10 ? (*width <= 0 ? 80 : 10) : *width;
    *height = *height < 3 ? (*height <= 0 ? 24 : 3) : *height;
}

bool terminal_lost(void)
{
    return terminal.lost != 0;
}

/* ---- in ---- */

const char *terminal_key(const char *name)
{
    return capability(name);
}

size_t terminal_read(char *bytes, size_t room)
{
    ssize_t got = read(STDIN_FILENO, bytes, room);
    if (got > 0)
        return (size_t)got;
    if (got == 0 || (errno != EINTR && errno != EAGAIN))
        terminal.lost = 1;
    return 0;
}
