/* mkimage PACK OUT.c: compiles a rule pack into a C file with its image, for a program that carries
 * the pack. A tool of the build, no part of the program. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "rule/image.h"
#include "rule/pack_read.h"

#define BYTES_A_LINE 20

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

static void write_source(const struct strbuf *image, struct strbuf *out)
{
    strbuf_puts(out, "#include <stddef.h>\n\n"
                     "extern const unsigned char builtin_image[];\n"
                     "extern const size_t builtin_image_length;\n\n"
                     "const unsigned char builtin_image[] = {");
    for (size_t i = 0; i < image->length; i++)
        strbuf_printf(out, "%s%u,", i % BYTES_A_LINE ? "" : "\n",
                      (unsigned)(unsigned char)image->text[i]);
    strbuf_puts(out, "\n};\nconst size_t builtin_image_length = sizeof builtin_image;\n");
}

/* Writes the C file; what goes wrong is in the diagnostics. */
static void compile(const struct pack *pack, const char *path, struct diags *diags)
{
    struct strbuf image, source;
    strbuf_init(&image);
    strbuf_init(&source);
    image_write(pack, &image);
    if (!image.failed)
        write_source(&image, &source);
    if (image.failed || source.failed)
        diags_no_memory(diags);
    else if (file_write(path, source.text, source.length) != FILE_OK)
        diag_add_file(diags, R0003, path, "the file cannot be written: %s", strerror(errno));
    strbuf_fini(&image);
    strbuf_fini(&source);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: mkimage PACK OUT.c\n", stderr);
        return 1;
    }
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct pack *pack = pack_read(&arena, argv[1], &diags);
    if (pack)
        compile(pack, argv[2], &diags);
    print_diags(&diags);
    bool failed = diags_failed(&diags);
    pack_free(pack);
    arena_fini(&arena);
    return failed ? 1 : 0;
}
