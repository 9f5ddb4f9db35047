/* The library of `ruling`: give a profile a ruling under a rule pack, and show why.
 *
 *     ruling_messages *messages = ruling_messages_new();
 *     ruling_pack *pack = NULL;
 *     ruling_profile *profile = NULL;
 *     ruling_result *result = NULL;
 *     char *text = NULL;
 *     if (ruling_pack_builtin(&pack, messages) == RULING_OK &&
 *         ruling_profile_open(pack, &(ruling_input){.path = "profile.yaml"}, &profile,
 *                             messages) == RULING_OK &&
 *         ruling_judge(pack, (const ruling_profile *[]){profile}, 1, NULL, &result,
 *                      messages) == RULING_OK &&
 *         ruling_report(result, "json", NULL, &text, messages) == RULING_OK)
 *         puts(text);
 *     ruling_text_free(text); ruling_result_free(result); ruling_profile_free(profile);
 *     ruling_pack_free(pack); ruling_messages_free(messages);
 *
 * Nothing here prints, exits or aborts. Every function that can fail returns a status and adds to
 * the messages what was wrong; on failure what it would have made is NULL. Handles are not shared
 * between threads while a call uses them; the library has no global state. */
#ifndef RULING_H
#define RULING_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define RULING_VERSION "0.1.0"

#if defined(__GNUC__)
#define RULING_API __attribute__((visibility("default")))
#else
#define RULING_API
#endif

/* What became of a call; also the program's exit status. */
typedef enum {
    RULING_OK = 0,
    RULING_NO = 1,     /* done, and the answer is "no": an expectation was missed */
    RULING_INPUT = 2,  /* what was given is wrong */
    RULING_FAILED = 3, /* a limit, input/output or the program itself */
} ruling_status;

typedef struct ruling_messages ruling_messages; /* errors and warnings, in the order they came */
typedef struct ruling_pack ruling_pack;         /* a rule pack, ready to judge */
typedef struct ruling_profile ruling_profile;   /* a project's answers, read for one pack */
typedef struct ruling_result ruling_result;     /* the rulings for some profiles */

/* How text is laid out. NULL, where a style is taken, means 80 columns, UTF-8 and no colour. */
typedef struct {
    int width;   /* columns; kept between 60 and 200 */
    bool colour; /* ANSI escapes; never the only carrier of meaning */
    bool ascii;  /* no characters beyond ASCII in what the library draws */
    /* Flags for the commands that a report suggests, each with a space behind it: "-r my-pack ".
     * NULL: none. */
    const char *flags;
} ruling_style;

/* The library's version, "0.1.0". */
RULING_API const char *ruling_version(void);

/* Releases a text that a function here gave. NULL does nothing. */
RULING_API void ruling_text_free(char *text);

/* ---- messages ---- */

/* An empty list of messages; it keeps the text of the files that its messages show, so it outlives
 * neither pack nor profile by needing them, and must itself live until the profiles and results
 * that were made with it are freed. NULL when memory is out. */
RULING_API ruling_messages *ruling_messages_new(void);
RULING_API void ruling_messages_free(ruling_messages *messages);

/* RULING_OK when there are no errors (warnings do not count), else the most severe status. */
RULING_API ruling_status ruling_messages_status(const ruling_messages *messages);

/* How many messages there are, warnings included. */
RULING_API size_t ruling_messages_count(const ruling_messages *messages);

/* All messages, each with code, place, excerpt and what would be right, and a last line that counts
 * them; "" when there are none. `format` is "text" or "json". The caller frees the text. */
RULING_API ruling_status ruling_messages_text(const ruling_messages *messages, const char *format,
                                              const ruling_style *style, char **text);

/* Tells the list what command line it is about, so that mistakes in it can be shown in it.
 * `words` must outlive the list. */
RULING_API void ruling_messages_command_line(ruling_messages *messages, int count,
                                             char *const *words);

/* A mistake in the command line. */
typedef struct {
    const char *code;              /* "R0902" */
    int word;                      /* which word of the command line is the culprit; 0: none */
    const char *message;           /* one sentence without a full stop */
    const char *hint;              /* a further line; may be NULL */
    const char *typed;             /* what was typed, to suggest the nearest of … */
    const char *const *candidates; /* … these; may be NULL */
    size_t candidate_count;
} ruling_mistake;

/* Adds it, and returns its status (RULING_INPUT, or RULING_FAILED by its code). */
RULING_API ruling_status ruling_messages_add(ruling_messages *messages,
                                             const ruling_mistake *mistake);

/* ---- packs ---- */

/* The pack that the program carries. */
RULING_API ruling_status ruling_pack_builtin(ruling_pack **pack, ruling_messages *messages);

/* The pack at `path`: a folder with pack.yaml, or one YAML file. An overlay brings the pack that it
 * extends. */
RULING_API ruling_status ruling_pack_open(const char *path, ruling_pack **pack,
                                          ruling_messages *messages);

/* The pack that comes out of several, at least one: each further path leads to an overlay, which
 * extends one of those before it, or something that the first extends, and is laid on top. */
RULING_API ruling_status ruling_pack_open_stack(const char *const *paths, size_t count,
                                                ruling_pack **pack, ruling_messages *messages);
RULING_API void ruling_pack_free(ruling_pack *pack);

/* ---- profiles ---- */

typedef enum { RULING_BY_NAME, RULING_YAML, RULING_JSON } ruling_format;

/* Where a profile comes from. Files that it extends are looked for beside `path`, and read. */
typedef struct {
    const char *path;            /* a file, or "-" for standard input; the name in messages */
    const char *bytes;           /* not NULL: read these instead of the file */
    size_t length;               /* of bytes */
    ruling_format format;        /* RULING_BY_NAME: .json is JSON, all else YAML */
    const char *const *settings; /* ADDRESS=VALUE, over what the file says, in order */
    size_t setting_count;
    const char *const *bases; /* files below the profile and what it extends, the lowest first */
    size_t base_count;
    const char *as_of;      /* the day on which waivers are looked at; NULL: none has ended */
    const char *as_of_from; /* who says so, for reports: "--as-of"; NULL: "the caller" */
} ruling_input;

/* Whether the text is a day that exists, YYYY-MM-DD. */
RULING_API bool ruling_is_day(const char *text);

/* Reads a profile for a pack, which must outlive it. */
RULING_API ruling_status ruling_profile_open(const ruling_pack *pack, const ruling_input *input,
                                             ruling_profile **profile, ruling_messages *messages);
RULING_API void ruling_profile_free(ruling_profile *profile);

/* Reads the bytes of an input that names a path, so that it can be opened more than once: what
 * comes out of a pipe is gone once it was read. They live as long as the messages. */
RULING_API ruling_status ruling_input_keep(ruling_input *input, ruling_messages *messages);

/* Whether the profile has a component of this name that is judged. */
RULING_API bool ruling_profile_has(const ruling_profile *profile, const char *component);

/* ---- rulings ---- */

typedef struct {
    bool no_assumptions; /* the pack's defaults are not assumed */
    bool no_settling;    /* what open answers can change is not looked for: quicker */
} ruling_options;

/* Judges `count` profiles of one pack; pack and profiles must outlive the result. `options` may be
 * NULL. */
RULING_API ruling_status ruling_judge(const ruling_pack *pack,
                                      const ruling_profile *const *profiles, size_t count,
                                      const ruling_options *options, ruling_result **result,
                                      ruling_messages *messages);
RULING_API void ruling_result_free(ruling_result *result);

/* The verdict on profile `index`: an option's id, the combination's id, "either" or "none". */
RULING_API const char *ruling_verdict(const ruling_result *result, size_t index);

/* Whether `verdict` is one that a ruling under this pack can have; adds R0908 when not. */
RULING_API ruling_status ruling_verdict_check(const ruling_pack *pack, const char *verdict,
                                              int word, ruling_messages *messages);

/* Whether the verdict on profile `index` is the expected one. "either" meets every expectation that
 * it lies between: a tie fails no gate by itself. */
RULING_API bool ruling_meets(const ruling_result *result, size_t index, const char *expected);

/* Whether the verdict on profile `index` is settled: 1 where it is proved that no answer to what is
 * open changes it, 0 where some answers do, -1 where neither was found, or not looked for. */
RULING_API int ruling_settled(const ruling_result *result, size_t index);

/* ---- reports; the caller frees the text ---- */

/* The names of the formats of ruling_report, NULL behind the last: "text", "json", "ndjson". */
RULING_API const char *const *ruling_formats(void);

/* All rulings in a format. */
RULING_API ruling_status ruling_report(const ruling_result *result, const char *format,
                                       const ruling_style *style, char **text,
                                       ruling_messages *messages);

/* Why rules fired, did not, or are undetermined, comparison by comparison: for one component of
 * profile `index` (NULL: every one), the rules named (none: all that fired or are undetermined). */
RULING_API ruling_status ruling_why(const ruling_result *result, size_t index,
                                    const char *component, const char *const *rules,
                                    size_t rule_count, const char *format,
                                    const ruling_style *style, char **text,
                                    ruling_messages *messages);

/* All advice that applies on the rulings, by component and for the project, as text. */
RULING_API ruling_status ruling_advice(const ruling_result *result, const ruling_style *style,
                                       char **text, ruling_messages *messages);

/* All about one id: a rule, fact, criterion, claim, source, option, the combination, a piece of
 * advice or check of the pack, or a diagnostic code (then `pack` may be NULL). */
RULING_API ruling_status ruling_explain(const ruling_pack *pack, const char *id, const char *format,
                                        const ruling_style *style, char **text,
                                        ruling_messages *messages);

/* What ruling_list can list, NULL behind the last: "rules", "facts", … */
RULING_API const char *const *ruling_kinds(void);

/* What the pack holds of one kind. `format` is "text" or "json". */
RULING_API ruling_status ruling_list(const ruling_pack *pack, const char *kind, const char *format,
                                     const ruling_style *style, char **text,
                                     ruling_messages *messages);

/* Every limit of the program. */
RULING_API ruling_status ruling_limits(const char *format, const ruling_style *style, char **text,
                                       ruling_messages *messages);

/* Version, the carried pack with its version and digest, and the libraries in use. */
RULING_API ruling_status ruling_about(const char *format, const ruling_style *style, char **text,
                                      ruling_messages *messages);

/* ---- how sure a ruling is, and what would change it ---- */

/* The parts of an analysis, to be or-ed. */
typedef enum {
    RULING_AGREEMENT = 1, /* how often the verdict is the same, whatever the open answers are */
    RULING_QUESTIONS = 2, /* what each open answer would tell, and which would settle the verdict */
    RULING_WEIGHTS = 4,   /* the verdict under other weights of the criteria */
    RULING_SOURCES = 8,   /* the verdict without each of the documents */
    RULING_FLIPS = 16,    /* the smallest changes of answers that make another verdict */
    RULING_ALL_PARTS = 31
} ruling_part;

/* Finds out parts of an analysis of the ruling on profile `index`, those that are not known yet;
 * reports of the result show them from then on. This takes many times as long as judging. */
RULING_API ruling_status ruling_analyse(ruling_result *result, size_t index, unsigned parts,
                                        ruling_messages *messages);

/* In how many thousandths of what is open, sampled, the verdict on profile `index` is the ruling's,
 * rounded down; -1 where that was not analysed, or nothing could be sampled. The standard error of
 * that, in thousandths, goes to `*error`: 0 only where the verdict is proved. */
RULING_API int ruling_agreement(const ruling_result *result, size_t index, int *error);

/* What would change the ruling on profile `index`: answers, by one and by two, priorities and
 * weights, the nearest of each first; with `all` every one that was found. JSON has all always.
 * What is not analysed yet is. `format` is "text" or "json". */
RULING_API ruling_status ruling_flips(ruling_result *result, size_t index, bool all,
                                      const char *format, const ruling_style *style, char **text,
                                      ruling_messages *messages);

/* The rulings on profile `index` of two results side by side, and the rules that make the
 * difference: `then` is the same profile under other answers, `settings`, which are shown. R0530
 * when they are not on the same components. */
RULING_API ruling_status ruling_beside(const ruling_result *now, const ruling_result *then,
                                       size_t index, const char *const *settings, size_t count,
                                       const char *format, const ruling_style *style, char **text,
                                       ruling_messages *messages);

/* The questions that are open on profile `index`, most telling first, with all that is needed to
 * ask them; without `all`, those that cannot matter are left out. What is not analysed yet is. */
RULING_API ruling_status ruling_next(ruling_result *result, size_t index, bool all,
                                     const char *format, const ruling_style *style, char **text,
                                     ruling_messages *messages);

/* ---- rulings compared ---- */

typedef struct ruling_records ruling_records;       /* rulings as a report in JSON records them */
typedef struct ruling_comparison ruling_comparison; /* pairs of rulings, and how they differ */

/* Reads a report that was kept: what ruling_report writes as "json" with at least one ruling, or a
 * line of "ndjson". Of `input` the path, bytes and length count. RULING_INPUT for what is none. */
RULING_API ruling_status ruling_records_read(const ruling_input *input, ruling_records **records,
                                             ruling_messages *messages);

/* The records of rulings made just now; they need not live on. */
RULING_API ruling_status ruling_records_of(const ruling_result *result, ruling_records **records,
                                           ruling_messages *messages);

/* What `input` names: a report is read, a profile is judged. `options` may be NULL. */
RULING_API ruling_status ruling_records_open(const ruling_pack *pack, const ruling_input *input,
                                             const ruling_options *options,
                                             ruling_records **records, ruling_messages *messages);
RULING_API void ruling_records_free(ruling_records *records);

/* How many rulings are recorded. */
RULING_API size_t ruling_records_count(const ruling_records *records);

/* Judges the profile of record `index` as it is now, with what was laid on top of it and below it
 * then, under this pack. Of `input` the path counts (NULL: that of the record, from the current
 * folder or the record's own), and as_of with as_of_from. RULING_INPUT when a file is missing or
 * wrong, or the record does not tell enough. */
RULING_API ruling_status ruling_records_again(const ruling_records *records, size_t index,
                                              const ruling_pack *pack, const ruling_input *input,
                                              ruling_records **again, ruling_messages *messages);

/* An empty comparison; NULL when memory is out. */
RULING_API ruling_comparison *ruling_comparison_new(void);
RULING_API void ruling_comparison_free(ruling_comparison *comparison);

/* Compares two records, and keeps what differs, not the records. */
RULING_API ruling_status ruling_compare_one(ruling_comparison *comparison,
                                            const ruling_records *before, size_t before_index,
                                            const ruling_records *after, size_t after_index,
                                            ruling_messages *messages);

/* Compares all records of two reports: those of one profile, by its file, else its name; one with
 * one, whatever they are called. Those without counterpart count as changed. */
RULING_API ruling_status ruling_compare(ruling_comparison *comparison, const ruling_records *before,
                                        const ruling_records *after, ruling_messages *messages);

/* How many rulings have another verdict, or another option for a component. */
RULING_API size_t ruling_comparison_changed(const ruling_comparison *comparison);

/* How many rulings before no longer stand: as changed, but for those whose verdict lies among those
 * of a tie now. */
RULING_API size_t ruling_comparison_fallen(const ruling_comparison *comparison);

/* What differs, the weightiest first. With `check`, the side before is a decision, and it is told
 * whether each still follows; the records before were then read from files. `format` is "text" or
 * "json"; the caller frees the text. */
RULING_API ruling_status ruling_comparison_text(const ruling_comparison *comparison, bool check,
                                                const char *format, const ruling_style *style,
                                                char **text, ruling_messages *messages);

/* ---- for people who write packs ---- */

typedef struct {
    const char *pattern; /* the cases whose names hold this, or match it where it has any of *?[;
                            NULL: all */
    bool coverage;       /* say in full what of the pack was seen */
    int threshold;       /* percent of it that must have been seen, 0 to 100 */
} ruling_test_options;

/* The names of the formats of ruling_test, NULL behind the last: "text", "tap", "junit", "json". */
RULING_API const char *const *ruling_test_formats(void);

/* Runs the tests of a pack that stand in files and folders, or, where `count` is 0, those in the
 * folder `tests` beside the pack and beside each that it builds on: gives the profile of each case
 * a ruling and holds it against what the case expects. RULING_NO, with the text, when a case failed
 * or less was seen than the threshold. `options` may be NULL. */
RULING_API ruling_status ruling_test(const ruling_pack *pack, const char *const *paths,
                                     size_t count, const ruling_test_options *options,
                                     const char *format, const ruling_style *style, char **text,
                                     ruling_messages *messages);

/* The names of the formats of ruling_lint, NULL behind the last: "text", "json", "sarif". */
RULING_API const char *const *ruling_lint_formats(void);

/* Finds what is wrong or doubtful in a pack: rules that cannot fire, comparisons that make no
 * difference, evidence that nothing uses, … RULING_NO, with the text, when there are errors or
 * warnings among the findings; notes do not count. */
RULING_API ruling_status ruling_lint(const ruling_pack *pack, const char *format,
                                     const ruling_style *style, char **text,
                                     ruling_messages *messages);

/* What ruling_schema can describe, NULL behind the last: "profile", "pack", "test". */
RULING_API const char *const *ruling_schema_kinds(void);

/* A JSON Schema (draft-07) of one kind of file that people write, made from the pack: profiles for
 * it, its own files, or its tests. The caller frees the text. */
RULING_API ruling_status ruling_schema(const ruling_pack *pack, const char *kind, char **text,
                                       ruling_messages *messages);

/* The names of the formats of ruling_doc, NULL behind the last: "markdown", "html", "man". */
RULING_API const char *const *ruling_doc_formats(void);

/* A pack as a document for people: what it asks, how it counts, every rule with its reason and
 * sources, what overlays changed. `day` (YYYY-MM-DD) is the date that a manual page bears; NULL, or
 * a day that does not exist: none. */
RULING_API ruling_status ruling_doc(const ruling_pack *pack, const char *format, const char *day,
                                    char **text, ruling_messages *messages);

/* Gives the YAML that `input` names (its path, bytes, length and format count) the canonical
 * layout: the whole text, or with `diff` what changes as a unified diff, "" where nothing does. All
 * comments are kept, and what the file says is the same. RULING_INPUT for JSON. */
RULING_API ruling_status ruling_layout(const ruling_input *input, bool diff, char **text,
                                       bool *changed, ruling_messages *messages);

typedef struct ruling_files ruling_files; /* paths of files */

/* The YAML files that `paths` lead to: a file is itself, whatever it is called and whether there is
 * one or not; a folder is all files below it whose names end in .yaml or .yml, sorted, without what
 * is hidden. Where the status is not RULING_OK, the list holds those that were found. */
RULING_API ruling_status ruling_files_find(const char *const *paths, size_t count,
                                           ruling_files **files, ruling_messages *messages);
RULING_API void ruling_files_free(ruling_files *files);

/* The path of file `index`; NULL when there are fewer. */
RULING_API const char *ruling_files_path(const ruling_files *files, size_t index);

typedef struct {
    const char *overlay; /* the name of the overlay that is wanted; NULL: a profile is */
    const char *extends; /* what the overlay says of where the pack is; NULL: its name */
    bool minimal;        /* of a profile: only the questions that weigh most */
    const char *sample;  /* the name of a profile that the program carries, instead; NULL: none */
    const char *schema;  /* the schema that an editor is told of; NULL: none */
} ruling_init_options;

/* A file to begin with: a profile with every question of the pack, to be answered by taking away
 * the `#` in front of keys, or an overlay on it with an example of each change. It is good as it
 * stands. The caller frees the text. */
RULING_API ruling_status ruling_init(const ruling_pack *pack, const ruling_init_options *options,
                                     char **text, ruling_messages *messages);

/* ---- files ---- */

/* Writes a text to a file at once: on failure the old file is left as it was. */
RULING_API ruling_status ruling_write_file(const char *path, const char *text, size_t length,
                                           ruling_messages *messages);

#ifdef __cplusplus
}
#endif

#endif
