/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/captions/captions.h"

#include <math.h>
#include <string.h>

#include "io/attribution/attribute.h"
#include "io/captions/diarisation.h"
#include "io/captions/timing.h"
#include "io/form/times.h"

/* The corpus on its way to a timed one. Its other columns are those of the corpus it was. */
typedef struct {
    lec_corpus *corpus;
    float *token_seconds;       /* [token_count] */
    lec_turn_detail *turn;      /* [turn_count] */
    lec_conference *conference; /* [conference_count] */
    LEC_ARRAY(lec_discrepancy) discrepancies;
    lec_arena *arena;
} timed_corpus;

static void begin(timed_corpus *timed, const lec_corpus *from)
{
    lec_arena *arena = timed->arena;
    timed->corpus = lec_new(arena, lec_corpus, 1);
    *timed->corpus = *from;
    timed->token_seconds = lec_new(arena, float, from->token_count);
    timed->turn = lec_new(arena, lec_turn_detail, from->turn_count);
    timed->conference = lec_new(arena, lec_conference, from->conference_count);
    for (size_t i = 0; i < from->token_count; i++)
        timed->token_seconds[i] = from->token_seconds != NULL ? from->token_seconds[i] : NAN;
    for (size_t i = 0; i < from->turn_count; i++) timed->turn[i] = from->turn[i];
    for (size_t i = 0; i < from->conference_count; i++) timed->conference[i] = from->conference[i];
    timed->corpus->token_seconds = timed->token_seconds;
    timed->corpus->turn = timed->turn;
    timed->corpus->conference = timed->conference;
}

/* --- one conference --------------------------------------------------------------------------- */

/* A conference and the captions of it. Words are counted from the conference's first. */
typedef struct {
    timed_corpus *timed;
    uint32_t conference, first_token, word_count;
    const lec_caption_words *captions;
    lec_timing timing;
} pairing;

/* The turn's words, as words of the conference. */
static uint32_t turn_from(const pairing *pair, uint32_t turn)
{
    return pair->timed->corpus->turn_start[turn] - pair->first_token;
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* Words first .. end - 1 lie between the outermost words that both texts have. */
static void compared_range(const pairing *pair, uint32_t *first, uint32_t *end)
{
    const lec_matches *matches = &pair->timing.matches;
    *first = matches->count > 0 ? matches->items[0].first : 0;
    *end = matches->count > 0 ? matches->items[matches->count - 1].first + 1 : 0;
}

static void time_turn(const pairing *pair, uint32_t turn)
{
    const uint32_t own = turn - pair->timed->corpus->conference_turn[pair->conference];
    const uint32_t from = turn_from(pair, turn), to = turn_from(pair, turn + 1);
    lec_turn_detail *detail = &pair->timed->turn[turn];
    double start = pair->timing.turn_start[own], end = pair->timing.turn_end[own];
    if (from == to) {
        start = from > 0               ? pair->timing.token_end[from - 1]
                : pair->word_count > 0 ? pair->timing.token_start[0]
                                       : NAN;
        end = start;
    }
    if (!isnan(start) && !isnan(end)) {
        detail->start_seconds = lec_times_rounded(start);
        detail->end_seconds = lec_times_rounded(end);
        detail->time_source = LEC_TIME_BY_CAPTIONS;
    }
    uint32_t first, last;
    compared_range(pair, &first, &last);
    first = larger(first, from);
    last = smaller(last, to);
    detail->compared_words = last > first ? last - first : 0;
}

static void time_words(const pairing *pair)
{
    for (uint32_t i = 0; i < pair->word_count; i++)
        if (!isnan(pair->timing.token_start[i]))
            pair->timed->token_seconds[pair->first_token + i] = (float)pair->timing.token_start[i];
}

static const char *said_words(const lec_caption_words *captions, uint32_t from, uint32_t to,
                              lec_arena *arena)
{
    LEC_ARRAY(char) text = {0};
    for (uint32_t i = from; i < to; i++) {
        if (i > from) LEC_PUSH(arena, text, ' ');
        for (const char *at = captions->words[i]; *at != '\0'; at++) LEC_PUSH(arena, text, *at);
    }
    LEC_PUSH(arena, text, '\0');
    return text.items;
}

static void add_discrepancy(const pairing *pair, uint32_t turn, const lec_difference *part)
{
    lec_arena *arena = pair->timed->arena;
    const bool is_said = part->second_end > part->second_start;
    const lec_discrepancy found = {
        .turn = turn,
        .first_word = part->first_start - turn_from(pair, turn),
        .official_words = part->first_end - part->first_start,
        .said_words = part->second_end - part->second_start,
        .said_line = is_said ? pair->captions->line[part->second_start] : 0,
        .said = said_words(pair->captions, part->second_start, part->second_end, arena)};
    LEC_PUSH(arena, pair->timed->discrepancies, found);
}

/* Parts a difference where turns end. */
static void divide_by_turns(const pairing *pair, const lec_difference *whole)
{
    const lec_corpus *corpus = pair->timed->corpus;
    const uint32_t words = whole->first_end - whole->first_start;
    const uint32_t said = whole->second_end - whole->second_start;
    if (words == 0) { /* between two compared words, so there is one before it */
        add_discrepancy(
            pair, lec_corpus_turn_of(corpus, pair->first_token + whole->first_start - 1), whole);
        return;
    }
    lec_difference part = *whole;
    while (part.first_start < whole->first_end) {
        const uint32_t turn = lec_corpus_turn_of(corpus, pair->first_token + part.first_start);
        part.first_end = smaller(whole->first_end, turn_from(pair, turn + 1));
        const uint64_t done = part.first_end - whole->first_start;
        part.second_end = whole->second_start + (uint32_t)((said * done + words / 2) / words);
        add_discrepancy(pair, turn, &part);
        part.first_start = part.first_end;
        part.second_start = part.second_end;
    }
}

static void add_discrepancies(const pairing *pair)
{
    uint32_t first, end;
    compared_range(pair, &first, &end);
    for (size_t i = 0; i < pair->timing.differences.count; i++) {
        const lec_difference *difference = &pair->timing.differences.items[i];
        if (difference->first_start > first && difference->first_end < end)
            divide_by_turns(pair, difference);
    }
}

static const lec_alignment *describe(const pairing *pair, const char *file)
{
    const lec_timing *timing = &pair->timing;
    lec_alignment *alignment = lec_new(pair->timed->arena, lec_alignment, 1);
    *alignment = (lec_alignment){.file = file,
                                 .words = pair->word_count,
                                 .caption_words = pair->captions->count,
                                 .aligned_words = timing->matches.count,
                                 .longest_unaligned = timing->quality.longest_unaligned,
                                 .resolution = pair->captions->resolution,
                                 .first_seconds = NAN,
                                 .last_seconds = NAN};
    if (timing->quality.longest_unaligned > 0)
        alignment->longest_unaligned_line =
            lec_corpus_place(pair->timed->corpus,
                             pair->first_token + (uint32_t)timing->quality.longest_unaligned_start)
                .line;
    for (uint32_t i = 0; i < pair->word_count; i++) {
        if (isnan(timing->token_start[i])) continue;
        if (alignment->timed_words++ == 0) alignment->first_seconds = timing->token_start[i];
        alignment->last_seconds = timing->token_end[i];
    }
    return alignment;
}

static lec_status apply_words(timed_corpus *timed, uint32_t conference,
                              const lec_caption_words *captions, const char *file, lec_error *error)
{
    const lec_corpus *corpus = timed->corpus;
    const uint32_t first_turn = corpus->conference_turn[conference];
    const uint32_t end_turn = corpus->conference_turn[conference + 1];
    pairing pair = {.timed = timed,
                    .conference = conference,
                    .first_token = corpus->turn_start[first_turn],
                    .captions = captions,
                    .timing = lec_timing_of(corpus, conference, captions, timed->arena)};
    pair.word_count = corpus->turn_start[end_turn] - pair.first_token;
    const double shorter = fmin(pair.word_count, (double)captions->count);
    if ((double)pair.timing.matches.count < LEC_LEAST_ALIGNED * shorter)
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: only %zu of its %zu words are found in %s (%u words), too few to be "
                        "captions of it; give the captions of this conference",
                        file, pair.timing.matches.count, captions->count,
                        corpus->conference[conference].file, pair.word_count);
    time_words(&pair);
    for (uint32_t turn = first_turn; turn < end_turn; turn++) time_turn(&pair, turn);
    add_discrepancies(&pair);
    timed->conference[conference].alignment = describe(&pair, file);
    return LEC_OK;
}

/* --- files ------------------------------------------------------------------------------------ */

/* Labels in the captions are not said; captions without any cannot be attributed. */
static lec_status read_captions(const lec_source *source, const lec_study *study, lec_arena *arena,
                                lec_caption_words *out, const char **form, lec_error *error)
{
    lec_transcript transcript;
    lec_attribution attribution;
    lec_error unlabelled;
    lec_words *words = NULL;
    lec_status status = lec_transcript_read(source, NULL, &transcript, arena, error);
    if (status == LEC_OK) status = lec_words_new(arena, &words, error);
    if (status != LEC_OK) return status;
    *form = transcript.form;
    const bool is_labelled = lec_attribute(&transcript, study, source->path, source->name, arena,
                                           &attribution, &unlabelled) == LEC_OK;
    return lec_caption_words_read(&transcript, is_labelled ? &attribution : NULL, source->path,
                                  words, arena, out, error);
}

static const char *without_folders(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash != NULL ? slash + 1 : name;
}

static const lec_reading *reading_of(const lec_readings *readings, uint32_t conference)
{
    const char *name = readings->corpus->conference[conference].name;
    const lec_reading *reading = readings->items;
    while (strcmp(reading->corpus->conference[0].name, name) != 0) reading++;
    return reading;
}

/* The captions in a folder that are called as the transcript; NULL: there are none. */
static lec_status find_in_folder(const lec_sources *sources, const lec_reading *reading,
                                 const lec_source **out, lec_error *error)
{
    *out = NULL;
    for (size_t i = 0; i < sources->count; i++) {
        const lec_source *source = &sources->items[i];
        static const char *const suffixes[] = {"vtt", "srt", "rttm", "eaf", "TextGrid", "textgrid"};
        bool is_captions = false;
        for (size_t k = 0; k < sizeof suffixes / sizeof *suffixes; k++)
            is_captions = is_captions || strcmp(source->suffix, suffixes[k]) == 0;
        if (!is_captions || strcmp(source->path, reading->source.path) == 0 ||
            strcmp(source->name, without_folders(reading->source.name)) != 0)
            continue;
        if (*out != NULL)
            return lec_fail(error, LEC_BAD_DATA, "%s and %s are both captions of %s; keep one",
                            (*out)->path, source->path, reading->source.path);
        *out = source;
    }
    return LEC_OK;
}

static lec_status apply_source(timed_corpus *timed, const lec_source *source, uint32_t conference,
                               const lec_study *study, lec_captions_used *used, lec_error *error)
{
    lec_caption_words words;
    *used = (lec_captions_used){.source = *source,
                                .conference = timed->corpus->conference[conference].name};
    if (lec_is_rttm(source)) {
        const uint32_t *turn = timed->corpus->conference_turn + conference;
        used->form = "rttm";
        return lec_diarisation_apply(source, timed->corpus, turn[0], turn[1] - turn[0],
                                     timed->turn + turn[0], timed->arena, error);
    }
    const lec_status status =
        read_captions(source, study, timed->arena, &words, &used->form, error);
    return status == LEC_OK ? apply_words(timed, conference, &words, source->path, error) : status;
}

lec_status lec_captions_apply(const char *path, const lec_study *study,
                              const lec_read_options *options, lec_arena *arena,
                              lec_readings *readings, lec_error *error)
{
    lec_sources sources;
    const lec_source_limits limits = options->limits;
    lec_status status = lec_sources_read(path, &limits, arena, &sources, error);
    if (status != LEC_OK) return status;
    const bool is_file = sources.count == 1 && strcmp(sources.items[0].path, path) == 0;
    if (is_file && readings->count > 1)
        return lec_fail(error, LEC_BAD_USAGE,
                        "%s: captions of one conference, but %zu transcripts were given; give one "
                        "transcript, or a folder of captions called as the transcripts are",
                        path, readings->count);
    timed_corpus timed = {.arena = arena};
    begin(&timed, readings->corpus);
    LEC_ARRAY(lec_captions_used) all = {0};
    for (uint32_t i = 0; status == LEC_OK && i < timed.corpus->conference_count; i++) {
        const lec_source *source = &sources.items[0];
        lec_captions_used used;
        if (!is_file) status = find_in_folder(&sources, reading_of(readings, i), &source, error);
        if (status != LEC_OK || source == NULL) continue;
        status = apply_source(&timed, source, i, study, &used, error);
        LEC_PUSH(arena, all, used);
    }
    if (status == LEC_OK && all.count == 0)
        return lec_fail(
            error, LEC_BAD_USAGE,
            "%s: no .vtt, .srt, .rttm, .eaf or .TextGrid file in it is called as a transcript "
            "(%s); rename it",
            path, without_folders(readings->items[0].source.name));
    timed.corpus->discrepancy = timed.discrepancies.items;
    timed.corpus->discrepancy_count = timed.discrepancies.count;
    readings->corpus = timed.corpus;
    readings->captions = all.items;
    readings->captions_count = all.count;
    return status;
}
