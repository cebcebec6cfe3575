/* SPDX-License-Identifier: GPL-3.0-or-later
 * dump_labels.c -- the candidates for labels in files whose turns are known, as the matrix from
 * which learn.c learns label_weights.def:
 *
 *     lectern_dump_labels houses FOLDER...        for each file there is one .truth.csv (houses.py)
 *     lectern_dump_labels --wrong|--missed|--all FILE...
 *
 * One line a candidate: house (the folder's name), file, unit (its first byte), class (label or
 * none), weight, features by the code that runs in lectern. All candidates of a file weigh 1
 * together; the first eight files of a folder are taken. For the eye are --missed, the labels for
 * which there was no candidate, --wrong, what is taken for labels now and should not, or the other
 * way round, and --all, every candidate with its chance and what speaks for and against it (no
 * truth is needed). */
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "io/attribution/label_features.h"
#include "io/source/source.h"

typedef struct {
    uint32_t start, end; /* bytes of the text */
} stretch;

typedef struct {
    stretch *items; /* [count] in the order of the text */
    size_t count;
} truth;

/* The byte of the text at a byte of the file. */
static uint32_t text_byte(const lec_transcript *transcript, uint32_t byte)
{
    size_t low = 0, high = transcript->mark_count;
    if (high == 0) return byte;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (transcript->marks[middle].file <= byte)
            low = middle;
        else
            high = middle;
    }
    const lec_mark *mark = &transcript->marks[low];
    uint32_t at = mark->text + (byte > mark->file ? byte - mark->file : 0);
    const uint32_t end =
        low + 1 < transcript->mark_count ? mark[1].text : (uint32_t)transcript->length;
    return at < end ? at : end;
}

/* The byte of the file at a byte of the text. */
static uint32_t file_byte(const lec_transcript *transcript, uint32_t at)
{
    const lec_conference about = {.marks = transcript->marks, .mark_count = transcript->mark_count};
    return transcript->mark_count > 0 ? lec_conference_place(&about, at).file : at;
}

static bool read_truth(const char *path, const lec_transcript *transcript, lec_arena *arena,
                       truth *out)
{
    char line[4096];
    const char *name = lec_arena_format(arena, "%s.truth.csv", path);
    FILE *file = fopen(name, "r");
    LEC_ARRAY(stretch) rows = {0};
    if (file == NULL) return false;
    while (fgets(line, sizeof line, file) != NULL) {
        char *rest;
        const unsigned long start = strtoul(line, &rest, 10);
        if (rest == line || *rest != ',') continue; /* the header */
        const unsigned long end = strtoul(rest + 1, NULL, 10);
        LEC_PUSH(arena, rows,
                 ((stretch){text_byte(transcript, (uint32_t)start),
                            text_byte(transcript, (uint32_t)end)}));
    }
    fclose(file);
    *out = (truth){rows.items, rows.count};
    return rows.count > 0;
}

/* Whether text[start..end) holds no word but in brackets. */
static bool is_silent(const char *text, uint32_t start, uint32_t end)
{
    int depth = 0;
    for (uint32_t at = start; at < end; at++) {
        const unsigned char byte = (unsigned char)text[at];
        if (strchr("([<", byte) != NULL && byte != 0) depth++;
        if (strchr(")]>", byte) != NULL && byte != 0 && depth > 0) depth--;
        if (depth == 0 && (isalnum(byte) || byte >= 0xC3)) return false;
    }
    return true;
}

/* The stretch that begins at text[at] or after it; known->count for none. */
static size_t stretch_after(const truth *known, uint32_t at)
{
    size_t low = 0, high = known->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (known->items[middle].start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Nobody says it, and a stretch of speech begins right behind it. */
static bool is_label(const truth *known, const lec_label *label, const char *text)
{
    const size_t next = stretch_after(known, label->name_end);
    if (next == known->count) return false;
    const uint32_t speech = known->items[next].start;
    if (label->end < speech && !is_silent(text, label->end, speech)) return false;
    if (next == 0) return true;
    const uint32_t before = known->items[next - 1].end;
    return before <= label->name_start &&
           (label->place != LEC_LABEL_INSIDE || is_silent(text, before, label->start));
}

/* Which candidates are labels. A line of its own above the first speech is only one where others
 * are: a title stands there too. */
static void find_labels(const lec_label_search *search, const truth *known, bool *labels)
{
    bool lines = false;
    const uint32_t first = known->items[0].start;
    for (size_t i = 0; i < search->candidates.count; i++) {
        const lec_label *label = &search->candidates.items[i].label;
        labels[i] = is_label(known, label, search->transcript->text);
        lines |= labels[i] && label->style == LEC_LABEL_OWN && label->start > first;
    }
    for (size_t i = 0; i < search->candidates.count; i++) {
        const lec_label *label = &search->candidates.items[i].label;
        if (label->start > first) break;
        if (label->style == LEC_LABEL_OWN) labels[i] &= lines;
    }
}

static void print_header(void)
{
    printf("house\tfile\tunit\tclass\tweight");
    for (int f = 0; f < LEC_LABEL_FEATURES; f++)
        printf("\t%s", lec_label_feature_name((lec_label_feature)f));
    printf("\n");
}

/* Labels without a candidate, for the eye. */
static void print_missed(const char *path, const truth *known, const lec_label_search *search,
                         const bool *labels)
{
    const char *text = search->transcript->text;
    for (size_t s = 0; s < known->count; s++) {
        const uint32_t before = s > 0 ? known->items[s - 1].end : 0, start = known->items[s].start;
        bool found = start <= before || is_silent(text, before, start);
        for (size_t i = 0; i < search->candidates.count && !found; i++)
            found = labels[i] && search->candidates.items[i].label.start >= before &&
                    search->candidates.items[i].label.end <= start + 1;
        if (!found)
            printf("%s: %.*s|%.*s\n", path, (int)(start - before < 80 ? start - before : 80),
                   text + start - (start - before < 80 ? start - before : 80), 30, text + start);
    }
}

static void print_rows(const char *house, const char *path, const lec_label_search *search,
                       const bool *labels)
{
    const size_t count = search->candidates.count;
    const char *slash = strrchr(path, '/');
    for (size_t i = 0; i < count; i++) {
        double values[LEC_LABEL_FEATURES];
        lec_label_features(search, i, values);
        const double weight = 1 / (double)count;
        printf("%s\t%s\t%u\t%s\t%.6g", house, slash != NULL ? slash + 1 : path,
               file_byte(search->transcript, search->candidates.items[i].label.name_start),
               labels[i] ? "label" : "none", weight);
        for (int f = 0; f < LEC_LABEL_FEATURES; f++) printf("\t%.6g", values[f]);
        printf("\n");
    }
}

static void print_label(const char *path, const char *what, const lec_label *label,
                        const char *text)
{
    const uint32_t from = label->start > 40 ? label->start - 40 : 0;
    printf("%s %.3f %s: %.*s<<>>%.*s", what, (double)label->probability, path,
           (int)(label->start - from), text + from, 60, text + label->start);
    for (int t = 0; t < LEC_LABEL_TERMS; t++) printf(" | %s", lec_label_term(label->terms[t]));
    printf("\n");
}

/* The most important terms of one sign, by their size. */
static void print_terms(const double *terms, double sign)
{
    bool told[LEC_LABEL_FEATURES] = {false};
    for (int t = 0; t < 6; t++) {
        int most = 0;
        for (int f = 1; f < LEC_LABEL_FEATURES; f++)
            if (!told[f] && (told[most] || sign * terms[f] > sign * terms[most])) most = f;
        told[most] = true;
        printf(" %s %+.1f", lec_label_feature_name((lec_label_feature)most), terms[most]);
    }
}

/* Every candidate with its chance and what speaks most for and against it, for the eye. */
static void print_all(const lec_label_search *search)
{
    for (size_t i = 0; i < search->candidates.count; i++) {
        double terms[LEC_LABEL_FEATURES];
        bool present[LEC_LABEL_FEATURES];
        const lec_label *label = &search->candidates.items[i].label;
        const double chance = lec_label_weigh(search, i, terms, present);
        printf("%.3f s%d p%d <%.*s>", chance, label->style, label->place,
               (int)(label->name_end - label->name_start),
               search->transcript->text + label->name_start);
        print_terms(terms, 1);
        printf(" |");
        print_terms(terms, -1);
        printf("\n");
    }
}

/* What lectern takes for labels and are none, and the other way round. */
static void print_wrong(const char *path, const truth *known, lec_label_search *search)
{
    const char *text = search->transcript->text;
    static const lec_study no_study = {0};
    const lec_labels *found =
        lec_labels_find(search->transcript, &no_study, search->phrases, search->arena);
    for (size_t i = 0; i < found->label_count; i++)
        if (!is_label(known, &found->labels[i], text))
            print_label(path, "wrong", &found->labels[i], text);
    lec_labels_decide(search);
    for (size_t i = 0, next = 0; i < search->candidates.count; i++) {
        const lec_label *label = &search->candidates.items[i].label;
        while (next < found->label_count && found->labels[next].end < label->end) next++;
        const bool taken = next < found->label_count && found->labels[next].end == label->end;
        if (!taken && is_label(known, label, text)) print_label(path, "lost", label, text);
    }
}

typedef enum { ROWS, MISSED, WRONG, ALL } dump_mode;

static void dump_file(const char *house, const char *path, dump_mode mode)
{
    static const lec_study no_study = {0};
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_sources sources;
    lec_transcript transcript;
    truth known;
    const lec_source_limits limits = {0};
    if (lec_sources_read(path, &limits, arena, &sources, &error) != LEC_OK || sources.count == 0 ||
        lec_transcript_read(&sources.items[0], NULL, &transcript, arena, &error) != LEC_OK ||
        (mode != ALL && !read_truth(path, &transcript, arena, &known))) {
        fprintf(stderr, "%s: %s\n", path, error.message);
        lec_arena_free(arena);
        return;
    }
    lec_phrases *phrases = lec_phrases_new(arena, transcript.language);
    lec_label_search *search = lec_label_search_new(&transcript, &no_study, phrases, arena);
    bool *labels = lec_new(arena, bool, search->candidates.count + 1);
    if (mode == ALL) {
        print_all(search);
        lec_arena_free(arena);
        return;
    }
    find_labels(search, &known, labels);
    if (mode == MISSED)
        print_missed(path, &known, search, labels);
    else if (mode == WRONG)
        print_wrong(path, &known, search);
    else
        print_rows(house, path, search, labels);
    lec_arena_free(arena);
}

static int is_truth(const struct dirent *entry)
{
    const size_t length = strlen(entry->d_name), suffix = strlen(".truth.csv");
    return length > suffix && strcmp(entry->d_name + length - suffix, ".truth.csv") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void dump_house(const char *folder)
{
    enum { MOST_FILES = 8 };
    struct dirent **entries;
    const char *slash = strrchr(folder, '/');
    const int files = scandir(folder, &entries, is_truth, by_bytes);
    lec_arena *arena = lec_arena_new();
    for (int f = 0; f < files; f++) {
        const int length = (int)(strlen(entries[f]->d_name) - strlen(".truth.csv"));
        const char *path = lec_arena_format(arena, "%s/%.*s", folder, length, entries[f]->d_name);
        if (f < MOST_FILES) dump_file(slash != NULL ? slash + 1 : folder, path, ROWS);
        free(entries[f]);
    }
    if (files >= 0) free(entries);
    lec_arena_free(arena);
}

int main(int argc, char **argv)
{
    static const char *const modes[] = {"houses", "--missed", "--wrong", "--all"};
    int mode = ROWS;
    while (argc > 1 && mode <= ALL && strcmp(argv[1], modes[mode]) != 0) mode++;
    if (argc < 3 || mode > ALL)
        return fprintf(stderr, "dump_labels houses FOLDER... | --missed|--wrong|--all FILE...\n"),
               2;
    if (mode == ROWS) print_header();
    for (int a = 2; a < argc; a++) {
        if (mode == ROWS)
            dump_house(argv[a]);
        else
            dump_file("", argv[a], (dump_mode)mode);
    }
    return 0;
}
