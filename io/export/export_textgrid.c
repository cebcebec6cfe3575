/* SPDX-License-Identifier: GPL-3.0-or-later
 * export_textgrid.c -- Praat text grids (long text files): an interval tier a speaker in a role, an
 * interval a turn, empty intervals between. Tiers have no gaps and no overlaps: a turn that begins
 * before the one before in its tier has ended begins when that ends. A tier of points says which
 * turns these are. */
#include <math.h>

#include "core/turn_key.h"
#include "core/turn_text.h"
#include "io/export/tiers.h"

typedef struct {
    double start, end;
    uint32_t turn; /* LEC_NONE: nobody speaks */
} interval;

typedef struct {
    interval *items;
    size_t count;
} intervals;

static void add(intervals *list, double start, double end, uint32_t turn)
{
    if (end > start) list->items[list->count++] = (interval){start, end, turn};
}

static intervals intervals_of(const lec_export_job *job, const lec_tier *tier,
                              const lec_export_time *times, double last)
{
    const uint32_t first = LEC_EXPORT_FIRST_TURN(job), end = LEC_EXPORT_END_TURN(job);
    intervals list = {lec_new(job->arena, interval, 2 * (size_t)(end - first) + 1), 0};
    double at = 0;
    for (uint32_t t = first; t < end; t++) {
        if (!lec_tier_holds(job->corpus, tier, t)) continue;
        const double start = fmax(times[t - first].start, at);
        add(&list, at, start, LEC_NONE);
        at = fmax(times[t - first].end, start + 0.001);
        add(&list, start, at, t);
    }
    add(&list, at, last, LEC_NONE);
    return list;
}

/* Quotation marks are doubled. */
static void put_text(const lec_export_job *job, const char *text)
{
    putc('"', job->file);
    for (const char *at = text; *at != '\0';) {
        size_t length = 0;
        while (at[length] != '\0' && at[length] != '"') length++;
        lec_put_line(job, lec_arena_text(job->arena, at, length));
        at += length;
        if (*at == '"') {
            fputs("\"\"", job->file);
            at++;
        }
    }
    putc('"', job->file);
}

static void put_tier(const lec_export_job *job, const lec_tier *tier, size_t number,
                     const intervals *list, double last)
{
    fprintf(job->file,
            "    item [%zu]:\n        class = \"IntervalTier\"\n        name = ", number);
    put_text(job, tier->name);
    fprintf(job->file, "\n        xmin = 0\n        xmax = %.3f\n        intervals: size = %zu\n",
            last, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const interval *it = &list->items[i];
        fprintf(job->file,
                "        intervals [%zu]:\n            xmin = %.3f\n            xmax = %.3f\n"
                "            text = ",
                i + 1, it->start, it->end);
        put_text(job, it->turn != LEC_NONE ? lec_turn_text(job->corpus, it->turn, job->arena) : "");
        putc('\n', job->file);
    }
}

/* A point where each turn begins; of several at one time the later ones are put behind it. */
static void put_keys(const lec_export_job *job, size_t number, const lec_export_time *times,
                     double last)
{
    const lec_corpus *corpus = job->corpus;
    const uint32_t first = LEC_EXPORT_FIRST_TURN(job), end = LEC_EXPORT_END_TURN(job);
    double at = -1;
    fprintf(job->file,
            "    item [%zu]:\n        class = \"TextTier\"\n        name = \"" LEC_TURN_KEYS
            "\"\n        xmin = 0\n        xmax = %.3f\n        points: size = %u\n",
            number, last, (unsigned)(end - first));
    for (uint32_t t = first; t < end; t++) {
        const double start = times[t - first].start;
        const lec_turn_key key =
            lec_turn_key_of(corpus, t, start, lec_turn_text(corpus, t, job->arena));
        const char *sha256 = t == first ? corpus->conference[job->first].sha256 : "";
        at = fmax(start, at + 0.001);
        fprintf(job->file,
                "        points [%u]:\n            number = %.3f\n            mark = \"%s%s%s\"\n",
                (unsigned)(t - first + 1), at, sha256, sha256[0] != '\0' ? " " : "",
                lec_turn_key_text(&key, job->arena));
    }
}

static void write(const lec_export_job *job)
{
    size_t estimated;
    double last = 0.001;
    const lec_export_time *times =
        lec_export_times(job->corpus, job->first, job->arena, &estimated);
    const lec_tiers tiers = lec_tiers_of(job->corpus, job->first, job->arena);
    intervals *lists = lec_new(job->arena, intervals, tiers.count);
    for (size_t i = 0; i < tiers.count; i++) { /* where the last of them ends, all do */
        lists[i] = intervals_of(job, &tiers.items[i], times, 0);
        last = fmax(last, lists[i].items[lists[i].count - 1].end);
    }
    fprintf(job->file,
            "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = %.3f\n"
            "tiers? <exists>\nsize = %zu\nitem []:\n",
            last, tiers.count + 1);
    for (size_t i = 0; i < tiers.count; i++) {
        lists[i] = intervals_of(job, &tiers.items[i], times, last);
        put_tier(job, &tiers.items[i], i + 1, &lists[i], last);
    }
    put_keys(job, tiers.count + 1, times, last);
}

static const lec_export_part parts[] = {{"", write}, {0}};

const lec_export lec_export_textgrid = {
    .name = "textgrid",
    .suffix = "TextGrid",
    .summary = "Praat: an interval tier a speaker in a role, an interval a turn",
    .shape = LEC_EXPORT_EACH,
    .needs_times = true,
    .parts = parts,
};
