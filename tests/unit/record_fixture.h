/* What the tests of src/report/compare share: records of rulings by the court's pack, and reports
 * that are changed by hand. */
#ifndef UNIT_RECORD_FIXTURE_H
#define UNIT_RECORD_FIXTURE_H

#include "report_fixture.h"

#include "report/compare/compare.h"
#include "report/compare/record_read.h"
#include "report/report.h"

static struct diags record_diags; /* of the last records_of_text */

/* The report in a format on a profile; the text is what follows `ruling: 1`. */
static inline const char *report_of(const char *profile_text, const char *format)
{
    struct profile *profile = court_profile(profile_text);
    struct rulings *rulings = court_rule(profile, true);
    struct strbuf out;
    assert_non_null(rulings);
    strbuf_init(&out);
    report_find(format)->write(rulings, &plain_style, &out);
    assert_false(out.failed);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    rulings_free(rulings);
    profile_free(profile);
    return text;
}

/* The text with the first `old` replaced. */
static inline const char *replaced(const char *text, const char *old, const char *new)
{
    const char *found = strstr(text, old);
    if (!found)
        fail_msg("`%s` is missing in:\n%s", old, text);
    return arena_printf(&court_arena, "%.*s%s%s", (int)(found - text), text, new,
                        found + strlen(old));
}

/* Reads a report; whether it is good. */
static inline bool records_of_text(const char *text, struct records *records)
{
    diags_init(&record_diags, &court_arena);
    const struct node *root = document_parse(&court_arena, "kept.json", text, strlen(text),
                                             DOCUMENT_RECORD, &record_diags);
    assert_non_null(root);
    return records_read(&court_arena, root, "kept.json", records, &record_diags);
}

/* The record of the ruling on a profile. */
static inline const struct record *record_of(const char *profile_text)
{
    struct records records;
    if (!records_of_text(report_of(profile_text, "json"), &records))
        fail_msg("%s", record_diags.list.count ? record_diags.list.items[0].message : "no record");
    assert_int_equal(records.count, 1);
    return &records.items[0];
}

/* The entry on a component (NULL: the project) and subject; NULL when there is none. */
static inline const struct record_entry *entry_on(const struct record *record,
                                                  enum record_kind kind, const char *component,
                                                  const char *subject)
{
    for (uint32_t i = 0; i < record->entries.count; i++) {
        const struct record_entry *entry = &record->entries.items[i];
        bool same = (!entry->component && !component) ||
                    (entry->component && component && strcmp(entry->component, component) == 0);
        if (entry->kind == kind && same &&
            strcmp(entry->subject ? entry->subject : "", subject ? subject : "") == 0)
            return entry;
    }
    return NULL;
}

static inline const char *text_on(const struct record *record, enum record_kind kind,
                                  const char *component, const char *subject)
{
    const struct record_entry *entry = entry_on(record, kind, component, subject);
    return entry ? entry->text : "(none)";
}

#endif
