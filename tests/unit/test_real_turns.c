/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_real_turns.c -- the real conference of 3 December 2024 against its turns annotated by hand
 * (shared/transcripts/nato, *.turns.csv): kind, role, speaker, affiliation, lines, words. */
#include "io/assemble.h"
#include "io/attribution/attribute.h"
#include "tests/support/check.h"
#include "tests/support/form.h"

#include <stdlib.h>

enum { COLUMNS = 9 };

/* Splits a line of the annotation in place; its cells hold no quotes. */
static void split(char *line, char *cells[COLUMNS])
{
    for (int c = 0; c < COLUMNS; c++) {
        cells[c] = line;
        line += strcspn(line, ",\r\n");
        if (*line != '\0') *line++ = '\0';
    }
}

static void check_turn(const lec_corpus *corpus, size_t turn, char *cells[COLUMNS])
{
    char what[64];
    snprintf(what, sizeof what, "turn %.40s", cells[0]);
    const lec_turn_detail *detail = &corpus->turn[turn];
    CHECK_TEXT(lec_kind_name(corpus->turn_kind[turn]), cells[1], what);
    CHECK_TEXT(lec_role_name(corpus->turn_role[turn]), cells[2], what);
    CHECK_TEXT(corpus->speaker_name[corpus->turn_speaker[turn]], cells[3], what);
    CHECK_TEXT(detail->affiliation, cells[4], what);
    CHECK_COUNT(detail->first_line, strtoul(cells[6], NULL, 10), what);
    CHECK_COUNT(detail->last_line, strtoul(cells[7], NULL, 10), what);
    CHECK_COUNT(corpus->turn_start[turn + 1] - corpus->turn_start[turn],
                strtoul(cells[8], NULL, 10), what);
}

static void test_nato(void)
{
    const char *found = shared_path("transcripts/nato/2024-12-03-pre-ministerial.txt");
    if (found == NULL) SKIP("shared/transcripts is not here");
    lec_arena *arena = lec_arena_new();
    const char *path = lec_arena_format(arena, "%s", found);
    const lec_corpus *corpus = form_corpus(path, "nato", arena);
    FILE *file = fopen(shared_path("transcripts/nato/2024-12-03-pre-ministerial.turns.csv"), "r");
    CHECK_TRUE(corpus != NULL && file != NULL, "both files can be read");
    if (corpus != NULL && file != NULL) {
        char line[512], *cells[COLUMNS];
        size_t turns = 0;
        CHECK_TRUE(fgets(line, sizeof line, file) != NULL, "there is a header");
        for (; fgets(line, sizeof line, file) != NULL && turns < corpus->turn_count; turns++) {
            split(line, cells);
            check_turn(corpus, turns, cells);
        }
        CHECK_COUNT(corpus->turn_count, 38, "turns");
        CHECK_COUNT(turns, 38, "annotated turns");
        /* one exchange for each of the 12 journalists, who ask once each */
        CHECK_COUNT(corpus->exchange_count, 12, "exchanges");
    }
    if (file != NULL) fclose(file);
    lec_arena_free(arena);
}

const lec_test lec_tests_real_turns[] = {
    {"nato", test_nato},
    {0},
};
