#include "report/compare/compare_json.h"

#include "report/json_out.h"

#define COMPARE_FORMAT 1

static void put_decimal(struct json_out *json, const char *key, const char *digits)
{
    json_key(json, key);
    if (digits)
        json_decimal(json, digits);
    else
        json_null(json);
}

static void put_side(struct json_out *json, const char *key, const struct side *side)
{
    json_key(json, key);
    if (!side->exists) {
        json_null(json);
        return;
    }
    json_open_object(json);
    json_put_text(json, "record", side->record);
    json_put_text(json, "name", side->name);
    json_put_text(json, "profile", side->profile);
    json_key(json, "pack");
    json_open_object(json);
    json_put_text(json, "name", side->pack);
    json_put_text(json, "version", side->pack_version);
    json_put_text(json, "digest", side->pack_digest);
    json_close_object(json);
    json_put_text(json, "verdict", side->verdict);
    json_put_text(json, "firmness", side->firmness);
    put_decimal(json, "margin", side->margin);
    json_close_object(json);
}

static void put_difference(struct json_out *json, const struct difference *difference)
{
    json_open_object(json);
    json_put_text(json, "kind", compare_kinds[difference->kind].name);
    json_put_text(json, "component", difference->component);
    json_put_text(json, "subject", difference->subject);
    json_put_text(json, "before", difference->before);
    json_put_text(json, "after", difference->after);
    json_put_thousandths(json, "moved", difference->moved);
    if (difference->kind == RECORD_FACT) {
        json_key(json, "rules");
        json_open_list(json);
        for (uint32_t i = 0; i < difference->rule_count; i++)
            json_text(json, difference->rules[i]);
        json_close_list(json);
        json_put_text(json, "old_note", difference->note);
    }
    json_close_object(json);
}

/* The verdict of the comparison itself comes first, under `key`. */
static void put_comparison(struct json_out *json, const struct comparison *comparison,
                           const char *key, bool value)
{
    json_open_object(json);
    json_put_bool(json, key, value);
    json_put_bool(json, "profile_changed", comparison->profile_changed);
    json_put_bool(json, "pack_changed", comparison->pack_changed);
    put_side(json, "before", &comparison->before);
    put_side(json, "after", &comparison->after);
    json_key(json, "differences");
    json_open_list(json);
    for (uint32_t i = 0; i < comparison->count; i++)
        put_difference(json, &comparison->items[i]);
    json_close_list(json);
    json_close_object(json);
}

void compare_json(const struct comparisons *comparisons, struct strbuf *out)
{
    struct json_out json;
    json_init(&json, out, false);
    json_open_object(&json);
    json_put_number(&json, "format", COMPARE_FORMAT);
    json_put_number(&json, "compared", comparisons->list.count);
    json_put_number(&json, "changed", comparisons->changed);
    json_key(&json, "rulings");
    json_open_list(&json);
    for (uint32_t i = 0; i < comparisons->list.count; i++) {
        const struct comparison *comparison = &comparisons->list.items[i];
        put_comparison(&json, comparison, "changed", comparison->changed);
    }
    json_close_list(&json);
    json_close_object(&json);
    json_end(&json);
}

void compare_check_json(const struct comparisons *comparisons, struct strbuf *out)
{
    struct json_out json;
    uint32_t count = comparisons->list.count;
    json_init(&json, out, false);
    json_open_object(&json);
    json_put_number(&json, "format", COMPARE_FORMAT);
    json_put_number(&json, "checked", count);
    json_put_number(&json, "follow", count - comparisons->fallen);
    json_key(&json, "decisions");
    json_open_list(&json);
    for (uint32_t i = 0; i < count; i++) {
        const struct comparison *comparison = &comparisons->list.items[i];
        put_comparison(&json, comparison, "follows", comparison->follows);
    }
    json_close_list(&json);
    json_close_object(&json);
    json_end(&json);
}
