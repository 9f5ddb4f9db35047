/* Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines. */
#include <string.h>

#include "api/author/lint.h"
#include "report/json_out.h"
#include "ruling.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

/* A text, which SARIF wraps into an object. */
static void put_message(struct json_out *json, const char *key, const char *text)
{
    json_key(json, key);
    json_open_object(json);
    json_put_text(json, "text", text);
    json_close_object(json);
}

/* ---- rules of the tool: the kinds of findings ---- */

static void write_kind(struct json_out *json, const struct lint_kind *kind)
{
    const struct diag_entry *entry = &diag_entries[kind->code];
    json_open_object(json);
    json_put_text(json, "id", entry->name);
    json_put_text(json, "name", kind->name);
    put_message(json, "shortDescription", entry->title);
    put_message(json, "fullDescription", entry->text);
    put_message(json, "help", entry->text);
    json_key(json, "defaultConfiguration");
    json_open_object(json);
    json_put_text(json, "level", lint_level_name(kind->level));
    json_close_object(json);
    json_close_object(json);
}

static void write_tool(struct json_out *json)
{
    json_key(json, "tool");
    json_open_object(json);
    json_key(json, "driver");
    json_open_object(json);
    json_put_text(json, "name", "ruling");
    json_put_text(json, "version", RULING_VERSION);
    json_put_text(json, "semanticVersion", RULING_VERSION);
    json_key(json, "rules");
    json_open_list(json);
    for (int i = 0; i < LINT_KINDS; i++)
        write_kind(json, &lint_kinds[i]);
    json_close_list(json);
    json_close_object(json);
    json_close_object(json);
}

/* ---- results ---- */

/* A path as a URI reference (RFC 3986): bytes that may not stand there as %XX. */
static void put_uri(struct json_out *json, const char *path)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    struct strbuf uri;
    strbuf_init(&uri);
    if (*path == '/')
        strbuf_puts(&uri, "file://");
    for (; *path; path++) {
        if (strchr(plain, *path))
            strbuf_putc(&uri, *path);
        else
            strbuf_printf(&uri, "%%%02X", (unsigned char)*path);
    }
    json->out->failed |= uri.failed;
    json_put_text(json, "uri", uri.text ? uri.text : "");
    strbuf_fini(&uri);
}

static void write_location(struct json_out *json, const struct place *place)
{
    json_open_object(json);
    json_key(json, "physicalLocation");
    json_open_object(json);
    json_key(json, "artifactLocation");
    json_open_object(json);
    put_uri(json, place->file);
    json_close_object(json);
    if (place->line > 0) {
        json_key(json, "region");
        json_open_object(json);
        json_put_number(json, "startLine", place->line);
        json_put_number(json, "startColumn", place->column);
        json_close_object(json);
    }
    json_close_object(json);
    json_close_object(json);
}

static void write_result(struct json_out *json, const struct finding *finding)
{
    struct strbuf text;
    strbuf_init(&text);
    strbuf_printf(&text, "%s; %s.", finding->message, finding->suggestion);
    json_open_object(json);
    json_put_text(json, "ruleId", diag_entries[finding->kind->code].name);
    json_put_number(json, "ruleIndex", finding->kind - lint_kinds);
    json_put_text(json, "level", lint_level_name(finding->kind->level));
    put_message(json, "message", text.text);
    json_key(json, "locations");
    json_open_list(json);
    if (finding->place.file)
        write_location(json, &finding->place);
    json_close_list(json);
    json_close_object(json);
    json->out->failed |= text.failed;
    strbuf_fini(&text);
}

void lint_sarif(const struct lint *lint, const struct style *style, struct strbuf *out)
{
    struct json_out json;
    (void)style;
    json_init(&json, out, false);
    json_open_object(&json);
    json_put_text(&json, "$schema", SCHEMA);
    json_put_text(&json, "version", "2.1.0");
    json_key(&json, "runs");
    json_open_list(&json);
    json_open_object(&json);
    write_tool(&json);
    json_put_text(&json, "columnKind", "unicodeCodePoints");
    json_key(&json, "results");
    json_open_list(&json);
    for (uint32_t i = 0; i < lint->findings.count; i++)
        write_result(&json, &lint->findings.items[i]);
    json_close_list(&json);
    json_close_object(&json);
    json_close_list(&json);
    json_close_object(&json);
    json_end(&json);
}
