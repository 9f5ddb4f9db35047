/* A person at a terminal: starts the program in a shell with job control, presses keys and reads
 * the screen. */
#ifndef TESTS_SCREEN_PERSON_H
#define TESTS_SCREEN_PERSON_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "emulator.h"

/* What the terminal and the environment are like. */
struct setting {
    const char *term;   /* NULL: xterm-256color */
    const char *locale; /* NULL: C.UTF-8 */
    int columns, rows;  /* 0: 80 by 24 */
    bool no_color;
    const char *profile; /* what the file says at first; NULL: there is none */
};

struct person {
    struct setting setting;
    int terminal;        /* the person's side */
    int side;            /* the program's */
    int orders, reports; /* to the shell, and from it */
    pid_t shell, program;
    bool stopped, ended;
    int status; /* of the program, as wait gives it */
    struct termios before;
    struct emulator screen;
    char folder[64], file[96];
};

/* How long to wait for what must come: a loaded machine is no failure. */
enum { PATIENCE = 30000 };

#define PROFILE "ruling: 1\nname: Parcel\n# kept\ncomponents:\n  - name: live\n  - name: eta\n"

/* ---- the shell: one program, in the foreground, that may stop ---- */

struct report {
    char what; /* 'P' started, 'T' stopped, 'X' ended */
    int value;
};

static inline void shell_report(int reports, char what, int value)
{
    struct report report = {.what = what, .value = value};
    if (write(reports, &report, sizeof report) != sizeof report)
        _exit(3);
}

static inline void shell_exec(const struct person *person)
{
    char program[4096], pack[4096];
    const char *build = getenv("BUILD"), *root = getenv("ROOT");
    snprintf(program, sizeof program, "%s/ruling", build ? build : "build");
    snprintf(pack, sizeof pack, "%s/tests/screen/pack.yaml", root ? root : ".");
    setenv("TERM", person->setting.term ? person->setting.term : "xterm-256color", 1);
    setenv("LC_ALL", person->setting.locale ? person->setting.locale : "C.UTF-8", 1);
    unsetenv("COLUMNS");
    unsetenv("LINES");
    unsetenv("ACCESSIBLE");
    unsetenv("NO_COLOR");
    if (person->setting.no_color)
        setenv("NO_COLOR", "1", 1);
    if (chdir(person->folder) == 0)
        execl(program, "ruling", "ask", "-r", pack, "profile.yaml", (char *)NULL);
    _exit(127);
}

static inline void shell_run(const struct person *person, int orders, int reports)
{
    int status;
    char order;
    signal(SIGTTOU, SIG_IGN);
    signal(SIGTTIN, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    pid_t program = fork();
    if (program == 0) {
        setpgid(0, 0);
        tcsetpgrp(STDIN_FILENO, getpid());
        signal(SIGTTOU, SIG_DFL);
        signal(SIGTTIN, SIG_DFL);
        signal(SIGHUP, SIG_DFL);
        shell_exec(person);
    }
    setpgid(program, program);
    tcsetpgrp(STDIN_FILENO, program);
    shell_report(reports, 'P', program);
    while (waitpid(program, &status, WUNTRACED) == program && WIFSTOPPED(status)) {
        tcsetpgrp(STDIN_FILENO, getpgrp());
        shell_report(reports, 'T', WSTOPSIG(status));
        if (read(orders, &order, 1) != 1)
            _exit(3);
        tcsetpgrp(STDIN_FILENO, program);
        kill(-program, SIGCONT);
    }
    shell_report(reports, 'X', status);
    /* The terminal is looked at before the shell goes. */
    if (read(orders, &order, 1) < 0)
        _exit(3);
    _exit(0);
}

/* ---- the person ---- */

static inline void person_size(struct person *person, int columns, int rows)
{
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    assert_int_equal(ioctl(person->terminal, TIOCSWINSZ, &size), 0);
}

static inline void person_write_profile(const struct person *person, const char *text)
{
    FILE *file = fopen(person->file, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* What the profile says now; "" when there is none. The text is good until the next call. */
static inline const char *person_profile(const struct person *person)
{
    static char text[65536];
    FILE *file = fopen(person->file, "r");
    size_t length = file ? fread(text, 1, sizeof text - 1, file) : 0;
    if (file)
        fclose(file);
    text[length] = '\0';
    return text;
}

static inline void person_take_report(struct person *person)
{
    struct report report;
    assert_int_equal(read(person->reports, &report, sizeof report), sizeof report);
    if (report.what == 'P')
        person->program = report.value;
    person->stopped = report.what == 'T';
    if (report.what == 'X') {
        person->ended = true;
        person->status = report.value;
    }
}

static inline void person_start(struct person *person, struct setting setting)
{
    int orders[2], reports[2];
    assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
    memset(person, 0, sizeof *person);
    setting.columns = setting.columns ? setting.columns : 80;
    setting.rows = setting.rows ? setting.rows : 24;
    person->setting = setting;
    strcpy(person->folder, "/tmp/ruling-screen-XXXXXX");
    assert_non_null(mkdtemp(person->folder));
    snprintf(person->file, sizeof person->file, "%s/profile.yaml", person->folder);
    if (setting.profile)
        person_write_profile(person, setting.profile);
    person->terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    assert_true(person->terminal >= 0);
    assert_int_equal(grantpt(person->terminal) | unlockpt(person->terminal), 0);
    person_size(person, setting.columns, setting.rows);
    emulator_init(&person->screen, setting.columns, setting.rows);
    int program_side = open(ptsname(person->terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
    assert_true(program_side >= 0);
    assert_int_equal(tcgetattr(program_side, &person->before), 0);
    assert_int_equal(pipe2(orders, O_CLOEXEC) | pipe2(reports, O_CLOEXEC), 0);
    person->shell = fork();
    assert_true(person->shell >= 0);
    if (person->shell == 0) {
        setsid();
        close(person->terminal);
        close(orders[1]);
        close(reports[0]);
        if (ioctl(program_side, TIOCSCTTY, 0) != 0)
            _exit(3);
        for (int fd = 0; fd < 3; fd++)
            dup2(program_side, fd);
        close(program_side);
        shell_run(person, orders[0], reports[1]);
    }
    person->side = program_side;
    close(orders[0]);
    close(reports[1]);
    person->orders = orders[1];
    person->reports = reports[0];
    person_take_report(person);
}

/* Takes in what comes within some milliseconds; false when nothing did. */
static inline bool person_look(struct person *person, int milliseconds)
{
    char bytes[4096];
    struct pollfd ends[2] = {{.fd = person->terminal, .events = POLLIN},
                             {.fd = person->reports, .events = POLLIN}};
    if (poll(ends, person->ended ? 1 : 2, milliseconds) <= 0)
        return false;
    if (ends[0].revents & POLLIN) {
        ssize_t got = read(person->terminal, bytes, sizeof bytes);
        for (ssize_t i = 0; i < got; i++)
            emulator_byte(&person->screen, bytes[i]);
        return got > 0;
    }
    if (!person->ended && ends[1].revents) {
        person_take_report(person);
        return true;
    }
    return false;
}

static inline long long person_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static inline bool person_sees(struct person *person, const char *text)
{
    static char all[EMULATOR_TEXT];
    emulator_text(&person->screen, all);
    return strstr(all, text) != NULL;
}

static inline void person_show(struct person *person)
{
    static char all[EMULATOR_TEXT];
    emulator_text(&person->screen, all);
    print_error("the screen (cursor %d, %d; %s):\n%s\n", person->screen.row, person->screen.column,
                person->ended     ? "ended"
                : person->stopped ? "stopped"
                                  : "running",
                all);
}

/* Waits until the screen shows the text. */
static inline void person_wait_at(struct person *person, const char *text, int line)
{
    long long end = person_clock() + PATIENCE;
    while (!person_sees(person, text) && person_clock() < end)
        if (!person_look(person, 50) && person->ended)
            break;
    if (person_sees(person, text))
        return;
    person_show(person);
    fail_msg("line %d: `%s` is not on the screen", line, text);
}
#define person_wait(person, text) person_wait_at(person, text, __LINE__)

/* Waits until nothing more comes. */
static inline void person_rest(struct person *person)
{
    while (person_look(person, 120)) {
    }
}

/* Sends bytes, reading meanwhile, so that neither side waits for the other. */
static inline void person_send(struct person *person, const char *bytes, size_t length)
{
    while (length > 0) {
        struct pollfd end = {.fd = person->terminal, .events = POLLOUT};
        while (person_look(person, 0)) {
        }
        if (poll(&end, 1, 1000) <= 0)
            return;
        ssize_t wrote = write(person->terminal, bytes, length > 256 ? 256 : length);
        if (wrote < 0)
            return;
        bytes += wrote;
        length -= (size_t)wrote;
    }
}

/* Waits until the program has read what was sent, so that keys stay apart however busy it is. */
static inline void person_is_heard(struct person *person)
{
    long long end = person_clock() + PATIENCE;
    int waiting;
    do
        person_look(person, 5);
    while (!person->ended && !person->stopped && person_clock() < end &&
           ioctl(person->side, FIONREAD, &waiting) == 0 && waiting > 0);
}

/* Strikes keys one by one, as a hand does. */
static inline void person_type(struct person *person, const char *text)
{
    for (; *text; text++) {
        person_send(person, text, 1);
        while (((unsigned char)text[1] & 0xc0) == 0x80)
            person_send(person, ++text, 1);
        person_look(person, 5);
        person_is_heard(person);
    }
}

static inline void person_press(struct person *person, const char *sequence)
{
    person_send(person, sequence, strlen(sequence));
    person_is_heard(person);
    person_rest(person);
}

/* The cursor keys, as the terminal sends them once the program asked for its keypad's mode. */
static inline bool person_sends_o(const struct person *person)
{
    const char *term = person->setting.term ? person->setting.term : "xterm";
    return strncmp(term, "xterm", 5) == 0 || strcmp(term, "vt100") == 0 ||
           strncmp(term, "screen", 6) == 0;
}

static inline void person_up(struct person *person)
{
    person_press(person, person_sends_o(person) ? "\033OA" : "\033[A");
}

static inline void person_down(struct person *person)
{
    person_press(person, person_sends_o(person) ? "\033OB" : "\033[B");
}

/* Strikes a key that is a command, after Esc: letters are text where text is asked for. */
static inline void person_command(struct person *person, const char *key)
{
    person_press(person, "\033");
    person_type(person, key);
}

/* Goes to a question by its name. */
static inline void person_go_to(struct person *person, const char *name, const char *question)
{
    person_command(person, "/");
    person_wait(person, "Go to which question?");
    person_type(person, name);
    person_type(person, "\r");
    person_wait(person, question);
    person_rest(person);
}

static inline void person_wait_for_profile_at(struct person *person, const char *text, int line)
{
    long long end = person_clock() + PATIENCE;
    while (!strstr(person_profile(person), text) && person_clock() < end)
        if (!person_look(person, 50) && person->ended)
            break;
    if (strstr(person_profile(person), text))
        return;
    person_show(person);
    fail_msg("line %d: `%s` is not in the profile:\n%s", line, text, person_profile(person));
}
#define person_wait_for_profile(person, text) person_wait_for_profile_at(person, text, __LINE__)

/* Waits until the program ends; how, as wait gives it. */
static inline int person_wait_for_end(struct person *person)
{
    long long end = person_clock() + PATIENCE;
    while (!person->ended && person_clock() < end)
        person_look(person, 50);
    if (!person->ended)
        person_show(person);
    assert_true(person->ended);
    person_rest(person);
    return person->status;
}

/* Whether the terminal's modes are as they were at first. */
static inline bool person_has_terminal_back(const struct person *person)
{
    struct termios now;
    assert_int_equal(tcgetattr(person->terminal, &now), 0);
    return now.c_lflag == person->before.c_lflag && now.c_iflag == person->before.c_iflag &&
           now.c_oflag == person->before.c_oflag && now.c_cflag == person->before.c_cflag &&
           memcmp(now.c_cc, person->before.c_cc, sizeof now.c_cc) == 0;
}

/* Ends it all; the screen must have understood everything, and nothing be left as it was not. */
static inline void person_done(struct person *person)
{
    if (!person->ended) {
        kill(person->program, SIGKILL);
        if (person->stopped && write(person->orders, "c", 1) != 1)
            fail();
        person_wait_for_end(person);
    }
    close(person->orders);
    waitpid(person->shell, NULL, 0);
    close(person->reports);
    close(person->terminal);
    close(person->side);
    unlink(person->file);
    rmdir(person->folder);
    assert_int_equal(person->screen.strange, 0);
}

/* Saves and quits by the key, and checks how that leaves things. */
static inline void person_quits(struct person *person)
{
    person_command(person, "q");
    int status = person_wait_for_end(person);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_true(person_has_terminal_back(person));
    assert_false(person->screen.pasting);
    person_done(person);
}

#endif
