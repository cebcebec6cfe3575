/* SPDX-License-Identifier: GPL-3.0-or-later
 * write.c -- everything becomes sections, one behind the other; columns of the corpus: columns.c.
 */
#include "io/index/write.h"

#include <assert.h>
#include <string.h>

#include "core/checksum.h"
#include "io/index/originals.h"
#include "io/reading_facts.h"
#include "io/source/sha256.h"

/* --- what was read --------------------------------------------------------------------------- */

/* 0 of 0 for a whole collection, however it was read. */
static void put_shard(lec_index_sink *sink, const lec_shard *shard)
{
    const char *files = shard->count > 0 ? shard->files : "";
    const uint64_t numbers[LEC_SHARD_NUMBERS] = {shard->number, shard->count,
                                                 shard->left_out_of_all, shard->left_out_of_forms};
    lec_index_put(sink, "shard", numbers, LEC_SHARD_NUMBERS, sizeof *numbers);
    lec_index_put_table(sink, &lec_columns_of_shard_files, &files, 1);
}

static void put_reading(lec_index_sink *sink, const lec_index *index)
{
    lec_index_put(sink, "reading.seed", &index->seed, 1, sizeof index->seed);
    lec_index_put_table(sink, &lec_columns_of_options, index->options, index->option_count);
    lec_index_put_table(sink, &lec_columns_of_said, index->said, LEC_SAID_COUNT);
    lec_index_put_table(sink, &lec_columns_of_study_file, &index->study_file, 1);
    lec_index_put(sink, "study.text", index->study_text, index->study_length, 1);
    put_shard(sink, &index->readings.shard);
    lec_index_put_table(sink, &lec_columns_of_lists, index->lists, index->list_count);
    if (index->remarks_known)
        lec_index_put_table(sink, &lec_columns_of_remarks, index->remarks, index->remark_count);
}

/* All files of the collection, where they are known. */
static void put_files(lec_index_sink *sink, const lec_readings *readings)
{
    const size_t count = readings->file_count;
    if (count == 0) return;
    lec_arena *scratch = lec_arena_new();
    lec_collected_file *files = lec_new(scratch, lec_collected_file, count);
    for (size_t i = 0; i < count && !lec_index_sink_counts(sink); i++) {
        files[i] = readings->files[i];
        if (files[i].sha256[0] != '\0') continue;
        memcpy(files[i].sha256, lec_sha256(files[i].text, (size_t)files[i].length, scratch),
               sizeof files[i].sha256);
    }
    lec_index_put_table(sink, &lec_columns_of_files, files, count);
    lec_arena_free(scratch);
}

/* By what a text is known again that is not in the index. */
static uint64_t sum_of(const lec_transcript *it)
{
    return it->text != NULL ? lec_checksum(it->text, it->length) : lec_original_sum(it->text_away);
}

/* Where the texts begin; and they, or their sums. */
static void put_input_texts(lec_index_sink *sink, lec_index_whole *whole,
                            const lec_readings *readings, bool without)
{
    uint64_t start = 0;
    const size_t count = lec_index_sink_counts(sink) ? 0 : readings->count;
    lec_index_begin(sink, "text.start", sizeof start);
    lec_index_add_items(sink, &start, 1);
    for (size_t i = 0; i < count; i++) {
        start += readings->items[i].transcript.length + 1;
        lec_index_add_items(sink, &start, 1);
    }
    lec_index_end(sink);
    lec_index_begin(sink, without ? "text.sum" : "text", without ? sizeof(uint64_t) : 1);
    for (size_t i = 0; i < count; i++) {
        const lec_transcript *it = &readings->items[i].transcript;
        if (without) {
            const uint64_t sum = sum_of(it);
            lec_index_add_items(sink, &sum, 1);
            continue;
        }
        lec_index_add_items(sink, it->text, it->length);
        lec_index_add_items(sink, "", 1);
        lec_index_looked(whole, it->length);
    }
    lec_index_end(sink);
}

static void put_inputs(lec_index_sink *sink, lec_index_whole *whole, const lec_index *index,
                       const char *const *names)
{
    const lec_readings *readings = &index->readings;
    lec_index_put_table(sink, &lec_columns_of_inputs, readings->items, readings->count);
    lec_index_put_table(sink, &lec_columns_of_names, names, readings->count);
    put_input_texts(sink, whole, readings, index->without_texts);
    lec_index_put_table(sink, &lec_columns_of_captions, readings->captions,
                        readings->captions_count);
    lec_index_put_table(sink, &lec_columns_of_left_out, readings->left_out,
                        readings->left_out_count);
    lec_index_put_table(sink, &lec_columns_of_same, readings->same.items, readings->same.count);
}

/* --- what is told and which text is whose ---------------------------------------------------- */

/* Which of the readings each conference is: they have the same text. */
static const uint32_t *inputs_of_conferences(const lec_readings *readings, lec_arena *arena)
{
    const lec_corpus *corpus = readings->corpus;
    uint32_t *inputs = lec_new(arena, uint32_t, corpus->conference_count);
    lec_vocabulary *texts = lec_vocabulary_new(arena);
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
    return inputs;
}

/* What is told of each conference, but for those that are the same as others: these are in
 * `readings.same`, and told from there. */
static lec_status ask_facts(const lec_corpus *corpus, lec_arena *arena,
                            const lec_reading_fact **out, uint64_t *starts, lec_error *error)
{
    const lec_reading_witness *witness = corpus->witness;
    LEC_ARRAY(lec_reading_fact) facts = {0};
    for (size_t c = 0; c < corpus->conference_count; c++) {
        lec_reading_facts told;
        const lec_status status =
            witness->tell(witness->readings, corpus->conference[c].name, arena, &told, error);
        if (status != LEC_OK) return status;
        for (size_t i = 0; i < told.count; i++)
            if (strcmp(told.items[i].item, LEC_FACT_SAME) != 0)
                LEC_PUSH(arena, facts, told.items[i]);
        starts[c + 1] = facts.count;
    }
    *out = facts.items;
    return LEC_OK;
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

static void put_all(lec_index_sink *sink, const lec_index *index, const char *const *names,
                    lec_index_whole *whole)
{
    put_reading(sink, index);
    put_files(sink, &index->readings);
    put_inputs(sink, whole, index, names);
    lec_index_put_conferences(sink, whole);
    lec_index_put_facts(sink, whole);
    lec_index_put_turns(sink, whole);
    lec_index_put_words(sink, whole);
    lec_index_put_tokens(sink, whole);
    lec_index_put_places(sink, whole);
    lec_index_put_pools(sink);
}

lec_status lec_index_write_whole(const lec_index *index, const char *const *names,
                                 lec_index_whole *whole, const char *version, FILE *file,
                                 lec_error *error)
{
    lec_index_header header = {0};
    lec_arena *arena = lec_arena_new();
    lec_index_sink *counted = lec_index_sink_new(arena, NULL, 0, whole->texts);
    put_all(counted, index, names, whole);
    lec_index_sink *sink =
        lec_index_sink_new(arena, file, lec_index_sink_count(counted), whole->texts);
    put_all(sink, index, names, whole);
    memcpy(header.version, version, strnlen(version, sizeof header.version - 1));
    digest_reading(index, arena, header.reading);
    const lec_status status = lec_index_sink_end(sink, &header, error);
    lec_arena_free(arena);
    return status;
}

lec_status lec_index_write(const lec_index *index, const char *version, FILE *file,
                           lec_error *error)
{
    lec_status status = lec_index_machine(error);
    if (status != LEC_OK) return status;
    lec_arena *arena = lec_arena_new();
    const lec_readings *readings = &index->readings;
    const lec_reading_fact *facts = NULL;
    uint64_t *starts = lec_new(arena, uint64_t, readings->corpus->conference_count + 1);
    const char **names = lec_new(arena, const char *, readings->count);
    for (size_t i = 0; i < readings->count; i++)
        names[i] = readings->items[i].corpus->conference[0].name;
    status = ask_facts(readings->corpus, arena, &facts, starts, error);
    if (status == LEC_OK) {
        lec_index_whole whole;
        lec_index_whole_of(arena, readings->corpus, inputs_of_conferences(readings, arena), facts,
                           starts, &whole);
        status = lec_index_write_whole(index, names, &whole, version, file, error);
    }
    lec_arena_free(arena);
    return status;
}
