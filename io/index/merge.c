/* SPDX-License-Identifier: GPL-3.0-or-later
 * merge.c -- the parts of one collection -> the whole: what is in memory of a part is its words and
 * what there is of each conference; turns and tokens are looked at where they are. */
#include "io/index/merge.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "io/index/check.h"
#include "io/index/map.h"
#include "io/index/open.h"
#include "io/index/write.h"
#include "io/sameness.h"

/* --- whether they are parts of one ----------------------------------------------------------- */

static bool same_options(const lec_index *a, const lec_index *b)
{
    bool same = a->seed == b->seed && a->option_count == b->option_count;
    for (size_t i = 0; same && i < a->option_count; i++)
        same = strcmp(a->options[i], b->options[i]) == 0;
    return same;
}

/* The study by what it says: where its file lies may differ from machine to machine. */
static bool same_study(const lec_index *a, const lec_index *b)
{
    return a->study_length == b->study_length &&
           memcmp(a->study_text, b->study_text, a->study_length) == 0;
}

/* LEC_BAD_DATA: the part has what the first has not. */
static lec_status check_same(const lec_index *first, const char *first_name, const lec_index *part,
                             const char *name, lec_error *error)
{
    const lec_shard *shard = &part->readings.shard;
    const struct {
        bool is_so;
        const char *how, *remedy;
    } differences[] = {
        {strcmp(first->version, part->version) != 0, "was made by another version of lectern",
         "with the same version"},
        {first->readings.shard.count != shard->count, "is of another number of shards",
         "with the same N, or leave it out"},
        {!same_study(first, part), "was read with another study", "with the same study"},
        {!same_options(first, part), "was read with other options", "with the same options"},
        {strcmp(first->readings.shard.files, shard->files) != 0, "is of other files",
         "of the same bytes under the same paths, which must be the same on all machines"},
    };
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++)
        if (differences[i].is_so)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: %s than %s; make shard %" PRIu64 "/%" PRIu64 " again %s", name,
                            differences[i].how, first_name, shard->number, shard->count,
                            differences[i].remedy);
    return LEC_OK;
}

typedef struct {
    uint64_t number; /* of the shard */
    size_t place;    /* in `parts` */
} numbered;

static int by_number(const void *a, const void *b)
{
    const numbered *x = a, *y = b;
    if (x->number != y->number) return x->number < y->number ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* LEC_BAD_DATA: numbers are missing among the sorted ones; the message has the first of them. */
static lec_status fail_missing(const numbered *sorted, size_t count, uint64_t of, lec_arena *arena,
                               lec_error *error)
{
    enum { MOST_TOLD = 8 }; /* runs of numbers */
    const char *missing = "";
    uint64_t next = 1;
    size_t told = 0;
    for (size_t i = 0; i <= count && told <= MOST_TOLD; i++) {
        const uint64_t until = i < count ? sorted[i].number : of + 1;
        const char *comma = told > 0 ? ", " : "";
        if (until > next && told++ == MOST_TOLD)
            missing = lec_arena_format(arena, "%s ...", missing);
        else if (until > next + 1)
            missing = lec_arena_format(arena, "%s%s%" PRIu64 "-%" PRIu64, missing, comma, next,
                                       until - 1);
        else if (until > next)
            missing = lec_arena_format(arena, "%s%s%" PRIu64, missing, comma, next);
        next = until + 1;
    }
    return lec_fail(error, LEC_BAD_DATA,
                    "%zu of %" PRIu64 " shards %s given; missing: %s; give them as well", count, of,
                    count == 1 ? "is" : "are", missing);
}

/* The parts in their order: order[number - 1] is the place of a part in `parts`. */
static lec_status put_in_order(const lec_index *parts, const char *const *names, size_t count,
                               lec_arena *arena, size_t *order, lec_error *error)
{
    numbered *sorted = lec_new(arena, numbered, count);
    for (size_t i = 0; i < count; i++) {
        const lec_shard *shard = &parts[i].readings.shard;
        if (shard->count == 0)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: is no shard ('lectern index --shard'), but a whole index; leave "
                            "it out",
                            names[i]);
        if (parts[i].without_texts)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: has no texts; join parts with texts, and leave them out of the "
                            "whole with 'lectern index --no-text'",
                            names[i]);
        const lec_status status = check_same(&parts[0], names[0], &parts[i], names[i], error);
        if (status != LEC_OK) return status;
        sorted[i] = (numbered){shard->number, i};
    }
    qsort(sorted, count, sizeof *sorted, by_number);
    const uint64_t of = parts[0].readings.shard.count;
    for (size_t i = 0; i < count; i++) {
        order[i] = sorted[i].place;
        if (i > 0 && sorted[i].number == sorted[i - 1].number)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: shard %" PRIu64 "/%" PRIu64
                            " is there twice, also in %s; leave one of them out",
                            names[sorted[i].place], sorted[i].number, of,
                            names[sorted[i - 1].place]);
    }
    return of == count ? LEC_OK : fail_missing(sorted, count, of, arena, error);
}

lec_status lec_index_check_draws(const lec_index *parts, const char *const *names, size_t count,
                                 lec_error *error)
{
    size_t draws = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t own = parts[i].readings.corpus->draw_count;
        if (draws != 0 && own != 0 && own != draws)
            return lec_fail(error, LEC_BAD_DATA,
                            "%s: a damaged index (section draw.role); make it again with 'lectern "
                            "index'",
                            names[i]);
        if (own != 0) draws = own;
    }
    return LEC_OK;
}

/* --- joining --------------------------------------------------------------------------------- */

void lec_index_take_left_out(const lec_readings *of, lec_left_out_stage which,
                             const lec_vocabulary *but, lec_arena *arena, lec_index_left_out *out)
{
    uint32_t unused;
    const size_t forms = of->shard.left_out_of_all + of->shard.left_out_of_forms;
    const size_t end = which == LEC_LEFT_OUT_OF_FORMS ? forms : of->left_out_count;
    for (size_t i = which == LEC_LEFT_OUT_OF_FORMS ? of->shard.left_out_of_all : forms; i < end;
         i++)
        if (but == NULL ||
            !lec_vocabulary_find(but, of->left_out[i].file, strlen(of->left_out[i].file), &unused))
            LEC_PUSH(arena, *out, of->left_out[i]);
}

/* First what is left out of the whole, which every part knows; then, part by part, what was not
 * understood; then what could not be attributed. */
static lec_shard join_left_out(const lec_index *parts, const size_t *order, size_t count,
                               lec_arena *arena, lec_index_left_out *out)
{
    const lec_readings *first = &parts[order[0]].readings;
    lec_shard whole = {.left_out_of_all = first->shard.left_out_of_all};
    for (size_t i = 0; i < whole.left_out_of_all; i++) LEC_PUSH(arena, *out, first->left_out[i]);
    for (size_t p = 0; p < count; p++)
        lec_index_take_left_out(&parts[order[p]].readings, LEC_LEFT_OUT_OF_FORMS, NULL, arena, out);
    whole.left_out_of_forms = out->count - whole.left_out_of_all;
    for (size_t p = 0; p < count; p++)
        lec_index_take_left_out(&parts[order[p]].readings, LEC_LEFT_OUT_OF_SPEECH, NULL, arena,
                                out);
    return whole;
}

lec_status lec_index_check_names(const lec_index_readings *readings, lec_error *error)
{
    lec_arena *scratch = lec_arena_new();
    lec_vocabulary *names = lec_vocabulary_new(scratch);
    lec_status status = LEC_OK;
    for (size_t i = 0; i < readings->count && status == LEC_OK; i++) {
        const char *name = readings->items[i].corpus->conference[0].name;
        const uint32_t first = lec_vocabulary_add(names, name, strlen(name));
        if (first < i)
            status =
                lec_fail(error, LEC_BAD_DATA,
                         "%s and %s are both called '%s'; change `name` in the study file",
                         readings->items[first].source.path, readings->items[i].source.path, name);
    }
    lec_arena_free(scratch);
    return status;
}

/* --- opening --------------------------------------------------------------------------------- */

/* Looks at all of a part; what that took is given back. */
static lec_status check_all(const lec_index_file *file, uint64_t threads)
{
    lec_arena *scratch = lec_arena_new();
    lec_index_file looked_at = *file;
    lec_index unused;
    looked_at.arena = scratch;
    lec_index_read_all(&looked_at, threads, &unused);
    lec_arena_free(scratch);
    lec_index_give_back(file->bytes, (size_t)file->header->bytes);
    return looked_at.failed ? LEC_BAD_DATA : LEC_OK;
}

static lec_status open_part(const lec_index_bytes_given *given, uint64_t threads, lec_arena *arena,
                            lec_index *out, lec_index_part *part, lec_error *error)
{
    lec_index_file *file = lec_new(arena, lec_index_file, 1);
    lec_corpus *corpus = lec_new(arena, lec_corpus, 1);
    lec_status status = lec_index_sections(given->name, given->bytes, given->length, threads, true,
                                           arena, file, error);
    if (status == LEC_OK) status = check_all(file, threads);
    if (status != LEC_OK) return status;
    *out = (lec_index){.bytes = given->bytes, .length = given->length};
    lec_index_read_reading(file, out);
    lec_index_read_inputs(file, &out->readings);
    lec_index_read_conferences(file, out, corpus);
    lec_index_read_columns(file, corpus);
    size_t notes, discrepancies;
    *part = (lec_index_part){
        .corpus = corpus,
        .file = file,
        .note_conference = lec_index_column(file, "note.conference", sizeof(uint32_t), &notes),
        .discrepancy_turn =
            lec_index_column(file, "discrepancy.turn", sizeof(uint32_t), &discrepancies),
        .fact_start = lec_index_column_of(file, "conference.fact", sizeof(uint64_t),
                                          corpus->conference_count + 1)};
    corpus->note_count = notes;
    corpus->discrepancy_count = discrepancies;
    out->readings.corpus = corpus;
    out->without_texts = file->originals != NULL;
    lec_index_give_back(given->bytes, given->length);
    return file->failed ? LEC_BAD_DATA : LEC_OK;
}

/* --- joining --------------------------------------------------------------------------------- */

/* The readings of the parts in their order, and which each conference is. */
static void take_readings(const lec_index *part, lec_index_part *as, lec_arena *arena,
                          lec_index_readings *out)
{
    const size_t count = part->readings.corpus->conference_count;
    uint32_t *inputs = lec_new(arena, uint32_t, count);
    for (size_t c = 0; c < count; c++) inputs[c] = (uint32_t)out->count + part->conference_input[c];
    as->input = inputs;
    for (size_t i = 0; i < part->readings.count; i++)
        LEC_PUSH(arena, *out, part->readings.items[i]);
}

static void looked_at_words(void *whole, size_t words)
{
    lec_index_looked(whole, words * sizeof(uint32_t));
}

static lec_same_pairs find_same(lec_index_whole *whole, const lec_index_readings *readings,
                                lec_arena *arena)
{
    lec_arena *scratch = lec_arena_new();
    lec_compared_words *all = lec_new(scratch, lec_compared_words, whole->member_count);
    const uint64_t **hashes = lec_new(scratch, const uint64_t *, whole->part_count);
    for (size_t p = 0; p < whole->part_count; p++)
        hashes[p] = lec_word_hashes(whole->parts[p].corpus->word_text,
                                    whole->parts[p].corpus->word_count, scratch);
    for (size_t m = 0; m < whole->member_count; m++) {
        const lec_index_member *it = &whole->members[m];
        const lec_corpus *of = it->part->corpus;
        const lec_run tokens = it->runs[LEC_OF_TOKENS];
        const lec_reading *reading = &readings->items[it->part->input[it->conference]];
        all[m] = (lec_compared_words){.conference = of->conference[it->conference].name,
                                      .words = of->token_word + tokens.first,
                                      .count = tokens.count,
                                      .hashes = hashes[it->part - whole->parts],
                                      .whole_file = reading->transcript.name[0] == '\0'};
    }
    const lec_same_pairs same =
        lec_find_same_words(all, whole->member_count, looked_at_words, whole, arena);
    lec_arena_free(scratch);
    return same;
}

static lec_status join(const lec_index *opened, lec_index_part *parts, size_t count,
                       const size_t *order, lec_arena *arena, lec_index_joined *out,
                       lec_error *error)
{
    lec_index_readings readings = {0};
    lec_index_left_out left_out = {0};
    lec_index *index = &out->index;
    for (size_t p = 0; p < count; p++)
        take_readings(&opened[order[p]], &parts[order[p]], arena, &readings);
    const lec_readings first = opened[order[0]].readings;
    *index = opened[order[0]];
    index->remarks_known = false; /* those of a part are not of the whole */
    index->readings = (lec_readings){.files = first.files, .file_count = first.file_count};
    index->readings.shard = join_left_out(opened, order, count, arena, &left_out);
    index->readings.left_out = left_out.items;
    index->readings.left_out_count = left_out.count;
    index->readings.items = readings.items;
    index->readings.count = readings.count;
    if (readings.count == 0)
        return lec_fail(error, LEC_BAD_DATA, "%s",
                        left_out.count > 0 ? left_out.items[0].why : "no transcript in any shard");
    const lec_status status = lec_index_check_names(&readings, error);
    if (status != LEC_OK) return status;
    const char **names = lec_new(arena, const char *, readings.count);
    for (size_t i = 0; i < readings.count; i++)
        names[i] = readings.items[i].corpus->conference[0].name;
    out->names = names;
    out->whole = lec_new(arena, lec_index_whole, 1);
    lec_index_whole_join(arena, parts, count, out->whole);
    index->readings.same = find_same(out->whole, &readings, arena);
    out->conference_count = out->whole->member_count;
    out->token_count = lec_index_rows_of(out->whole, LEC_OF_TOKENS);
    return LEC_OK;
}

lec_status lec_index_join(const lec_index_bytes_given *given, size_t count, uint64_t threads,
                          lec_arena *arena, lec_index_joined *out, lec_error *error)
{
    *out = (lec_index_joined){0};
    lec_index *opened = lec_new(arena, lec_index, count);
    lec_index_part *parts = lec_new(arena, lec_index_part, count);
    size_t *order = lec_new(arena, size_t, count);
    const char **names = lec_new(arena, const char *, count);
    lec_status status = LEC_OK;
    for (size_t i = 0; i < count && status == LEC_OK; i++) {
        names[i] = given[i].name;
        status = open_part(&given[i], threads, arena, &opened[i], &parts[i], error);
    }
    if (status == LEC_OK) status = put_in_order(opened, names, count, arena, order, error);
    if (status == LEC_OK) status = lec_index_check_draws(opened, names, count, error);
    return status == LEC_OK ? join(opened, parts, count, order, arena, out, error) : status;
}

/* --- of what was joined ---------------------------------------------------------------------- */

size_t lec_index_joined_parts(const lec_index_joined *of)
{
    return of->whole->part_count;
}

const lec_corpus *lec_index_joined_words(const lec_index_joined *of, size_t part)
{
    return of->whole->parts[part].corpus;
}

void lec_index_joined_labels(const lec_index_joined *of, size_t part,
                             void (*take)(void *state, const char *label), void *state)
{
    enum { AT_ONCE = 4096 };
    const lec_index_table *table = &lec_columns_of_turns;
    const size_t turns = of->whole->parts[part].corpus->turn_count;
    for (size_t at = 0, rows; at < turns; at += rows) {
        lec_arena *scratch = lec_arena_new();
        lec_index_file file = *of->whole->parts[part].file;
        file.arena = scratch;
        rows = turns - at < AT_ONCE ? turns - at : AT_ONCE;
        const lec_turn_detail *details = lec_index_read_rows(&file, table, at, rows);
        for (size_t t = 0; t < rows && !file.failed; t++) take(state, details[t].label);
        lec_arena_free(scratch);
    }
}

lec_status lec_index_write_joined(const lec_index_joined *of, const char *version, FILE *file,
                                  lec_error *error)
{
    return lec_index_write_whole(&of->index, of->names, of->whole, version, file, error);
}
