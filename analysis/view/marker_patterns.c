/* SPDX-License-Identifier: GPL-3.0-or-later
 * marker_patterns.c -- the files of patterns, read line by line. */
#include "analysis/view/marker_patterns.h"

#include <string.h>

extern const char *const lec_marker_texts[]; /* made from analysis/view/markers by CMake */

enum { MOST_GAP = 9, MOST_PLACES = 24 };

static const lec_marker_info markers[] = {
#define LEC_MARKER(NAME, name, side, dimension, meaning)                                           \
    {name, dimension, meaning, LEC_SIDE_##side},
#include "analysis/view/markers.def"
#undef LEC_MARKER
};

const lec_marker_info *lec_marker_of(lec_marker marker)
{
    return &markers[marker];
}

typedef struct {
    lec_arena *arena;
    lec_error *error;
    const char *file;
    unsigned line;
    const char *at; /* in the line */
    const char *end;
    lec_marker_language *language;
} reader;

static lec_status wrong(reader *r, const char *what)
{
    return lec_fail(r->error, LEC_BAD_DATA, "%s:%u: %s", r->file, r->line, what);
}

/* The next word of the line, parted by blanks; "" at its end. */
static const char *next_word(reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t')) r->at++;
    const char *first = r->at;
    while (r->at < r->end && *r->at != ' ' && *r->at != '\t') r->at++;
    return lec_arena_text(r->arena, first, (size_t)(r->at - first));
}

static lec_marker_set *set_named(reader *r, const char *name)
{
    for (size_t s = 0; s < r->language->sets.count; s++)
        if (strcmp(r->language->sets.items[s].name, name) == 0) return &r->language->sets.items[s];
    return NULL;
}

/* --- one place of a pattern ------------------------------------------------------------------- */

/* `a/b/<set>` as words of the set. */
static lec_status read_alternatives(reader *r, const char *text, lec_marker_set *set)
{
    for (const char *at = text;; at++) {
        const size_t length = strcspn(at, "/");
        const char *word = lec_arena_text(r->arena, at, length);
        if (length == 0) return wrong(r, "a word is missing beside '/'");
        if (word[0] == '<') {
            if (word[length - 1] != '>') return wrong(r, "'<' without '>'");
            const char *name = lec_arena_text(r->arena, word + 1, length - 2);
            const lec_marker_set *named = set_named(r, name);
            if (named == NULL)
                return lec_fail(r->error, LEC_BAD_DATA,
                                "%s:%u: there is no set '%s'; define it above with 'set %s = ...'",
                                r->file, r->line, name, name);
            for (size_t w = 0; w < named->words.count; w++)
                LEC_PUSH(r->arena, set->words, named->words.items[w]);
        } else {
            LEC_PUSH(r->arena, set->words, word);
        }
        at += length;
        if (*at == '\0') return LEC_OK;
    }
}

/* The words of a place become a set of their own. */
static lec_status add_place(reader *r, const char *text, lec_marker_place *place)
{
    lec_marker_set set = {.name = ""};
    const size_t length = strlen(text);
    place->optional = text[0] == '[';
    if (place->optional) {
        if (text[length - 1] != ']') return wrong(r, "'[' without ']'");
        text = lec_arena_text(r->arena, text + 1, length - 2);
    }
    const lec_status status = read_alternatives(r, text, &set);
    if (status != LEC_OK) return status;
    place->set = (uint32_t)r->language->sets.count;
    LEC_PUSH(r->arena, r->language->sets, set);
    return LEC_OK;
}

/* --- one line -------------------------------------------------------------------------------- */

/* With and without the words at its start that may be left out: a pattern is found by its first. */
static lec_status add_pattern(reader *r, lec_marker_pattern made)
{
    for (; made.place_count > 0; made.places++, made.place_count--) {
        lec_marker_place *places = lec_new(r->arena, lec_marker_place, made.place_count);
        memcpy(places, made.places, made.place_count * sizeof *places);
        if (places[0].gap > 0) return wrong(r, "a pattern may not begin with a gap");
        places[0].optional = false;
        lec_marker_pattern as_given = made;
        as_given.places = places;
        LEC_PUSH(r->arena, r->language->patterns, as_given);
        if (!made.places[0].optional) return LEC_OK;
    }
    return wrong(r, "a pattern needs a word that may not be left out");
}

static lec_status read_pattern(reader *r, lec_marker marker, bool excludes)
{
    lec_marker_pattern made = {.marker = (uint8_t)marker, .excludes = excludes};
    lec_marker_place *places = lec_new(r->arena, lec_marker_place, MOST_PLACES);
    lec_marker_place next = {0};
    for (const char *word = next_word(r); word[0] != '\0'; word = next_word(r)) {
        if (made.at_end) return wrong(r, "nothing may follow '$' or '?'");
        if (strcmp(word, "^") == 0 || strcmp(word, "^^") == 0) {
            if (made.place_count > 0) return wrong(r, "'^' stands first");
            made.anchor = word[1] == '^' ? LEC_AT_TURN : LEC_AT_SENTENCE;
        } else if (strcmp(word, ",") == 0) {
            next.behind_comma = true;
        } else if (strcmp(word, "...") == 0) {
            next.gap = UINT8_MAX;
        } else if (strncmp(word, "..", 2) == 0) {
            if (word[2] < '1' || word[2] > '0' + MOST_GAP || word[3] != '\0')
                return wrong(r, "a gap is '..1' to '..9', or '...'");
            next.gap = (uint8_t)(word[2] - '0');
        } else if (strcmp(word, "$") == 0 || strcmp(word, "?") == 0) {
            made.at_end = true;
            made.asked = word[0] == '?';
            made.end_gap = next.gap;
        } else {
            if (made.place_count == MOST_PLACES) return wrong(r, "a pattern of too many words");
            const lec_status status = add_place(r, word, &next);
            if (status != LEC_OK) return status;
            places[made.place_count++] = next;
            next = (lec_marker_place){0};
        }
    }
    made.places = places;
    return add_pattern(r, made);
}

static lec_status read_set(reader *r)
{
    lec_marker_set set = {.name = next_word(r)};
    if (set.name[0] == '\0' || strcmp(next_word(r), "=") != 0)
        return wrong(r, "a set is 'set NAME = word word ...'");
    for (const char *word = next_word(r); word[0] != '\0'; word = next_word(r)) {
        const lec_status status = read_alternatives(r, word, &set);
        if (status != LEC_OK) return status;
    }
    if (set.words.count == 0) return wrong(r, "a set without a word");
    LEC_PUSH(r->arena, r->language->sets, set);
    return LEC_OK;
}

static lec_status read_line(reader *r)
{
    const char *name = next_word(r);
    if (name[0] == '\0') return LEC_OK;
    if (strcmp(name, "language") == 0) {
        r->language->code = next_word(r);
        return LEC_OK;
    }
    if (strcmp(name, "set") == 0) return read_set(r);
    const bool excludes = strcmp(name, "not") == 0;
    if (excludes) name = next_word(r);
    for (int m = 0; m < LEC_MARKER_COUNT; m++)
        if (strcmp(markers[m].name, name) == 0) return read_pattern(r, (lec_marker)m, excludes);
    return lec_fail(r->error, LEC_BAD_DATA,
                    "%s:%u: there is no marker '%s'; 'lectern help markers' lists them", r->file,
                    r->line, name);
}

static lec_status read_text(const char *file, const char *text, lec_marker_language *language,
                            lec_arena *arena, lec_error *error)
{
    reader r = {.arena = arena, .error = error, .file = file, .language = language};
    for (const char *line = text; *line != '\0';) {
        const size_t length = strcspn(line, "\n");
        r.line++;
        r.at = line;
        r.end = line + strcspn(line, "#\r\n");
        const lec_status status = read_line(&r);
        if (status != LEC_OK) return status;
        line += length;
        line += *line == '\n';
    }
    if (language->code[0] == '\0')
        return lec_fail(error, LEC_BAD_DATA,
                        "%s: says no language; give it a line 'language en English'", file);
    return LEC_OK;
}

lec_status lec_marker_patterns_read(const lec_marker_file *file, lec_arena *arena,
                                    const lec_marker_patterns **out, lec_error *error)
{
    lec_marker_patterns *all = lec_new(arena, lec_marker_patterns, 1);
    if (file->file != NULL) {
        lec_marker_language own = {.code = ""};
        const lec_status status = read_text(file->file, file->text, &own, arena, error);
        if (status != LEC_OK) return status;
        LEC_PUSH(arena, all->languages, own);
    }
    for (size_t i = 0; lec_marker_texts[i] != NULL; i++) {
        lec_marker_language built_in = {.code = ""};
        const lec_status status =
            read_text("(built in)", lec_marker_texts[i], &built_in, arena, error);
        if (status != LEC_OK) return status;
        const bool replaced =
            all->languages.count > 0 && strcmp(all->languages.items[0].code, built_in.code) == 0;
        if (!replaced) LEC_PUSH(arena, all->languages, built_in);
    }
    *out = all;
    return LEC_OK;
}
