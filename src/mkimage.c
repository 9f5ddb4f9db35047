/* mkimage FOLDER OUT.c FILE… -- PROFILE…: compiles a rule pack into a C file with its image, with
 * the files in its folder that the program shall carry as they are, and with sample profiles. A
 * tool of the build, no part of the program. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "rule/image.h"
#include "rule/pack_read.h"

#define BYTES_A_LINE 20

/* What the command line asks for. */
struct task {
    const char *folder; /* of the pack, without a slash at its end */
    const char *out;
    char **files; /* paths that begin with the folder */
    size_t file_count;
    char **samples; /* paths of profiles */
    size_t sample_count;
};

/* file:line:column, as far as they are known; or the name of the tool. */
static void print_where(const struct diag *diag)
{
    if (diag->span.source) {
        struct position at = source_position(diag->span.source, diag->span.start);
        fprintf(stderr, "%s:%u:%u: ", diag->span.source->name, at.line, at.column);
    } else {
        fprintf(stderr, "%s: ", diag->file ? diag->file : "mkimage");
    }
}

static void print_diags(const struct diags *diags)
{
    for (uint32_t i = 0; i < diags->list.count; i++) {
        const struct diag *diag = &diags->list.items[i];
        const struct diag_entry *entry = &diag_entries[diag->code];
        print_where(diag);
        fprintf(stderr, "%s %s: %s\n", entry->class == DIAG_WARNING ? "warning" : "error",
                entry->name, diag->message);
        if (diag->label)
            fprintf(stderr, "    %s\n", diag->label);
        if (diag->hint)
            fprintf(stderr, "    %s\n", diag->hint);
    }
    if (diags->no_memory)
        fputs("mkimage: error R0004: memory is out\n", stderr);
}

static void write_image(const struct strbuf *image, struct strbuf *out)
{
    strbuf_puts(out, "#include \"builtin.h\"\n\nconst unsigned char builtin_image[] = {");
    for (size_t i = 0; i < image->length; i++)
        strbuf_printf(out, "%s%u,", i % BYTES_A_LINE ? "" : "\n",
                      (unsigned)(unsigned char)image->text[i]);
    strbuf_puts(out, "\n};\nconst size_t builtin_image_length = sizeof builtin_image;\n");
}

/* Appends bytes as string literals, one for each line. */
static void write_text(const char *bytes, size_t length, struct strbuf *out)
{
    strbuf_puts(out, "\n     \"");
    for (size_t i = 0; i < length; i++) {
        unsigned byte = (unsigned char)bytes[i];
        if (byte < ' ' || byte > '~' || byte == '"' || byte == '\\' || byte == '?')
            strbuf_printf(out, "\\%03o", byte);
        else
            strbuf_putc(out, (char)byte);
        if (byte == '\n' && i + 1 < length)
            strbuf_puts(out, "\"\n     \"");
    }
    strbuf_putc(out, '"');
}

/* Writes a file under a name of `length` bytes behind `lead`; false, reported, when it cannot be
 * read. */
static bool write_entry(const char *lead, const char *name, size_t name_length, const char *path,
                        struct strbuf *out, struct diags *diags)
{
    char *bytes;
    size_t length;
    if (file_read(diags->arena, path, limits[LIMIT_FILE_BYTES].value, &bytes, &length) != FILE_OK) {
        diag_add_file(diags, R0002, path, "the file cannot be read: %s", strerror(errno));
        return false;
    }
    strbuf_printf(out, "    {\"%s%.*s\",", lead, (int)name_length, name);
    write_text(bytes, length, out);
    strbuf_printf(out, ",\n     %zu},\n", length);
    return true;
}

/* Writes a file that lies in the pack's folder; false, reported, when it does not or cannot be
 * read. */
static bool write_file(const char *pack, const char *folder, const char *path, struct strbuf *out,
                       struct diags *diags)
{
    size_t before = strlen(folder);
    const char *inside = path + before;
    if (strncmp(path, folder, before) == 0 && *inside == '/')
        return write_entry(pack, inside, strlen(inside), path, out, diags);
    diag_add_file(diags, R0002, path, "the file lies outside the folder %s", folder);
    return false;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void write_files(const struct pack *pack, const struct task *task, struct strbuf *out,
                        struct diags *diags)
{
    bool good = true;
    qsort(task->files, task->file_count, sizeof *task->files, compare_names);
    strbuf_puts(out, "\nconst struct builtin_file builtin_files[] = {\n");
    for (size_t i = 0; i < task->file_count && good; i++)
        good = write_file(pack->name, task->folder, task->files[i], out, diags);
    strbuf_printf(out, "};\nconst size_t builtin_file_count = %zu;\n", task->file_count);
}

/* Sample profiles go by the names of their files, without folder and ending. */
static void write_samples(const struct task *task, struct strbuf *out, struct diags *diags)
{
    bool good = true;
    qsort(task->samples, task->sample_count, sizeof *task->samples, compare_names);
    strbuf_puts(out, "\nconst struct builtin_file builtin_samples[] = {\n");
    for (size_t i = 0; i < task->sample_count && good; i++) {
        const char *slash = strrchr(task->samples[i], '/');
        const char *name = slash ? slash + 1 : task->samples[i];
        good = write_entry("", name, strcspn(name, "."), task->samples[i], out, diags);
    }
    strbuf_printf(out, "};\nconst size_t builtin_sample_count = %zu;\n", task->sample_count);
}

/* Writes the C file; what goes wrong is in the diagnostics. */
static void compile(const struct pack *pack, const struct task *task, struct diags *diags)
{
    struct strbuf image, source;
    strbuf_init(&image);
    strbuf_init(&source);
    image_write(pack, &image);
    if (!image.failed) {
        write_image(&image, &source);
        write_files(pack, task, &source, diags);
        write_samples(task, &source, diags);
    }
    if (image.failed || source.failed)
        diags_no_memory(diags);
    else if (!diags_failed(diags) && file_write(task->out, source.text, source.length) != FILE_OK)
        diag_add_file(diags, R0003, task->out, "the file cannot be written: %s", strerror(errno));
    strbuf_fini(&image);
    strbuf_fini(&source);
}

int main(int argc, char **argv)
{
    int files = 0;
    while (3 + files < argc && strcmp(argv[3 + files], "--") != 0)
        files++;
    if (files == 0 || 3 + files + 1 >= argc) {
        fputs("usage: mkimage FOLDER OUT.c FILE... -- PROFILE...\n", stderr);
        return 1;
    }
    struct task task = {.folder = argv[1],
                        .out = argv[2],
                        .files = argv + 3,
                        .file_count = (size_t)files,
                        .samples = argv + 3 + files + 1,
                        .sample_count = (size_t)(argc - files - 4)};
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct pack *pack = pack_read(&arena, task.folder, &diags);
    if (pack)
        compile(pack, &task, &diags);
    print_diags(&diags);
    bool failed = diags_failed(&diags);
    pack_free(pack);
    arena_fini(&arena);
    return failed ? 1 : 0;
}
