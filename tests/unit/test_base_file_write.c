#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/file.h"
#include "failing.h"

/* The calls that this test makes fail. The linker takes these for those of the C library. */
enum call { WRITE, FSYNC, RENAME, FCHMOD, CALLS };

static long
    calls_left[CALLS]; /* calls of each that succeed before one fails; below 0: none fails */
static int call_error;
static size_t write_most; /* bytes that one call of write takes; 0: all */

static bool call_fails(enum call call)
{
    if (calls_left[call] < 0 || calls_left[call]-- > 0)
        return false;
    errno = call_error;
    return true;
}

static void make_fail(enum call call, long skip, int error)
{
    calls_left[call] = skip;
    call_error = error;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    if (call_fails(WRITE))
        return -1;
    if (write_most > 0 && length > write_most)
        length = write_most;
    return syscall(SYS_write, fd, bytes, length);
}

static int folders_synced;

int fsync(int fd)
{
    struct stat info;
    folders_synced += fstat(fd, &info) == 0 && S_ISDIR(info.st_mode);
    return call_fails(FSYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int rename(const char *from, const char *to)
{
    return call_fails(RENAME) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int fchmod(int fd, mode_t mode)
{
    return call_fails(FCHMOD) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

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

static int setup(void **state)
{
    (void)state;
    for (int i = 0; i < CALLS; i++)
        calls_left[i] = -1;
    write_most = 0;
    umask(022);
    const char *base = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/ruling-write-XXXXXX", base ? base : "/tmp");
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
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void expect_content(const char *path, const char *expected)
{
    char text[200] = {0};
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    assert_int_equal(length, strlen(expected));
    assert_string_equal(text, expected);
}

/* How many entries the test's folder has. */
static int entries(void)
{
    int count = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    while (readdir(dir))
        count++;
    closedir(dir);
    return count - 2;
}

static enum file_status put(const char *path, const char *text)
{
    return file_write(path, text, strlen(text));
}

static mode_t mode_of(const char *path)
{
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    return info.st_mode & 07777;
}

static void a_new_file_has_the_usual_mode(void **state)
{
    (void)state;
    assert_int_equal(put(in("new"), "text"), FILE_OK);
    expect_content(in("new"), "text");
    assert_int_equal(mode_of(in("new")), 0644);
    umask(077);
    assert_int_equal(put(in("private"), ""), FILE_OK);
    expect_content(in("private"), "");
    assert_int_equal(mode_of(in("private")), 0600);
    assert_int_equal(entries(), 2);
}

static void an_old_file_is_replaced_and_keeps_its_mode(void **state)
{
    (void)state;
    static const mode_t modes[] = {0600, 0644, 0666, 0755, 0440};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        assert_int_equal(put(in("file"), "a longer old text"), FILE_OK);
        assert_int_equal(chmod(in("file"), modes[i]), 0);
        int old = open(in("file"), O_RDONLY);
        assert_int_equal(put(in("file"), "new"), FILE_OK);
        expect_content(in("file"), "new");
        assert_int_equal(mode_of(in("file")), modes[i]);
        /* Who has the old file open still reads all of it. */
        char text[40];
        assert_int_equal(read(old, text, sizeof text), 17);
        close(old);
    }
    assert_int_equal(entries(), 1);
}

static void a_name_without_a_folder_is_here(void **state)
{
    (void)state;
    char before[PATH_MAX];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(folder), 0);
    enum file_status status = put("here", "text");
    assert_int_equal(chdir(before), 0);
    assert_int_equal(status, FILE_OK);
    expect_content(in("here"), "text");
}

static void links_are_followed(void **state)
{
    (void)state;
    mkdir(in("below"), 0700);
    assert_int_equal(put(in("below/file"), "old"), FILE_OK);
    assert_int_equal(symlink("below/file", in("relative")), 0);
    assert_int_equal(symlink(in("relative"), in("absolute")), 0);
    assert_int_equal(put(in("absolute"), "new"), FILE_OK);
    expect_content(in("below/file"), "new");
    struct stat info;
    assert_int_equal(lstat(in("absolute"), &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(lstat(in("relative"), &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(symlink("below/created", in("loose")), 0);
    assert_int_equal(put(in("loose"), "made"), FILE_OK);
    expect_content(in("below/created"), "made");
    assert_int_equal(symlink("circle", in("circle")), 0);
    errno = 0;
    assert_int_equal(put(in("circle"), "x"), FILE_ERROR);
    assert_int_equal(errno, ELOOP);
}

static void what_cannot_be_a_file_is_told_apart(void **state)
{
    (void)state;
    assert_int_equal(put(in("plain"), "kept"), FILE_OK);
    assert_int_equal(put(folder, "x"), FILE_FOLDER);
    assert_int_equal(put(in("none/file"), "x"), FILE_MISSING);
    assert_int_equal(put(in("plain/file"), "x"), FILE_MISSING);
    assert_int_equal(put("", "x"), FILE_MISSING);
    errno = 0;
    assert_int_equal(put("/proc/none", "x"), FILE_MISSING);
    char name[300];
    memset(name, 'n', 299);
    name[299] = '\0';
    errno = 0;
    assert_int_equal(put(in(name), "x"), FILE_ERROR);
    assert_int_equal(errno, ENAMETOOLONG);
    expect_content(in("plain"), "kept");
    assert_int_equal(entries(), 1);
}

static void the_longest_name_can_be_written(void **state)
{
    (void)state;
    char name[NAME_MAX + 1];
    memset(name, 'n', NAME_MAX);
    name[NAME_MAX] = '\0';
    assert_int_equal(put(in(name), "text"), FILE_OK);
    expect_content(in(name), "text");
}

static void names_that_are_taken_are_passed_over(void **state)
{
    (void)state;
    char name[60];
    for (int i = 0; i < 100; i++) {
        snprintf(name, sizeof name, ".ruling-%ld-%d.tmp", (long)getpid(), i);
        assert_int_equal(put(in("file"), "x"), FILE_OK);
        FILE *taken = fopen(in(name), "w");
        assert_non_null(taken);
        fclose(taken);
    }
    errno = 0;
    assert_int_equal(put(in("file"), "y"), FILE_ERROR);
    assert_int_equal(errno, EEXIST);
    expect_content(in("file"), "x");
}

static void any_failure_leaves_the_old_file(void **state)
{
    (void)state;
    assert_int_equal(put(in("file"), "old"), FILE_OK);
    for (int call = 0; call < CALLS; call++) {
        make_fail((enum call)call, 0, EDQUOT);
        errno = 0;
        assert_int_equal(put(in("file"), "new"), FILE_ERROR);
        assert_int_equal(errno, EDQUOT);
        expect_content(in("file"), "old");
        assert_int_equal(entries(), 1);
    }
    write_most = 1;
    make_fail(WRITE, 2, ENOSPC);
    assert_int_equal(put(in("file"), "new"), FILE_ERROR);
    assert_int_equal(put(in("file2"), "new"), FILE_OK);
    expect_content(in("file"), "old");
    make_fail(RENAME, 0, ENOENT);
    assert_int_equal(put(in("file"), "new"), FILE_MISSING);
    assert_int_equal(entries(), 2);
}

static void writing_goes_on_after_interruptions(void **state)
{
    (void)state;
    write_most = 2;
    for (long n = 0; n < 4; n++) {
        make_fail(WRITE, n, EINTR);
        assert_int_equal(put(in("file"), "sevenfold"), FILE_OK);
        expect_content(in("file"), "sevenfold");
    }
}

static void writing_without_memory_fails(void **state)
{
    (void)state;
    assert_int_equal(put(in("file"), "old"), FILE_OK);
    assert_int_equal(symlink("file", in("link")), 0);
    for (long n = 0;; n++) {
        failing_memory(n);
        enum file_status status = put(in("link"), "new");
        bool failed = failing_stop();
        assert_int_equal(status, failed ? FILE_NO_MEMORY : FILE_OK);
        expect_content(in("file"), failed ? "old" : "new");
        assert_int_equal(entries(), 2);
        if (!failed)
            break;
    }
}

static void the_folder_is_synced_behind_a_new_name(void **state)
{
    (void)state;
    folders_synced = 0;
    assert_int_equal(put(in("file"), "new"), FILE_OK);
    assert_int_equal(folders_synced, 1);
    make_fail(FSYNC, 1, EINVAL); /* a file system that cannot do that for folders */
    assert_int_equal(put(in("file"), "newer"), FILE_OK);
    expect_content(in("file"), "newer");
}

static void devices_and_pipes_are_written_to(void **state)
{
    (void)state;
    assert_int_equal(put("/dev/null", "x"), FILE_OK);
    struct stat info;
    assert_int_equal(stat("/dev/null", &info), 0);
    assert_true(S_ISCHR(info.st_mode));
    errno = 0;
    assert_int_equal(put("/dev/full", "x"), FILE_ERROR);
    assert_int_equal(errno, ENOSPC);
    assert_int_equal(mkfifo(in("fifo"), 0600), 0);
    int reader = open(in("fifo"), O_RDWR);
    assert_int_equal(put(in("fifo"), "through"), FILE_OK);
    char text[20];
    assert_int_equal(read(reader, text, sizeof text), 7);
    close(reader);
    assert_int_equal(entries(), 1);
}

static void a_device_that_does_not_open_is_an_error(void **state)
{
    (void)state;
    /* A node that belongs to no driver; where nodes cannot be made there is nothing to try. */
    if (mknod(in("node"), S_IFCHR | 0600, (dev_t)0xfff) != 0)
        skip();
    assert_int_equal(put(in("node"), "x"), FILE_ERROR);
    assert_int_equal(entries(), 1);
}

static void what_is_open_is_written_to_where_it_stands(void **state)
{
    (void)state;
    int file = open(in("open"), O_RDWR | O_CREAT, 0600);
    assert_int_equal(write(file, "first ", 6), 6);
    char path[60];
    snprintf(path, sizeof path, "/dev/fd/%d", file);
    assert_int_equal(put(path, "second "), FILE_OK);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    assert_int_equal(put(path, "third "), FILE_OK);
    assert_int_equal(symlink(path, in("link")), 0);
    assert_int_equal(put(in("link"), "fourth"), FILE_OK);
    expect_content(in("open"), "first second third fourth");
    make_fail(WRITE, 0, EIO);
    assert_int_equal(put(path, "x"), FILE_ERROR);
    close(file);
    errno = 0;
    assert_int_equal(put(path, "x"), FILE_ERROR);
    assert_int_equal(errno, EBADF);
}

static void the_standard_outputs_have_names(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        int fd;
    } cases[] = {{"/dev/stdout", STDOUT_FILENO}, {"/dev/stderr", STDERR_FILENO}};
    for (int i = 0; i < 2; i++) {
        fflush(NULL);
        int saved = dup(cases[i].fd);
        int file = open(in("out"), O_RDWR | O_CREAT | O_TRUNC, 0600);
        dup2(file, cases[i].fd);
        enum file_status status = put(cases[i].path, "text");
        dup2(saved, cases[i].fd);
        close(saved);
        close(file);
        assert_int_equal(status, FILE_OK);
        expect_content(in("out"), "text");
    }
}

static void other_names_below_dev_are_names(void **state)
{
    (void)state;
    assert_int_equal(put("/dev/fd/", "x"), FILE_FOLDER);
    assert_int_not_equal(put("/dev/fd/1x", "x"), FILE_OK);
    assert_int_not_equal(put("/dev/fd/99999999999", "x"), FILE_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_file_has_the_usual_mode),
        TEST(an_old_file_is_replaced_and_keeps_its_mode),
        TEST(a_name_without_a_folder_is_here),
        TEST(links_are_followed),
        TEST(what_cannot_be_a_file_is_told_apart),
        TEST(the_longest_name_can_be_written),
        TEST(names_that_are_taken_are_passed_over),
        TEST(any_failure_leaves_the_old_file),
        TEST(writing_goes_on_after_interruptions),
        TEST(writing_without_memory_fails),
        TEST(the_folder_is_synced_behind_a_new_name),
        TEST(devices_and_pipes_are_written_to),
        TEST(a_device_that_does_not_open_is_an_error),
        TEST(what_is_open_is_written_to_where_it_stands),
        TEST(the_standard_outputs_have_names),
        TEST(other_names_below_dev_are_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
