/* SPDX-License-Identifier: GPL-3.0-or-later
 * open.c -- sections -> corpus and readings. Columns of numbers stay where they are; structs with
 * texts are made anew. */
#include "io/index/open.h"

#include <string.h>

#include "io/index/check.h"
#include "io/index/map.h"
#include "io/index/originals.h"
#include "io/reading_facts.h"

/* --- what was read --------------------------------------------------------------------------- */

static void read_shard(lec_index_file *file, lec_shard *out)
{
    const uint64_t *numbers =
        lec_index_column_of(file, "shard", sizeof *numbers, LEC_SHARD_NUMBERS);
    const char *const *files = lec_index_read_table_of(file, &lec_columns_of_shard_files, 1);
    if (file->failed) return;
    *out = (lec_shard){numbers[0], numbers[1], files[0], (size_t)numbers[2], (size_t)numbers[3]};
    if (out->number > out->count || (out->number == 0) != (out->count == 0))
        lec_index_damaged(file, "shard");
}

/* A file's conference, of which the name is known; what was said is in the corpus of all. */
static const lec_corpus *empty_corpus(const char *name, lec_arena *arena)
{
    static const uint32_t none[1];
    static const char *const nobody[] = {""};
    lec_corpus *corpus = lec_new(arena, lec_corpus, 1);
    lec_conference *conference = lec_new(arena, lec_conference, 1);
    conference->name = name;
    *corpus = (lec_corpus){.conference_count = 1,
                           .conference = conference,
                           .sentence_start = none,
                           .turn_start = none,
                           .turn_sentence = none,
                           .conference_turn = lec_new(arena, uint32_t, 2),
                           .speaker_count = 1,
                           .speaker_name = nobody,
                           .speaker_local = none};
    return corpus;
}

void lec_index_read_reading(lec_index_file *file, lec_index *out)
{
    const uint64_t *seed = lec_index_column_of(file, "reading.seed", sizeof *seed, 1);
    const char *const *study = lec_index_read_table_of(file, &lec_columns_of_study_file, 1);
    out->version = file->header->version;
    out->options = lec_index_read_table(file, &lec_columns_of_options, &out->option_count);
    out->said = lec_index_read_table_of(file, &lec_columns_of_said, LEC_SAID_COUNT);
    out->study_text = lec_index_column(file, "study.text", 1, &out->study_length);
    out->lists = lec_index_read_table(file, &lec_columns_of_lists, &out->list_count);
    out->remarks_known = lec_index_has(file, "remark");
    if (out->remarks_known)
        out->remarks = lec_index_read_table(file, &lec_columns_of_remarks, &out->remark_count);
    read_shard(file, &out->readings.shard);
    if (file->failed) return;
    out->seed = *seed;
    out->study_file = study[0];
    out->study_text = lec_arena_text(file->arena, out->study_length > 0 ? out->study_text : "",
                                     out->study_length);
}

/* All files of the collection; an older index does not know them. */
static void read_files(lec_index_file *file, lec_readings *out)
{
    size_t repeated = 0;
    if (!lec_index_has(file, "file.path")) return;
    lec_collected_file *files = lec_index_read_table(file, &lec_columns_of_files, &out->file_count);
    for (size_t i = 0; i < out->file_count && !file->failed; i++)
        repeated += files[i].called[0] == '\0';
    if (repeated > out->shard.left_out_of_all) lec_index_damaged(file, "file.called");
    out->files = files;
}

/* Where the texts are, each with its NUL, or by what they are known again. */
static void place_texts(lec_index_file *file, lec_reading *items, size_t count)
{
    size_t bytes = 0;
    const bool is_away = lec_index_has(file, "text.sum");
    const uint64_t *sums =
        is_away ? lec_index_column_of(file, "text.sum", sizeof *sums, count) : NULL;
    const uint64_t *starts = lec_index_column_of(file, "text.start", sizeof *starts, count + 1);
    const char *text = is_away ? NULL : lec_index_unseen(file, "text", 1, &bytes);
    if (file->failed ||
        !lec_index_check_starts(file, "text.start", starts, count, is_away ? starts[count] : bytes))
        return;
    for (size_t i = 0; i < count; i++) {
        const uint64_t length = starts[i + 1] - starts[i];
        if (length == 0 || length > UINT32_MAX) lec_index_damaged(file, "text.start");
        items[i].transcript.text = is_away ? NULL : text + starts[i];
        items[i].transcript.length = (size_t)length - 1;
    }
    if (is_away && !file->failed)
        file->originals = lec_originals_new(file->arena, items, count, sums);
}

void lec_index_read_inputs(lec_index_file *file, lec_readings *out)
{
    lec_reading *items = lec_index_read_table(file, &lec_columns_of_inputs, &out->count);
    const char *const *names = lec_index_read_table_of(file, &lec_columns_of_names, out->count);
    out->captions = lec_index_read_table(file, &lec_columns_of_captions, &out->captions_count);
    out->left_out = lec_index_read_table(file, &lec_columns_of_left_out, &out->left_out_count);
    out->same.items = lec_index_read_table(file, &lec_columns_of_same, &out->same.count);
    if (out->shard.left_out_of_all > out->left_out_count ||
        out->shard.left_out_of_forms > out->left_out_count - out->shard.left_out_of_all)
        lec_index_damaged(file, "shard");
    read_files(file, out);
    if (!file->failed) place_texts(file, items, out->count);
    if (file->failed) return;
    for (size_t i = 0; i < out->count; i++) items[i].corpus = empty_corpus(names[i], file->arena);
    out->items = items;
}

/* --- conferences ----------------------------------------------------------------------------- */

static void place_conferences(lec_index_file *file, const lec_index *index, lec_corpus *corpus,
                              lec_conference *items)
{
    const size_t count = corpus->conference_count;
    size_t mark_count, alignment_count;
    const uint64_t *starts =
        lec_index_column_of(file, "conference.mark", sizeof *starts, count + 1);
    const lec_mark *marks = lec_index_unseen(file, "mark", sizeof *marks, &mark_count);
    const uint32_t *alignment =
        lec_index_column_of(file, "conference.alignment", sizeof *alignment, count);
    const lec_alignment *alignments =
        lec_index_read_table(file, &lec_columns_of_alignments, &alignment_count);
    if (file->failed || !lec_index_check_starts(file, "conference.mark", starts, count, mark_count))
        return;
    bool *taken = lec_new(file->arena, bool, index->readings.count);
    if (count != index->readings.count) lec_index_damaged(file, "conferences"); /* one each */
    for (size_t c = 0; c < count && !file->failed; c++) {
        lec_conference *it = &items[c];
        if (index->conference_input[c] >= count || taken[index->conference_input[c]] ||
            (alignment[c] != LEC_NONE && alignment[c] >= alignment_count)) {
            lec_index_damaged(file, "conferences");
            return;
        }
        taken[index->conference_input[c]] = true;
        const lec_transcript *of = &index->readings.items[index->conference_input[c]].transcript;
        it->text = of->text;
        it->text_away = of->text_away;
        it->text_length = of->length;
        it->mark_count = (size_t)(starts[c + 1] - starts[c]);
        it->marks = it->mark_count > 0 ? marks + starts[c] : NULL;
        it->alignment = alignment[c] != LEC_NONE ? &alignments[alignment[c]] : NULL;
    }
}

void lec_index_read_conferences(lec_index_file *file, lec_index *index, lec_corpus *corpus)
{
    lec_conference *items =
        lec_index_read_table(file, &lec_columns_of_conferences, &corpus->conference_count);
    const size_t count = corpus->conference_count;
    index->conference_input =
        lec_index_column_of(file, "conference.input", sizeof(uint32_t), count);
    corpus->conference_turn =
        lec_index_column_of(file, "conference.turn", sizeof(uint32_t), count + 1);
    corpus->conference = items;
    if (!file->failed) place_conferences(file, index, corpus, items);
}

/* --- the corpus ------------------------------------------------------------------------------ */

static void read_tokens(lec_index_file *file, lec_corpus *corpus)
{
    size_t seconds, sentences;
    corpus->sentence_start = lec_index_column(file, "sentence.start", sizeof(uint32_t), &sentences);
    corpus->token_word =
        lec_index_column(file, "token.word", sizeof(uint32_t), &corpus->token_count);
    const size_t count = corpus->token_count;
    corpus->token_form = lec_index_column_of(file, "token.form", sizeof(uint32_t), count);
    corpus->token_start = lec_index_column_of(file, "token.start", sizeof(uint32_t), count);
    corpus->token_end = lec_index_column_of(file, "token.end", sizeof(uint32_t), count);
    corpus->token_seconds = lec_index_column(file, "token.seconds", sizeof(float), &seconds);
    if ((seconds != 0 && seconds != count) || sentences == 0) lec_index_damaged(file, "tokens");
    corpus->sentence_count = sentences > 0 ? sentences - 1 : 0;
}

/* What follows from the conferences is not in the file. */
void lec_index_number_turns(lec_arena *arena, lec_corpus *corpus, lec_turn_detail *details)
{
    uint32_t *conferences = lec_new(arena, uint32_t, corpus->turn_count);
    for (uint32_t c = 0; c < corpus->conference_count; c++)
        for (uint32_t t = corpus->conference_turn[c]; t < corpus->conference_turn[c + 1]; t++) {
            conferences[t] = c;
            details[t].number = t - corpus->conference_turn[c] + 1;
        }
    corpus->turn_conference = conferences;
    corpus->turn = details;
}

static void read_columns_of_turns(lec_index_file *file, size_t turns, lec_corpus *corpus)
{
    size_t draws;
    corpus->turn_count = turns;
    corpus->turn_start = lec_index_column_of(file, "turn.start", sizeof(uint32_t), turns + 1);
    corpus->turn_sentence = lec_index_column_of(file, "turn.sentence", sizeof(uint32_t), turns + 1);
    corpus->turn_exchange = lec_index_column_of(file, "turn.exchange", sizeof(uint32_t), turns);
    corpus->turn_speaker = lec_index_column_of(file, "turn.speaker", sizeof(uint32_t), turns);
    corpus->turn_role = lec_index_column_of(file, "turn.role", 1, turns);
    corpus->turn_phase = lec_index_column_of(file, "turn.phase", 1, turns);
    corpus->turn_kind = lec_index_column_of(file, "turn.kind", 1, turns);
    corpus->draw_role = lec_index_column(file, "draw.role", 1, &draws);
    corpus->exchange_number =
        lec_index_column(file, "exchange.number", sizeof(uint32_t), &corpus->exchange_count);
    corpus->exchange_turn =
        lec_index_column_of(file, "exchange.turn", 2 * sizeof(uint32_t), corpus->exchange_count);
    if (turns > 0 ? draws % turns != 0 : draws != 0) lec_index_damaged(file, "section draw.role");
    corpus->draw_count = turns > 0 ? draws / turns : 0;
}

static void read_turns(lec_index_file *file, lec_corpus *corpus)
{
    size_t turns;
    lec_turn_detail *details = lec_index_read_table(file, &lec_columns_of_turns, &turns);
    read_columns_of_turns(file, turns, corpus);
    if (file->failed || !lec_index_check_starts32(file, "conference.turn", corpus->conference_turn,
                                                  corpus->conference_count, turns))
        return;
    lec_index_number_turns(file->arena, corpus, details);
}

void lec_index_read_columns(lec_index_file *file, lec_corpus *corpus)
{
    size_t turns;
    read_tokens(file, corpus);
    (void)lec_index_unseen(file, "turn.role", 1, &turns);
    read_columns_of_turns(file, turns, corpus);
    lec_index_read_words(file, corpus);
}

void lec_index_read_words(lec_index_file *file, lec_corpus *corpus)
{
    corpus->word_text = lec_index_read_table(file, &lec_columns_of_words, &corpus->word_count);
    corpus->word_shown =
        lec_index_read_table_of(file, &lec_columns_of_words_shown, corpus->word_count);
    corpus->form_text = lec_index_read_table(file, &lec_columns_of_forms, &corpus->form_count);
    corpus->form_shown =
        lec_index_read_table_of(file, &lec_columns_of_forms_shown, corpus->form_count);
    corpus->form_word =
        lec_index_column_of(file, "form.word", sizeof(uint32_t), corpus->form_count);
    corpus->speaker_name =
        lec_index_read_table(file, &lec_columns_of_speakers, &corpus->speaker_count);
    corpus->speaker_local =
        lec_index_column_of(file, "speaker.local", sizeof(uint32_t), corpus->speaker_count);
}

static void read_notes(lec_index_file *file, lec_corpus *corpus)
{
    corpus->note = lec_index_read_table(file, &lec_columns_of_notes, &corpus->note_count);
    corpus->discrepancy =
        lec_index_read_table(file, &lec_columns_of_discrepancies, &corpus->discrepancy_count);
}

/* --- who tells of the reading ---------------------------------------------------------------- */

/* What was known then; which conferences are the same stands behind the date. */
static lec_status tell(const void *readings, const char *conference, lec_arena *arena,
                       lec_reading_facts *out, lec_error *error)
{
    (void)error;
    const lec_kept_facts *kept = readings;
    size_t c = 0;
    LEC_ARRAY(lec_reading_fact) told = {0};
    while (strcmp(kept->corpus->conference[c].name, conference) != 0) c++;
    for (uint64_t i = kept->starts[c]; i < kept->starts[c + 1]; i++) {
        LEC_PUSH(arena, told, kept->facts[i]);
        if (strcmp(kept->facts[i].item, LEC_FACT_DATE) != 0) continue;
        const lec_reading_facts same = lec_same_facts(conference, &kept->same, arena);
        for (size_t s = 0; s < same.count; s++) LEC_PUSH(arena, told, same.items[s]);
    }
    *out = (lec_reading_facts){told.items, told.count};
    return LEC_OK;
}

void lec_index_witness(lec_arena *arena, lec_kept_facts *kept, const lec_readings *readings,
                       lec_corpus *corpus)
{
    lec_reading_witness *witness = lec_new(arena, lec_reading_witness, 1);
    kept->corpus = corpus;
    kept->same = readings->same;
    *witness = (lec_reading_witness){.readings = kept,
                                     .tell = tell,
                                     .left_out = readings->left_out,
                                     .left_out_count = readings->left_out_count};
    corpus->witness = witness;
}

static void read_facts(lec_index_file *file, const lec_readings *readings, lec_corpus *corpus)
{
    size_t fact_count;
    lec_kept_facts *kept = lec_new(file->arena, lec_kept_facts, 1);
    kept->facts = lec_index_read_table(file, &lec_columns_of_facts, &fact_count);
    kept->starts = lec_index_column_of(file, "conference.fact", sizeof(uint64_t),
                                       corpus->conference_count + 1);
    if (file->failed || !lec_index_check_starts(file, "conference.fact", kept->starts,
                                                corpus->conference_count, fact_count))
        return;
    lec_index_witness(file->arena, kept, readings, corpus);
}

void lec_index_know_originals(const lec_index_file *file, lec_index *out)
{
    out->without_texts = file->originals != NULL;
    if (out->without_texts && !file->failed)
        lec_originals_set(file->originals, out, out->readings.corpus, file->arena);
}

/* --- the file -------------------------------------------------------------------------------- */

void lec_index_read_all(lec_index_file *file, uint64_t threads, lec_index *out)
{
    lec_corpus *corpus = lec_new(file->arena, lec_corpus, 1);
    *out = (lec_index){.bytes = file->bytes, .length = (size_t)file->header->bytes};
    lec_index_read_reading(file, out);
    lec_index_read_inputs(file, &out->readings);
    for (size_t i = 0; i < out->readings.count && !file->failed && file->originals == NULL; i++) {
        lec_index_check_text(file, &out->readings.items[i].transcript);
        lec_index_looked_at(file, out->readings.items[i].transcript.length);
    }
    lec_index_read_conferences(file, out, corpus);
    read_tokens(file, corpus);
    read_turns(file, corpus);
    lec_index_read_words(file, corpus);
    read_notes(file, corpus);
    read_facts(file, &out->readings, corpus);
    if (!file->failed) lec_index_check_corpus(file, corpus, threads);
    out->readings.corpus = corpus;
    lec_index_know_originals(file, out);
}

lec_status lec_index_of_bytes(const char *name, const void *bytes, size_t length, uint64_t threads,
                              lec_arena *arena, lec_index *out, lec_error *error)
{
    lec_index_file file;
    *out = (lec_index){.bytes = bytes, .length = length};
    const lec_status status =
        lec_index_sections(name, bytes, length, threads, false, arena, &file, error);
    if (status != LEC_OK) return status;
    lec_index_read_all(&file, threads, out);
    return file.failed ? LEC_BAD_DATA : LEC_OK;
}

lec_status lec_index_open(const char *path, uint64_t threads, lec_arena *arena, lec_index *out,
                          lec_error *error)
{
    const void *bytes;
    size_t length;
    const lec_status status = lec_index_bytes(path, arena, &bytes, &length, error);
    return status == LEC_OK ? lec_index_of_bytes(path, bytes, length, threads, arena, out, error)
                            : status;
}
