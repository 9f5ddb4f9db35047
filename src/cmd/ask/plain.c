#include "cmd/ask/plain.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/output.h"

#define BLANKS " \t\r\n"

/* ---- lines ---- */

/* Columns that a text takes, about: code points. */
static int columns_of(const char *text, size_t length)
{
    int columns = 0;
    for (size_t i = 0; i < length; i++)
        columns += ((unsigned char)text[i] & 0xc0) != 0x80;
    return columns;
}

void plain_wrap(const struct talk *talk, const char *text, int indent)
{
    int column = 0, width = talk->sitting->style.width;
    while (*text) {
        char word[512];
        size_t length = strcspn(text, " ");
        size_t kept = length < sizeof word ? length : sizeof word - 1;
        int columns = columns_of(text, length);
        if (column > 0 && column + 1 + columns > width) {
            printf("\n%*s", indent, "");
            column = indent;
        } else if (column > 0) {
            putchar(' ');
            column++;
        }
        memcpy(word, text, kept);
        word[kept] = '\0';
        output_name(stdout, word);
        column += columns;
        text += length;
        text += strspn(text, " ");
    }
    putchar('\n');
}

/* Takes the blanks off both ends of the line that was read. */
static void trim(char *line)
{
    size_t lead = strspn(line, BLANKS), length = strlen(line);
    while (length > lead && strchr(BLANKS, line[length - 1]))
        length--;
    memmove(line, line + lead, length - lead);
    line[length - lead] = '\0';
}

/* Reads what is left of a line that has no room. */
static void pass_over_line(void)
{
    int byte;
    do
        byte = getchar();
    while (byte != EOF && byte != '\n');
}

/* Reads a line; one that is too long is said to be, and comes out empty. False at the end. */
static bool read_line(struct talk *talk)
{
    if (talk->over || !fgets(talk->line, sizeof talk->line, stdin))
        return false;
    if (!strchr(talk->line, '\n') && strlen(talk->line) + 1 == sizeof talk->line) {
        pass_over_line();
        puts("That line is too long.");
        talk->line[0] = '\0';
    }
    trim(talk->line);
    return true;
}

bool plain_read(struct talk *talk, const char *prompt)
{
    printf("%s ", prompt);
    fflush(stdout);
    if (!read_line(talk)) {
        talk->over = talk->sitting->quit = true;
        putchar('\n');
        return false;
    }
    if (talk->echoes) {
        output_name(stdout, talk->line);
        putchar('\n');
    }
    return true;
}

static bool is_line(const struct talk *talk, const char *word, const char *letter)
{
    return strcmp(talk->line, word) == 0 || strcmp(talk->line, letter) == 0;
}

bool plain_is_yes(const struct talk *talk)
{
    return is_line(talk, "yes", "y");
}

bool plain_is_no(const struct talk *talk)
{
    return is_line(talk, "no", "n");
}

bool plain_quits(struct talk *talk)
{
    bool quits = is_line(talk, "quit", "q");
    talk->sitting->quit = talk->sitting->quit || quits;
    return quits;
}

bool plain_agree(struct talk *talk, const char *question, bool otherwise)
{
    plain_wrap(talk, question, 0);
    while (plain_read(talk, otherwise ? "yes or no [yes]>" : "yes or no [no]>") &&
           !plain_quits(talk)) {
        if (!*talk->line)
            return otherwise;
        if (plain_is_yes(talk) || plain_is_no(talk))
            return plain_is_yes(talk);
        puts("Type yes or no.");
    }
    return false;
}

/* The last line counts the messages of a run; in a talk it says nothing. */
static void drop_last_line(char *text)
{
    size_t length = strlen(text);
    if (length > 0)
        length--;
    while (length > 0 && text[length - 1] != '\n')
        length--;
    text[length] = '\0';
}

void plain_messages(const struct talk *talk, ruling_messages *messages)
{
    char *text = NULL;
    if (ruling_messages_text(messages, "text", &talk->sitting->style, &text) == RULING_OK) {
        drop_last_line(text);
        fputs(text, stdout);
    }
    ruling_text_free(text);
    ruling_messages_free(messages);
}

const char *plain_behind(const char *line, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(line, word, length) != 0 || (line[length] != '\0' && line[length] != ' '))
        return NULL;
    return line + length + strspn(line + length, " ");
}

/* ---- commands ---- */

/* Something to be done at a question. `rest` is what stands behind the word. */
struct word {
    const char *name;
    const char *letter; /* NULL: none */
    bool takes;         /* something stands behind the word */
    ruling_status (*run)(struct talk *talk, const ruling_question *question, const char *rest,
                         ruling_messages *messages);
};

static ruling_status go_back(struct talk *talk, const ruling_question *question, const char *rest,
                             ruling_messages *messages)
{
    (void)question;
    (void)rest;
    if (ruling_interview_back(talk->sitting->interview, messages) == RULING_NO)
        puts("This is the first question.");
    return RULING_OK;
}

static ruling_status skip(struct talk *talk, const ruling_question *question, const char *rest,
                          ruling_messages *messages)
{
    (void)question;
    (void)rest;
    return ruling_interview_skip(talk->sitting->interview, messages);
}

/* Gives an answer, with the note that waits for one. */
static ruling_status give(struct talk *talk, const char *text, ruling_messages *messages)
{
    ruling_status status = ruling_interview_answer(talk->sitting->interview, text,
                                                   talk->noted ? talk->note : NULL, messages);
    talk->noted = talk->noted && status != RULING_OK;
    return status;
}

static ruling_status say_unknown(struct talk *talk, const ruling_question *question,
                                 const char *rest, ruling_messages *messages)
{
    (void)question;
    (void)rest;
    return give(talk, "unknown", messages);
}

static ruling_status keep_note(struct talk *talk, const ruling_question *question, const char *rest,
                               ruling_messages *messages)
{
    (void)question;
    (void)messages;
    snprintf(talk->note, sizeof talk->note, "%s", rest);
    talk->noted = true;
    puts(*rest ? "The note goes with your answer." : "The answer will have no note.");
    return RULING_OK;
}

static ruling_status help(struct talk *talk, const ruling_question *question, const char *rest,
                          ruling_messages *messages)
{
    ruling_question explained;
    ruling_interview *interview = talk->sitting->interview;
    (void)question;
    (void)rest;
    ruling_status status = ruling_interview_explain(interview, messages);
    if (status == RULING_OK)
        status = ruling_interview_question(interview, &explained, messages);
    if (status == RULING_OK)
        plain_help(talk, &explained);
    return status;
}

static ruling_status review(struct talk *talk, const ruling_question *question, const char *rest,
                            ruling_messages *messages)
{
    (void)question;
    (void)rest;
    (void)messages;
    plain_review(talk);
    return RULING_OK;
}

static ruling_status jump(struct talk *talk, const ruling_question *question, const char *rest,
                          ruling_messages *messages)
{
    (void)question;
    return ruling_interview_jump(talk->sitting->interview, rest, messages);
}

static ruling_status copy(struct talk *talk, const ruling_question *question, const char *rest,
                          ruling_messages *messages)
{
    size_t count;
    const char *all = plain_behind(rest, "all");
    (void)question;
    ruling_status status = ruling_interview_copy(talk->sitting->interview, all && *all ? all : rest,
                                                 all && *all, &count, messages);
    if (status == RULING_OK)
        printf("%zu answer%s copied.\n", count, count == 1 ? "" : "s");
    return status;
}

static ruling_status forget(struct talk *talk, const ruling_question *question, const char *rest,
                            ruling_messages *messages)
{
    (void)question;
    (void)rest;
    return ruling_interview_forget(talk->sitting->interview, messages);
}

static ruling_status standing(struct talk *talk, const ruling_question *question, const char *rest,
                              ruling_messages *messages)
{
    char *text = NULL;
    (void)question;
    (void)rest;
    ruling_status status =
        ruling_interview_standing(talk->sitting->interview, &talk->sitting->style, &text, messages);
    if (status == RULING_OK)
        printf("%s\n", text);
    ruling_text_free(text);
    return status;
}

static ruling_status quit(struct talk *talk, const ruling_question *question, const char *rest,
                          ruling_messages *messages)
{
    (void)question;
    (void)rest;
    (void)messages;
    talk->sitting->quit = true;
    return RULING_OK;
}

static ruling_status answer_literally(struct talk *talk, const ruling_question *question,
                                      const char *rest, ruling_messages *messages)
{
    (void)question;
    return give(talk, rest, messages);
}

static const struct word words[] = {
    {"back", "b", false, go_back},
    {"skip", "s", false, skip},
    {"unknown", "d", false, say_unknown},
    {"note", "n", true, keep_note},
    {"help", "?", false, help},
    {"review", "r", false, review},
    {"jump", "j", true, jump},
    {"copy", "c", true, copy},
    {"forget", NULL, false, forget},
    {"standing", "t", false, standing},
    {"quit", "q", false, quit},
    {"=", NULL, true, answer_literally},
};

/* The word that a line begins with; NULL when there is none, or the line is an answer by its name.
 */
static const struct word *find_word(const ruling_question *question, const char *line,
                                    const char **rest)
{
    for (size_t i = 0; i < question->choice_count; i++)
        if (strcmp(question->choices[i].name, line) == 0)
            return NULL;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        *rest = plain_behind(line, words[i].name);
        if (!*rest && words[i].letter)
            *rest = plain_behind(line, words[i].letter);
        if (*rest && (words[i].takes || !**rest))
            return &words[i];
    }
    return NULL;
}

/* ---- asking ---- */

/* An empty line lets stand what stands; a value that was assumed is then an answer. */
static ruling_status keep_standing(struct talk *talk, const ruling_question *question,
                                   ruling_messages *messages)
{
    if (question->value)
        return give(talk, question->value, messages);
    puts("Type an answer, or ? for help, s to skip this question, q to save and quit.");
    return RULING_OK;
}

/* Reads one line, and does what it says; the question is shown again where it is another. */
static void take_line(struct talk *talk, const ruling_question *question)
{
    const char *rest = NULL;
    ruling_messages *messages = ruling_messages_new();
    if (!messages) {
        talk->sitting->quit = true;
        return;
    }
    const struct word *word = find_word(question, talk->line, &rest);
    if (word)
        word->run(talk, question, rest, messages);
    else if (!*talk->line)
        keep_standing(talk, question, messages);
    else
        give(talk, talk->line, messages);
    plain_messages(talk, messages);
}

/* Shows what is assumed about the part at hand, once, for confirmation. Whether it was. */
static bool offer_assumptions(struct talk *talk, const ruling_question *question)
{
    ruling_interview *interview = talk->sitting->interview;
    bool of_part = strncmp(question->fact, "component.", strlen("component.")) == 0;
    uint64_t bit = UINT64_C(1) << (question->component_number & 63);
    const ruling_assumption *list;
    size_t count;
    char part[256] = "";
    if (!of_part || (talk->offered & bit) || talk->sitting->for_advice)
        return false;
    ruling_messages *messages = ruling_messages_new();
    if (question->component) /* which is gone with the next call */
        snprintf(part, sizeof part, "%s", question->component);
    const char *name = question->component ? part : NULL;
    bool some =
        messages &&
        ruling_interview_assumptions(interview, name, &list, &count, messages) == RULING_OK &&
        count > 0;
    for (size_t i = 0; some && i < count; i++) {
        if (i == 0)
            printf("\n%s%sTypical, and assumed unless you say otherwise:\n", part,
                   name ? ". " : "");
        printf("  %s: %s\n", list[i].title, list[i].value);
    }
    talk->offered |= some ? bit : 0;
    if (some && plain_agree(talk,
                            "Do all of these hold? With no, they stay assumed, and you are "
                            "asked about those that matter.",
                            false))
        ruling_interview_confirm(interview, name, messages);
    if (messages)
        plain_messages(talk, messages);
    return some;
}

/* Does what a line says where it is offered to stop, and no question is shown. Whether the line was
 * such a word. */
static bool take_word(struct talk *talk)
{
    static const ruling_question none;
    const char *rest;
    const struct word *word = find_word(&none, talk->line, &rest);
    bool fits = word && (word->run == go_back || word->run == review || word->run == jump ||
                         word->run == standing || word->run == quit);
    ruling_messages *messages = fits ? ruling_messages_new() : NULL;
    if (!messages) {
        puts("Type yes or no, or one of: back, jump NAME, review, standing, quit.");
        return false;
    }
    word->run(talk, &none, rest, messages);
    plain_messages(talk, messages);
    return true;
}

/* Offers to stop. Whether that was taken. */
static bool stops(struct talk *talk, char asked[])
{
    ruling_interview *interview = talk->sitting->interview;
    const char *reason;
    ruling_stop stop = ruling_interview_offer(interview, &reason);
    if (stop == RULING_GO_ON)
        return false;
    asked[0] = '\0'; /* a question that comes now is shown again */
    putchar('\n');
    plain_wrap(talk, reason, 0);
    if (stop == RULING_STOP_ASKED)
        return true;
    plain_wrap(talk, "Stop here and see the ruling?", 0);
    while (plain_read(talk, "yes or no [yes]>")) {
        if (!*talk->line || plain_is_yes(talk))
            return true;
        if (plain_is_no(talk)) {
            ruling_interview_go_on(interview);
            return false;
        }
        if (take_word(talk) &&
            (talk->sitting->quit || ruling_interview_offer(interview, NULL) == RULING_GO_ON))
            return talk->sitting->quit;
    }
    return true;
}

/* Asks the question at hand until it is another. RULING_NO when there is none. */
static ruling_status ask_one(struct talk *talk, char asked[], size_t room)
{
    ruling_question question;
    ruling_status status = ruling_interview_question(talk->sitting->interview, &question,
                                                     talk->sitting->invocation->messages);
    if (status != RULING_OK)
        return status;
    if (offer_assumptions(talk, &question))
        return RULING_OK;
    status = ruling_interview_question(talk->sitting->interview, &question,
                                       talk->sitting->invocation->messages);
    if (status != RULING_OK)
        return status;
    if (strncmp(asked, question.address, room - 1) != 0) {
        talk->noted = false; /* the note was about another question */
        plain_question(talk, &question);
        snprintf(asked, room, "%s", question.address);
    }
    if (plain_read(talk, ">"))
        take_line(talk, &question);
    return RULING_OK;
}

static ruling_status ask_all(struct talk *talk)
{
    struct sitting *sitting = talk->sitting;
    ruling_status status = RULING_OK;
    char asked[512] = "";
    while (status == RULING_OK && !sitting->quit) {
        if (!sitting->for_advice && stops(talk, asked))
            return RULING_OK;
        status = ask_one(talk, asked, sizeof asked);
    }
    return status == RULING_NO ? RULING_OK : status;
}

ruling_status ask_plain(struct sitting *sitting)
{
    struct talk talk = {.sitting = sitting, .echoes = !isatty(STDIN_FILENO)};
    ruling_status status = RULING_OK;
    if (sitting->is_new && !sitting->for_advice)
        plain_parts(&talk);
    bool asks = !sitting->for_advice ||
                plain_agree(&talk, "What is left to ask only shapes the advice. Go on?", false);
    sitting->quit = sitting->quit && !sitting->for_advice;
    if (asks && !sitting->quit)
        status = ask_all(&talk);
    return status;
}
