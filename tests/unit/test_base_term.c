#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/term.h"

struct terminal {
    int master;
    int fd;
};

static struct terminal terminal;
static int file = -1;

static void set(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static int setup(void **state)
{
    (void)state;
    terminal.master = posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal.master < 0 || grantpt(terminal.master) || unlockpt(terminal.master))
        return -1;
    terminal.fd = open(ptsname(terminal.master), O_RDWR | O_NOCTTY);
    file = open("/dev/null", O_RDWR);
    return terminal.fd < 0 || file < 0 ? -1 : 0;
}

static int teardown(void **state)
{
    (void)state;
    close(file);
    close(terminal.fd);
    close(terminal.master);
    return 0;
}

static void colour_is_for_terminals_that_have_it(void **state)
{
    (void)state;
    set("NO_COLOR", NULL);
    set("TERM", "xterm");
    assert_true(term_colour(terminal.fd));
    assert_false(term_colour(file));
    set("TERM", "dumb");
    assert_false(term_colour(terminal.fd));
    set("TERM", NULL);
    assert_true(term_colour(terminal.fd));
    set("NO_COLOR", "");
    assert_true(term_colour(terminal.fd));
    set("NO_COLOR", "0");
    assert_false(term_colour(terminal.fd));
}

static int width_of(unsigned short columns)
{
    struct winsize size = {.ws_row = 24, .ws_col = columns};
    assert_int_equal(ioctl(terminal.fd, TIOCSWINSZ, &size), 0);
    return term_width(terminal.fd);
}

static void width_is_that_of_the_terminal_within_bounds(void **state)
{
    (void)state;
    set("COLUMNS", NULL);
    assert_int_equal(width_of(100), 100);
    assert_int_equal(width_of(0), 80);
    assert_int_equal(width_of(59), 60);
    assert_int_equal(width_of(60), 60);
    assert_int_equal(width_of(200), 200);
    assert_int_equal(width_of(201), 200);
    assert_int_equal(term_width(file), 80);
}

static void columns_override_the_terminal(void **state)
{
    (void)state;
    static const struct {
        const char *columns;
        int width;
    } cases[] = {{"90", 90},   {"10", 60},   {"99999999999999999999", 200},
                 {"", 120},    {"0", 120},   {"wide", 120},
                 {"90x", 120}, {"-90", 120}, {" 90", 120}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set("COLUMNS", cases[i].columns);
        assert_int_equal(width_of(120), cases[i].width);
    }
    set("COLUMNS", "90");
    assert_int_equal(term_width(file), 90);
}

static void utf8_follows_the_first_variable_that_is_set(void **state)
{
    (void)state;
    static const struct {
        const char *all, *ctype, *lang;
        bool utf8;
    } cases[] = {
        {NULL, NULL, NULL, false},
        {NULL, NULL, "de_DE.UTF-8", true},
        {NULL, NULL, "de_DE.utf8@euro", true},
        {"", "", "C.UTF-8", true},
        {NULL, "C", "C.UTF-8", false},
        {NULL, "C.UTF-8", "C", true},
        {"POSIX", "C.UTF-8", "C.UTF-8", false},
        {"en_GB.ISO-8859-1", NULL, NULL, false},
        {"en_GB.UTF-16", NULL, NULL, false},
        {"en_GB.UTF", NULL, NULL, false},
        {"en_GB.UTF16", NULL, NULL, false},
        {"en_GB.ABCD", NULL, NULL, false},
        {"UTF-8", NULL, NULL, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        set("LC_ALL", cases[i].all);
        set("LC_CTYPE", cases[i].ctype);
        set("LANG", cases[i].lang);
        assert_int_equal(term_utf8(terminal.fd), cases[i].utf8);
        assert_true(term_utf8(file));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colour_is_for_terminals_that_have_it),
        cmocka_unit_test(width_is_that_of_the_terminal_within_bounds),
        cmocka_unit_test(columns_override_the_terminal),
        cmocka_unit_test(utf8_follows_the_first_variable_that_is_set),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
