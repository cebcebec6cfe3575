/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "api/libraries.h"
#include "core/limits.h"
#include "include/lectern.h"

enum { WIDTH = 88, NAME_WIDTH = 24 };

/* Prints words wrapped to WIDTH columns, indented from the second line on; `column` is where the
 * first line stands. */
static void print_wrapped(const char *text, int column, int indent)
{
    int at = column;
    for (const char *word = text; *word != '\0';) {
        const int length = (int)strcspn(word, " \n");
        if (at > indent && at + length + 1 > WIDTH) {
            printf("\n%*s", indent, "");
            at = indent;
        } else if (at > column || (at > indent && word != text)) {
            putchar(' ');
            at++;
        }
        printf("%.*s", length, word);
        at += length;
        word += length;
        word += strspn(word, " \n");
    }
    putchar('\n');
}

static void print_entry(const char *name, const char *text)
{
    const int length = (int)strlen(name);
    printf("  %-*s", NAME_WIDTH - 2, name);
    if (length > NAME_WIDTH - 4) printf("\n%*s", NAME_WIDTH, "");
    print_wrapped(text, NAME_WIDTH, NAME_WIDTH);
}

/* --- list ------------------------------------------------------------------------------------ */

lec_status lec_run_list(const lec_request *request, lec_error *error)
{
    (void)request;
    (void)error;
    printf("commands\n");
    for (const lec_command *command = lec_commands; command->name != NULL; command++)
        print_entry(command->name, command->summary);
    const char *group = "";
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++) {
        if (strcmp(group, entry->group) != 0) printf("\ntables: %s\n", group = entry->group);
        print_entry(entry->analysis->name, entry->analysis->summary);
    }
    return LEC_OK;
}

/* --- help ------------------------------------------------------------------------------------ */

static void option_name(const lec_option *option, char *name, size_t size)
{
    snprintf(name, size, "--%s%s%s", option->name, option->value != NULL ? " " : "",
             option->value != NULL ? option->value : "");
}

/* Options of one table; `state` is the analysis or NULL, whose own options come before others of
 * their names. */
static void print_options(const char *heading, const lec_option *options, void *state)
{
    const lec_analysis *analysis = state;
    printf("\n%s\n", heading);
    for (const lec_option *option = options; option->name != NULL; option++) {
        if (options == lec_table_view_options && lec_has_own_option(analysis, option->name))
            continue;
        char name[64];
        option_name(option, name, sizeof name);
        print_entry(name, option->meaning);
    }
}

static void print_columns(const lec_analysis *analysis)
{
    printf("\nColumns");
    if (analysis->key_count > 0) printf(" (the first %zu identify a row)", analysis->key_count);
    printf("\n");
    for (const lec_column *column = analysis->columns; column->name != NULL; column++) {
        char text[1024];
        snprintf(text, sizeof text, "%s%s%s%s%s%s%s%s%s", column->meaning, column->unit ? " [" : "",
                 column->unit ? column->unit : "", column->unit ? "]" : "",
                 column->formula ? "; = " : "", column->formula ? column->formula : "",
                 column->source ? " (" : "", column->source ? column->source : "",
                 column->source ? ")" : "");
        print_entry(column->name, text);
    }
}

/* Which rows are one family of tests, in words. */
static void describe_family(const lec_family *family, char *text, size_t size)
{
    const char *adjusts = family->log10_p != NULL ? "adjusts " : "is adjusted";
    const char *log10_p = family->log10_p != NULL ? family->log10_p : "";
    if (family->keys[0] == '\0') {
        snprintf(text, size, "%s%s among all rows of the table (%s)", adjusts, log10_p,
                 family->method);
        return;
    }
    snprintf(text, size,
             "%s%s within one family: the rows that agree in %s. Rows that pool others (`all`) are "
             "a family of their own, and no other conference, role or question changes it; tests "
             "without a row count as well%s%s%s (%s)",
             adjusts, log10_p, family->keys, family->tests != NULL ? " (`" : "",
             family->tests != NULL ? family->tests : "", family->tests != NULL ? "`)" : "",
             family->method);
}

static void print_families(const lec_analysis *analysis)
{
    printf("\nFamilies of tests\n");
    for (const lec_family *family = analysis->families; family->keys != NULL; family++) {
        char name[64], text[1024];
        snprintf(name, sizeof name, "%s, %s", family->q, family->log10_q);
        describe_family(family, text, sizeof text);
        print_entry(name, text);
    }
}

static void print_examples(const char *examples)
{
    printf("\nExamples\n");
    for (const char *line = examples; *line != '\0';) {
        const int length = (int)strcspn(line, "\n");
        printf("  lectern %.*s\n", length, line);
        line += length;
        line += strspn(line, "\n");
    }
}

/* The syntax of a study is the comment that the built-in one begins with. */
static void print_study(void)
{
    putchar('\n');
    for (const char *line = lectern_study_built_in(); *line == '#';
         line += strcspn(line, "\n") + 1) {
        const int length = (int)strcspn(line, "\n");
        printf("%.*s\n", length > 2 ? length - 2 : 0, line + (length > 2 ? 2 : 0));
    }
}

static void describe_without_by(const lec_analysis *analysis, char *text, size_t size)
{
    snprintf(text, size, "It takes no --by: %s.", analysis->without_by);
}

static void print_without_by(const lec_analysis *analysis)
{
    char text[512];
    describe_without_by(analysis, text, sizeof text);
    putchar('\n');
    print_wrapped(text, 0, 0);
}

void lec_print_help(const lec_command *command, const lec_analysis *analysis)
{
    const char *name = command != NULL ? command->name : analysis->name;
    const char *details = command != NULL ? command->details : analysis->details;
    const char *examples = command != NULL ? command->examples : analysis->examples;
    printf("lectern %s %s\n\n", name, command != NULL ? command->usage : "[OPTION]... PATH...");
    print_wrapped(command != NULL ? command->summary : analysis->summary, 0, 0);
    if (details != NULL) {
        putchar('\n');
        print_wrapped(details, 0, 0);
    }
    if (analysis != NULL && analysis->without_by != NULL) print_without_by(analysis);
    if (strcmp(name, "study") == 0) print_study();
    if (examples != NULL) print_examples(examples);
    if (analysis != NULL) print_columns(analysis);
    if (analysis != NULL && analysis->families != NULL) print_families(analysis);
    lec_each_option_table(command, analysis, print_options, (void *)(uintptr_t)analysis);
    if (analysis != NULL && analysis->source != NULL) printf("\nSource: %s\n", analysis->source);
}

static void print_limits(void)
{
    printf("What lectern reads before it refuses, so that no file takes all memory or time:\n\n");
    for (int name = 0; name < LEC_LIMIT_COUNT; name++) {
        char value[LEC_LIMIT_TEXT];
        lec_limit_write((lec_limit_name)name, lec_limits[name].most, value);
        print_entry(value, lec_limits[name].meaning);
    }
    printf("\nMemory in all: --memory MIB (no limit). A chart may take 30 s, a PDF file 60 s.\n");
}

static void print_overview(void)
{
    printf(
        "lectern %s -- who held the floor, which words and ideas each side used, which went "
        "together\n\n"
        "  lectern report [-o DIR] [--study FILE] PATH...   every table and chart in one folder\n"
        "  lectern TABLE [OPTION]... PATH...                one table on standard output\n"
        "  lectern check PATH...                            what to know before trusting it\n\n"
        "PATH is a transcript, a folder (searched in depth, but for reports of lectern in it) or - "
        "for "
        "standard input.\n\n",
        LECTERN_VERSION);
    lec_run_list(NULL, NULL);
    printf("\n'lectern help NAME' says more, 'lectern help limits' how much is read. Exit status: "
           "0 done, 1 the data are bad, 2 the call "
           "is wrong.\n");
}

lec_status lec_run_help(const lec_request *request, lec_error *error)
{
    if (request->path_count == 0) {
        print_overview();
        return LEC_OK;
    }
    for (size_t i = 0; i < request->path_count; i++) {
        const char *name = request->paths[i];
        if (strcmp(name, "limits") == 0) {
            print_limits();
            continue;
        }
        const lec_analysis *analysis = lec_analysis_named(name);
        const lec_command *command = lec_commands;
        while (command->name != NULL && strcmp(command->name, name) != 0) command++;
        if (analysis == NULL && command->name == NULL)
            return lec_fail(error, LEC_BAD_USAGE, "no command '%s'; 'lectern list' shows all",
                            name);
        if (i > 0) putchar('\n');
        if (analysis != NULL)
            lec_print_help(NULL, analysis);
        else
            lec_print_help(command, lec_command_table(command));
    }
    return LEC_OK;
}

lec_status lec_run_version(const lec_request *request, lec_error *error)
{
    (void)error;
    printf("lectern %s\nLicence: GPL-3.0-or-later, with the GNU Scientific Library\n\nlibraries\n",
           LECTERN_VERSION);
    const lec_package *package = lec_all_libraries(request->arena);
    for (; package->name != NULL; package++) print_entry(package->name, package->version);
    return LEC_OK;
}

/* --- the man page ---------------------------------------------------------------------------- */

/* Text as roff: backslashes and a leading full stop or apostrophe are not commands. */
static void print_roff(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\\')
            fputs("\\e", stdout);
        else if (*at == '-')
            fputs("\\-", stdout);
        else if (at == text && (*at == '.' || *at == '\''))
            printf("\\&%c", *at);
        else
            putchar(*at);
    }
    putchar('\n');
}

static void roff_options(const char *heading, const lec_option *options, void *state)
{
    (void)state;
    printf(".SS %s\n", heading);
    for (const lec_option *option = options; option->name != NULL; option++) {
        char name[64];
        option_name(option, name, sizeof name);
        printf(".TP\n.B ");
        print_roff(name);
        print_roff(option->meaning);
    }
}

static void roff_entry(const char *name, const char *text)
{
    printf(".TP\n.B ");
    print_roff(name);
    print_roff(text);
}

static void roff_examples(const char *examples)
{
    printf(".PP\nExamples:\n.nf\n");
    for (const char *line = examples; *line != '\0';) {
        const size_t length = strcspn(line, "\n");
        char example[256];
        snprintf(example, sizeof example, "lectern %.*s", (int)length, line);
        print_roff(example);
        line += length;
        line += strspn(line, "\n");
    }
    printf(".fi\n");
}

static void roff_analysis(const lec_analysis *analysis)
{
    printf(".SS ");
    print_roff(analysis->name);
    print_roff(analysis->summary);
    printf(".PP\n");
    if (analysis->details != NULL) print_roff(analysis->details);
    if (analysis->without_by != NULL) {
        char text[512];
        describe_without_by(analysis, text, sizeof text);
        print_roff(text);
    }
    for (const lec_column *column = analysis->columns; column->name != NULL; column++)
        roff_entry(column->name, column->meaning);
    for (const lec_family *family = analysis->families; family != NULL && family->keys != NULL;
         family++) {
        char text[1024];
        describe_family(family, text, sizeof text);
        roff_entry(family->q, text);
    }
    if (analysis->options != NULL) roff_options("Options of this table", analysis->options, NULL);
    if (analysis->examples != NULL) roff_examples(analysis->examples);
}

static void roff_study(void)
{
    printf(".SH STUDY FILE\n.nf\n");
    for (const char *line = lectern_study_built_in(); *line == '#';) {
        const int length = (int)strcspn(line, "\n");
        char text[256];
        snprintf(text, sizeof text, "%.*s", length > 2 ? length - 2 : 0,
                 line + (length > 2 ? 2 : 0));
        print_roff(text);
        line += length + 1;
    }
    printf(".fi\n");
}

lec_status lec_run_man(const lec_request *request, lec_error *error)
{
    (void)request;
    (void)error;
    printf(".TH LECTERN 1 \"\" \"lectern %s\" \"User commands\"\n.SH NAME\n"
           "lectern \\- statistical discourse analysis of press\\-conference transcripts\n"
           ".SH SYNOPSIS\n.B lectern report\n[\\-o DIR] [\\-\\-study FILE] PATH...\n.br\n"
           ".B lectern\nTABLE [OPTION]... PATH...\n.br\n.B lectern check\nPATH...\n"
           ".SH COMMANDS\n",
           LECTERN_VERSION);
    for (const lec_command *command = lec_commands; command->name != NULL; command++) {
        roff_entry(command->name, command->summary);
        if (command->details != NULL) {
            printf(".br\n");
            print_roff(command->details);
        }
    }
    printf(".SH OPTIONS\n");
    roff_options("Which turns, how sure", lec_common_options, NULL);
    roff_options("Which rows", lec_by_options, NULL);
    roff_options("What counts as the same word", lec_word_options, NULL);
    roff_options("Which rows and columns are written", lec_table_view_options, NULL);
    roff_options("On a terminal", lec_screen_options, NULL);
    roff_options("How transcripts are read", lec_reading_options, NULL);
    roff_options("Input and output", lec_table_options, NULL);
    roff_study();
    printf(".SH TABLES\n");
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++)
        roff_analysis(entry->analysis);
    printf(".SH EXIT STATUS\n0 done; 1 the data are bad; 2 the call is wrong.\n");
    return LEC_OK;
}
