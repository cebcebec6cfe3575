/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/completion.h"

#include <stdio.h>
#include <string.h>

#include "core/known_names.h"

const char lec_completion_details[] =
    "SHELL is bash, zsh or fish. Bash: lectern completion bash > "
    "~/.local/share/bash-completion/completions/lectern. Zsh: lectern completion zsh > _lectern in "
    "a "
    "folder of $fpath. Fish: lectern completion fish > ~/.config/fish/completions/lectern.fish.";

enum { MOST_SHOWN = 72 }; /* bytes of a description */

/* Commands and tables alike: a name, what it is, its options. */
typedef struct {
    const char *name, *summary;
    const lec_command *command;
    const lec_analysis *analysis;
} topic;

typedef LEC_ARRAY(topic) topics;

static topics all_topics(lec_arena *arena)
{
    topics all = {0};
    for (const lec_command *it = lec_commands; it->name != NULL; it++)
        LEC_PUSH(arena, all, ((topic){it->name, it->summary, it, lec_command_table(it)}));
    for (const lec_registered *it = lec_analyses; it->analysis != NULL; it++)
        LEC_PUSH(arena, all,
                 ((topic){it->analysis->name, it->analysis->summary, NULL, it->analysis}));
    return all;
}

/* The beginning of a text, cut before a word, for single quotes; `quote` is how one is written. */
static void print_quoted(const char *text, const char *quote)
{
    size_t length = strlen(text);
    if (length > MOST_SHOWN) {
        length = MOST_SHOWN;
        while (length > 0 && text[length] != ' ') length--;
    }
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\'')
            fputs(quote, stdout);
        else
            putchar(text[i]);
}

/* --- bash ------------------------------------------------------------------------------------ */

static void bash_options(const char *heading, const lec_option *options, void *state)
{
    (void)heading;
    (void)state;
    for (; options->name != NULL; options++) printf(" --%s", options->name);
}

static void bash_choices(const char *heading, const lec_option *options, void *state)
{
    (void)heading;
    const topic *of = state;
    for (; options->name != NULL; options++) {
        if (options->choices == NULL) continue;
        printf("        %s:--%s) words=\"", of->name, options->name);
        for (const char *const *choice = options->choices; *choice != NULL; choice++)
            printf("%s%s", choice > options->choices ? " " : "", *choice);
        printf("\" ;;\n");
    }
}

static void print_bash(topics all)
{
    printf("# completion of lectern for bash, made by 'lectern completion bash'\n"
           "_lectern() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} name=${COMP_WORDS[1]} words=\n"
           "    local before=${COMP_WORDS[COMP_CWORD - 1]}\n"
           "    if [ \"$COMP_CWORD\" -eq 1 ] || { [ \"$COMP_CWORD\" -eq 2 ] && [[ $name = show || "
           "$name = help ]]; }; then\n"
           "        words=\"");
    for (size_t i = 0; i < all.count; i++) printf("%s%s", i > 0 ? " " : "", all.items[i].name);
    printf("\"\n"
           "        COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
           "        return\n"
           "    fi\n"
           "    [ \"$name\" = show ] && name=${COMP_WORDS[2]}\n"
           "    case $name:$before in\n");
    for (size_t i = 0; i < all.count; i++)
        lec_each_option_table(all.items[i].command, all.items[i].analysis, bash_choices,
                              &all.items[i]);
    printf("        completion:completion) words=\"bash zsh fish\" ;;\n"
           "    esac\n"
           "    if [ -z \"$words\" ] && [[ $word = -* ]]; then\n"
           "        case $name in\n");
    for (size_t i = 0; i < all.count; i++) {
        printf("            %s) words=\"", all.items[i].name);
        lec_each_option_table(all.items[i].command, all.items[i].analysis, bash_options, NULL);
        printf("\" ;;\n");
    }
    printf("        esac\n"
           "    fi\n"
           "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
           "}\n"
           "complete -o default -F _lectern lectern\n");
}

/* --- zsh ------------------------------------------------------------------------------------- */

static void zsh_options(const char *heading, const lec_option *options, void *state)
{
    (void)heading;
    (void)state;
    for (; options->name != NULL; options++) {
        printf(" '--%s:", options->name);
        print_quoted(options->meaning, "'\\''");
        printf("'");
    }
}

static void print_zsh(topics all)
{
    printf("#compdef lectern\n# made by 'lectern completion zsh'\n"
           "_lectern() {\n    local -a names options\n    local name=${words[2]}\n    names=(\n");
    for (size_t i = 0; i < all.count; i++) {
        printf("        '%s:", all.items[i].name);
        print_quoted(all.items[i].summary, "'\\''");
        printf("'\n");
    }
    printf("    )\n"
           "    if (( CURRENT == 2 )) || { (( CURRENT == 3 )) && [[ $name == show || $name == help "
           "]] }; then\n"
           "        _describe 'command or table' names\n        return\n    fi\n"
           "    [[ $name == show ]] && name=${words[3]}\n"
           "    case $name in\n");
    for (size_t i = 0; i < all.count; i++) {
        printf("        %s) options=(", all.items[i].name);
        lec_each_option_table(all.items[i].command, all.items[i].analysis, zsh_options, NULL);
        printf(" ) ;;\n");
    }
    printf("    esac\n"
           "    if [[ ${words[CURRENT]} == -* ]]; then\n        _describe -o 'option' options\n"
           "    else\n        _files\n    fi\n}\n_lectern \"$@\"\n");
}

/* --- fish ------------------------------------------------------------------------------------ */

static void fish_options(const char *heading, const lec_option *options, void *state)
{
    (void)heading;
    const topic *of = state;
    for (; options->name != NULL; options++) {
        printf("complete -c lectern -n '__fish_seen_subcommand_from %s' -l %s%s", of->name,
               options->name, options->value != NULL ? " -r" : "");
        if (options->choices != NULL) {
            printf(" -f -a '");
            for (const char *const *choice = options->choices; *choice != NULL; choice++)
                printf("%s%s", choice > options->choices ? " " : "", *choice);
            printf("'");
        }
        printf(" -d '");
        print_quoted(options->meaning, "\\'");
        printf("'\n");
    }
}

static void print_fish(topics all)
{
    printf("# completion of lectern for fish, made by 'lectern completion fish'\n");
    for (size_t i = 0; i < all.count; i++) {
        printf("complete -c lectern -n __fish_use_subcommand -f -a %s -d '", all.items[i].name);
        print_quoted(all.items[i].summary, "\\'");
        printf("'\n");
    }
    for (size_t i = 0; i < all.count; i++)
        lec_each_option_table(all.items[i].command, all.items[i].analysis, fish_options,
                              &all.items[i]);
}

lec_status lec_run_completion(const lec_request *request, lec_error *error)
{
    static const char *const shells[] = {"bash", "zsh", "fish"};
    static void (*const print[])(topics all) = {print_bash, print_zsh, print_fish};
    const char *wanted = request->path_count == 1 ? request->paths[0] : "";
    for (size_t s = 0; s < sizeof shells / sizeof *shells; s++)
        if (strcmp(wanted, shells[s]) == 0) {
            print[s](all_topics(request->arena));
            return LEC_OK;
        }
    return lec_fail_unknown(error, "completion for '", wanted, shells,
                            sizeof shells / sizeof *shells);
}

/* --- the reference of columns ---------------------------------------------------------------- */

static const char *type_name(lec_type type)
{
    switch (type) {
    case LEC_NAME:
        return "name";
    case LEC_DATE:
        return "date";
    case LEC_COUNT:
        return "whole number";
    case LEC_NUMBER:
        return "number";
    case LEC_TEXT:
    case LEC_TEXT_BEFORE:
        break;
    }
    return "text";
}

/* A cell of a Markdown table. */
static void print_cell(const char *text)
{
    printf(" ");
    for (; text != NULL && *text != '\0'; text++)
        if (*text == '|' || *text == '<' || *text == '*' || *text == '_')
            printf("\\%c", *text);
        else
            putchar(*text == '\n' ? ' ' : *text);
    printf(" |");
}

lec_status lec_run_columns(const lec_request *request, lec_error *error)
{
    (void)request;
    (void)error;
    printf("# Every column of every table\n\n"
           "Made by `lectern columns` from the declarations that help, CSV headers and "
           "datapackage.json are made\nfrom; not to be edited. Key columns, which identify a row, "
           "are in bold.\n");
    for (const lec_registered *entry = lec_analyses; entry->analysis != NULL; entry++) {
        const lec_analysis *of = entry->analysis;
        printf("\n## %s\n\n%s.\n\n| column | type | unit | meaning | formula | source |\n"
               "|---|---|---|---|---|---|\n",
               of->name, of->summary);
        for (size_t c = 0; of->columns[c].name != NULL; c++) {
            const lec_column *column = &of->columns[c];
            const bool is_key = c < of->key_count;
            printf("| %s`%s`%s | %s |", is_key ? "**" : "", column->name, is_key ? "**" : "",
                   type_name(column->type));
            print_cell(column->unit);
            print_cell(column->meaning);
            print_cell(column->formula);
            print_cell(column->source);
            putchar('\n');
        }
    }
    return LEC_OK;
}
