/* SPDX-License-Identifier: GPL-3.0-or-later
 * some.c -- some conferences of an index as a corpus: their rows of every column are copied and
 * numbered anew, and the result is looked at as the corpus of a whole index is. */
#include <string.h>

#include "io/index/check.h"
#include "io/index/map.h"
#include "io/index/open.h"

/* --- where words are ------------------------------------------------------------------------- */

struct lec_index_places {
    lec_index_file *file;
    const uint64_t *ends; /* [word_count] */
};

const uint32_t *lec_index_places_of(const lec_index_outline *outline, uint32_t word, size_t *count)
{
    const struct lec_index_places *of = outline->places;
    const uint64_t begin = word > 0 ? of->ends[word - 1] : 0, end = of->ends[word];
    *count = 0;
    if (end < begin || end - begin > outline->conference_count) {
        lec_index_damaged(of->file, "word.conference.end");
        return NULL;
    }
    const uint32_t *places = lec_index_rows(of->file, "word.conference", sizeof *places,
                                            (size_t)begin, (size_t)(end - begin));
    if (places == NULL) return NULL;
    for (uint64_t i = 0; i < end - begin; i++)
        if (places[i] >= outline->conference_count) {
            lec_index_damaged(of->file, "word.conference");
            return NULL;
        }
    *count = (size_t)(end - begin);
    return places;
}

/* --- rows of the chosen ---------------------------------------------------------------------- */

typedef struct {
    size_t first, count;
} run; /* of items */

/* A chosen conference: its runs in the columns of the whole. */
typedef struct {
    uint32_t id;
    run turns, sentences, tokens, exchanges, notes, discrepancies, facts;
} chosen;

typedef struct {
    lec_index_file *file;
    lec_arena *arena;
    const lec_corpus *whole; /* its conferences, and how many of the rest */
    const lec_index *index;  /* of the whole */
    chosen *items;           /* [count] */
    size_t count;
    lec_corpus *corpus;
} taking;

static uint32_t number_at(lec_index_file *file, const char *section, size_t row)
{
    const uint32_t *at = lec_index_rows(file, section, sizeof *at, row, 1);
    return at != NULL ? *at : 0;
}

/* The first row whose number is not below `least`, by binary search. */
static size_t first_row(lec_index_file *file, const char *section, size_t count, uint32_t least)
{
    size_t low = 0, high = count;
    while (low < high && !file->failed) {
        const size_t middle = low + (high - low) / 2;
        if (number_at(file, section, middle) < least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static run run_between(lec_index_file *file, const char *section, size_t first, size_t end)
{
    const uint32_t from = number_at(file, section, first), to = number_at(file, section, end);
    if (to < from) lec_index_damaged(file, section);
    return file->failed ? (run){0} : (run){from, to - from};
}

/* Those whose number is `least` or above, but below `end`. */
static run run_of_numbers(lec_index_file *file, const char *section, size_t count, uint32_t least,
                          uint32_t end)
{
    const size_t from = first_row(file, section, count, least);
    const size_t to = first_row(file, section, count, end);
    if (to < from) lec_index_damaged(file, section);
    return file->failed ? (run){0} : (run){from, to - from};
}

static size_t rows_of(lec_index_file *file, const char *section, size_t width)
{
    size_t count;
    (void)lec_index_unseen(file, section, width, &count);
    return count;
}

/* The exchanges of the turns; there are at most as many. */
static run find_exchanges(lec_index_file *file, run turns)
{
    const uint32_t *of =
        lec_index_rows(file, "turn.exchange", sizeof *of, turns.first, turns.count);
    uint32_t least = LEC_NONE, most = 0;
    for (size_t t = 0; of != NULL && t < turns.count; t++) {
        if (of[t] == LEC_NONE) continue;
        if (of[t] < least) least = of[t];
        if (of[t] > most) most = of[t];
    }
    if (least == LEC_NONE) return (run){0};
    if (most - least >= turns.count) lec_index_damaged(file, "turn.exchange");
    return (run){least, (size_t)most - least + 1};
}

static void find_runs(taking *to, chosen *it)
{
    lec_index_file *file = to->file;
    const uint32_t *turn = to->whole->conference_turn;
    it->turns = (run){turn[it->id], turn[it->id + 1] - turn[it->id]};
    const size_t first = it->turns.first, end = first + it->turns.count;
    it->tokens = run_between(file, "turn.start", first, end);
    it->sentences = run_between(file, "turn.sentence", first, end);
    it->exchanges = find_exchanges(file, it->turns);
    it->notes =
        run_of_numbers(file, "note.conference", rows_of(file, "note.conference", sizeof(uint32_t)),
                       it->id, it->id + 1);
    it->discrepancies = run_of_numbers(file, "discrepancy.turn",
                                       rows_of(file, "discrepancy.turn", sizeof(uint32_t)),
                                       (uint32_t)first, (uint32_t)end);
    const uint64_t *facts = lec_index_rows(file, "conference.fact", sizeof *facts, it->id, 2);
    if (facts == NULL) return;
    if (facts[1] < facts[0] || facts[1] > rows_of(file, "fact.line", sizeof(uint32_t)))
        lec_index_damaged(file, "conference.fact");
    it->facts = (run){(size_t)facts[0], (size_t)(facts[1] - facts[0])};
}

/* Runs lie beside each other, so that all together are no more than the section has. */
static void check_size(taking *to, const char *section, size_t width, size_t size)
{
    if (size > rows_of(to->file, section, width)) lec_index_damaged(to->file, section);
}

/* Sizes of the corpus from the runs. */
static void add_up(taking *to)
{
    size_t facts = 0;
    lec_corpus *corpus = to->corpus;
    for (size_t i = 0; i < to->count; i++) {
        const chosen *it = &to->items[i];
        corpus->turn_count += it->turns.count;
        corpus->token_count += it->tokens.count;
        corpus->sentence_count += it->sentences.count;
        corpus->exchange_count += it->exchanges.count;
        corpus->note_count += it->notes.count;
        corpus->discrepancy_count += it->discrepancies.count;
        facts += it->facts.count;
    }
    check_size(to, "token.word", sizeof(uint32_t), corpus->token_count);
    check_size(to, "sentence.start", sizeof(uint32_t), corpus->sentence_count);
    check_size(to, "exchange.number", sizeof(uint32_t), corpus->exchange_count);
    check_size(to, "note.conference", sizeof(uint32_t), corpus->note_count);
    check_size(to, "discrepancy.turn", sizeof(uint32_t), corpus->discrepancy_count);
    check_size(to, "fact.line", sizeof(uint32_t), facts);
}

/* The rows of all runs of one kind, one behind the other. `kind` is where the run is in chosen. */
static void *copy_rows(taking *to, const char *section, size_t width, size_t kind, size_t total)
{
    char *copied = lec_arena_alloc(to->arena, total, width);
    size_t at = 0;
    for (size_t i = 0; i < to->count && !to->file->failed; i++) {
        const run *of = (const void *)((const char *)&to->items[i] + kind);
        const void *rows = lec_index_rows(to->file, section, width, of->first, of->count);
        if (rows != NULL) memcpy(copied + at * width, rows, of->count * width);
        at += of->count;
    }
    return copied;
}

static void *copy_table(taking *to, const lec_index_table *table, size_t kind, size_t total)
{
    char *copied = lec_arena_alloc(to->arena, total, table->size);
    size_t at = 0;
    for (size_t i = 0; i < to->count && !to->file->failed; i++) {
        const run *of = (const void *)((const char *)&to->items[i] + kind);
        const void *rows = lec_index_read_rows(to->file, table, of->first, of->count);
        if (rows != NULL && of->count > 0)
            memcpy(copied + at * table->size, rows, of->count * table->size);
        at += of->count;
    }
    return copied;
}

#define ROWS(to, section, width, kind, total)                                                      \
    copy_rows(to, section, width, offsetof(chosen, kind), total)

/* Starts of units, of which each conference has one run, in the units that they are runs of. */
static uint32_t *copy_starts(taking *to, const char *section, size_t kind, size_t within,
                             size_t total)
{
    uint32_t *starts = lec_new(to->arena, uint32_t, total + 1);
    size_t at = 0;
    uint32_t end = 0;
    for (size_t i = 0; i < to->count; i++) {
        const run *of = (const void *)((const char *)&to->items[i] + kind);
        const run *in = (const void *)((const char *)&to->items[i] + within);
        const uint32_t *rows =
            lec_index_rows(to->file, section, sizeof *rows, of->first, of->count);
        for (size_t u = 0; rows != NULL && u < of->count; u++)
            starts[at + u] = end + (rows[u] - (uint32_t)in->first); /* what wraps is no start */
        at += of->count;
        end += (uint32_t)in->count;
    }
    starts[total] = end;
    return starts;
}

#define STARTS(to, section, kind, within, total)                                                   \
    copy_starts(to, section, offsetof(chosen, kind), offsetof(chosen, within), total)

/* --- columns --------------------------------------------------------------------------------- */

static void take_tokens(taking *to)
{
    lec_corpus *corpus = to->corpus;
    const size_t count = corpus->token_count;
    corpus->sentence_start =
        STARTS(to, "sentence.start", sentences, tokens, corpus->sentence_count);
    corpus->token_word = ROWS(to, "token.word", sizeof(uint32_t), tokens, count);
    corpus->token_form = ROWS(to, "token.form", sizeof(uint32_t), tokens, count);
    corpus->token_start = ROWS(to, "token.start", sizeof(uint32_t), tokens, count);
    corpus->token_end = ROWS(to, "token.end", sizeof(uint32_t), tokens, count);
    if (rows_of(to->file, "token.seconds", sizeof(float)) > 0)
        corpus->token_seconds = ROWS(to, "token.seconds", sizeof(float), tokens, count);
}

static void take_exchanges(taking *to)
{
    lec_corpus *corpus = to->corpus;
    uint32_t *of_turn = ROWS(to, "turn.exchange", sizeof(uint32_t), turns, corpus->turn_count);
    uint32_t *turns =
        ROWS(to, "exchange.turn", 2 * sizeof(uint32_t), exchanges, corpus->exchange_count);
    corpus->exchange_number =
        ROWS(to, "exchange.number", sizeof(uint32_t), exchanges, corpus->exchange_count);
    uint32_t exchange = 0, turn = 0;
    for (size_t i = 0; i < to->count; i++) {
        const chosen *it = &to->items[i];
        for (size_t e = 0; e < 2 * it->exchanges.count; e++)
            turns[2 * (size_t)exchange + e] += turn - (uint32_t)it->turns.first;
        for (size_t t = 0; t < it->turns.count; t++)
            if (of_turn[turn + t] != LEC_NONE)
                of_turn[turn + t] += exchange - (uint32_t)it->exchanges.first;
        exchange += (uint32_t)it->exchanges.count;
        turn += (uint32_t)it->turns.count;
    }
    corpus->turn_exchange = of_turn;
    corpus->exchange_turn = turns;
}

static void take_draws(taking *to)
{
    lec_corpus *corpus = to->corpus;
    const size_t all = to->whole->turn_count, drawn = rows_of(to->file, "draw.role", 1);
    if (all > 0 ? drawn % all != 0 : drawn != 0) lec_index_damaged(to->file, "section draw.role");
    corpus->draw_count = all > 0 ? drawn / all : 0;
    uint8_t *roles = lec_new(to->arena, uint8_t, corpus->draw_count * corpus->turn_count);
    size_t at = 0;
    for (size_t d = 0; d < corpus->draw_count; d++)
        for (size_t i = 0; i < to->count && !to->file->failed; i++) {
            const run of = to->items[i].turns;
            const uint8_t *rows =
                lec_index_rows(to->file, "draw.role", 1, d * all + of.first, of.count);
            if (rows != NULL) memcpy(roles + at, rows, of.count);
            at += of.count;
        }
    corpus->draw_role = roles;
}

static void take_turns(taking *to)
{
    lec_corpus *corpus = to->corpus;
    const size_t count = corpus->turn_count;
    corpus->turn_start = STARTS(to, "turn.start", turns, tokens, count);
    corpus->turn_sentence = STARTS(to, "turn.sentence", turns, sentences, count);
    corpus->turn_speaker = ROWS(to, "turn.speaker", sizeof(uint32_t), turns, count);
    corpus->turn_role = ROWS(to, "turn.role", 1, turns, count);
    corpus->turn_phase = ROWS(to, "turn.phase", 1, turns, count);
    corpus->turn_kind = ROWS(to, "turn.kind", 1, turns, count);
    take_exchanges(to);
    take_draws(to);
}

static void take_notes(taking *to)
{
    lec_corpus *corpus = to->corpus;
    lec_note *notes =
        copy_table(to, &lec_columns_of_notes, offsetof(chosen, notes), corpus->note_count);
    lec_discrepancy *discrepancies =
        copy_table(to, &lec_columns_of_discrepancies, offsetof(chosen, discrepancies),
                   corpus->discrepancy_count);
    size_t n = 0, d = 0;
    uint32_t turn = 0;
    for (uint32_t i = 0; i < to->count; i++) {
        const chosen *it = &to->items[i];
        const uint32_t moved = turn - (uint32_t)it->turns.first;
        for (size_t end = n + it->notes.count; n < end; n++) {
            notes[n].conference = i;
            if (notes[n].turn != LEC_NONE) notes[n].turn += moved;
        }
        for (size_t end = d + it->discrepancies.count; d < end; d++) discrepancies[d].turn += moved;
        turn += (uint32_t)it->turns.count;
    }
    corpus->note = notes;
    corpus->discrepancy = discrepancies;
}

/* Their texts and marks are looked at now. */
static void see_conference(taking *to, uint32_t id, const lec_transcript *of)
{
    const lec_conference *it = &to->whole->conference[id];
    const lec_mark *marks = lec_index_unseen(to->file, "mark", sizeof *marks, &(size_t){0});
    if (of->text != NULL) {
        const char *text = lec_index_unseen(to->file, "text", 1, &(size_t){0});
        if (text == NULL ||
            lec_index_rows(to->file, "text", 1, (size_t)(of->text - text), of->length + 1) == NULL)
            return;
        lec_index_check_text(to->file, of);
    }
    if (it->mark_count > 0)
        (void)lec_index_rows(to->file, "mark", sizeof *marks, (size_t)(it->marks - marks),
                             it->mark_count);
}

static void take_conferences(taking *to, lec_index *out)
{
    lec_corpus *corpus = to->corpus;
    lec_conference *conferences = lec_new(to->arena, lec_conference, to->count);
    uint32_t *inputs = lec_new(to->arena, uint32_t, to->count);
    uint32_t *turns = lec_new(to->arena, uint32_t, to->count + 1);
    lec_reading *readings = lec_new(to->arena, lec_reading, out->readings.count);
    for (size_t i = 0; i < out->readings.count; i++) {
        readings[i] = out->readings.items[i];
        readings[i].transcript.text = "";
        readings[i].transcript.length = 0;
    }
    for (size_t i = 0; i < to->count && !to->file->failed; i++) {
        const uint32_t id = to->items[i].id;
        conferences[i] = to->whole->conference[id];
        inputs[i] = to->index->conference_input[id];
        readings[inputs[i]].transcript = out->readings.items[inputs[i]].transcript;
        see_conference(to, id, &readings[inputs[i]].transcript);
        turns[i + 1] = turns[i] + (uint32_t)to->items[i].turns.count;
    }
    corpus->conference_count = to->count;
    corpus->conference = conferences;
    corpus->conference_turn = turns;
    out->conference_input = inputs;
    out->readings.items = readings;
}

static void take_facts(taking *to, const lec_readings *readings)
{
    lec_kept_facts *kept = lec_new(to->arena, lec_kept_facts, 1);
    uint64_t *starts = lec_new(to->arena, uint64_t, to->count + 1);
    for (size_t i = 0; i < to->count; i++) starts[i + 1] = starts[i] + to->items[i].facts.count;
    kept->facts =
        copy_table(to, &lec_columns_of_facts, offsetof(chosen, facts), (size_t)starts[to->count]);
    kept->starts = starts;
    lec_index_witness(to->arena, kept, readings, to->corpus);
}

static void take(taking *to, lec_index *out)
{
    for (size_t i = 0; i < to->count && !to->file->failed; i++) find_runs(to, &to->items[i]);
    if (!to->file->failed) add_up(to);
    if (to->file->failed) return;
    take_conferences(to, out);
    take_tokens(to);
    take_turns(to);
    lec_turn_detail *details =
        copy_table(to, &lec_columns_of_turns, offsetof(chosen, turns), to->corpus->turn_count);
    take_notes(to);
    take_facts(to, &out->readings);
    if (to->file->failed) return;
    lec_index_number_turns(to->arena, to->corpus, details);
    lec_index_check_corpus(to->file, to->corpus, 1);
}

/* The uses of words that are not in the chosen conferences. */
static void take_elsewhere(taking *to)
{
    const size_t cells = to->whole->word_count * LEC_ROLE_COUNT;
    const uint32_t *all = lec_index_column_of(to->file, "word.role", sizeof *all, cells);
    if (to->file->failed) return;
    uint32_t *here = lec_new(to->arena, uint32_t, cells);
    lec_elsewhere *rest = lec_new(to->arena, lec_elsewhere, 1);
    lec_corpus_count_roles(to->corpus, here);
    for (size_t i = 0; i < cells; i++) {
        if (here[i] > all[i]) lec_index_damaged(to->file, "word.role");
        here[i] = all[i] - here[i];
        rest->role_tokens[i % LEC_ROLE_COUNT] += here[i];
    }
    rest->role_words = here;
    to->corpus->elsewhere = rest;
}

/* --- choosing -------------------------------------------------------------------------------- */

static lec_index_outline outline_of(lec_index_file *file, const lec_index *index,
                                    const lec_corpus *whole, struct lec_index_places *places)
{
    lec_index_outline outline = {.index = index,
                                 .words = whole->word_text,
                                 .word_count = whole->word_count,
                                 .conference_count = whole->conference_count,
                                 .conferences = whole->conference,
                                 .all_have_links = true,
                                 .places = places};
    *places =
        (struct lec_index_places){file, lec_index_column_of(file, "word.conference.end",
                                                            sizeof(uint64_t), whole->word_count)};
    for (size_t c = 0; c < whole->conference_count && !file->failed; c++) {
        const bool has_link = whole->conference[c].url[0] != '\0';
        outline.some_have_links |= has_link;
        outline.all_have_links &= has_link;
    }
    return outline;
}

static void take_wanted(taking *to, const bool *wanted)
{
    for (size_t c = 0; c < to->whole->conference_count; c++) to->count += wanted[c];
    to->items = lec_new(to->arena, chosen, to->count);
    size_t at = 0;
    for (uint32_t c = 0; c < to->whole->conference_count; c++)
        if (wanted[c]) to->items[at++] = (chosen){.id = c};
}

lec_status lec_index_some_of_bytes(const char *name, const void *bytes, size_t length,
                                   lec_index_chooser *choose, void *state, lec_arena *arena,
                                   lec_index *out, bool *out_done, lec_error *error)
{
    lec_index_file file;
    lec_index whole = {.bytes = bytes, .length = length};
    lec_corpus *corpus = lec_new(arena, lec_corpus, 1), *some = lec_new(arena, lec_corpus, 1);
    bool known = false;
    *out_done = false;
    const lec_status status =
        lec_index_sections_by_blocks(name, bytes, length, arena, &file, &known, error);
    if (status != LEC_OK || !known || !lec_index_has(&file, "word.conference")) return status;
    lec_index_read_reading(&file, &whole);
    lec_index_read_inputs(&file, &whole.readings);
    lec_index_read_conferences(&file, &whole, corpus);
    corpus->turn_count = rows_of(&file, "turn.role", 1);
    if (!file.failed)
        (void)lec_index_check_starts32(&file, "conference.turn", corpus->conference_turn,
                                       corpus->conference_count, corpus->turn_count);
    lec_index_read_words(&file, corpus);
    struct lec_index_places places;
    const lec_index_outline outline = outline_of(&file, &whole, corpus, &places);
    if (file.failed) return LEC_BAD_DATA;
    bool *wanted = lec_new(arena, bool, corpus->conference_count);
    bool counts_rest = false;
    *out_done = choose(state, &outline, wanted, &counts_rest) && !file.failed &&
                (!counts_rest || lec_index_has(&file, "word.role"));
    if (!*out_done) return file.failed ? LEC_BAD_DATA : LEC_OK;
    *out = whole;
    *some = *corpus; /* words, forms, speakers */
    some->turn_count = 0;
    taking to = {.file = &file, .arena = arena, .whole = corpus, .index = &whole, .corpus = some};
    take_wanted(&to, wanted);
    take(&to, out);
    if (counts_rest && !file.failed) take_elsewhere(&to);
    out->readings.corpus = some;
    lec_index_know_originals(&file, out);
    return file.failed ? LEC_BAD_DATA : LEC_OK;
}

lec_status lec_index_open_some(const char *path, lec_index_chooser *choose, void *state,
                               lec_arena *arena, lec_index *out, bool *out_done, lec_error *error)
{
    const void *bytes;
    size_t length;
    *out_done = false;
    const lec_status status = lec_index_bytes(path, arena, &bytes, &length, error);
    if (status != LEC_OK) return status;
    return lec_index_some_of_bytes(path, bytes, length, choose, state, arena, out, out_done, error);
}
