/* SPDX-License-Identifier: GPL-3.0-or-later
 * write.c -- everything becomes a list of sections in memory, which are then written one behind
 * the other. Columns of the corpus are written from where they are; the rest is copied. */
#include <string.h>

#include "core/checksum.h"
#include "core/vocabulary.h"
#include "io/index/fields.h"
#include "io/index/format.h"
#include "io/index/index.h"
#include "io/index/originals.h"
#include "io/index/sections.h"
#include "io/reading_facts.h"
#include "io/source/sha256.h"

/* Texts, each once, and where each begins. */
typedef struct {
    lec_vocabulary *texts;
    LEC_ARRAY(uint64_t) offsets;
    uint64_t bytes;
} pool;

typedef struct {
    const void *bytes;
    lec_index_section section;
} column;

typedef struct {
    lec_arena *arena;
    pool texts, names;
    LEC_ARRAY(column) columns;
} writer;

static uint64_t offset_in(writer *w, pool *of, const char *text)
{
    const size_t length = strlen(text);
    const uint32_t id = lec_vocabulary_add(of->texts, text, length);
    if (id == of->offsets.count) {
        LEC_PUSH(w->arena, of->offsets, of->bytes);
        of->bytes += length + 1;
    }
    return of->offsets.items[id];
}

static void put_column(writer *w, const char *name, const void *bytes, size_t count, size_t width)
{
    column added = {.bytes = bytes, .section = {.bytes = count * width, .count = count}};
    assert(strlen(name) < sizeof added.section.name);
    memcpy(added.section.name, name, strlen(name));
    added.section.checksum = lec_checksum(bytes, count * width);
    LEC_PUSH(w->arena, w->columns, added);
}

/* --- structs --------------------------------------------------------------------------------- */

static void put_texts(writer *w, const lec_index_field *field, const char *items, size_t count,
                      size_t size)
{
    uint64_t *offsets = lec_new(w->arena, uint64_t, count);
    pool *into = field->kind == LEC_INDEX_NAME ? &w->names : &w->texts;
    for (size_t i = 0; i < count; i++) {
        const char *at = items + i * size + field->offset, *text = at;
        if (field->kind != LEC_INDEX_SHA256) memcpy(&text, at, sizeof text);
        if (text == NULL && field->kind == LEC_INDEX_SPARSE)
            offsets[i] = LEC_INDEX_NULL;
        else
            offsets[i] = offset_in(w, into, text != NULL ? text : "");
    }
    put_column(w, field->section, offsets, count, sizeof *offsets);
}

/* A section a member of `count` structs at `items`. */
static void put_table(writer *w, const lec_index_table *table, const void *items, size_t count)
{
    for (size_t f = 0; f < table->field_count; f++) {
        const lec_index_field *field = &table->fields[f];
        const size_t width = lec_index_width(field->kind);
        if (field->kind <= LEC_INDEX_SHA256) {
            put_texts(w, field, items, count, table->size);
            continue;
        }
        char *values = lec_arena_alloc(w->arena, count, width);
        for (size_t i = 0; i < count; i++)
            memcpy(values + i * width, (const char *)items + i * table->size + field->offset,
                   width);
        put_column(w, field->section, values, count, width);
    }
}

/* --- what was read --------------------------------------------------------------------------- */

/* 0 of 0 for a whole collection, however it was read. */
static void put_shard(writer *w, const lec_shard *shard)
{
    const char *files = shard->count > 0 ? shard->files : "";
    uint64_t *numbers = lec_new(w->arena, uint64_t, LEC_SHARD_NUMBERS);
    numbers[0] = shard->number;
    numbers[1] = shard->count;
    numbers[2] = shard->left_out_of_all;
    numbers[3] = shard->left_out_of_forms;
    put_column(w, "shard", numbers, LEC_SHARD_NUMBERS, sizeof *numbers);
    put_table(w, &lec_columns_of_shard_files, &files, 1);
}

static void put_reading(writer *w, const lec_index *index)
{
    uint64_t *seed = lec_new(w->arena, uint64_t, 1);
    *seed = index->seed;
    put_column(w, "reading.seed", seed, 1, sizeof *seed);
    put_table(w, &lec_columns_of_options, index->options, index->option_count);
    put_table(w, &lec_columns_of_said, index->said, LEC_SAID_COUNT);
    put_table(w, &lec_columns_of_study_file, &index->study_file, 1);
    put_column(w, "study.text", index->study_text, index->study_length, 1);
    put_shard(w, &index->readings.shard);
    put_table(w, &lec_columns_of_lists, index->lists, index->list_count);
    if (index->remarks_known)
        put_table(w, &lec_columns_of_remarks, index->remarks, index->remark_count);
}

/* All files of the collection, where they are known. */
static void put_files(writer *w, const lec_readings *readings)
{
    const size_t count = readings->file_count;
    if (count == 0) return;
    lec_collected_file *files = lec_new(w->arena, lec_collected_file, count);
    for (size_t i = 0; i < count; i++) {
        files[i] = readings->files[i];
        if (files[i].sha256[0] != '\0') continue;
        memcpy(files[i].sha256, lec_sha256(files[i].text, (size_t)files[i].length, w->arena),
               sizeof files[i].sha256);
    }
    put_table(w, &lec_columns_of_files, files, count);
}

/* Where the texts begin; and they, or only by what they are known again. */
static void put_input_texts(writer *w, const lec_readings *readings, bool without)
{
    const size_t count = readings->count;
    uint64_t *starts = lec_new(w->arena, uint64_t, count + 1);
    for (size_t i = 0; i < count; i++)
        starts[i + 1] = starts[i] + readings->items[i].transcript.length + 1;
    put_column(w, "text.start", starts, count + 1, sizeof *starts);
    if (without) {
        uint64_t *sums = lec_new(w->arena, uint64_t, count);
        for (size_t i = 0; i < count; i++) {
            const lec_transcript *it = &readings->items[i].transcript;
            sums[i] = it->text != NULL ? lec_checksum(it->text, it->length)
                                       : lec_original_sum(it->text_away);
        }
        put_column(w, "text.sum", sums, count, sizeof *sums);
        return;
    }
    char *text = lec_new(w->arena, char, (size_t)starts[count]);
    for (size_t i = 0; i < count; i++)
        memcpy(text + starts[i], readings->items[i].transcript.text,
               readings->items[i].transcript.length);
    put_column(w, "text", text, (size_t)starts[count], 1);
}

static void put_inputs(writer *w, const lec_readings *readings, bool without_texts)
{
    const size_t count = readings->count;
    const char **names = lec_new(w->arena, const char *, count);
    for (size_t i = 0; i < count; i++) names[i] = readings->items[i].corpus->conference[0].name;
    put_table(w, &lec_columns_of_inputs, readings->items, count);
    put_table(w, &lec_columns_of_names, names, count);
    put_input_texts(w, readings, without_texts);
    put_table(w, &lec_columns_of_captions, readings->captions, readings->captions_count);
    put_table(w, &lec_columns_of_left_out, readings->left_out, readings->left_out_count);
    put_table(w, &lec_columns_of_same, readings->same.items, readings->same.count);
}

/* Which of the readings each conference is: they have the same text. */
static void put_inputs_of_conferences(writer *w, const lec_readings *readings)
{
    const lec_corpus *corpus = readings->corpus;
    uint32_t *inputs = lec_new(w->arena, uint32_t, corpus->conference_count);
    lec_vocabulary *texts = lec_vocabulary_new(w->arena);
    for (size_t i = 0; i < readings->count; i++) {
        const lec_transcript *it = &readings->items[i].transcript;
        const void *text = it->text != NULL ? (const void *)it->text : it->text_away;
        lec_vocabulary_add(texts, (const char *)&text, sizeof text);
    }
    for (size_t c = 0; c < corpus->conference_count; c++) {
        const lec_conference *it = &corpus->conference[c];
        const void *text = it->text != NULL ? (const void *)it->text : it->text_away;
        inputs[c] = lec_vocabulary_add(texts, (const char *)&text, sizeof text);
        assert(inputs[c] < readings->count);
    }
    put_column(w, "conference.input", inputs, corpus->conference_count, sizeof *inputs);
}

static void put_conferences(writer *w, const lec_corpus *corpus)
{
    const size_t count = corpus->conference_count;
    uint64_t *starts = lec_new(w->arena, uint64_t, count + 1);
    uint32_t *alignment = lec_new(w->arena, uint32_t, count);
    LEC_ARRAY(lec_alignment) alignments = {0};
    for (size_t c = 0; c < count; c++) {
        const lec_conference *it = &corpus->conference[c];
        starts[c + 1] = starts[c] + it->mark_count;
        alignment[c] = it->alignment != NULL ? (uint32_t)alignments.count : LEC_NONE;
        if (it->alignment != NULL) LEC_PUSH(w->arena, alignments, *it->alignment);
    }
    lec_mark *marks = lec_new(w->arena, lec_mark, (size_t)starts[count]);
    for (size_t c = 0; c < count; c++)
        if (corpus->conference[c].mark_count > 0)
            memcpy(marks + starts[c], corpus->conference[c].marks,
                   corpus->conference[c].mark_count * sizeof *marks);
    put_table(w, &lec_columns_of_conferences, corpus->conference, count);
    put_column(w, "conference.turn", corpus->conference_turn, count + 1, sizeof(uint32_t));
    put_column(w, "conference.mark", starts, count + 1, sizeof *starts);
    put_column(w, "mark", marks, (size_t)starts[count], sizeof *marks);
    put_column(w, "conference.alignment", alignment, count, sizeof *alignment);
    put_table(w, &lec_columns_of_alignments, alignments.items, alignments.count);
}

/* What is told of each conference, but for those that are the same as others: these are in
 * `readings.same`, and told from there. */
static lec_status put_facts(writer *w, const lec_corpus *corpus, lec_error *error)
{
    const lec_reading_witness *witness = corpus->witness;
    LEC_ARRAY(lec_reading_fact) facts = {0};
    uint64_t *starts = lec_new(w->arena, uint64_t, corpus->conference_count + 1);
    for (size_t c = 0; c < corpus->conference_count; c++) {
        lec_reading_facts told;
        const lec_status status =
            witness->tell(witness->readings, corpus->conference[c].name, w->arena, &told, error);
        if (status != LEC_OK) return status;
        for (size_t i = 0; i < told.count; i++)
            if (strcmp(told.items[i].item, LEC_FACT_SAME) != 0)
                LEC_PUSH(w->arena, facts, told.items[i]);
        starts[c + 1] = facts.count;
    }
    put_column(w, "conference.fact", starts, corpus->conference_count + 1, sizeof *starts);
    put_table(w, &lec_columns_of_facts, facts.items, facts.count);
    return LEC_OK;
}

/* --- the corpus ------------------------------------------------------------------------------ */

static void put_words(writer *w, const lec_corpus *corpus)
{
    put_table(w, &lec_columns_of_words, corpus->word_text, corpus->word_count);
    put_table(w, &lec_columns_of_words_shown, corpus->word_shown, corpus->word_count);
    put_table(w, &lec_columns_of_forms, corpus->form_text, corpus->form_count);
    put_table(w, &lec_columns_of_forms_shown, corpus->form_shown, corpus->form_count);
    put_column(w, "form.word", corpus->form_word, corpus->form_count, sizeof(uint32_t));
    put_table(w, &lec_columns_of_speakers, corpus->speaker_name, corpus->speaker_count);
    put_column(w, "speaker.local", corpus->speaker_local, corpus->speaker_count, sizeof(uint32_t));
}

static void put_turns(writer *w, const lec_corpus *corpus)
{
    const size_t turns = corpus->turn_count, exchanges = corpus->exchange_count;
    put_column(w, "turn.start", corpus->turn_start, turns + 1, sizeof(uint32_t));
    put_column(w, "turn.sentence", corpus->turn_sentence, turns + 1, sizeof(uint32_t));
    put_column(w, "turn.exchange", corpus->turn_exchange, turns, sizeof(uint32_t));
    put_column(w, "turn.speaker", corpus->turn_speaker, turns, sizeof(uint32_t));
    put_column(w, "turn.role", corpus->turn_role, turns, 1);
    put_column(w, "turn.phase", corpus->turn_phase, turns, 1);
    put_column(w, "turn.kind", corpus->turn_kind, turns, 1);
    put_table(w, &lec_columns_of_turns, corpus->turn, turns);
    put_column(w, "draw.role", corpus->draw_role, corpus->draw_count * turns, 1);
    put_column(w, "exchange.turn", corpus->exchange_turn, exchanges, 2 * sizeof(uint32_t));
    put_column(w, "exchange.number", corpus->exchange_number, exchanges, sizeof(uint32_t));
    put_table(w, &lec_columns_of_notes, corpus->note, corpus->note_count);
    put_table(w, &lec_columns_of_discrepancies, corpus->discrepancy, corpus->discrepancy_count);
}

static void put_tokens(writer *w, const lec_corpus *corpus)
{
    const size_t tokens = corpus->token_count;
    put_column(w, "sentence.start", corpus->sentence_start, corpus->sentence_count + 1,
               sizeof(uint32_t));
    put_column(w, "token.word", corpus->token_word, tokens, sizeof(uint32_t));
    put_column(w, "token.form", corpus->token_form, tokens, sizeof(uint32_t));
    put_column(w, "token.start", corpus->token_start, tokens, sizeof(uint32_t));
    put_column(w, "token.end", corpus->token_end, tokens, sizeof(uint32_t));
    put_column(w, "token.seconds", corpus->token_seconds,
               corpus->token_seconds != NULL ? tokens : 0, sizeof(float));
}

/* Each word's conferences: counts them in at[word + 1], or puts them at at[word] on. */
static void place_words(const lec_corpus *corpus, uint32_t *last, uint64_t *at, uint32_t *places)
{
    for (uint32_t c = 0; c < corpus->conference_count; c++)
        for (uint32_t i = corpus->turn_start[corpus->conference_turn[c]];
             i < corpus->turn_start[corpus->conference_turn[c + 1]]; i++) {
            const uint32_t word = corpus->token_word[i];
            if (last[word] == c + 1) continue;
            last[word] = c + 1;
            if (places == NULL)
                at[word + 1]++;
            else
                places[at[word]++] = c;
        }
}

/* When all are placed, each word's place has gone on to where its conferences end. */
static void put_places_of_words(writer *w, const lec_corpus *corpus)
{
    const size_t words = corpus->word_count;
    uint64_t *at = lec_new(w->arena, uint64_t, words + 1);
    place_words(corpus, lec_new(w->arena, uint32_t, words), at, NULL);
    for (size_t i = 0; i < words; i++) at[i + 1] += at[i];
    const size_t count = (size_t)at[words];
    uint32_t *places = lec_new(w->arena, uint32_t, count + 1);
    place_words(corpus, lec_new(w->arena, uint32_t, words), at, places);
    put_column(w, "word.conference", places, count, sizeof *places);
    put_column(w, "word.conference.end", at, words, sizeof *at);
}

static void put_pool(writer *w, const char *name, const pool *of)
{
    char *bytes = lec_new(w->arena, char, (size_t)of->bytes);
    const char *const *texts = lec_vocabulary_texts(of->texts);
    for (size_t i = 0; i < of->offsets.count; i++)
        memcpy(bytes + of->offsets.items[i], texts[i], strlen(texts[i]));
    put_column(w, name, bytes, (size_t)of->bytes, 1);
}

/* Of all sections before it. */
static void put_sums(writer *w)
{
    LEC_ARRAY(uint64_t) sums = {0};
    for (size_t i = 0; i < w->columns.count; i++) {
        const char *bytes = w->columns.items[i].bytes;
        const uint64_t length = w->columns.items[i].section.bytes;
        for (uint64_t at = 0; at < length; at += LEC_INDEX_BLOCK) {
            const uint64_t left = length - at;
            LEC_PUSH(w->arena, sums,
                     lec_checksum(bytes + at,
                                  (size_t)(left < LEC_INDEX_BLOCK ? left : LEC_INDEX_BLOCK)));
        }
    }
    put_column(w, "sums", sums.items, sums.count, sizeof *sums.items);
}

/* --- the file -------------------------------------------------------------------------------- */

/* What was said of the reading: the first half of a SHA-256. */
static void digest_reading(const lec_index *index, lec_arena *arena, char digest[32])
{
    const char *all = lec_arena_format(arena, "%llu", (unsigned long long)index->seed);
    for (size_t i = 0; i < LEC_SAID_COUNT; i++)
        all = lec_arena_format(arena, "%s\n%s", all, index->said[i]);
    for (size_t i = 0; i < index->option_count; i++)
        all = lec_arena_format(arena, "%s\n%s", all, index->options[i]);
    memcpy(digest, lec_sha256(all, strlen(all), arena), 32);
}

static uint64_t aligned(uint64_t offset)
{
    return (offset + LEC_INDEX_ALIGNMENT - 1) / LEC_INDEX_ALIGNMENT * LEC_INDEX_ALIGNMENT;
}

static void write_file(writer *w, const lec_index *index, const char *version, FILE *file)
{
    static const char zeros[LEC_INDEX_ALIGNMENT];
    const size_t count = w->columns.count;
    lec_index_section *directory = lec_new(w->arena, lec_index_section, count);
    lec_index_header header = {.format = LEC_INDEX_FORMAT,
                               .section_count = count,
                               .bytes = sizeof header + count * sizeof *directory};
    for (size_t i = 0; i < count; i++) {
        directory[i] = w->columns.items[i].section;
        directory[i].offset = header.bytes;
        header.bytes = aligned(header.bytes + directory[i].bytes);
    }
    memcpy(header.magic, LEC_INDEX_MAGIC, LEC_INDEX_MAGIC_BYTES);
    memcpy(header.version, version, strnlen(version, sizeof header.version - 1));
    digest_reading(index, w->arena, header.reading);
    header.directory_checksum = lec_checksum(directory, count * sizeof *directory);
    header.checksum = lec_checksum(&header, offsetof(lec_index_header, checksum));
    (void)!fwrite(&header, sizeof header, 1, file); /* the caller looks at it with lec_flush() */
    (void)!fwrite(directory, sizeof *directory, count, file);
    for (size_t i = 0; i < count; i++) {
        const uint64_t end = directory[i].offset + directory[i].bytes;
        if (directory[i].bytes > 0)
            (void)!fwrite(w->columns.items[i].bytes, 1, (size_t)directory[i].bytes, file);
        (void)!fwrite(zeros, 1, (size_t)(aligned(end) - end), file);
    }
}

lec_status lec_index_write(const lec_index *index, const char *version, FILE *file,
                           lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    writer w = {.arena = arena,
                .texts.texts = lec_vocabulary_new(arena),
                .names.texts = lec_vocabulary_new(arena)};
    const lec_corpus *corpus = index->readings.corpus;
    put_reading(&w, index);
    put_files(&w, &index->readings);
    put_inputs(&w, &index->readings, index->without_texts);
    put_conferences(&w, corpus);
    put_inputs_of_conferences(&w, &index->readings);
    const lec_status status =
        lec_index_machine(error) != LEC_OK ? LEC_BAD_DATA : put_facts(&w, corpus, error);
    if (status == LEC_OK) {
        put_turns(&w, corpus);
        put_words(&w, corpus);
        put_tokens(&w, corpus);
        put_places_of_words(&w, corpus);
        put_pool(&w, "names", &w.names);
        put_pool(&w, "texts", &w.texts);
        put_sums(&w);
        write_file(&w, index, version, file);
    }
    lec_arena_free(arena);
    return status;
}
