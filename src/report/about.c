#include "report/about.h"

#include <inttypes.h>
#include <stdio.h>

#include "document/json.h"
#include "document/yaml.h"
#include "report/entry.h"
#include "report/json_parts.h"
#include "rule/regex.h"

/* ---- limits ---- */

void about_limits_text(const struct style *style, struct strbuf *out)
{
    struct paint paint = {out, *style};
    for (int i = 0; i < LIMIT_COUNT; i++) {
        paint_cell(&paint, TONE_STRONG, limits[i].name, 18, false);
        strbuf_printf(out, "%8" PRIu64 " ", limits[i].value);
        paint_cell(&paint, TONE_PLAIN, limits[i].unit, 12, false);
        paint_wrap(&paint, limits[i].covers, 39, 39);
    }
}

void about_limits_json(struct strbuf *out)
{
    struct json_out json;
    json_init(&json, out, false);
    json_open_object(&json);
    json_key(&json, "limits");
    json_open_list(&json);
    for (int i = 0; i < LIMIT_COUNT; i++) {
        json_open_object(&json);
        json_put_text(&json, "name", limits[i].name);
        json_put_number(&json, "value", (int64_t)limits[i].value);
        json_put_text(&json, "unit", limits[i].unit);
        json_put_text(&json, "covers", limits[i].covers);
        json_close_object(&json);
    }
    json_close_list(&json);
    json_close_object(&json);
    json_end(&json);
}

/* ---- diagnostic codes ---- */

static const char *class_name(enum diag_class class)
{
    static const char *const names[] = {
        [DIAG_INPUT] = "error in what was given (exit status 2)",
        [DIAG_FAILURE] = "limit or failure (exit status 3)",
        [DIAG_WARNING] = "warning",
        [DIAG_LINT] = "finding of ruling lint",
    };
    return names[class];
}

void about_code_text(enum diag_code code, const struct style *style, struct strbuf *out)
{
    struct paint paint = {out, *style};
    const struct diag_entry *entry = &diag_entries[code];
    struct place nowhere = {NULL, 0, 0};
    entry_head(&paint, "diagnostic", entry->name, entry->title, nowhere);
    entry_field(&paint, "class", class_name(entry->class));
    entry_field(&paint, "meaning", entry->text);
}

void about_code_json(enum diag_code code, struct strbuf *out)
{
    const struct diag_entry *entry = &diag_entries[code];
    struct json_out json;
    json_init(&json, out, false);
    json_open_object(&json);
    json_put_text(&json, "code", entry->name);
    json_put_text(&json, "class", class_name(entry->class));
    json_put_text(&json, "title", entry->title);
    json_put_text(&json, "meaning", entry->text);
    json_close_object(&json);
    json_end(&json);
}

/* ---- version ---- */

/* The versions of the libraries in use. */
struct libraries {
    const char *yaml;
    char json[32];
    char regex[REGEX_LIBRARY];
};

static void find_libraries(struct libraries *libraries)
{
    int json = json_library();
    libraries->yaml = yaml_library();
    snprintf(libraries->json, sizeof libraries->json, "%d.%d.%d", json / 10000, json / 100 % 100,
             json % 100);
    regex_library(libraries->regex);
}

void about_version_text(const char *version, const struct pack *pack, struct strbuf *out)
{
    struct libraries libraries;
    find_libraries(&libraries);
    strbuf_printf(out, "ruling  %s\npack    %s %s, digest %.12s\n", version, pack->name,
                  pack->version, pack->digest);
    strbuf_printf(out, "libyaml %s\nyajl    %s\nPCRE2   %s\n", libraries.yaml, libraries.json,
                  libraries.regex);
}

void about_version_json(const char *version, const struct pack *pack, struct strbuf *out)
{
    struct libraries libraries;
    struct json_out json;
    find_libraries(&libraries);
    json_init(&json, out, false);
    json_open_object(&json);
    json_put_text(&json, "version", version);
    json_key(&json, "pack");
    json_open_object(&json);
    json_pack_keys(&json, pack);
    json_close_object(&json);
    json_key(&json, "libraries");
    json_open_object(&json);
    json_put_text(&json, "libyaml", libraries.yaml);
    json_put_text(&json, "yajl", libraries.json);
    json_put_text(&json, "PCRE2", libraries.regex);
    json_close_object(&json);
    json_close_object(&json);
    json_end(&json);
}
