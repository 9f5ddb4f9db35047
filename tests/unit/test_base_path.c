#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"

static char folder[] = "/tmp/ruling-path-XXXXXX";

static void check_path(const char *file, const char *name, const char *expected)
{
    struct arena arena;
    arena_init(&arena);
    assert_string_equal(path_from(&arena, file, name), expected);
    arena_fini(&arena);
}

static void a_name_is_relative_to_the_folder_of_its_file(void **state)
{
    (void)state;
    check_path("pack.yaml", "other.yaml", "other.yaml");
    check_path("deep/pack.yaml", "other.yaml", "deep/other.yaml");
    check_path("/at/the/root.yaml", "none/x.yaml", "/at/the/none/x.yaml");
    check_path("deep/pack.yaml", "/root.yaml", "/root.yaml");
    check_path("pack.yaml", "-", "./-");
}

/* Only where both lead to one file. */
static void detours_are_left_out(void **state)
{
    (void)state;
    assert_int_equal(mkdir("real", 0777), 0);
    assert_int_equal(mkdir("real/inner", 0777), 0);
    assert_int_equal(symlink("real/inner", "link"), 0);
    fclose(fopen("file.yaml", "w"));
    fclose(fopen("real/file.yaml", "w"));
    check_path("real/pack.yaml", "../file.yaml", "file.yaml");
    check_path("real/pack.yaml", "./inner/../file.yaml", "real/file.yaml");
    check_path("real/pack.yaml", "./inner/../missing.yaml", "real/./inner/../missing.yaml");
    check_path("link/pack.yaml", "../file.yaml", "link/../file.yaml");
    check_path("real/pack.yaml", "../../x/../file.yaml", "real/../../x/../file.yaml");
}

static int enter_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
    char command[64];
    (void)state;
    snprintf(command, sizeof command, "rm -r %s", folder);
    return chdir("/") == 0 ? system(command) : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_relative_to_the_folder_of_its_file),
        cmocka_unit_test(detours_are_left_out),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
