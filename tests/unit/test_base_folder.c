#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "failing_arena.h"

/* The linker takes these for those of the C library. */
static int open_error;       /* of folders whose names end in `locked` */
static bool read_fails;      /* the next entry of a folder */
static const char *vanishes; /* the name of a file that is gone when it is looked at */

DIR *opendir(const char *path)
{
    size_t length = strlen(path);
    if (open_error && length > 6 && strcmp(path + length - 6, "locked") == 0) {
        errno = open_error;
        return NULL;
    }
    DIR *(*real)(const char *);
    void *symbol = dlsym(RTLD_NEXT, "opendir");
    memcpy(&real, &symbol, sizeof real);
    return real(path);
}

struct dirent *readdir(DIR *open)
{
    if (read_fails) {
        read_fails = false;
        errno = EIO;
        return NULL;
    }
    struct dirent *(*real)(DIR *);
    void *symbol = dlsym(RTLD_NEXT, "readdir");
    memcpy(&real, &symbol, sizeof real);
    struct dirent *entry = real(open);
    if (entry && vanishes && strcmp(entry->d_name, vanishes) == 0) {
        char path[PATH_MAX];
        int fd = dirfd(open);
        snprintf(path, sizeof path, "/proc/self/fd/%d/%s", fd, vanishes);
        assert_int_equal(unlink(path), 0);
    }
    return entry;
}

static char folder[PATH_MAX];
static struct arena arena;

static void in(const char *name, char path[2 * PATH_MAX])
{
    snprintf(path, 2 * PATH_MAX, "%s/%s", folder, name);
}

static void put(const char *name)
{
    char path[2 * PATH_MAX];
    in(name, path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
}

static void make(const char *name)
{
    char path[2 * PATH_MAX];
    in(name, path);
    assert_int_equal(mkdir(path, 0700), 0);
}

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    snprintf(folder, sizeof folder, "/tmp/ruling-folder-XXXXXX");
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
    open_error = 0;
    vanishes = NULL;
    arena_fini(&arena);
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static enum file_status find(char ***paths, size_t *count, const char **culprit)
{
    static const char *const endings[] = {".yaml", ".yml", NULL};
    return folder_files(&arena, folder, endings, paths, count, culprit);
}

/* Checks what is found: names below the folder, parted by blanks. */
static void check_found(const char *expected)
{
    char **paths, found[1000] = "";
    const char *culprit;
    size_t count;
    assert_int_equal(find(&paths, &count, &culprit), FILE_OK);
    for (size_t i = 0; i < count; i++) {
        assert_memory_equal(paths[i], folder, strlen(folder));
        strcat(found, i > 0 ? " " : "");
        strcat(found, paths[i] + strlen(folder) + 1);
    }
    assert_string_equal(found, expected);
}

static void files_are_found_at_any_depth(void **state)
{
    (void)state;
    check_found("");
    put("b.yaml");
    put("a.yml");
    put("c.json");
    put("yaml");
    put(".yaml");
    put(".d.yaml");
    make("sub");
    put("sub/z.yaml");
    make("sub/sub");
    put("sub/sub/y.yaml");
    make("empty.yaml");
    make(".hidden");
    put(".hidden/e.yaml");
    put("sub.yaml");
    check_found("a.yml b.yaml sub.yaml sub/sub/y.yaml sub/z.yaml");
}

static void links_are_not_followed(void **state)
{
    (void)state;
    char path[2 * PATH_MAX];
    put("a.yaml");
    in("link.yaml", path);
    assert_int_equal(symlink("a.yaml", path), 0);
    in("loop", path);
    assert_int_equal(symlink(".", path), 0);
    check_found("a.yaml");
}

static void a_slash_at_the_end_is_one(void **state)
{
    (void)state;
    char **paths;
    size_t count;
    const char *culprit;
    put("a.yaml");
    strcat(folder, "/");
    assert_int_equal(find(&paths, &count, &culprit), FILE_OK);
    assert_int_equal(count, 1);
    assert_string_equal(paths[0] + strlen(folder), "a.yaml");
    folder[strlen(folder) - 1] = '\0';
}

static void what_is_gone_was_not_there(void **state)
{
    (void)state;
    put("a.yaml");
    put("b.yaml");
    vanishes = "a.yaml";
    check_found("b.yaml");
}

static void a_folder_that_cannot_be_read_is_named(void **state)
{
    (void)state;
    char **paths, path[2 * PATH_MAX];
    size_t count;
    const char *culprit;
    make("sub");
    make("sub/locked");
    in("sub/locked", path);
    open_error = EACCES;
    assert_int_equal(find(&paths, &count, &culprit), FILE_ERROR);
    assert_int_equal(errno, EACCES);
    assert_string_equal(culprit, path);
    open_error = ENOMEM;
    assert_int_equal(find(&paths, &count, &culprit), FILE_NO_MEMORY);
    open_error = 0;
    read_fails = true;
    assert_int_equal(find(&paths, &count, &culprit), FILE_ERROR);
    assert_int_equal(errno, EIO);
    assert_string_equal(culprit, folder);
}

static void memory_may_run_out_at_any_place(void **state)
{
    (void)state;
    put("a.yaml");
    make("sub");
    put("sub/b.yaml");
    bool hit = true;
    long skip = 0;
    for (; hit; skip++) {
        char **paths;
        size_t count;
        const char *culprit;
        failing_memory(skip);
        enum file_status status = find(&paths, &count, &culprit);
        hit = failing_stop();
        assert_int_equal(status, hit ? FILE_NO_MEMORY : FILE_OK);
    }
    assert_true(skip > 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_are_found_at_any_depth),
        TEST(links_are_not_followed),
        TEST(a_slash_at_the_end_is_one),
        TEST(what_is_gone_was_not_there),
        TEST(a_folder_that_cannot_be_read_is_named),
        TEST(memory_may_run_out_at_any_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
