/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every file of ../shared/faults/forms has the speakers, words and times that its expected.csv
 * says, or is refused. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/vocabulary.h"
#include "io/read.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

/* Takes the next cell of a CSV line off *line; quotation marks around it go. */
static const char *next_cell(char **line)
{
    char *cell = *line, *end;
    if (*cell == '"') {
        end = strchr(++cell, '"');
        *end++ = '\0';
        *line = *end == ',' ? end + 1 : end;
        return cell;
    }
    end = cell + strcspn(cell, ",\n");
    *line = *end == ',' ? end + 1 : end;
    *end = '\0';
    return cell;
}

/* Words, and times where they are stated (`3000-` has no end that the file states). */
static void check_turns(const lec_corpus *corpus, const char *words, const char *times,
                        const char *file)
{
    size_t turn = 0;
    for (char *at = (char *)(uintptr_t)words; *at != '\0'; turn++) {
        const unsigned long wanted = strtoul(at, &at, 10);
        if (turn < corpus->turn_count)
            CHECK_COUNT(corpus->turn_start[turn + 1] - corpus->turn_start[turn], wanted, file);
    }
    CHECK_COUNT(corpus->turn_count, turn, file);
    turn = 0;
    for (char *at = (char *)(uintptr_t)times; *at != '\0' && turn < corpus->turn_count; turn++) {
        const double start = strtod(at, &at) / 1000;
        char *after;
        at += *at == '-';
        const double end = strtod(at, &after) / 1000;
        CHECK_NUMBER(corpus->turn[turn].start_seconds, start, 0, file);
        if (after > at && *at != ' ') CHECK_NUMBER(corpus->turn[turn].end_seconds, end, 0, file);
        at = *at == ' ' ? at + 1 : after;
    }
}

/* Whether `text` holds `part`, whatever the case of ASCII letters. */
static bool holds(const char *text, const char *part)
{
    for (; *text != '\0'; text++)
        if (strncasecmp(text, part, strlen(part)) == 0) return true;
    return false;
}

/* The last word of each expected name is in the name found; empty: nobody. */
static void check_speakers(const lec_corpus *corpus, const char *speakers, const char *file)
{
    size_t turn = 0;
    for (const char *at = speakers; turn < corpus->turn_count; turn++) {
        const size_t length = strcspn(at, "|");
        size_t last = length;
        while (last > 0 && at[last - 1] != ' ') last--;
        const char *found = corpus->speaker_name[corpus->turn_speaker[turn]];
        char wanted[64];
        snprintf(wanted, sizeof wanted, "%.*s", (int)(length - last), at + last);
        if (length > 0) CHECK_TRUE(holds(found, wanted), file);
        if (at[length] == '\0') break;
        at += length + 1;
    }
}

static void check_file(char *line)
{
    lec_arena *arena = lec_arena_new();
    const char *file = next_cell(&line), *speakers = next_cell(&line);
    const char *words = next_cell(&line), *times = next_cell(&line);
    const char *path = shared_path(lec_arena_format(arena, "faults/forms/%s", file));
    const lec_read_options options = {.threads = 1};
    lec_readings readings = {0};
    lec_error error = {""};
    const lec_status status =
        lec_read(&path, 1, study_from(arena, ""), &options, arena, &readings, &error);
    if (strcmp(speakers, "refuse") == 0) {
        CHECK_COUNT(status, LEC_BAD_DATA, file);
    } else if (status != LEC_OK) {
        CHECK_TEXT(error.message, "", file);
    } else {
        check_turns(readings.corpus, words, times, file);
        check_speakers(readings.corpus, speakers, file);
    }
    lec_arena_free(arena);
}

static void test_all(void)
{
    const char *path = shared_path("faults/forms/expected.csv");
    FILE *table = path != NULL ? fopen(path, "rb") : NULL;
    if (table == NULL) SKIP("needs ../shared/faults");
    char line[512];
    if (fgets(line, sizeof line, table) != NULL)
        while (fgets(line, sizeof line, table) != NULL) check_file(line);
    fclose(table);
}

const lec_test lec_tests_faults_forms[] = {{"all", test_all}, {0}};
