/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/request.h"

#include <assert.h>
#include <string.h>
#include <sys/stat.h>

#include "api/option_value.h"
#include "cli/index.h"
#include "cli/report.h"
#include "core/known_names.h"

static const lec_command *command_named(const char *name)
{
    for (const lec_command *command = lec_commands; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0) return command;
    return NULL;
}

const lec_analysis *lec_command_table(const lec_command *command)
{
    return command->table != NULL ? lec_analysis_named(command->table) : NULL;
}

static bool makes_report(const lec_command *command)
{
    return command != NULL && command->run == lec_run_report;
}

/* --- where an option's value goes ------------------------------------------------------------ */

/* An option that was given, and its value, which may be the name of a file. */
typedef struct {
    const char *option, *value;
} given_value;

/* A struct of settings and the table of the options that set its members. */
typedef struct {
    const lec_option *options;
    void *settings;
} target;

typedef struct {
    lec_request *request;
    LEC_ARRAY(target) targets;
    LEC_ARRAY(const char *) paths;
    LEC_ARRAY(const char *) for_reading;
    LEC_ARRAY(const char *) for_tables;
    LEC_ARRAY(given_value) given;
} reader;

static void add_target(reader *r, const lec_option *options, void *settings)
{
    if (options != NULL) LEC_PUSH(r->request->arena, r->targets, ((target){options, settings}));
}

/* Settings of every analysis that the request may run, to see whether the values fit. */
static void add_analyses(reader *r)
{
    const lec_request *request = r->request;
    lec_arena *arena = request->arena;
    if (request->command != NULL && request->command->takes_table && request->analysis == NULL)
        return; /* its help is asked for */
    const bool all = request->analysis == NULL;
    bool word_options = false, by_options = false;
    lec_common *common = lec_new(arena, lec_common, 1);
    for (size_t i = 0; lec_analyses[i].analysis != NULL; i++) {
        const lec_analysis *analysis = lec_analyses[i].analysis;
        if (all ? analysis->not_in_report : analysis != request->analysis) continue;
        word_options = word_options || analysis->takes_word_options;
        by_options = by_options || analysis->takes_by;
        add_target(r, analysis->options, lec_arena_alloc(arena, 1, analysis->settings_size));
    }
    add_target(r, lec_common_options, common);
    if (by_options) add_target(r, lec_by_options, common);
    if (word_options) add_target(r, lec_word_options, common);
}

bool lec_has_own_option(const lec_analysis *analysis, const char *name)
{
    return analysis != NULL && analysis->options != NULL &&
           lec_option_named(analysis->options, name, strlen(name)) != NULL;
}

static void add_targets(reader *r)
{
    lec_request *request = r->request;
    const lec_command *command = request->command;
    add_target(r, command != NULL ? command->options : lec_table_options, &request->program);
    if (command == NULL || command->reads_transcripts)
        add_target(r, lec_reading_options, lec_new(request->arena, lec_input_options, 1));
    if (command != NULL && command->takes_run_options) {
        add_target(r, lec_run_options, lec_new(request->arena, lec_common, 1));
        add_target(r, lec_shard_options, lec_new(request->arena, lec_input_options, 1));
    }
    if (makes_report(command))
        add_target(r, lec_report_output_options, lec_new(request->arena, lec_report_output, 1));
    if (command == NULL || command->takes_table) {
        add_target(r, lec_table_view_options, &request->program.view);
        add_target(r, lec_screen_options, &request->program);
    }
    if (command == NULL || command->takes_analysis_options) add_analyses(r);
}

/* --- arguments ------------------------------------------------------------------------------- */

static const char *help_topic(const lec_request *request)
{
    assert(request->command != NULL || request->analysis != NULL);
    return request->command != NULL ? request->command->name : request->analysis->name;
}

static bool takes_option(const lec_analysis *analysis, const char *name, size_t length)
{
    return (analysis->options != NULL &&
            lec_option_named(analysis->options, name, length) != NULL) ||
           lec_shared_option(analysis, name, length) != NULL;
}

/* The tables that take the option, parted by commas; "" for none. */
static const char *tables_with(lec_arena *arena, const char *name, size_t length)
{
    const char *tables = "";
    for (size_t i = 0; lec_analyses[i].analysis != NULL; i++)
        if (takes_option(lec_analyses[i].analysis, name, length))
            tables = lec_arena_format(arena, "%s%s%s", tables, tables[0] != '\0' ? ", " : "",
                                      lec_analyses[i].analysis->name);
    return tables;
}

typedef struct {
    lec_arena *arena;
    LEC_ARRAY(const char *) names;
} option_names;

static void add_names(const char *heading, const lec_option *options, void *state)
{
    (void)heading;
    option_names *all = state;
    for (; options->name != NULL; options++) LEC_PUSH(all->arena, all->names, options->name);
}

/* An option that no table has. */
static lec_status fail_nowhere(const lec_request *request, const char *name, lec_error *error)
{
    option_names all = {.arena = request->arena};
    lec_each_option_table(request->command, request->analysis, add_names, &all);
    const char *nearest = lec_nearest_name(name, all.names.items, all.names.count);
    return lec_fail(error, LEC_BAD_USAGE, "unknown option '--%s'; see 'lectern help %s'%s%s%s",
                    name, help_topic(request), nearest != NULL ? "; did you mean --" : "",
                    nearest != NULL ? nearest : "", nearest != NULL ? "?" : "");
}

static lec_status fail_unknown(const lec_request *request, const char *name, size_t length,
                               lec_error *error)
{
    const char *topic = help_topic(request);
    const char *reason =
        request->analysis != NULL ? lec_reason_without(request->analysis, name, length) : NULL;
    if (reason != NULL)
        return lec_fail(error, LEC_BAD_USAGE, "'%s' takes no --%.*s: %s", topic, (int)length, name,
                        reason);
    if (lec_option_named(lec_table_view_options, name, length) != NULL ||
        lec_option_named(lec_screen_options, name, length) != NULL)
        return lec_fail(
            error, LEC_BAD_USAGE,
            "'%s' takes no --%.*s, which is an option of every table; see 'lectern help "
            "%s'",
            topic, (int)length, name, topic);
    const char *tables = tables_with(request->arena, name, length);
    if (tables[0] == '\0')
        return fail_nowhere(request, lec_arena_text(request->arena, name, length), error);
    return lec_fail(error, LEC_BAD_USAGE,
                    "'%s' takes no --%.*s, which is an option of %s; see 'lectern help %s'", topic,
                    (int)length, name, tables, topic);
}

/* Whom the library is to give the option that `of` has. */
static void keep_for_library(reader *r, const lec_option *of, const lec_option *option,
                             const char *value)
{
    lec_arena *arena = r->request->arena;
    const lec_command *command = r->request->command;
    if (of == lec_table_view_options || of == lec_screen_options ||
        of == (command != NULL ? command->options : lec_table_options))
        return;
    const char *text = lec_arena_format(arena, "--%s%s%s", option->name, value != NULL ? "=" : "",
                                        value != NULL ? value : "");
    const bool is_shared =
        of == lec_run_options || of == lec_shard_options ||
        (of == lec_common_options && lec_concerns_reading(option->name, strlen(option->name)));
    if (of == lec_reading_options || is_shared) LEC_PUSH(arena, r->for_reading, text);
    if (of != lec_reading_options) LEC_PUSH(arena, r->for_tables, text);
}

/* An option takes one value: the other would be heeded by nobody. */
static lec_status check_once(reader *r, const lec_option *option, const char *value,
                             lec_error *error)
{
    for (size_t i = 0; option->value != NULL && i < r->given.count; i++)
        if (strcmp(r->given.items[i].option, option->name) == 0)
            return lec_fail(error, LEC_BAD_USAGE,
                            "--%s is given twice, and would be read once; give one%s", option->name,
                            strcmp(option->name, "corrections") == 0 ? ", or a folder of them"
                                                                     : "");
    const given_value given = {option->name, value};
    if (option->value != NULL) LEC_PUSH(r->request->arena, r->given, given);
    return LEC_OK;
}

static bool is_same_file(const char *one, const char *other)
{
    struct stat a, b;
    return stat(one, &a) == 0 && stat(other, &b) == 0 && S_ISREG(a.st_mode) &&
           a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* What is written takes the place of no file that is read. An index may become itself. */
static lec_status check_output(const reader *r, lec_error *error)
{
    const char *output = r->request->program.output;
    const bool is_index = r->request->command != NULL && r->request->command->run == lec_run_index;
    const char *read = NULL;
    for (size_t i = 0; output != NULL && !is_index && i < r->paths.count; i++)
        if (is_same_file(output, r->paths.items[i])) read = r->paths.items[i];
    for (size_t i = 0; output != NULL && i < r->given.count; i++)
        if (strcmp(r->given.items[i].option, "output") != 0 &&
            is_same_file(output, r->given.items[i].value))
            read = r->given.items[i].value;
    if (read == NULL) return LEC_OK;
    return lec_fail(error, LEC_BAD_USAGE,
                    "-o %s: would replace %s, which is read; give another name", output, read);
}

/* Whether an argument is an option that the command takes. */
static bool is_option(const reader *r, const char *argument)
{
    if (strncmp(argument, "--", 2) != 0) return false;
    const size_t length = strcspn(argument + 2, "=");
    for (size_t i = 0; i < r->targets.count; i++)
        if (lec_option_named(r->targets.items[i].options, argument + 2, length) != NULL)
            return true;
    return false;
}

/* One option, which `report` may hand to several analyses. */
static lec_status set_option(reader *r, const char *name, size_t length, const char *value,
                             bool *took_next, const char *next, lec_error *error)
{
    bool known = false;
    for (size_t i = 0; i < r->targets.count; i++) {
        const target *to = &r->targets.items[i];
        const lec_option *option = lec_option_named(to->options, name, length);
        if (option == NULL) continue;
        if (to->options == lec_table_view_options &&
            lec_has_own_option(r->request->analysis, option->name))
            continue;
        const bool is_flag = option->type == LEC_OPTION_FLAG;
        if (is_flag && value != NULL)
            return lec_fail(error, LEC_BAD_USAGE, "--%s takes no value", option->name);
        if (!is_flag && value == NULL && next == NULL)
            return lec_fail(error, LEC_BAD_USAGE, "--%s needs a value: %s", option->name,
                            option->meaning);
        *took_next = !is_flag && value == NULL;
        if (*took_next && is_option(r, next))
            return lec_fail(error, LEC_BAD_USAGE,
                            "--%s needs a value, and %s is an option; for that value write --%s=%s",
                            option->name, next, option->name, next);
        const char *chosen = *took_next ? next : value;
        lec_list_used read;
        lec_status status = known ? LEC_OK : check_once(r, option, chosen, error);
        if (status == LEC_OK)
            status = lec_option_give(option, chosen, to->settings, r->request->arena, &read, error);
        if (status != LEC_OK) return status;
        if (!known) keep_for_library(r, to->options, option, chosen);
        known = true;
    }
    if (known) return LEC_OK;
    return fail_unknown(r->request, name, length, error);
}

static lec_status read_arguments(reader *r, char **arguments, size_t count, lec_error *error)
{
    bool options_end = false;
    for (size_t i = 0; i < count; i++) {
        const char *argument = arguments[i];
        const char *next = i + 1 < count ? arguments[i + 1] : NULL;
        const bool is_path = options_end || argument[0] != '-' || argument[1] == '\0';
        if (is_path) {
            LEC_PUSH(r->request->arena, r->paths, argument);
            continue;
        }
        if (strcmp(argument, "--") == 0) {
            options_end = true;
            continue;
        }
        if (strcmp(argument, "-o") == 0) argument = "--output";
        if (strcmp(argument, "-h") == 0) argument = "--help";
        if (strncmp(argument, "--", 2) != 0)
            return lec_fail(error, LEC_BAD_USAGE, "unknown option '%s'; see 'lectern help %s'",
                            argument, help_topic(r->request));
        const char *name = argument + 2;
        const char *equals = strchr(name, '=');
        const size_t length = equals != NULL ? (size_t)(equals - name) : strlen(name);
        bool took_next = false;
        const lec_status status = set_option(r, name, length, equals != NULL ? equals + 1 : NULL,
                                             &took_next, next, error);
        if (status != LEC_OK) return status;
        if (took_next) i++;
    }
    return LEC_OK;
}

/* `lectern --version` and `lectern --help` are commands that look like options. */
static const char *command_name(const char *argument)
{
    if (strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0) return "help";
    if (strcmp(argument, "--version") == 0 || strcmp(argument, "-V") == 0) return "version";
    return argument;
}

/* What `lectern NAME` and `lectern show NAME` could have been. */
static const char *suggested_name(const lec_request *request, const char *name, bool commands,
                                  char room[LEC_SUGGESTION_ROOM])
{
    LEC_ARRAY(const char *) known = {0};
    for (const lec_command *it = lec_commands; commands && it->name != NULL; it++)
        LEC_PUSH(request->arena, known, it->name);
    for (const lec_registered *it = lec_analyses; it->analysis != NULL; it++)
        LEC_PUSH(request->arena, known, it->analysis->name);
    return lec_suggestion(name, known.items, known.count, room);
}

/* The table that a command is about. */
static lec_status read_table(const char *name, lec_request *request, lec_error *error)
{
    request->analysis = lec_analysis_named(name);
    if (request->analysis != NULL) return LEC_OK;
    char room[LEC_SUGGESTION_ROOM];
    return lec_fail(error, LEC_BAD_USAGE, "no table '%s'; 'lectern list' shows all%s", name,
                    suggested_name(request, name, false, room));
}

lec_status lec_request_read(int argc, char **argv, lec_arena *arena, lec_request *request,
                            lec_error *error)
{
    if (argc < 2)
        return lec_fail(error, LEC_BAD_USAGE,
                        "nothing to do; see 'lectern help', or try "
                        "'lectern report -o result transcript.txt'");
    const char *name = command_name(argv[1]);
    *request = (lec_request){
        .command = command_named(name), .analysis = lec_analysis_named(name), .arena = arena};
    char room[LEC_SUGGESTION_ROOM];
    if (request->command == NULL && request->analysis == NULL)
        return lec_fail(error, LEC_BAD_USAGE, "no command '%s'; 'lectern list' shows all%s", name,
                        suggested_name(request, name, true, room));

    if (request->command != NULL) request->analysis = lec_command_table(request->command);
    reader r = {.request = request};
    int first = 2;
    lec_status status = LEC_OK;
    if (request->command != NULL && request->command->takes_table && argc > 2 && argv[2][0] != '-')
        status = read_table(argv[first++], request, error);
    if (status != LEC_OK) return status;
    add_targets(&r);
    status = read_arguments(&r, argv + first, (size_t)(argc - first), error);
    if (status == LEC_OK && !request->program.help) status = check_output(&r, error);
    request->paths = r.paths.items;
    request->path_count = r.paths.count;
    LEC_PUSH(arena, r.for_reading, NULL);
    LEC_PUSH(arena, r.for_tables, NULL);
    request->reading_options = r.for_reading.items;
    request->table_options = r.for_tables.items;
    return status;
}

void lec_each_option_table(const lec_command *command, const lec_analysis *analysis,
                           lec_option_visitor *visit, void *state)
{
    if (analysis != NULL && analysis->options != NULL)
        visit("Options of this table", analysis->options, state);
    if (analysis != NULL && analysis->takes_word_options)
        visit("What counts as the same word", lec_word_options, state);
    if (analysis != NULL || command->takes_analysis_options)
        visit("Which turns, how sure", lec_common_options, state);
    if (analysis != NULL ? analysis->takes_by : command->takes_analysis_options)
        visit("Which rows", lec_by_options, state);
    if (command == NULL || command->takes_table)
        visit("Which rows and columns are written", lec_table_view_options, state);
    if (command == NULL || command->takes_table) visit("On a terminal", lec_screen_options, state);
    if (command == NULL || command->reads_transcripts)
        visit("How transcripts are read", lec_reading_options, state);
    if (command != NULL && command->takes_run_options)
        visit("How it is done", lec_run_options, state);
    if (command != NULL && command->takes_run_options)
        visit("On several machines", lec_shard_options, state);
    if (makes_report(command)) visit("The result", lec_report_output_options, state);
    visit("Input and output", command != NULL ? command->options : lec_table_options, state);
}
