/* SPDX-License-Identifier: GPL-3.0-or-later
 * dump_roles.c -- what learn.c learns roles and certainty from, by the code that runs.
 *
 *   dump_roles people|turns FOLDER...     FOLDER is a house; FILE.truth.csv lies beside each FILE
 *
 * One line a unit: house, file, unit, class, weight, then the features. `people`: a person, the
 * role that most of its words have in the truth, its words. `turns`: a turn and how many of its
 * words have both role and speaker of the truth (right), its role alone (role), or neither (wrong),
 * a line each. Words that the truth gives to nobody do not count. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/attribution/certainty_features.h"
#include "io/attribution/features.h"
#include "io/attribution/trace.h"
#include "io/source/source.h"

enum { LINE = 65536 };

typedef struct {
    uint32_t start, end;
    lec_role role;
    const char *speaker, *aliases;
} truth_row;

typedef struct {
    LEC_ARRAY(truth_row) rows;
    size_t next; /* while words come in order */
} truth_table;

typedef struct {
    const char *house, *file;
    bool turns; /* dump turns, not people */
    lec_transcript transcript;
    lec_attribution attribution;
    lec_attribution_trace trace;
    truth_table truth;
    lec_arena *arena;
} reading;

/* --- the truth ---------------------------------------------------------------------------------
 */

/* The cells of a line, in place; cells in quotation marks may hold commas. */
static int split(char *line, char **cells, int most)
{
    int count = 0;
    while (count < most) {
        char *to = line;
        cells[count++] = to;
        bool quoted = false;
        char *at = line;
        for (; *at != '\0' && *at != '\n' && *at != '\r' && (quoted || *at != ','); at++) {
            if (*at == '"')
                quoted = !quoted;
            else
                *to++ = *at;
        }
        const bool more = *at == ',';
        *to = '\0';
        if (!more) break;
        line = at + 1;
    }
    return count;
}

static bool read_truth(reading *state, const char *path)
{
    char line[LINE], *cells[5];
    const char *name = lec_arena_format(state->arena, "%s.truth.csv", path);
    FILE *file = fopen(name, "r");
    if (file == NULL || fgets(line, sizeof line, file) == NULL) return false;
    while (fgets(line, sizeof line, file) != NULL) {
        truth_row row = {.role = LEC_ROLE_UNKNOWN};
        if (split(line, cells, 5) < 5) continue;
        row.start = (uint32_t)strtoul(cells[0], NULL, 10);
        row.end = (uint32_t)strtoul(cells[1], NULL, 10);
        if (!lec_role_named(cells[2], &row.role)) continue;
        row.speaker = lec_arena_text(state->arena, cells[3], strlen(cells[3]));
        row.aliases = lec_arena_text(state->arena, cells[4], strlen(cells[4]));
        LEC_PUSH(state->arena, state->truth.rows, row);
    }
    fclose(file);
    return true;
}

static bool read_file(reading *state, const char *path)
{
    static const lec_study study = {0};
    const lec_source_limits limits = {0};
    lec_error error = {""};
    lec_sources sources;
    lec_status status = lec_sources_read(path, &limits, state->arena, &sources, &error);
    if (status == LEC_OK)
        status =
            lec_transcript_read(&sources.items[0], NULL, &state->transcript, state->arena, &error);
    state->trace.as_labelled = !state->turns;
    if (status == LEC_OK)
        status = lec_attribute_traced(&state->transcript, &study, path, state->file, state->arena,
                                      &state->attribution, &state->trace, &error);
    if (status != LEC_OK) fprintf(stderr, "%s\n", error.message);
    return status == LEC_OK;
}

static uint32_t file_byte(const reading *state, uint32_t at)
{
    const lec_mark *marks = state->transcript.marks;
    size_t low = 0, high = state->transcript.mark_count;
    if (high == 0) return at;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (marks[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    return marks[low].file + (at - marks[low].text);
}

/* The row that holds a byte of the file, or NULL. Bytes come in order. */
static const truth_row *row_at(truth_table *truth, uint32_t byte)
{
    while (truth->next < truth->rows.count && truth->rows.items[truth->next].end <= byte)
        truth->next++;
    if (truth->next == truth->rows.count || truth->rows.items[truth->next].start > byte)
        return NULL;
    return &truth->rows.items[truth->next];
}

/* --- words -------------------------------------------------------------------------------------
 */

typedef struct {
    uint32_t words, right, right_role, in_role[LEC_ROLE_COUNT];
} tally;

static bool is_name(const reading *state, const char *name, const truth_row *row)
{
    if (row->speaker[0] == '\0') return true;
    const char *folded = lec_folded(state->arena, name);
    if (strcmp(folded, lec_folded(state->arena, row->speaker)) == 0) return true;
    for (const char *alias = row->aliases; *alias != '\0';) {
        const size_t length = strcspn(alias, "|");
        const char *text = lec_arena_text(state->arena, alias, length);
        if (strcmp(folded, lec_folded(state->arena, text)) == 0) return true;
        alias += length + (alias[length] == '|');
    }
    return false;
}

static bool same_role(lec_role a, lec_role b)
{
    const bool loose = (a == LEC_ROLE_OTHER || a == LEC_ROLE_UNKNOWN) &&
                       (b == LEC_ROLE_OTHER || b == LEC_ROLE_UNKNOWN);
    return a == b || loose;
}

/* A word of a turn: who says it by the truth, and whether lectern says so. */
static void count_word(reading *state, tally *tallies, uint32_t turn, uint32_t at,
                       const truth_row **last, bool *last_right)
{
    const truth_row *row = row_at(&state->truth, file_byte(state, at));
    tally *of = &tallies[turn];
    if (row == NULL) return;
    of->words++;
    const lec_new_turn *said = &state->attribution.turns[turn];
    const bool role = same_role(said->role, row->role);
    of->in_role[row->role]++;
    of->right_role += role;
    if (row != *last || of->words == 1) *last_right = is_name(state, said->speaker, row);
    *last = row;
    of->right += role && *last_right;
}

static tally *count_words(reading *state)
{
    tally *tallies = lec_new(state->arena, tally, state->attribution.turn_count + 1);
    const char *text = state->transcript.text;
    const truth_row *last = NULL;
    bool last_right = false;
    for (size_t s = 0; s < state->attribution.span_count; s++) {
        const lec_span *span = &state->attribution.spans[s];
        if (span->kind != LEC_SPAN_SPEECH || span->turn == LEC_NONE) continue;
        bool inside = false;
        for (uint32_t at = span->start; at < span->end; at++) {
            const bool blank = strchr(" \n\t\r", text[at]) != NULL;
            if (!blank && !inside) count_word(state, tallies, span->turn, at, &last, &last_right);
            inside = !blank;
        }
    }
    return tallies;
}

/* --- lines -------------------------------------------------------------------------------------
 */

static const char *plain(const reading *state, const char *text)
{
    char *copy = lec_new(state->arena, char, strlen(text) + 1);
    for (size_t i = 0; text[i] != '\0'; i++) copy[i] = strchr("\t\n\r\"", text[i]) ? ' ' : text[i];
    return copy;
}

static void dump_people(const reading *state, const tally *tallies)
{
    const lec_people *people = &state->trace.people;
    tally *of = lec_new(state->arena, tally, people->count + 1);
    for (size_t i = 0; i < state->trace.count; i++) {
        const uint32_t person = state->trace.drafts[i].person;
        if (person == LEC_NONE) continue;
        for (int r = 0; r < LEC_ROLE_COUNT; r++) of[person].in_role[r] += tallies[i].in_role[r];
    }
    for (uint32_t p = 0; p < people->count; p++) {
        double features[LEC_ROLE_FEATURE_COUNT];
        int best = 0;
        uint32_t words = 0;
        for (int r = 0; r < LEC_ROLE_COUNT; r++) {
            words += of[p].in_role[r];
            if (of[p].in_role[r] > of[p].in_role[best]) best = r;
        }
        if (words == 0 || state->trace.evidence.of[p].turns == 0) continue;
        lec_role_features_of(&state->trace.evidence, p, features);
        printf("%s\t%s\t%u %s\t%s\t%u", state->house, state->file, p,
               plain(state, people->items[p].name), lec_role_name((lec_role)best), words);
        for (int f = 0; f < LEC_ROLE_FEATURE_COUNT; f++) printf("\t%.9g", features[f]);
        putchar('\n');
    }
}

/* A line for each outcome that words of the turn have. */
static void dump_turns(const reading *state, const tally *tallies)
{
    const lec_certainty_counts counts = lec_certainty_count(&state->trace.certainty, state->arena);
    for (size_t i = 0; i < state->attribution.turn_count; i++) {
        const lec_new_turn *turn = &state->attribution.turns[i];
        const tally *of = &tallies[i];
        const uint32_t words[] = {of->right, of->right_role - of->right,
                                  of->words - of->right_role};
        static const char *const outcomes[] = {"right", "role", "wrong"};
        double features[LEC_CERTAINTY_FEATURE_COUNT];
        lec_certainty_features_of(&counts, i, features);
        for (int o = 0; o < 3; o++) {
            if (words[o] == 0) continue;
            printf("%s\t%s\t%u %s %s\t%s\t%u", state->house, state->file, turn->detail.first_line,
                   lec_role_name(turn->role), plain(state, turn->speaker), outcomes[o], words[o]);
            for (int f = 0; f < LEC_CERTAINTY_FEATURE_COUNT; f++) printf("\t%.9g", features[f]);
            putchar('\n');
        }
    }
}

static void dump_file(const char *folder, const char *house, const char *name, bool turns)
{
    reading state = {.house = house, .file = name, .turns = turns, .arena = lec_arena_new()};
    const char *path = lec_arena_format(state.arena, "%s/%s", folder, name);
    if (read_truth(&state, path) && read_file(&state, path)) {
        const tally *tallies = count_words(&state);
        if (turns)
            dump_turns(&state, tallies);
        else
            dump_people(&state, tallies);
    }
    lec_arena_free(state.arena);
}

static int is_transcript(const struct dirent *entry)
{
    const char *name = entry->d_name;
    return name[0] != '.' && strstr(name, ".truth.csv") == NULL;
}

int main(int count, char **arguments)
{
    if (count < 3) return fprintf(stderr, "dump_roles people|turns FOLDER...\n"), 2;
    const bool turns = strcmp(arguments[1], "turns") == 0;
    printf("house\tfile\tunit\tclass\tweight");
    for (int f = 0; !turns && f < LEC_ROLE_FEATURE_COUNT; f++)
        printf("\t%s", lec_role_features[f].name);
    for (int f = 0; turns && f < LEC_CERTAINTY_FEATURE_COUNT; f++)
        printf("\t%s", lec_certainty_features[f].name);
    putchar('\n');
    for (int a = 2; a < count; a++) {
        struct dirent **entries;
        const char *slash = strrchr(arguments[a], '/');
        const char *house = slash != NULL ? slash + 1 : arguments[a];
        const int files = scandir(arguments[a], &entries, is_transcript, alphasort);
        for (int f = 0; f < files; f++) {
            dump_file(arguments[a], house, entries[f]->d_name, turns);
            free(entries[f]);
        }
        if (files >= 0) free(entries);
    }
    return 0;
}
