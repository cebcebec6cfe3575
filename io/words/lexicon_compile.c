/* SPDX-License-Identifier: GPL-3.0-or-later
 * lexicon_compile.c -- the files are read line by line, and their phrases gathered under one id. */
#include <string.h>

#include "core/arena.h"
#include "core/vocabulary.h"
#include "io/words/lexicon_tables.h"

static const char *const class_names[] = {
    "",
#define LEC_CLASS(NAME, name, meaning) name,
#include "io/words/lexicon_classes.def"
#undef LEC_CLASS
};

typedef struct {
    lec_arena *arena;
    const char *codes[LEC_LANGUAGES_MAX], *names[LEC_LANGUAGES_MAX];
    size_t language_count;
    LEC_ARRAY(lec_lexicon_line) lines;
    LEC_ARRAY(uint32_t) line_phrase; /* the id of each line's phrase, or of its stem */
    lec_vocabulary *phrases;         /* folded */
    lec_vocabulary *stems;           /* folded; of the phrases that end in `*` */
    lec_vocabulary *openers;         /* first words of phrases */
    LEC_ARRAY(uint32_t) reach;       /* [openers] words of the longest phrase that begins so */
    LEC_ARRAY(uint64_t) opened;      /* [openers] classes of the phrases that begin so */
    size_t longest_stem;             /* bytes */
} lexicon;

const char *lec_class_name(lec_phrase_class class)
{
    return class_names[class];
}

static bool is_direction(lec_phrase_class class)
{
    return class >= LEC_PHRASE_NOTE_INAUDIBLE;
}

/* --- reading --------------------------------------------------------------------------------- */

/* Where the file stands: for messages. */
typedef struct {
    const char *name;
    int line;
    size_t language;        /* LEC_LANGUAGES_MAX before the line `language` */
    lec_phrase_class class; /* of the line before */
    lec_vocabulary *seen;   /* phrases with their class; NULL: not looked at */
    lec_error *error;
} place;

/* text[*start, *end) without blanks at either end. */
static void trim(const char *text, size_t *start, size_t *end)
{
    while (*start < *end && text[*start] == ' ') ++*start;
    while (*end > *start && text[*end - 1] == ' ') --*end;
}

static lec_status read_language(lexicon *to, place *at, const char *rest, size_t length)
{
    const char *blank = memchr(rest, ' ', length);
    const bool again = at->language < LEC_LANGUAGES_MAX;
    if (blank == NULL || again || to->language_count == LEC_LANGUAGES_MAX)
        return lec_fail(at->error, LEC_BAD_DATA,
                        "%s:%d: `language CODE NAME` is wanted once, in one of %d files", at->name,
                        at->line, LEC_LANGUAGES_MAX);
    at->language = to->language_count++;
    to->codes[at->language] = lec_arena_text(to->arena, rest, (size_t)(blank - rest));
    to->names[at->language] =
        lec_arena_text(to->arena, blank + 1, length - (size_t)(blank + 1 - rest));
    return LEC_OK;
}

static bool is_class(lec_phrase_class class, const char *name, size_t length)
{
    return strncmp(class_names[class], name, length) == 0 && class_names[class][length] == '\0';
}

/* The class of that name; most lines are of the class of the line before, `last`. */
static lec_phrase_class find_class(const char *name, size_t length, lec_phrase_class last)
{
    if (is_class(last, name, length)) return last;
    for (int c = 1; c < LEC_PHRASE_CLASS_COUNT; c++)
        if (is_class((lec_phrase_class)c, name, length)) return (lec_phrase_class)c;
    return LEC_PHRASE_NONE;
}

static void add_opener(lexicon *to, const lec_wordlist *list, lec_phrase_class class)
{
    uint32_t bytes;
    const char *first = lec_wordlist_folded(list, 0, 1, &bytes);
    const uint32_t id = lec_vocabulary_add(to->openers, first, bytes);
    if (id == to->reach.count) {
        LEC_PUSH(to->arena, to->reach, 0);
        LEC_PUSH(to->arena, to->opened, 0);
    }
    if (to->reach.items[id] < list->count) to->reach.items[id] = list->count;
    if (!is_direction(class)) to->opened.items[id] |= LEC_CLASS_BIT(class);
}

static bool stands_twice(lec_arena *arena, lec_vocabulary *seen, const lec_lexicon_line *line,
                         const char *folded)
{
    if (seen == NULL) return false;
    const size_t known = lec_vocabulary_count(seen);
    const bool exact = line->class == LEC_PHRASE_LEMMA; /* a form may have several */
    const char *key =
        exact ? lec_arena_format(arena, "%d %s = %s", (int)line->class, line->phrase, line->full)
              : lec_arena_format(arena, "%d %s%s", (int)line->class, folded, line->open ? "*" : "");
    return lec_vocabulary_add(seen, key, strlen(key)) < known;
}

static lec_status add_line(lexicon *to, place *at, lec_lexicon_line line)
{
    lec_wordlist list;
    lec_wordlist_read(&list, line.phrase, 0, (uint32_t)strlen(line.phrase));
    const size_t bytes = strlen(list.folded);
    if (bytes == 0 || list.full)
        return lec_fail(at->error, LEC_BAD_DATA,
                        "%s:%d: `%s` has no word, or too many; no text can match it", at->name,
                        at->line, line.phrase);
    if (stands_twice(to->arena, at->seen, &line, list.folded))
        return lec_fail(at->error, LEC_BAD_DATA,
                        "%s:%d: `%s` stands twice as %s (case and diacritics do not count)",
                        at->name, at->line, line.phrase, class_names[line.class]);
    if (line.open && bytes > to->longest_stem) to->longest_stem = bytes;
    if (!line.open) add_opener(to, &list, line.class);
    const uint32_t id = lec_vocabulary_add(line.open ? to->stems : to->phrases, list.folded, bytes);
    LEC_PUSH(to->arena, to->lines, line);
    LEC_PUSH(to->arena, to->line_phrase, id);
    return LEC_OK;
}

static lec_status read_line(lexicon *to, place *at, const char *text, size_t start, size_t end)
{
    trim(text, &start, &end);
    if (start == end || text[start] == '#') return LEC_OK;
    size_t name_end = start, phrase, phrase_end = end;
    while (name_end < end && text[name_end] != ' ') name_end++;
    phrase = name_end;
    trim(text, &phrase, &phrase_end);
    if (name_end - start == 8 && memcmp(text + start, "language", 8) == 0)
        return read_language(to, at, text + phrase, phrase_end - phrase);
    lec_lexicon_line line = {.class = find_class(text + start, name_end - start, at->class),
                             .language = at->language,
                             .line = at->line};
    if (line.class == LEC_PHRASE_NONE || at->language == LEC_LANGUAGES_MAX)
        return lec_fail(at->error, LEC_BAD_DATA, "%s:%d: `%.*s` is no class%s", at->name, at->line,
                        (int)(name_end - start), text + start,
                        at->language == LEC_LANGUAGES_MAX ? ", or stands before `language`" : "");
    at->class = line.class;
    const char *equals = memchr(text + phrase, '=', end - phrase);
    if (equals != NULL && equals[-1] == ' ' && equals[1] == ' ') {
        const size_t full = (size_t)(equals - text) + 2;
        line.full = lec_arena_text(to->arena, text + full, end - full);
        phrase_end = full - 3;
    }
    line.open = phrase_end > phrase && text[phrase_end - 1] == '*';
    if (line.open && !is_direction(line.class))
        return lec_fail(at->error, LEC_BAD_DATA, "%s:%d: only stage directions may end in `*`",
                        at->name, at->line);
    line.phrase = lec_arena_text(to->arena, text + phrase, phrase_end - phrase - line.open);
    return add_line(to, at, line);
}

static lec_status read_file(lexicon *to, const char *name, const char *text, lec_vocabulary *seen,
                            lec_error *error)
{
    place at = {.name = name, .language = LEC_LANGUAGES_MAX, .seen = seen, .error = error};
    lec_status status = LEC_OK;
    for (size_t start = 0; text[start] != '\0' && status == LEC_OK;) {
        const size_t length = strcspn(text + start, "\n");
        at.line++;
        status = read_line(to, &at, text, start, start + length);
        start += length + (text[start + length] == '\n');
    }
    if (status == LEC_OK && at.language == LEC_LANGUAGES_MAX)
        return lec_fail(error, LEC_BAD_DATA, "%s: it lacks a line `language CODE NAME`", name);
    return status;
}

/* --- compiling ------------------------------------------------------------------------------- */

static lexicon *new_lexicon(lec_arena *arena)
{
    lexicon *made = lec_new(arena, lexicon, 1);
    made->arena = arena;
    made->phrases = lec_vocabulary_new(arena);
    made->stems = lec_vocabulary_new(arena);
    made->openers = lec_vocabulary_new(arena);
    return made;
}

/* What a line says, in the text of the tables: each string once. */
typedef struct {
    lec_vocabulary *strings;
    LEC_ARRAY(uint32_t) places; /* by the ids of `strings` */
    LEC_ARRAY(char) text;
    lec_arena *arena;
} string_store;

static uint32_t place_of(string_store *in, const char *string)
{
    const size_t length = strlen(string) + 1;
    const uint32_t id = lec_vocabulary_add(in->strings, string, length - 1);
    if (id < in->places.count) return in->places.items[id];
    LEC_PUSH(in->arena, in->places, (uint32_t)in->text.count);
    for (size_t i = 0; i < length; i++) LEC_PUSH(in->arena, in->text, string[i]);
    return in->places.items[id];
}

static void store_lines(const lexicon *it, lec_lexicon_tables *out)
{
    string_store store = {.arena = it->arena, .strings = lec_vocabulary_new(it->arena)};
    lec_stored_line *lines = lec_new(it->arena, lec_stored_line, it->lines.count + 1);
    (void)place_of(&store, "");
    for (size_t l = 0; l < it->lines.count; l++) {
        const lec_lexicon_line *line = &it->lines.items[l];
        lines[l] = (lec_stored_line){.phrase = place_of(&store, line->phrase),
                                     .full = line->full != NULL ? place_of(&store, line->full) : 0,
                                     .line = (uint16_t)line->line,
                                     .class = (uint8_t)line->class,
                                     .language = (uint8_t)line->language,
                                     .open = line->open};
    }
    out->lines = lines;
    out->line_count = it->lines.count;
    out->text = store.text.items;
    out->text_length = store.text.count;
}

/* Adds a line to the meanings of its phrase, which are [first, *end), in the order of classes. */
static void add_meaning(lec_meaning *meanings, uint32_t first, uint32_t *end,
                        const lec_lexicon_tables *of, const lec_stored_line *line)
{
    const lec_phrase_class class = (lec_phrase_class)line->class;
    const char *full = line->full != 0 ? of->text + line->full : NULL;
    const bool exact = class == LEC_PHRASE_NAME_CASE && full != NULL;
    uint32_t at = first;
    while (at < *end && (meanings[at].class < class || (exact && meanings[at].class == class &&
                                                        strcmp(meanings[at].full, full) != 0)))
        at++; /* an ending is replaced by another in each language */
    if (at == *end || meanings[at].class != class) {
        memmove(meanings + at + 1, meanings + at, (*end - at) * sizeof *meanings);
        meanings[at] = (lec_meaning){class, 0, full};
        ++*end;
    }
    meanings[at].languages |= UINT32_C(1) << line->language;
}

/* Room for the meanings of each phrase: as many as it has lines. */
static void part_meanings(const lexicon *it, uint32_t *first, size_t count)
{
    for (size_t l = 0; l < it->lines.count; l++)
        if (!it->lines.items[l].open) first[it->line_phrase.items[l] + 1]++;
    for (size_t p = 0; p < count; p++) first[p + 1] += first[p];
}

static void gather_meanings(const lexicon *it, lec_lexicon_tables *out)
{
    const size_t count = lec_vocabulary_count(it->phrases);
    uint32_t *first = lec_new(it->arena, uint32_t, count + 1);
    uint32_t *end = lec_new(it->arena, uint32_t, count + 1);
    uint64_t *classes = lec_new(it->arena, uint64_t, count + 1);
    uint8_t *stem_class = lec_new(it->arena, uint8_t, lec_vocabulary_count(it->stems) + 1);
    lec_meaning *meanings = lec_new(it->arena, lec_meaning, it->lines.count + 1);
    part_meanings(it, first, count);
    memcpy(end, first, (count + 1) * sizeof *end);
    for (size_t l = 0; l < it->lines.count; l++) {
        const lec_stored_line *line = &out->lines[l];
        const uint32_t id = it->line_phrase.items[l];
        if (!line->open) {
            add_meaning(meanings, first[id], &end[id], out, line);
            if (!is_direction((lec_phrase_class)line->class))
                classes[id] |= LEC_CLASS_BIT(line->class);
        } else if (stem_class[id] == LEC_PHRASE_NONE || line->class < stem_class[id]) {
            stem_class[id] = line->class;
        }
    }
    uint32_t at = 0; /* without the gaps */
    for (size_t p = 0; p < count; p++) {
        const uint32_t own = end[p] - first[p];
        memmove(meanings + at, meanings + first[p], own * sizeof *meanings);
        first[p] = at;
        at += own;
    }
    first[count] = at;
    out->meanings = meanings;
    out->first_meaning = first;
    out->classes = classes;
    out->stem_class = stem_class;
}

lec_status lec_lexicon_compile(const char *const *texts, lec_arena *arena, lec_lexicon_tables *out,
                               lec_error *error)
{
    lexicon *it = new_lexicon(arena);
    for (size_t i = 0; texts[i] != NULL; i++) {
        const char *language = strstr(texts[i], "\nlanguage ");
        const char *name = lec_arena_format(
            arena, "%.2s.lexicon", language != NULL ? language + strlen("\nlanguage ") : "??");
        const lec_status status = read_file(it, name, texts[i], lec_vocabulary_new(arena), error);
        if (status != LEC_OK) return status;
    }
    *out = (lec_lexicon_tables){.language_count = it->language_count,
                                .phrases = lec_fixed_vocabulary_of(it->phrases, arena),
                                .stems = lec_fixed_vocabulary_of(it->stems, arena),
                                .openers = lec_fixed_vocabulary_of(it->openers, arena),
                                .reach = it->reach.items,
                                .opened = it->opened.items,
                                .longest_stem = it->longest_stem};
    memcpy(out->codes, it->codes, sizeof out->codes);
    memcpy(out->names, it->names, sizeof out->names);
    store_lines(it, out);
    gather_meanings(it, out);
    return LEC_OK;
}

lec_status lec_lexicon_check(const char *name, const char *text, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    const lec_status status =
        read_file(new_lexicon(arena), name, text, lec_vocabulary_new(arena), error);
    lec_arena_free(arena);
    return status;
}
