/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/attribution/measure.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BINS = 10 };

/* A certainty of exactly 0 or 1 that is wrong would make the log loss infinite. */
static const double least_certainty = 1e-4;

const struct measure_column measure_columns[MEASURE_COUNT] = {
    {"role", 4, true},   {"speaker", 4, true}, {"prec", 4, true},     {"recall", 4, true},
    {"sure%", 2, false}, {"doubt%", 2, false}, {"times", 1, false},   {"ece", 4, false},
    {"brier", 4, false}, {"const", 4, false},  {"logloss", 4, false}, {"const", 4, false},
    {"lost%", 2, false}, {"extra%", 2, false},
};

/* --- one file -------------------------------------------------------------------------------- */

typedef struct {
    const truth_file *file;
    const lec_corpus *corpus;
    const char *text; /* of the file */
    uint32_t length;
    bool *said;     /* [length + 1] a word that came out as said begins here */
    uint32_t *line; /* [length + 1] 1-based */
    measured_file *out;
    LEC_ARRAY(char) told;
    bool tell;
    lec_arena *scratch;
} comparison;

static bool is_word_byte(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0xC3;
}

/* Words between two places, without what stands in (), [] and <> and without &...;. */
static uint32_t plain_words(const char *text, uint32_t start, uint32_t end)
{
    uint32_t words = 0;
    int depth = 0;
    bool inside = false;
    for (uint32_t i = start; i < end; i++) {
        if (strchr("([<", text[i]) != NULL && text[i] != '\0') depth++;
        if (strchr(")]>", text[i]) != NULL && text[i] != '\0' && depth > 0) depth--;
        const bool in_word = depth == 0 && is_word_byte(text[i]);
        words += in_word && !inside;
        inside = in_word || (inside && text[i] == '\'');
    }
    return words;
}

/* An aide or a voice: nobody of whom anything is counted. */
static bool same_role(lec_role a, lec_role b)
{
    const bool a_nobody = a == LEC_ROLE_OTHER || a == LEC_ROLE_UNKNOWN;
    const bool b_nobody = b == LEC_ROLE_OTHER || b == LEC_ROLE_UNKNOWN;
    return a == b || (a_nobody && b_nobody);
}

static void add_words(comparison *it, const truth_row *row, const char *speaker, lec_role role,
                      double certainty, uint32_t words)
{
    measured *total = &it->out->total;
    const bool named = row->speaker[0] != '\0',
               role_right = speaker != NULL && same_role(role, row->role);
    const bool speaker_right = named && speaker != NULL && truth_is_speaker(row, speaker);
    total->words += words;
    if (role_right) total->role_right += words;
    if (named) total->named_words += words;
    if (speaker_right) total->speaker_right += words;
    const measured_part part = {certainty, words, role_right && (speaker_right || !named)};
    LEC_PUSH(it->out->arena, total->parts, part);
    if (!it->tell || part.right) return;
    char line[900];
    snprintf(line, sizeof line, "%s/%s:%u\t%u\t%.2f\t%s\t%s\t->\t%s\t%s\n", it->file->house,
             it->file->file, it->line[row->start], words, certainty, lec_role_name(row->role),
             row->speaker, speaker == NULL ? "LOST" : lec_role_name(role),
             speaker == NULL ? "" : speaker);
    for (const char *c = line; *c != '\0'; c++) LEC_PUSH(it->scratch, it->told, *c);
}

/* The words of a row, token by token; returns the first token behind it. */
static uint32_t compare_row(comparison *it, const truth_row *row, uint32_t token,
                            const uint32_t *bytes)
{
    const lec_corpus *corpus = it->corpus;
    while (token < corpus->token_count && bytes[token] < row->end) {
        const uint32_t turn = lec_corpus_turn_of(corpus, token);
        uint32_t words = 0;
        for (; token < corpus->turn_start[turn + 1] && bytes[token] < row->end; token++) {
            it->said[bytes[token]] = true;
            words++;
        }
        add_words(it, row, corpus->speaker_name[corpus->turn_speaker[turn]],
                  (lec_role)corpus->turn_role[turn], corpus->turn[turn].certainty, words);
    }
    return token;
}

/* `said`: words of the row that came out. */
static void add_lost(comparison *it, const truth_row *row, uint32_t said_words)
{
    uint32_t lost = row->words > said_words ? row->words - said_words : 0;
    for (uint32_t start = row->start; row->words == 0 && start < row->end;) {
        uint32_t end = start;
        bool said = false;
        while (end < row->end && it->text[end] != '\n') said |= it->said[end++];
        if (!said) lost += plain_words(it->text, start, end);
        start = end + 1;
    }
    if (lost == 0) return;
    it->out->total.lost += lost;
    add_words(it, row, NULL, LEC_ROLE_UNKNOWN, it->corpus == NULL ? 0.0 : 1.0, lost);
}

/* Boundaries between neighbouring words of the truth, as it has them and as they came out. */
static void add_boundary(measured *total, const uint32_t before[2], const uint32_t now[2])
{
    const bool wanted = before[0] != now[0], found = before[1] != now[1];
    total->boundaries += wanted;
    total->found_boundaries += found;
    total->both += wanted && found;
}

static void compare_boundaries(comparison *it, const uint32_t *bytes)
{
    uint32_t before[2] = {LEC_NONE, LEC_NONE};
    size_t row = 0;
    for (uint32_t token = 0; token < it->corpus->token_count; token++) {
        while (row < it->file->row_count && it->file->rows[row].end <= bytes[token]) row++;
        if (row == it->file->row_count) break;
        if (bytes[token] < it->file->rows[row].start) continue;
        const uint32_t now[2] = {it->file->rows[row].turn, lec_corpus_turn_of(it->corpus, token)};
        if (before[0] != LEC_NONE) add_boundary(&it->out->total, before, now);
        memcpy(before, now, sizeof before);
    }
}

static void compare(comparison *it)
{
    const uint32_t count = it->corpus == NULL ? 0 : (uint32_t)it->corpus->token_count;
    uint32_t *bytes = lec_new(it->scratch, uint32_t, count + 1), token = 0;
    for (uint32_t t = 0; t < count; t++) {
        const uint32_t byte = lec_corpus_place(it->corpus, t).byte;
        bytes[t] = byte < it->length ? byte : it->length;
    }
    for (size_t r = 0; r < it->file->row_count; r++) {
        const truth_row *row = &it->file->rows[r];
        for (; token < count && bytes[token] < row->start; token++) it->out->total.extra++;
        const uint32_t first = token;
        if (count > 0) token = compare_row(it, row, token, bytes);
        add_lost(it, row, token - first);
    }
    it->out->total.extra += count - token;
    if (count > 0) compare_boundaries(it, bytes);
    if (count > 0) return;
    it->out->total.boundaries += it->file->rows[it->file->row_count - 1].turn;
}

static char *file_text(const char *path, uint32_t *length, lec_arena *arena)
{
    FILE *file = fopen(path, "rb");
    *length = 0;
    if (file == NULL) return lec_arena_text(arena, "", 0);
    long end = 0;
    if (fseek(file, 0, SEEK_END) == 0) end = ftell(file);
    rewind(file);
    char *text = lec_arena_alloc(arena, (size_t)end + 1, 1);
    *length = (uint32_t)fread(text, 1, (size_t)end, file);
    fclose(file);
    return text;
}

measured_file measure_file(const truth_file *file, const lec_corpus *corpus, bool tell,
                           lec_arena *scratch)
{
    measured_file out = {.refused = corpus == NULL, .arena = lec_arena_new()};
    comparison it = {.file = file, .corpus = corpus, .out = &out, .tell = tell, .scratch = scratch};
    it.text = file_text(file->path, &it.length, scratch);
    it.said = lec_new(scratch, bool, it.length + 1);
    it.line = lec_new(scratch, uint32_t, it.length + 1);
    for (uint32_t i = 0, line = 1; i < it.length; i++) {
        it.line[i] = line;
        line += it.text[i] == '\n';
    }
    if (file->rows[file->row_count - 1].end <= it.length)
        compare(&it);
    else
        fprintf(stderr, "%s: the truth goes beyond the end\n", file->path);
    if (it.told.count > 0) out.told = lec_arena_text(out.arena, it.told.items, it.told.count);
    return out;
}

void measure_release(measured_file *file)
{
    lec_arena_free(file->arena);
    *file = (measured_file){0};
}

/* --- a house --------------------------------------------------------------------------------- */

void measure_add(measured *to, const measured *from, lec_arena *arena)
{
    to->words += from->words;
    to->role_right += from->role_right;
    to->named_words += from->named_words;
    to->speaker_right += from->speaker_right;
    to->boundaries += from->boundaries;
    to->found_boundaries += from->found_boundaries;
    to->both += from->both;
    to->lost += from->lost;
    to->extra += from->extra;
    for (size_t i = 0; i < from->parts.count; i++) LEC_PUSH(arena, to->parts, from->parts.items[i]);
}

static double share(uint64_t part, uint64_t whole)
{
    return whole == 0 ? NAN : (double)part / (double)whole;
}

double measure_share_right(const measured *it)
{
    uint64_t right = 0;
    for (size_t i = 0; i < it->parts.count; i++)
        if (it->parts.items[i].right) right += it->parts.items[i].words;
    return share(right, it->words);
}

/* Parts of one certainty put together, by certainty. */
typedef struct {
    double certainty, words, right;
} level;

static int by_certainty(const void *a, const void *b)
{
    const double x = ((const level *)a)->certainty, y = ((const level *)b)->certainty;
    return (x > y) - (x < y);
}

static size_t levels_of(const measured *it, level *levels)
{
    size_t count = 0;
    for (size_t i = 0; i < it->parts.count; i++) {
        const measured_part *part = &it->parts.items[i];
        levels[i] = (level){part->certainty, part->words, part->right ? part->words : 0.0};
    }
    if (it->parts.count > 1) qsort(levels, it->parts.count, sizeof *levels, by_certainty);
    for (size_t i = 0; i < it->parts.count; i++) {
        if (count > 0 && !(levels[count - 1].certainty < levels[i].certainty)) {
            levels[count - 1].words += levels[i].words;
            levels[count - 1].right += levels[i].right;
        } else {
            levels[count++] = levels[i];
        }
    }
    return count;
}

/* Ten bins of equal numbers of words; a level that lies in two is divided in proportion. */
static double expected_error(const level *levels, size_t count, double words)
{
    double sum = 0.0, left = words / BINS, stated = 0.0, right = 0.0;
    for (size_t i = 0; i < count; i++) {
        double rest = levels[i].words;
        const double rate = levels[i].right / levels[i].words;
        while (rest > 0.0) {
            const double part = rest < left ? rest : left;
            stated += part * levels[i].certainty;
            right += part * rate;
            rest -= part;
            left -= part;
            if (left > words * 1e-9) continue;
            sum += fabs(stated - right);
            stated = right = 0.0;
            left = words / BINS;
        }
    }
    return (sum + fabs(stated - right)) / words;
}

static void add_losses(const measured *it, double constant, double values[MEASURE_COUNT])
{
    uint64_t sure = 0, doubt = 0, wrong = 0;
    double sums[4] = {0};
    for (size_t i = 0; i < it->parts.count; i++) {
        const measured_part *part = &it->parts.items[i];
        const double words = part->words, truth = part->right ? 1.0 : 0.0;
        const double p = fmin(fmax(part->certainty, least_certainty), 1.0 - least_certainty);
        wrong += part->right ? 0 : part->words;
        if (part->certainty < LEC_DOUBTFUL_BELOW)
            doubt += part->words;
        else if (!part->right)
            sure += part->words;
        sums[0] += words * (part->certainty - truth) * (part->certainty - truth);
        sums[1] += words * (constant - truth) * (constant - truth);
        sums[2] -= words * log(part->right ? p : 1.0 - p);
        sums[3] -= words * log(part->right ? constant : 1.0 - constant);
    }
    values[MEASURE_SURE] = 100.0 * share(sure, it->words);
    values[MEASURE_DOUBT] = 100.0 * share(doubt, it->words);
    values[MEASURE_TIMES] = share(doubt, wrong);
    for (int i = 0; i < 4; i++) values[MEASURE_BRIER + i] = sums[i] / (double)it->words;
}

void measure_values(const measured *it, double constant, double values[MEASURE_COUNT],
                    lec_arena *scratch)
{
    level *levels = lec_new(scratch, level, it->parts.count + 1);
    const size_t count = levels_of(it, levels);
    values[MEASURE_ROLE] = share(it->role_right, it->words);
    values[MEASURE_SPEAKER] = share(it->speaker_right, it->named_words);
    values[MEASURE_PRECISION] = share(it->both, it->found_boundaries);
    values[MEASURE_RECALL] = share(it->both, it->boundaries);
    add_losses(it, fmin(constant, 1.0 - least_certainty), values);
    values[MEASURE_ECE] = expected_error(levels, count, (double)it->words);
    values[MEASURE_LOST] = 100.0 * share(it->lost, it->words);
    values[MEASURE_EXTRA] = 100.0 * share(it->extra, it->words);
}
