#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "failing.h"

/* The linker takes these two for those of the C library: each fails once where it is told to. */
static bool interrupt_read, glob_without_memory;

ssize_t read(int fd, void *bytes, size_t length)
{
    if (interrupt_read) {
        interrupt_read = false;
        errno = EINTR;
        return -1;
    }
    return syscall(SYS_read, fd, bytes, length);
}

int glob(const char *pattern, int flags, int (*failed)(const char *, int), glob_t *found)
{
    if (glob_without_memory) {
        glob_without_memory = false;
        return GLOB_NOSPACE;
    }
    int (*real)(const char *, int, int (*)(const char *, int), glob_t *);
    void *symbol = dlsym(RTLD_NEXT, "glob");
    memcpy(&real, &symbol, sizeof real);
    return real(pattern, flags, failed, found);
}

static struct arena arena;
static char folder[PATH_MAX];

/* A path in the test's folder; good until the fourth call after it. */
static const char *in(const char *name)
{
    static char paths[4][2 * PATH_MAX];
    static int turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void put(const char *name, const char *text, size_t length)
{
    FILE *file = fopen(in(name), "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    const char *base = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/ruling-file-XXXXXX", base ? base : "/tmp");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *place)
{
    (void)info;
    (void)kind;
    (void)place;
    return remove(path);
}

static int teardown(void **state)
{
    (void)state;
    arena_fini(&arena);
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static enum file_status read_path(const char *path, size_t limit, char **bytes, size_t *length)
{
    *bytes = NULL;
    *length = 12345;
    enum file_status status = file_read(&arena, path, limit, bytes, length);
    if (status != FILE_OK) {
        assert_null(*bytes);
        assert_int_equal(*length, 12345);
    }
    return status;
}

static void expect_status(const char *path, size_t limit, enum file_status expected)
{
    char *bytes;
    size_t length;
    assert_int_equal(read_path(path, limit, &bytes, &length), expected);
}

static void a_file_is_read_whole(void **state)
{
    (void)state;
    char *bytes;
    size_t length;
    put("some", "a\0b\n", 4);
    assert_int_equal(read_path(in("some"), 1000, &bytes, &length), FILE_OK);
    assert_int_equal(length, 4);
    assert_memory_equal(bytes, "a\0b\n", 5);
    put("empty", "", 0);
    assert_int_equal(read_path(in("empty"), 0, &bytes, &length), FILE_OK);
    assert_int_equal(length, 0);
    assert_string_equal(bytes, "");
}

static void the_limit_is_the_last_length_that_is_read(void **state)
{
    (void)state;
    static char text[70000];
    memset(text, 'x', sizeof text);
    static const size_t sizes[] = {1, 2, 16383, 16384, 16385, 65536, 70000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *bytes;
        size_t length;
        put("sized", text, sizes[i]);
        expect_status(in("sized"), sizes[i] - 1, FILE_TOO_LARGE);
        expect_status(in("sized"), 0, FILE_TOO_LARGE);
        for (size_t limit = sizes[i]; limit < sizes[i] + 2; limit++) {
            assert_int_equal(read_path(in("sized"), limit, &bytes, &length), FILE_OK);
            assert_int_equal(length, sizes[i]);
        }
        assert_int_equal(read_path(in("sized"), SIZE_MAX, &bytes, &length), FILE_OK);
        assert_memory_equal(bytes, text, sizes[i]);
        assert_int_equal(bytes[length], '\0');
    }
}

static void reading_goes_on_after_an_interruption(void **state)
{
    (void)state;
    char *bytes;
    size_t length;
    put("some", "text", 4);
    interrupt_read = true;
    assert_int_equal(read_path(in("some"), 10, &bytes, &length), FILE_OK);
    assert_false(interrupt_read);
    assert_string_equal(bytes, "text");
}

static void what_is_no_file_is_told_apart(void **state)
{
    (void)state;
    put("plain", "x", 1);
    expect_status(in("none"), 10, FILE_MISSING);
    expect_status(in("plain/below"), 10, FILE_MISSING);
    expect_status(folder, 10, FILE_FOLDER);
    expect_status("", 10, FILE_MISSING);
    char name[300];
    memset(name, 'n', 299);
    name[299] = '\0';
    errno = 0;
    expect_status(in(name), 10, FILE_ERROR);
    assert_int_equal(errno, ENAMETOOLONG);
    /* Its first page cannot be read, but it can be opened. */
    errno = 0;
    expect_status("/proc/self/mem", 10, FILE_ERROR);
    assert_int_equal(errno, EIO);
}

static void a_descriptor_is_not_left_open(void **state)
{
    (void)state;
    char *bytes;
    size_t length;
    int before = open("/dev/null", O_RDONLY);
    close(before);
    put("plain", "x", 1);
    assert_int_equal(read_path(in("plain"), 10, &bytes, &length), FILE_OK);
    expect_status(in("plain"), 0, FILE_TOO_LARGE);
    expect_status(folder, 10, FILE_FOLDER);
    int after = open("/dev/null", O_RDONLY);
    close(after);
    assert_int_equal(before, after);
}

/* Standard input from a pipe, with `length` bytes in it. */
static int pipe_in(const char *text, size_t length)
{
    int ends[2], saved = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text, length), length);
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    return saved;
}

static void restore_input(int saved)
{
    dup2(saved, STDIN_FILENO);
    close(saved);
}

static void standard_input_is_a_hyphen(void **state)
{
    (void)state;
    static char text[40000];
    memset(text, 'y', sizeof text);
    char *bytes;
    size_t length;
    int saved = pipe_in(text, sizeof text);
    enum file_status status = read_path("-", sizeof text, &bytes, &length);
    /* It stays open. */
    assert_int_equal(fcntl(STDIN_FILENO, F_GETFD) >= 0, 1);
    restore_input(saved);
    assert_int_equal(status, FILE_OK);
    assert_int_equal(length, sizeof text);
    assert_memory_equal(bytes, text, sizeof text);
    saved = pipe_in(text, sizeof text);
    status = read_path("-", sizeof text - 1, &bytes, &length);
    restore_input(saved);
    assert_int_equal(status, FILE_TOO_LARGE);
}

static void a_closed_standard_input_is_an_error(void **state)
{
    (void)state;
    int saved = dup(STDIN_FILENO);
    close(STDIN_FILENO);
    errno = 0;
    char *bytes;
    size_t length;
    enum file_status status = read_path("-", 10, &bytes, &length);
    int error = errno;
    restore_input(saved);
    assert_int_equal(status, FILE_ERROR);
    assert_int_equal(error, EBADF);
}

static void a_pipe_with_a_name_is_read(void **state)
{
    (void)state;
    assert_int_equal(mkfifo(in("fifo"), 0600), 0);
    pid_t writer = fork();
    assert_true(writer >= 0);
    if (writer == 0) {
        int fd = open(in("fifo"), O_WRONLY);
        _exit(write(fd, "through", 7) == 7 ? 0 : 1);
    }
    char *bytes;
    size_t length;
    int status;
    assert_int_equal(read_path(in("fifo"), 100, &bytes, &length), FILE_OK);
    assert_string_equal(bytes, "through");
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_int_equal(status, 0);
}

static void reading_without_memory_fails(void **state)
{
    (void)state;
    static char text[50000];
    memset(text, 'z', sizeof text);
    for (long n = 0;; n++) {
        struct arena own;
        arena_init(&own);
        int saved = pipe_in(text, sizeof text);
        char *bytes = NULL;
        size_t length;
        failing_memory(n);
        enum file_status status = file_read(&own, "-", sizeof text, &bytes, &length);
        bool failed = failing_stop();
        restore_input(saved);
        assert_int_equal(status, failed ? FILE_NO_MEMORY : FILE_OK);
        assert_int_equal(bytes == NULL, failed);
        arena_fini(&own);
        if (!failed)
            break;
    }
}

static void folders_are_known(void **state)
{
    (void)state;
    put("plain", "x", 1);
    assert_int_equal(symlink(folder, in("link")), 0);
    assert_true(file_is_folder(folder));
    assert_true(file_is_folder(in("link")));
    assert_false(file_is_folder(in("plain")));
    assert_false(file_is_folder(in("none")));
}

/* What matches, joined by spaces. */
static const char *matches(const char *base, const char *pattern)
{
    static char text[1000];
    char **paths = NULL;
    size_t count = 99, length = 0;
    assert_int_equal(file_glob(&arena, base, pattern, &paths, &count), FILE_OK);
    text[0] = '\0';
    for (size_t i = 0; i < count; i++)
        length +=
            (size_t)snprintf(text + length, sizeof text - length, "%s%s", i ? " " : "", paths[i]);
    return text;
}

static void files_that_match_are_listed_in_order(void **state)
{
    (void)state;
    mkdir(in("rules"), 0700);
    mkdir(in("rules/folder.yaml"), 0700);
    put("rules/b.yaml", "", 0);
    put("rules/a.yaml", "", 0);
    put("rules/B.yaml", "", 0);
    put("rules/\xc3\xa9.yaml", "", 0);
    put("rules/.hidden.yaml", "", 0);
    put("rules/a.json", "", 0);
    put("top.yaml", "", 0);
    assert_int_equal(symlink("a.json", in("rules/link.yaml")), 0);
    assert_int_equal(symlink("nowhere", in("rules/loose.yaml")), 0);
    assert_string_equal(matches(folder, "rules/*.yaml"),
                        "rules/B.yaml rules/a.yaml rules/b.yaml rules/link.yaml "
                        "rules/\xc3\xa9.yaml");
    assert_string_equal(matches(folder, "*/a.*"), "rules/a.json rules/a.yaml");
    assert_string_equal(matches(folder, "rules/[ab].yaml"), "rules/a.yaml rules/b.yaml");
    assert_string_equal(matches(folder, "top.yaml"), "top.yaml");
    assert_string_equal(matches(folder, "t?p.yaml"), "top.yaml");
    assert_string_equal(matches(folder, "rules"), "");
    assert_string_equal(matches(folder, "none/*.yaml"), "");
    assert_string_equal(matches(folder, "top.yaml/*"), "");
    assert_string_equal(matches(folder, "{top,rules}.yaml"), "");
    assert_string_equal(matches(in("none"), "*"), "");
}

static void a_folder_is_taken_by_its_name(void **state)
{
    (void)state;
    const char *name = "a[b]*?\\c";
    mkdir(in(name), 0700);
    char path[PATH_MAX + 20], below[PATH_MAX + 40];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    snprintf(below, sizeof below, "%s/x.yaml", name);
    put(below, "", 0);
    mkdir(in("abxxc"), 0700);
    put("abxxc/y.yaml", "", 0);
    assert_string_equal(matches(path, "*.yaml"), "x.yaml");
    assert_string_equal(matches(path, "x.yaml"), "x.yaml");
    assert_string_equal(matches(path, "?.yaml"), "x.yaml");
    snprintf(path, sizeof path, "%s/", folder);
    assert_string_equal(matches(path, "abxxc/*.yaml"), "abxxc/y.yaml");
}

static void a_folder_that_cannot_be_read_is_an_error(void **state)
{
    (void)state;
    char **paths;
    size_t count;
    assert_int_equal(symlink("loop", in("loop")), 0);
    errno = 0;
    assert_int_equal(file_glob(&arena, folder, "loop/*.yaml", &paths, &count), FILE_ERROR);
    assert_int_equal(errno, ELOOP);
}

static void listing_without_memory_fails(void **state)
{
    (void)state;
    char name[80];
    char **none;
    size_t nothing;
    glob_without_memory = true;
    assert_int_equal(file_glob(&arena, folder, "*", &none, &nothing), FILE_NO_MEMORY);
    for (int i = 0; i < 60; i++) {
        snprintf(name, sizeof name, "%060d.many", i);
        put(name, "", 0);
    }
    for (long n = 0;; n++) {
        struct arena own;
        arena_init(&own);
        char **paths;
        size_t count;
        failing_memory(n);
        enum file_status status = file_glob(&own, folder, "*.many", &paths, &count);
        bool failed = failing_stop();
        assert_int_equal(status, failed ? FILE_NO_MEMORY : FILE_OK);
        if (!failed)
            assert_int_equal(count, 60);
        arena_fini(&own);
        if (!failed)
            break;
    }
}

static void what_lies_inside_is_decided_after_links(void **state)
{
    (void)state;
    mkdir(in("pack"), 0700);
    mkdir(in("pack2"), 0700);
    put("pack/in.yaml", "", 0);
    put("pack2/out.yaml", "", 0);
    assert_int_equal(symlink("../pack2/out.yaml", in("pack/leads_out")), 0);
    assert_int_equal(symlink("../pack/in.yaml", in("pack2/leads_in")), 0);
    assert_true(file_inside(in("pack"), in("pack/in.yaml")));
    assert_true(file_inside(in("pack/"), in("pack2/../pack/in.yaml")));
    assert_true(file_inside(in("pack"), in("pack2/leads_in")));
    assert_true(file_inside("/", in("pack")));
    assert_false(file_inside("/", "/"));
    assert_false(file_inside(in("pack"), in("pack")));
    assert_false(file_inside(in("pack"), in("pack/leads_out")));
    assert_false(file_inside(in("pack"), in("pack2/out.yaml")));
    assert_false(file_inside(in("pack"), in("pack/../pack2/out.yaml")));
    assert_false(file_inside(in("pack"), in("pack/none")));
    assert_false(file_inside(in("none"), in("pack")));
    assert_false(file_inside(in("pack"), "/"));
}

static void one_file_may_have_several_paths(void **state)
{
    (void)state;
    mkdir(in("a"), 0700);
    put("a/one", "", 0);
    put("a/two", "", 0);
    assert_int_equal(symlink("a/one", in("leads_in")), 0);
    assert_int_equal(link(in("a/one"), in("other")), 0);
    assert_true(file_same(in("a/one"), in("a/one")));
    assert_true(file_same(in("a/one"), in("a/../a//./one")));
    assert_true(file_same(in("leads_in"), in("a/one")));
    assert_true(file_same(in("a/one"), in("other")));
    assert_false(file_same(in("a/one"), in("a/two")));
    assert_false(file_same(in("a/none"), in("a/none")));
    assert_false(file_same(in("a/one"), in("a/none")));
    assert_false(file_same("", ""));
    assert_false(file_same(in("a/one"), "/proc/self/exe"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_is_read_whole),
        TEST(the_limit_is_the_last_length_that_is_read),
        TEST(reading_goes_on_after_an_interruption),
        TEST(what_is_no_file_is_told_apart),
        TEST(a_descriptor_is_not_left_open),
        TEST(standard_input_is_a_hyphen),
        TEST(a_closed_standard_input_is_an_error),
        TEST(a_pipe_with_a_name_is_read),
        TEST(reading_without_memory_fails),
        TEST(folders_are_known),
        TEST(files_that_match_are_listed_in_order),
        TEST(a_folder_is_taken_by_its_name),
        TEST(a_folder_that_cannot_be_read_is_an_error),
        TEST(listing_without_memory_fails),
        TEST(what_lies_inside_is_decided_after_links),
        TEST(one_file_may_have_several_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
