/* SPDX-License-Identifier: GPL-3.0-or-later
 * fuzz_command.c -- the whole command, with any arguments on any transcript: the arguments are the
 * lines before the first empty one, the first of them a table or a command by number; the rest is a
 * file. It ends with 0, or with 1 or 2 and one line of error. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analysis/analysis.h"
#include "tests/fuzz/fuzz.h"

int lectern_main(int argc, char **argv); /* cli/main.c, under another name */

enum { MOST_ARGUMENTS = 8 };

static const char *topic(uint8_t byte)
{
    static const char *const commands[] = {"check", "study", "list", "help", "version"};
    enum { COMMANDS = sizeof commands / sizeof *commands };
    size_t count = 0;
    while (lec_analyses[count].analysis != NULL) count++;
    const size_t choice = byte % (count + COMMANDS);
    return choice < count ? lec_analyses[choice].analysis->name : commands[choice - count];
}

/* What may not be tried here: other files, the folder of a result, all processors, long sums. */
static bool is_left_out(const char *argument)
{
    static const char *const names[] = {"--output",     "-o",       "--threads",
                                        "--replicates", "--memory", "--capt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(argument, names[i], strlen(names[i])) == 0) return true;
    return argument[0] != '-' && strcmp(argument, "-") != 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) return 0;
    lec_arena *arena = lec_arena_new();
    char *arguments[MOST_ARGUMENTS + 6] = {(char *)"lectern", (char *)topic(data[0])};
    int count = 2;
    data++;
    size--;
    for (int i = 0; i < MOST_ARGUMENTS; i++) {
        const char *line = fuzz_line(&data, &size, arena);
        if (line[0] == '\0') break;
        if (!is_left_out(line)) arguments[count++] = (char *)line;
    }
    arguments[count++] = (char *)"--threads=1";
    arguments[count++] = (char *)"--replicates=20";
    arguments[count++] = (char *)fuzz_file(data, size);
    const bool takes_file =
        strcmp(arguments[1], "check") == 0 || lec_analysis_named(arguments[1]) != NULL;
    if (!takes_file) count -= 3;
    arguments[count] = NULL;
    const int status = lectern_main(count, arguments);
    fuzz_promise(status >= 0 && status <= 2, "an exit status of 0, 1 or 2");
    lec_arena_free(arena);
    return 0;
}
