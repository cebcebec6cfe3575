/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/captions/diarisation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/form/times.h"

static const double together = 2;       /* seconds: a pause within a stretch of one voice */
static const double least_fitting = .6; /* of the time */
static const double length_weight = .5; /* of a second too much or too little in a turn */
enum { MOST_AT_ONCE = 80, DEALINGS = 4 };
#define MOST_CELLS ((size_t)40000000)

typedef struct {
    double start, end;
    uint32_t voice;
} stretch;

typedef struct {
    const lec_corpus *corpus;
    uint32_t first_turn, turns;
    LEC_ARRAY(stretch) stretches;
    lec_vocabulary *voices;
    uint32_t *speaker_of; /* [voices] speaker id of the corpus; LEC_NONE: nobody's yet */
    uint32_t *turn_of;    /* [stretches] */
    double per_word;      /* seconds */
    lec_arena *arena;
} dealing;

static bool is_stretch(const char *line)
{
    return strncmp(line, "SPEAKER", 7) == 0 && (line[7] == ' ' || line[7] == '\t');
}

/* Comments and what is known of the speakers may stand before the stretches. */
bool lec_is_rttm(const lec_source *source)
{
    const char *at = source->text + strspn(source->text, " \t\r\n");
    while (strncmp(at, ";;", 2) == 0 || strncmp(at, "SPKR-INFO", 9) == 0) {
        at += strcspn(at, "\n");
        at += strspn(at, " \t\r\n");
    }
    return is_stretch(at) && strstr(at, "<NA>") != NULL;
}

/* Field `number` of the line, from 0. */
static const char *field(const char *line, size_t number, size_t *length)
{
    for (;;) {
        line += strspn(line, " \t");
        *length = strcspn(line, " \t\r\n");
        if (number-- == 0 || *length == 0) return line;
        line += *length;
    }
}

static int by_start(const void *a, const void *b)
{
    const stretch *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    if (x->end != y->end) return x->end < y->end ? -1 : 1;
    return x->voice < y->voice ? -1 : x->voice > y->voice;
}

/* The field as a number; NaN where it is none, or goes on behind one. */
static double number_in(const char *line, size_t number)
{
    size_t length;
    char *end;
    const char *text = field(line, number, &length);
    const double read = strtod(text, &end);
    return length > 0 && end == text + length ? read : (double)NAN;
}

static void read_stretches(dealing *self, const lec_source *source)
{
    for (const char *line = source->text; *line != '\0';) {
        size_t length;
        if (is_stretch(line)) {
            const double start = number_in(line, 3), lasts = number_in(line, 4);
            const char *name = field(line, 7, &length);
            const stretch read = {start, start + lasts,
                                  lec_vocabulary_add(self->voices, name, length)};
            if (start >= 0 && lasts > 0 && isfinite(read.end))
                LEC_PUSH(self->arena, self->stretches, read);
        }
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    stretch *all = self->stretches.items;
    size_t count = 0;
    if (self->stretches.count > 1) qsort(all, self->stretches.count, sizeof *all, by_start);
    for (size_t i = 0; i < self->stretches.count; i++) {
        stretch *last = count > 0 ? &all[count - 1] : NULL;
        if (last != NULL && last->voice == all[i].voice && all[i].start - last->end < together)
            last->end = fmax(last->end, all[i].end);
        else
            all[count++] = all[i];
    }
    self->stretches.count = count;
}

static uint32_t words_of(const dealing *self, uint32_t turn)
{
    const uint32_t *start = self->corpus->turn_start + self->first_turn + turn;
    return start[1] - start[0];
}

static double length_of(const stretch *of)
{
    return of->end - of->start;
}

/* First dealing: time runs as the words do. */
static void deal_evenly(dealing *self)
{
    double time = 0, said = 0;
    uint32_t turn = 0;
    for (size_t s = 0; s < self->stretches.count; s++) {
        const double middle = time + length_of(&self->stretches.items[s]) / 2;
        while (turn + 1 < self->turns && said + words_of(self, turn) * self->per_word < middle)
            said += words_of(self, turn++) * self->per_word;
        self->turn_of[s] = turn;
        time += length_of(&self->stretches.items[s]);
    }
}

/* Each voice is the speaker's in whose turns it is heard longest; one of the same name in any case.
 */
static void name_voices(dealing *self)
{
    const size_t speakers = self->corpus->speaker_count;
    const size_t voices = lec_vocabulary_count(self->voices);
    double *heard = lec_new(self->arena, double, voices *speakers);
    for (size_t s = 0; s < self->stretches.count; s++) {
        const stretch *of = &self->stretches.items[s];
        const uint32_t who = self->corpus->turn_speaker[self->first_turn + self->turn_of[s]];
        heard[of->voice * speakers + who] += length_of(of);
    }
    for (size_t v = 0; v < voices; v++) {
        const char *name = lec_vocabulary_texts(self->voices)[v];
        size_t best = 0;
        for (size_t who = 0; who < speakers; who++) {
            const char *known = self->corpus->speaker_name[who];
            const size_t length = strlen(known);
            bool same = length > 0 && strlen(name) == length;
            for (size_t i = 0; same && i < length; i++)
                same = name[i] == known[i] || (name[i] == '_' && known[i] == ' ');
            if (same) heard[v * speakers + who] = INFINITY;
            if (heard[v * speakers + who] > heard[v * speakers + best]) best = who;
        }
        self->speaker_of[v] = (uint32_t)best;
    }
}

static bool fits(const dealing *self, size_t s, uint32_t turn)
{
    return self->speaker_of[self->stretches.items[s].voice] ==
           self->corpus->turn_speaker[self->first_turn + turn];
}

/* The best dealing in order: turn t gets the stretches from[t][j] .. j - 1 when the first t turns
 * have the first j. */
static void deal_best(dealing *self)
{
    const size_t count = self->stretches.count;
    double *best = lec_new(self->arena, double, count + 1);
    double *next = lec_new(self->arena, double, count + 1);
    uint8_t *taken = lec_new(self->arena, uint8_t, (count + 1) * self->turns);
    for (size_t j = 1; j <= count; j++) best[j] = -INFINITY;
    for (uint32_t t = 0; t < self->turns; t++) {
        const double wanted = words_of(self, t) * self->per_word;
        for (size_t j = 0; j <= count; j++) {
            double own = 0, others = 0;
            next[j] = -INFINITY;
            for (size_t k = 0; k <= j && k < MOST_AT_ONCE; k++) {
                if (k > 0 && fits(self, j - k, t))
                    own += length_of(&self->stretches.items[j - k]);
                else if (k > 0)
                    others += length_of(&self->stretches.items[j - k]);
                const double score =
                    best[j - k] + own - others - length_weight * fabs(own - wanted);
                if (score <= next[j]) continue;
                next[j] = score;
                taken[t * (count + 1) + j] = (uint8_t)k;
            }
        }
        double *swap = best;
        best = next;
        next = swap;
    }
    for (size_t t = self->turns, j = count; t-- > 0;) {
        const size_t k = taken[t * (count + 1) + j];
        for (size_t s = j - k; s < j; s++) self->turn_of[s] = (uint32_t)t;
        j -= k;
    }
}

/* Times of the turns from the stretches that are their speaker's; the share of the time that is. */
static double set_times(const dealing *self, lec_turn_detail *details)
{
    double all = 0, fitting = 0;
    for (uint32_t t = 0; t < self->turns; t++)
        details[t].start_seconds = details[t].end_seconds = NAN;
    for (size_t s = 0; s < self->stretches.count; s++) {
        const stretch *of = &self->stretches.items[s];
        lec_turn_detail *turn = &details[self->turn_of[s]];
        all += length_of(of);
        if (!fits(self, s, self->turn_of[s])) continue;
        fitting += length_of(of);
        if (isnan(turn->start_seconds)) turn->start_seconds = lec_times_rounded(of->start);
        turn->end_seconds =
            lec_times_rounded(fmax(of->end, isnan(turn->end_seconds) ? 0 : turn->end_seconds));
        turn->time_source = LEC_TIME_BY_CAPTIONS;
    }
    return fitting / all;
}

lec_status lec_diarisation_apply(const lec_source *source, const lec_corpus *corpus,
                                 uint32_t first_turn, uint32_t turns, lec_turn_detail *details,
                                 lec_arena *arena, lec_error *error)
{
    dealing self = {.corpus = corpus,
                    .first_turn = first_turn,
                    .turns = turns,
                    .voices = lec_vocabulary_new(arena),
                    .arena = arena};
    double time = 0, words = 0;
    read_stretches(&self, source);
    if (self.stretches.count == 0 || (self.stretches.count + 1) * turns > MOST_CELLS)
        return lec_fail(error, LEC_BAD_DATA, "%s:1: %s", source->path,
                        self.stretches.count == 0
                            ? "no stretch of speech in this RTTM file; make it again"
                            : "too many stretches for this transcript; give the part it is of");
    for (size_t s = 0; s < self.stretches.count; s++) time += length_of(&self.stretches.items[s]);
    for (uint32_t t = 0; t < turns; t++) words += words_of(&self, t);
    self.per_word = words > 0 ? time / words : 0;
    self.turn_of = lec_new(arena, uint32_t, self.stretches.count);
    self.speaker_of = lec_new(arena, uint32_t, lec_vocabulary_count(self.voices));
    deal_evenly(&self);
    for (int i = 0; i < DEALINGS; i++) {
        name_voices(&self);
        deal_best(&self);
    }
    if (set_times(&self, details) >= least_fitting) return LEC_OK;
    return lec_fail(
        error, LEC_BAD_DATA,
        "%s:1: its voices do not change as the speakers of %s do; give the RTTM file of "
        "this recording",
        source->path, corpus->conference[corpus->turn_conference[first_turn]].file);
}
