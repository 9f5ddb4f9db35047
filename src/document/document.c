#include "document/document.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "document/json.h"
#include "document/text.h"
#include "document/yaml.h"

typedef const struct node *reader(struct arena *arena, const struct source *source,
                                  struct diags *diags);

static enum document_format format_of(const char *name)
{
    size_t length = strlen(name);
    bool json = length >= 5 && strcasecmp(name + length - 5, ".json") == 0;
    return json ? DOCUMENT_JSON : DOCUMENT_YAML;
}

/* How large a document may be. */
static enum limit size_limit(enum document_format format)
{
    return format == DOCUMENT_RECORD ? LIMIT_RECORD_BYTES : LIMIT_FILE_BYTES;
}

/* The source over bytes that are valid UTF-8. NULL when memory is out. */
static struct source *new_source(struct arena *arena, const char *name, const char *bytes,
                                 size_t length, struct diags *diags)
{
    char *copy = arena_copy(arena, name, strlen(name));
    struct source *source = copy ? source_new(arena, copy, bytes, length) : NULL;
    if (!source)
        diags_no_memory(diags);
    return source;
}

/* Reports the first byte that is no UTF-8. A source has to be valid, so this one shows `?` for
 * every byte that is not. */
static void complain_encoding(struct arena *arena, const char *name, char *bytes, size_t length,
                              struct diags *diags)
{
    size_t first = utf8_valid(bytes, length);
    unsigned culprit = (unsigned char)bytes[first];
    bool utf16 = length > 1 && first == 0 &&
                 (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);
    bool binary = !utf16 && memchr(bytes, '\0', length);
    for (size_t at = first; at < length; at += utf8_valid(bytes + at, length - at))
        bytes[at] = '?';
    const struct source *source = new_source(arena, name, bytes, length, diags);
    if (!source)
        return;
    struct span span = {source, (uint32_t)first, (uint32_t)first + 1};
    struct diag *diag = diag_add(diags, R0005, span, "the byte 0x%02X is no UTF-8", culprit);
    if (binary)
        diag_hint(diags, diag, "this looks like no text at all: is it the right file?");
    else
        diag_hint(diags, diag, "convert the file, for example: iconv -f %s -t UTF-8",
                  utf16 ? "UTF-16" : "WINDOWS-1252");
}

/* Checks the bytes as a whole, then reads them. The arena owns them already. */
static const struct node *read_bytes(struct arena *arena, const char *name, char *bytes,
                                     size_t length, enum document_format format,
                                     struct diags *diags)
{
    static reader *const readers[] = {[DOCUMENT_YAML] = yaml_read,
                                      [DOCUMENT_JSON] = json_read,
                                      [DOCUMENT_RECORD] = json_read_record};
    if (utf8_valid(bytes, length) < length) {
        complain_encoding(arena, name, bytes, length, diags);
        return NULL;
    }
    const struct source *source = new_source(arena, name, bytes, length, diags);
    if (!source)
        return NULL;
    size_t allowed = text_allowed(bytes, length);
    if (allowed < length) {
        size_t size;
        utf8_decode(bytes + allowed, &size);
        struct span span = {source, (uint32_t)allowed, (uint32_t)(allowed + size)};
        text_complain(bytes + allowed, span, diags);
        return NULL;
    }
    if (format == DOCUMENT_BY_NAME)
        format = format_of(name);
    return readers[format](arena, source, diags);
}

void document_complain(const char *path, enum file_status status, int reason, struct diags *diags)
{
    switch (status) {
    case FILE_MISSING:
        diag_add_file(diags, R0001, path, "no such file");
        break;
    case FILE_FOLDER:
        diag_add_file(diags, R0008, path, "this is a folder, and a file is expected");
        break;
    case FILE_TOO_LARGE:
        diag_limit(diags, LIMIT_FILE_BYTES, (struct span){0}, path);
        break;
    case FILE_ERROR:
        diag_add_file(diags, R0002, path, "the file cannot be read: %s", strerror(reason));
        break;
    default:
        diags_no_memory(diags);
    }
}

/* The same where the file is named in another. */
static void complain_named(const char *path, struct span named, enum file_status status, int reason,
                           struct diags *diags)
{
    switch (status) {
    case FILE_MISSING:
        diag_add(diags, R0001, named, "there is no file `%s`", path);
        break;
    case FILE_FOLDER:
        diag_add(diags, R0008, named, "`%s` is a folder, and a file is expected", path);
        break;
    case FILE_TOO_LARGE:
        diag_limit(diags, LIMIT_FILE_BYTES, named, NULL);
        break;
    case FILE_ERROR:
        diag_add(diags, R0002, named, "`%s` cannot be read: %s", path, strerror(reason));
        break;
    default:
        diags_no_memory(diags);
    }
}

const struct node *document_read_named(struct arena *arena, const char *path,
                                       enum document_format format, struct span named,
                                       struct diags *diags)
{
    char *bytes;
    size_t length;
    enum limit limit = size_limit(format);
    enum file_status status = file_read(arena, path, limits[limit].value, &bytes, &length);
    if (status == FILE_OK)
        return read_bytes(arena, path, bytes, length, format, diags);
    if (status == FILE_TOO_LARGE)
        diag_limit(diags, limit, named, named.source ? NULL : path);
    else if (named.source)
        complain_named(path, named, status, errno, diags);
    else
        document_complain(path, status, errno, diags);
    return NULL;
}

const struct node *document_read(struct arena *arena, const char *path, enum document_format format,
                                 struct diags *diags)
{
    return document_read_named(arena, path, format, (struct span){0}, diags);
}

const struct node *document_parse(struct arena *arena, const char *name, const char *bytes,
                                  size_t length, enum document_format format, struct diags *diags)
{
    enum limit limit = size_limit(format);
    if (length > limits[limit].value) {
        diag_limit(diags, limit, (struct span){0}, name);
        return NULL;
    }
    char *copy = arena_copy(arena, bytes, length);
    if (!copy) {
        diags_no_memory(diags);
        return NULL;
    }
    return read_bytes(arena, name, copy, length, format, diags);
}
