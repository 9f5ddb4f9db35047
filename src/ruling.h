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

/* Tells the list that a ruling was asked for: where there are errors, the last line of its text
 * then says that none was given. */
RULING_API void ruling_messages_want_ruling(ruling_messages *messages);

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

/* The name of component `index` among those that the profile lists and that are judged; NULL when
 * there are fewer. */
RULING_API const char *ruling_profile_component(const ruling_profile *profile, size_t index);

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

/* ---- the questionnaire ----
 *
 * An interview asks for what a profile does not answer yet, and writes the profile's file after
 * every answer: what the person put into it, comments and layout included, stays as it is. The file
 * is all that is remembered: what is answered there, also by `unknown`, is not asked again.
 *
 *     if (ruling_interview_open(pack, &input, NULL, &interview, messages) == RULING_OK)
 *         while (ruling_interview_question(interview, &question, messages) == RULING_OK &&
 *                ruling_interview_offer(interview, NULL) == RULING_GO_ON)
 *             ruling_interview_answer(interview, read a line, NULL, messages);
 *
 * What a call below does not succeed in, it has not done: neither is the file changed, nor what is
 * asked. Texts and lists that it gives live until the next call that takes an interview that is not
 * const. Messages about answers show the answer, under its address, as if it were a file. */

typedef struct ruling_interview ruling_interview;

typedef struct {
    bool no_assumptions; /* the pack's defaults are not assumed */
    bool head;           /* a new file begins with a comment that says what it is */
    const char *schema;  /* the schema that a new file tells editors of; NULL: none */
} ruling_interview_options;

/* Begins, or resumes, the profile at `input->path`, a YAML file that need not exist; its settings
 * become answers in it. The pack must outlive the interview; of the input, and of the options,
 * which may be NULL, everything is copied. Nothing is written before the first answer. */
RULING_API ruling_status ruling_interview_open(const ruling_pack *pack, const ruling_input *input,
                                               const ruling_interview_options *options,
                                               ruling_interview **interview,
                                               ruling_messages *messages);
RULING_API void ruling_interview_free(ruling_interview *interview);

/* The file, and whether there is one yet. */
RULING_API const char *ruling_interview_path(const ruling_interview *interview);
RULING_API bool ruling_interview_saved(const ruling_interview *interview);

/* The profile's `name`; NULL when the file gives none. */
RULING_API const char *ruling_interview_name(const ruling_interview *interview);
RULING_API ruling_status ruling_interview_set_name(ruling_interview *interview, const char *name,
                                                   ruling_messages *messages);

/* -- the parts of the system, and the links between them -- */

typedef struct {
    const char *name;
    const char *role; /* the answer to the question that comes first; NULL: none yet */
    bool outside;     /* it is an end of links only, and not asked about */
    size_t answered;  /* questions about it that are answered … */
    size_t open;      /* … and that may yet be asked */
} ruling_component;

/* How many parts the profile lists. 0: it lists none, and is about a single one without a name. */
RULING_API size_t ruling_interview_components(const ruling_interview *interview);

/* Part `index`, below that number. */
RULING_API ruling_component ruling_interview_component(const ruling_interview *interview,
                                                       size_t index);

/* Adds a part behind the others; gives one another name, in the links and waivers too; removes one
 * with its answers, links and waivers. */
RULING_API ruling_status ruling_interview_add(ruling_interview *interview, const char *name,
                                              ruling_messages *messages);
RULING_API ruling_status ruling_interview_rename(ruling_interview *interview, const char *from,
                                                 const char *to, ruling_messages *messages);
RULING_API ruling_status ruling_interview_remove(ruling_interview *interview, const char *name,
                                                 ruling_messages *messages);

typedef struct {
    const char *ends[2];
    const char *via;     /* NULL: not said */
    const char *traffic; /* NULL: not said */
} ruling_link;

RULING_API size_t ruling_interview_links(const ruling_interview *interview);
RULING_API ruling_link ruling_interview_link(const ruling_interview *interview, size_t index);

/* What links go through, or (`traffic`) how much they carry; NULL behind the last. */
RULING_API const char *const *ruling_interview_link_kinds(const ruling_interview *interview,
                                                          bool traffic);

/* Adds a link, or changes the one between the two; removes link `index`. */
RULING_API ruling_status ruling_interview_join(ruling_interview *interview, const ruling_link *link,
                                               ruling_messages *messages);
RULING_API ruling_status ruling_interview_unjoin(ruling_interview *interview, size_t index,
                                                 ruling_messages *messages);

/* What is assumed about a part as long as nobody says otherwise. */
typedef struct {
    const char *address;
    const char *title;
    const char *value;
} ruling_assumption;

/* What the pack's defaults assume about a part (NULL: the single one without a name), and could
 * matter: for a person to look over. */
RULING_API ruling_status ruling_interview_assumptions(ruling_interview *interview,
                                                      const char *component,
                                                      const ruling_assumption **list, size_t *count,
                                                      ruling_messages *messages);

/* Makes answers of all of them. */
RULING_API ruling_status ruling_interview_confirm(ruling_interview *interview,
                                                  const char *component, ruling_messages *messages);

/* -- the question at hand -- */

/* One answer that can be chosen: a value, or a band of a number. */
typedef struct {
    const char *name;        /* as an answer: "mostly_waits" */
    const char *description; /* what the pack says of it; NULL: nothing */
    const char *range;       /* of a band: "60 % .. 90 %"; else NULL */
    bool chosen;             /* the value that stands is this, or holds it */
    /* Once ruling_interview_explain was called: what it does to the points compared with no answer,
     * "Node.js +3.0, Python -1.0", "rules out Node.js"; "" for nothing. Before: NULL. */
    const char *effect;
    const char *flips; /* likewise: the other verdict that it makes by itself; NULL: none */
} ruling_choice;

typedef struct {
    const char *address;     /* "live/io_share", "team.size": as --set takes it */
    const char *fact;        /* "component.io_share" */
    const char *component;   /* the part that it is about; NULL: the project, or the only part */
    size_t component_number; /* from 1, of those that are asked about; 0 for NULL */
    size_t component_count;
    const char *step; /* of the decision framework, with a capital: "Workload" */
    size_t step_number;
    size_t step_count;
    size_t number; /* from 1: questions that are answered, and this one */
    size_t left;   /* about how many will be asked after it */
    const char *title;
    const char *text;  /* the question */
    const char *type;  /* "bool", "integer", "number", "choice", "level", "set", "text", "option" */
    const char *unit;  /* NULL: none */
    const char *range; /* of a number: "0 % .. 100 %"; else NULL */
    bool several;      /* a set: any number of the choices is an answer */
    bool numeric;      /* numbers are answers: see ruling_interview_answer */
    const ruling_choice *choices; /* none for a text */
    size_t choice_count;
    const char *value;    /* what stands now, as a profile would give it; NULL: nothing */
    const char *origin;   /* where that comes from: "given", "assumed", "unknown", … */
    const char *note;     /* with the answer that stands; NULL: none */
    const char *find_out; /* how to find out; NULL: the pack does not say */
    const char *effort;   /* "look it up", "measure it"; NULL: none */
    const char *why;      /* once explained: the rules that it is asked for, "r1 [BD], r2 [A]" */
    const char *dissent;  /* once explained: those of them that a document contradicts; NULL */
    bool skipped;         /* it was, in this sitting */
    bool advice_only;     /* the verdict cannot hang on it, but advice does */
} ruling_question;

/* The question to ask now. RULING_NO when there is none left (of those for advice, once
 * ruling_interview_advise was called, else of those that the verdict may hang on). */
RULING_API ruling_status ruling_interview_question(ruling_interview *interview,
                                                   ruling_question *question,
                                                   ruling_messages *messages);

/* Works out for the question at hand what each choice would do, and why it is asked: as given by
 * the next ruling_interview_question. */
RULING_API ruling_status ruling_interview_explain(ruling_interview *interview,
                                                  ruling_messages *messages);

/* Answers the question at hand, and goes on to the next. `text` is as a profile would have it: a
 * value or band, "85 %", "~80 %" an estimate, "60 .. 90 %", "a | b", members of a set with commas
 * or spaces between them ("none" or "[]" for none of them), "unknown". "#2" is the second choice,
 * and so is "2" where numbers are no answers; of a set, several: "1 3". "yes" and "no" are true and
 * false. `note` is kept with the answer; NULL keeps one that stands, "" takes it away. */
RULING_API ruling_status ruling_interview_answer(ruling_interview *interview, const char *text,
                                                 const char *note, ruling_messages *messages);

/* Takes the answer to the question at hand out of the file; it is then asked again. */
RULING_API ruling_status ruling_interview_forget(ruling_interview *interview,
                                                 ruling_messages *messages);

/* Goes on to the next question without an answer: this one is not asked again in this sitting,
 * unless somebody goes back or jumps there. */
RULING_API ruling_status ruling_interview_skip(ruling_interview *interview,
                                               ruling_messages *messages);

/* Goes back to the question before; any number of times. RULING_NO at the first. */
RULING_API ruling_status ruling_interview_back(ruling_interview *interview,
                                               ruling_messages *messages);

/* Goes to a question by its address or the name of its fact ("team.size", "io_share" of the part at
 * hand, "live/io_share"), or to the questions about a part by its name; answered or not. */
RULING_API ruling_status ruling_interview_jump(ruling_interview *interview, const char *name,
                                               ruling_messages *messages);

/* Copies answers from another part to the one that the question at hand is about: to that question
 * only, or with `all` to every one that is open, the first question (its role) apart. How many goes
 * to `*count`. */
RULING_API ruling_status ruling_interview_copy(ruling_interview *interview, const char *from,
                                               bool all, size_t *count, ruling_messages *messages);

/* -- the whole -- */

typedef enum {
    RULING_ANSWERED, /* the file gives a value, */
    RULING_UNKNOWN,  /* … or says `unknown` */
    RULING_SKIPPED,  /* in this sitting */
    RULING_OPEN,     /* not answered, and the verdict may hang on it */
    RULING_IDLE      /* not answered, and the verdict does not hang on it */
} ruling_answer_state;

typedef struct {
    const char *address;
    const char *component; /* NULL: the project, or the only part */
    const char *step;
    const char *title;
    const char *text;  /* the question */
    const char *value; /* what counts; NULL: nothing is known */
    const char *origin;
    const char *note;
    ruling_answer_state state;
} ruling_reviewed;

/* All questions that arise, by step, within a step the project's first, then by part. */
RULING_API ruling_status ruling_interview_review(ruling_interview *interview,
                                                 const ruling_reviewed **list, size_t *count,
                                                 ruling_messages *messages);

/* The verdict, points and agreement so far, as text, which the caller frees. Seeing that invites to
 * steer, so the first time is put down in the profile: `labels: {standing_shown: after 3 answers}`.
 */
RULING_API ruling_status ruling_interview_standing(ruling_interview *interview,
                                                   const ruling_style *style, char **text,
                                                   ruling_messages *messages);

typedef enum {
    RULING_GO_ON,
    RULING_STOP_SETTLED, /* no open answer can change the verdict */
    RULING_STOP_AGREED,  /* at least 95 % of what is open agree */
    RULING_STOP_ASKED    /* every question that matters was asked */
} ruling_stop;

/* Whether it could end here, and why, in a sentence (`reason` may be NULL). It says nothing of the
 * verdict. After ruling_interview_go_on it says so only for a better reason, and not where somebody
 * went back or jumped to the question at hand. */
RULING_API ruling_stop ruling_interview_offer(const ruling_interview *interview,
                                              const char **reason);
RULING_API void ruling_interview_go_on(ruling_interview *interview);

/* From now on, what is asked is what only shapes advice. */
RULING_API ruling_status ruling_interview_advise(ruling_interview *interview,
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

/* ---- to complete what is typed ---- */

/* Names of one kind, a line each: the name, a tab, what it means, which may be empty. The kinds:
 * "rules"; "ids", all that ruling_explain takes; "verdicts", as ruling_verdict gives them;
 * "samples", the profiles that ruling_init takes; "settings", what can stand in front of the `=` of
 * a setting; "part settings", what can stand there behind `COMPONENT/`. There are no names of
 * another kind. The caller frees the text. */
RULING_API ruling_status ruling_names(const ruling_pack *pack, const char *kind, char **text,
                                      ruling_messages *messages);

/* In the same way the values that can stand behind the `=` of a setting, of which ADDRESS= and
 * maybe some of the value is typed: "team.size=". Sets grow by one member: "[node, " gives
 * "[node, python]". "" where there are none to name. */
RULING_API ruling_status ruling_values(const ruling_pack *pack, const char *setting, char **text,
                                       ruling_messages *messages);

/* ---- files ---- */

/* Writes a text to a file at once: on failure the old file is left as it was. */
RULING_API ruling_status ruling_write_file(const char *path, const char *text, size_t length,
                                           ruling_messages *messages);

#ifdef __cplusplus
}
#endif

#endif
