/* SPDX-License-Identifier: GPL-3.0-or-later
 * columns.c -- the corpus as sections: of each column the rows of one conference behind those of
 * another, with the ids and places that they have in the whole. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "io/index/write.h"

enum { AT_ONCE = 4096 }; /* rows */

static const void *column_at(const lec_corpus *corpus, size_t column)
{
    const void *at;
    memcpy(&at, (const char *)corpus + column, sizeof at);
    return at;
}

/* --- columns of numbers ---------------------------------------------------------------------- */

/* `column` is where the corpus has it. */
static void put_as_is(lec_index_sink *sink, lec_index_whole *whole, const char *name, size_t column,
                      size_t width, lec_unit_of_index unit)
{
    lec_index_begin(sink, name, width);
    for (size_t m = 0; m < whole->member_count && !lec_index_sink_counts(sink); m++) {
        const lec_index_member *it = &whole->members[m];
        const lec_run run = it->runs[unit];
        const char *from = column_at(it->part->corpus, column);
        if (run.count > 0) lec_index_add_items(sink, from + run.first * width, run.count);
        lec_index_looked(whole, run.count * width);
    }
    lec_index_end(sink);
}

/* `each` numbers a row of `unit`, which are rows of `of` and move with them. With an end: where the
 * last one ends, too. */
static void put_moved(lec_index_sink *sink, lec_index_whole *whole, const char *name, size_t column,
                      size_t each, lec_unit_of_index unit, lec_unit_of_index of, bool with_end)
{
    uint32_t moved[AT_ONCE], before = 0;
    lec_index_begin(sink, name, each * sizeof *moved);
    for (size_t m = 0; m < whole->member_count && !lec_index_sink_counts(sink); m++) {
        const lec_index_member *it = &whole->members[m];
        const uint32_t *from = column_at(it->part->corpus, column);
        const uint32_t by = before - (uint32_t)it->runs[of].first; /* modulo 2^32 */
        const size_t first = it->runs[unit].first * each, count = it->runs[unit].count * each;
        for (size_t at = 0, rows; at < count; at += rows) {
            rows = count - at < AT_ONCE ? count - at : AT_ONCE;
            for (size_t i = 0; i < rows; i++) {
                const uint32_t value = from[first + at + i];
                moved[i] = value == LEC_NONE ? value : value + by;
            }
            lec_index_add_items(sink, moved, rows / each);
        }
        before += (uint32_t)it->runs[of].count;
        lec_index_looked(whole, count * sizeof *moved);
    }
    if (with_end) lec_index_add_items(sink, &before, 1);
    lec_index_end(sink);
}

/* Words or forms by their ids in the whole. */
static void put_named(lec_index_sink *sink, lec_index_whole *whole, const char *name, size_t column,
                      bool are_forms)
{
    uint32_t named[AT_ONCE];
    if (whole->parts[0].word == NULL) {
        put_as_is(sink, whole, name, column, sizeof *named, LEC_OF_TOKENS);
        return;
    }
    lec_index_begin(sink, name, sizeof *named);
    for (size_t m = 0; m < whole->member_count && !lec_index_sink_counts(sink); m++) {
        const lec_index_member *it = &whole->members[m];
        const uint32_t *map = are_forms ? it->part->form : it->part->word;
        const uint32_t *from = column_at(it->part->corpus, column);
        const lec_run run = it->runs[LEC_OF_TOKENS];
        for (size_t at = 0, rows; at < run.count; at += rows) {
            rows = run.count - at < AT_ONCE ? run.count - at : AT_ONCE;
            for (size_t i = 0; i < rows; i++) named[i] = map[from[run.first + at + i]];
            lec_index_add_items(sink, named, rows);
        }
        lec_index_looked(whole, run.count * sizeof *named);
    }
    lec_index_end(sink);
}

#define COLUMN(member) offsetof(lec_corpus, member)

/* --- rows of structs ------------------------------------------------------------------------- */

/* What in a row is an id in its part, and where it is in the whole. */
typedef struct {
    uint32_t conference, by; /* turns move by so many */
    lec_unit_of_index unit;
} move;

static void move_row(const move *to, void *row)
{
    if (to->unit == LEC_OF_NOTES) {
        lec_note *note = row;
        note->conference = to->conference;
        if (note->turn != LEC_NONE) note->turn += to->by;
    } else if (to->unit == LEC_OF_DISCREPANCIES) {
        lec_discrepancy *it = row;
        it->turn += to->by;
    }
}

static const char *rows_in_memory(const lec_index_part *part, lec_unit_of_index unit)
{
    switch (unit) {
    case LEC_OF_TURNS:
        return (const char *)part->corpus->turn;
    case LEC_OF_NOTES:
        return (const char *)part->corpus->note;
    case LEC_OF_DISCREPANCIES:
        return (const char *)part->corpus->discrepancy;
    default:
        return (const char *)part->facts;
    }
}

/* Adds one field of some rows of a member. */
static void add_rows(lec_index_sink *sink, const lec_index_field *field, size_t size,
                     const lec_index_part *part, lec_run run, const move *to)
{
    const lec_index_table one = {field, 1, size};
    lec_arena *scratch = lec_arena_new();
    char *rows;
    if (part->file != NULL) {
        lec_index_file file = *part->file;
        file.arena = scratch;
        rows = lec_index_read_rows(&file, &one, run.first, run.count);
        assert(!file.failed); /* everything was looked at before */
    } else {
        rows = lec_arena_alloc(scratch, run.count, size);
        memcpy(rows, rows_in_memory(part, to->unit) + run.first * size, run.count * size);
    }
    for (size_t i = 0; i < run.count; i++) move_row(to, rows + i * size);
    lec_index_add_field(sink, field, rows, run.count, size);
    lec_arena_free(scratch);
}

static void put_rows(lec_index_sink *sink, lec_index_whole *whole, const lec_index_table *table,
                     lec_unit_of_index unit)
{
    for (size_t f = 0; f < table->field_count; f++) {
        const lec_index_field *field = &table->fields[f];
        uint32_t before = 0;
        lec_index_begin(sink, field->section, lec_index_width(field->kind));
        for (uint32_t m = 0; m < whole->member_count && !lec_index_sink_counts(sink); m++) {
            const lec_index_member *it = &whole->members[m];
            const move to = {m, before - (uint32_t)it->runs[LEC_OF_TURNS].first, unit};
            lec_run run = it->runs[unit];
            for (size_t left = run.count; left > 0; left -= run.count, run.first += run.count) {
                run.count = left < AT_ONCE ? left : AT_ONCE;
                add_rows(sink, field, table->size, it->part, run, &to);
            }
            before += (uint32_t)it->runs[LEC_OF_TURNS].count;
            lec_index_looked(whole, it->runs[unit].count * lec_index_width(field->kind));
        }
        lec_index_end(sink);
    }
}

/* --- conferences ----------------------------------------------------------------------------- */

static const lec_conference *conference_of(const lec_index_member *member)
{
    return &member->part->corpus->conference[member->conference];
}

static void put_marks(lec_index_sink *sink, const lec_index_whole *whole)
{
    uint64_t start = 0;
    lec_index_begin(sink, "conference.mark", sizeof start);
    lec_index_add_items(sink, &start, 1);
    for (size_t m = 0; m < whole->member_count; m++) {
        start += conference_of(&whole->members[m])->mark_count;
        lec_index_add_items(sink, &start, 1);
    }
    lec_index_end(sink);
    lec_index_begin(sink, "mark", sizeof(lec_mark));
    for (size_t m = 0; m < whole->member_count; m++) {
        const lec_conference *it = conference_of(&whole->members[m]);
        lec_index_add_items(sink, it->marks, it->mark_count);
    }
    lec_index_end(sink);
}

static void put_alignments(lec_index_sink *sink, const lec_index_whole *whole)
{
    uint32_t count = 0;
    lec_index_begin(sink, "conference.alignment", sizeof count);
    for (size_t m = 0; m < whole->member_count; m++) {
        const bool has_one = conference_of(&whole->members[m])->alignment != NULL;
        const uint32_t which = has_one ? count++ : LEC_NONE;
        lec_index_add_items(sink, &which, 1);
    }
    lec_index_end(sink);
    const lec_index_table *table = &lec_columns_of_alignments;
    for (size_t f = 0; f < table->field_count; f++) {
        lec_index_begin(sink, table->fields[f].section, lec_index_width(table->fields[f].kind));
        for (size_t m = 0; m < whole->member_count; m++)
            lec_index_add_field(sink, &table->fields[f],
                                conference_of(&whole->members[m])->alignment,
                                conference_of(&whole->members[m])->alignment != NULL, table->size);
        lec_index_end(sink);
    }
}

void lec_index_put_conferences(lec_index_sink *sink, lec_index_whole *whole)
{
    const lec_index_table *table = &lec_columns_of_conferences;
    for (size_t f = 0; f < table->field_count; f++) {
        lec_index_begin(sink, table->fields[f].section, lec_index_width(table->fields[f].kind));
        for (size_t m = 0; m < whole->member_count; m++)
            lec_index_add_field(sink, &table->fields[f], conference_of(&whole->members[m]), 1,
                                table->size);
        lec_index_end(sink);
    }
    uint32_t turn = 0;
    lec_index_begin(sink, "conference.turn", sizeof turn);
    for (size_t m = 0; m < whole->member_count; m++) {
        lec_index_add_items(sink, &turn, 1);
        turn += (uint32_t)whole->members[m].runs[LEC_OF_TURNS].count;
    }
    lec_index_add_items(sink, &turn, 1);
    lec_index_end(sink);
    put_marks(sink, whole);
    put_alignments(sink, whole);
    lec_index_begin(sink, "conference.input", sizeof(uint32_t));
    for (size_t m = 0; m < whole->member_count; m++)
        lec_index_add_items(sink, &whole->members[m].part->input[whole->members[m].conference], 1);
    lec_index_end(sink);
}

void lec_index_put_facts(lec_index_sink *sink, lec_index_whole *whole)
{
    uint64_t start = 0;
    lec_index_begin(sink, "conference.fact", sizeof start);
    lec_index_add_items(sink, &start, 1);
    for (size_t m = 0; m < whole->member_count; m++) {
        start += whole->members[m].runs[LEC_OF_FACTS].count;
        lec_index_add_items(sink, &start, 1);
    }
    lec_index_end(sink);
    put_rows(sink, whole, &lec_columns_of_facts, LEC_OF_FACTS);
}

/* --- turns ----------------------------------------------------------------------------------- */

static void put_speakers_of_turns(lec_index_sink *sink, lec_index_whole *whole)
{
    lec_index_begin(sink, "turn.speaker", sizeof(uint32_t));
    for (size_t m = 0; m < whole->member_count && !lec_index_sink_counts(sink); m++) {
        const lec_index_member *it = &whole->members[m];
        const lec_run run = it->runs[LEC_OF_TURNS];
        for (size_t t = run.first; t < run.first + run.count; t++) {
            const uint32_t speaker = lec_index_speaker_of(whole, it, (uint32_t)t);
            lec_index_add_items(sink, &speaker, 1);
        }
        lec_index_looked(whole, run.count * sizeof(uint32_t));
    }
    lec_index_end(sink);
}

/* A part whose roles are sure has no draws; another may. */
static void put_draws(lec_index_sink *sink, lec_index_whole *whole)
{
    lec_index_begin(sink, "draw.role", 1);
    for (size_t d = 0; d < whole->draw_count && !lec_index_sink_counts(sink); d++)
        for (size_t m = 0; m < whole->member_count; m++) {
            const lec_corpus *of = whole->members[m].part->corpus;
            const lec_run run = whole->members[m].runs[LEC_OF_TURNS];
            const uint8_t *roles =
                of->draw_count > 0 ? of->draw_role + d * of->turn_count : of->turn_role;
            lec_index_add_items(sink, roles + run.first, run.count);
            lec_index_looked(whole, run.count);
        }
    lec_index_end(sink);
}

void lec_index_put_turns(lec_index_sink *sink, lec_index_whole *whole)
{
    put_moved(sink, whole, "turn.start", COLUMN(turn_start), 1, LEC_OF_TURNS, LEC_OF_TOKENS, true);
    put_moved(sink, whole, "turn.sentence", COLUMN(turn_sentence), 1, LEC_OF_TURNS,
              LEC_OF_SENTENCES, true);
    put_moved(sink, whole, "turn.exchange", COLUMN(turn_exchange), 1, LEC_OF_TURNS,
              LEC_OF_EXCHANGES, false);
    put_speakers_of_turns(sink, whole);
    put_as_is(sink, whole, "turn.role", COLUMN(turn_role), 1, LEC_OF_TURNS);
    put_as_is(sink, whole, "turn.phase", COLUMN(turn_phase), 1, LEC_OF_TURNS);
    put_as_is(sink, whole, "turn.kind", COLUMN(turn_kind), 1, LEC_OF_TURNS);
    put_rows(sink, whole, &lec_columns_of_turns, LEC_OF_TURNS);
    put_draws(sink, whole);
    put_moved(sink, whole, "exchange.turn", COLUMN(exchange_turn), 2, LEC_OF_EXCHANGES,
              LEC_OF_TURNS, false);
    put_as_is(sink, whole, "exchange.number", COLUMN(exchange_number), sizeof(uint32_t),
              LEC_OF_EXCHANGES);
    put_rows(sink, whole, &lec_columns_of_notes, LEC_OF_NOTES);
    put_rows(sink, whole, &lec_columns_of_discrepancies, LEC_OF_DISCREPANCIES);
}

/* --- words and tokens ------------------------------------------------------------------------ */

void lec_index_put_words(lec_index_sink *sink, const lec_index_whole *whole)
{
    const lec_corpus *of = &whole->words;
    lec_index_put_table(sink, &lec_columns_of_words, of->word_text, of->word_count);
    lec_index_put_table(sink, &lec_columns_of_words_shown, of->word_shown, of->word_count);
    lec_index_put_table(sink, &lec_columns_of_forms, of->form_text, of->form_count);
    lec_index_put_table(sink, &lec_columns_of_forms_shown, of->form_shown, of->form_count);
    lec_index_put(sink, "form.word", of->form_word, of->form_count, sizeof(uint32_t));
    lec_index_put_table(sink, &lec_columns_of_speakers, of->speaker_name, of->speaker_count);
    lec_index_put(sink, "speaker.local", of->speaker_local, of->speaker_count, sizeof(uint32_t));
}

/* Where some conferences have times and others none, these are not known. */
static void put_seconds(lec_index_sink *sink, lec_index_whole *whole)
{
    const float unknown = NAN;
    lec_index_begin(sink, "token.seconds", sizeof unknown);
    for (size_t m = 0; m < whole->member_count && whole->has_seconds; m++) {
        const lec_index_member *it = &whole->members[m];
        const float *seconds = it->part->corpus->token_seconds;
        const lec_run run = it->runs[LEC_OF_TOKENS];
        if (lec_index_sink_counts(sink)) continue;
        if (seconds != NULL)
            lec_index_add_items(sink, seconds + run.first, run.count);
        else
            for (size_t i = 0; i < run.count; i++) lec_index_add_items(sink, &unknown, 1);
        lec_index_looked(whole, run.count * sizeof unknown);
    }
    lec_index_end(sink);
}

void lec_index_put_tokens(lec_index_sink *sink, lec_index_whole *whole)
{
    put_moved(sink, whole, "sentence.start", COLUMN(sentence_start), 1, LEC_OF_SENTENCES,
              LEC_OF_TOKENS, true);
    put_named(sink, whole, "token.word", COLUMN(token_word), false);
    put_named(sink, whole, "token.form", COLUMN(token_form), true);
    put_as_is(sink, whole, "token.start", COLUMN(token_start), sizeof(uint32_t), LEC_OF_TOKENS);
    put_as_is(sink, whole, "token.end", COLUMN(token_end), sizeof(uint32_t), LEC_OF_TOKENS);
    put_seconds(sink, whole);
}

/* --- where words are ------------------------------------------------------------------------- */

/* Words first .. end - 1 in the conferences: counts them in at[word + 1], or puts them at at[word]
 * on, where `places` begins with those of the first. */
static void place_words(lec_index_whole *whole, uint32_t first, uint32_t end, uint32_t *last,
                        uint64_t *at, uint32_t *places)
{
    const uint64_t begin = at[first];
    memset(last, 0, whole->words.word_count * sizeof *last);
    for (uint32_t m = 0; m < whole->member_count; m++) {
        const lec_index_member *it = &whole->members[m];
        const uint32_t *word_of = it->part->corpus->token_word, *map = it->part->word;
        const lec_run run = it->runs[LEC_OF_TOKENS];
        for (size_t i = run.first; i < run.first + run.count; i++) {
            const uint32_t word = map != NULL ? map[word_of[i]] : word_of[i];
            if (word < first || word >= end || last[word] == m + 1) continue;
            last[word] = m + 1;
            if (places == NULL)
                at[word + 1]++;
            else
                places[at[word]++ - begin] = m;
        }
        lec_index_looked(whole, run.count * sizeof(uint32_t));
    }
}

/* How often each word is used in each role. */
static void put_uses(lec_index_sink *sink, lec_index_whole *whole)
{
    const size_t words = lec_index_sink_counts(sink) ? 0 : whole->words.word_count;
    lec_arena *scratch = lec_arena_new();
    uint32_t *uses = lec_new(scratch, uint32_t, words * LEC_ROLE_COUNT);
    for (size_t p = 0; p < whole->part_count && words > 0; p++) {
        const lec_index_part *it = &whole->parts[p];
        lec_arena *of_part = lec_arena_new();
        const size_t own_words = it->corpus->word_count;
        uint32_t *own = lec_new(of_part, uint32_t, own_words * LEC_ROLE_COUNT);
        lec_corpus_count_roles(it->corpus, own);
        for (size_t w = 0; w < own_words; w++) {
            const size_t word = it->word != NULL ? it->word[w] : w;
            for (size_t r = 0; r < LEC_ROLE_COUNT && word != LEC_NONE; r++)
                uses[word * LEC_ROLE_COUNT + r] += own[w * LEC_ROLE_COUNT + r];
        }
        lec_index_looked(whole, it->corpus->token_count * sizeof(uint32_t));
        lec_arena_free(of_part);
    }
    lec_index_put(sink, "word.role", uses, words * LEC_ROLE_COUNT, sizeof *uses);
    lec_arena_free(scratch);
}

/* As many words at once as have so many places; each word's place goes on to where it ends. */
void lec_index_put_places(lec_index_sink *sink, lec_index_whole *whole)
{
    enum { MOST_PLACES = 1 << 23 };
    const uint32_t words = lec_index_sink_counts(sink) ? 0 : (uint32_t)whole->words.word_count;
    lec_arena *scratch = lec_arena_new();
    uint32_t *last = lec_new(scratch, uint32_t, whole->words.word_count);
    uint64_t *at = lec_new(scratch, uint64_t, (size_t)words + 1);
    if (words > 0) place_words(whole, 0, words, last, at, NULL);
    for (size_t w = 0; w < words; w++) at[w + 1] += at[w];
    lec_index_begin(sink, "word.conference", sizeof(uint32_t));
    for (uint32_t first = 0, end; first < words; first = end) {
        const uint64_t begin = at[first];
        end = first + 1;
        while (end < words && at[end + 1] - begin <= MOST_PLACES) end++;
        const size_t count = (size_t)(at[end] - begin);
        lec_arena *slice = lec_arena_new();
        uint32_t *places = lec_new(slice, uint32_t, count);
        place_words(whole, first, end, last, at, places);
        lec_index_add_items(sink, places, count);
        lec_arena_free(slice);
    }
    lec_index_end(sink);
    lec_index_put(sink, "word.conference.end", at, words, sizeof *at);
    lec_arena_free(scratch);
    put_uses(sink, whole);
}
