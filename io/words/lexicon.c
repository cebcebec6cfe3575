/* SPDX-License-Identifier: GPL-3.0-or-later
 * lexicon.c -- the files are read line by line; a phrase has one id over all languages, and its
 * meanings lie behind each other. */
#include "io/words/lexicon.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "core/arena.h"
#include "core/landing.h"
#include "core/memory.h"
#include "core/vocabulary.h"

extern const char *const lec_lexicon_texts[]; /* made by CMakeLists.txt; ends in NULL */

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
    size_t longest_stem;             /* bytes */

    lec_meaning *meanings;
    uint32_t *first_meaning;      /* [phrases + 1] */
    uint64_t *classes;            /* [phrases] */
    lec_phrase_class *stem_class; /* [stems] */
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

static void add_opener(lexicon *to, const lec_wordlist *list)
{
    uint32_t bytes;
    const char *first = lec_wordlist_folded(list, 0, 1, &bytes);
    const uint32_t id = lec_vocabulary_add(to->openers, first, bytes);
    if (id == to->reach.count) LEC_PUSH(to->arena, to->reach, 0);
    if (to->reach.items[id] < list->count) to->reach.items[id] = list->count;
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
    if (!line.open) add_opener(to, &list);
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

/* Adds a line to the meanings of its phrase, which are [first, *end), in the order of classes. */
static void add_meaning(lec_meaning *meanings, uint32_t first, uint32_t *end,
                        const lec_lexicon_line *line)
{
    const bool exact = line->class == LEC_PHRASE_NAME_CASE && line->full != NULL;
    uint32_t at = first;
    while (at < *end &&
           (meanings[at].class < line->class || (exact && meanings[at].class == line->class &&
                                                 strcmp(meanings[at].full, line->full) != 0)))
        at++; /* an ending is replaced by another in each language */
    if (at == *end || meanings[at].class != line->class) {
        memmove(meanings + at + 1, meanings + at, (*end - at) * sizeof *meanings);
        meanings[at] = (lec_meaning){line->class, 0, line->full};
        ++*end;
    }
    meanings[at].languages |= UINT32_C(1) << line->language;
}

static void compile(lexicon *it)
{
    const size_t count = lec_vocabulary_count(it->phrases);
    it->first_meaning = lec_new(it->arena, uint32_t, count + 1);
    it->classes = lec_new(it->arena, uint64_t, count);
    it->stem_class = lec_new(it->arena, lec_phrase_class, lec_vocabulary_count(it->stems));
    uint32_t *lines_of = lec_new(it->arena, uint32_t, count + 1);
    uint32_t *end = lec_new(it->arena, uint32_t, count + 1);
    for (size_t l = 0; l < it->lines.count; l++)
        if (!it->lines.items[l].open) lines_of[it->line_phrase.items[l]]++;
    lec_meaning *spaced = lec_new(it->arena, lec_meaning, it->lines.count + 1);
    uint32_t at = 0;
    for (size_t p = 0; p < count; p++) {
        it->first_meaning[p] = end[p] = at;
        at += lines_of[p];
    }
    for (size_t l = 0; l < it->lines.count; l++) {
        const lec_lexicon_line *line = &it->lines.items[l];
        const uint32_t id = it->line_phrase.items[l];
        if (!line->open) {
            add_meaning(spaced, it->first_meaning[id], &end[id], line);
            if (!is_direction(line->class)) it->classes[id] |= LEC_CLASS_BIT(line->class);
        } else if (it->stem_class[id] == LEC_PHRASE_NONE || line->class < it->stem_class[id]) {
            it->stem_class[id] = line->class;
        }
    }
    it->meanings = lec_new(it->arena, lec_meaning, it->lines.count + 1); /* without the gaps */
    at = 0;
    for (size_t p = 0; p < count; p++) {
        const uint32_t meanings = end[p] - it->first_meaning[p];
        memcpy(it->meanings + at, spaced + it->first_meaning[p], meanings * sizeof *spaced);
        it->first_meaning[p] = at;
        at += meanings;
    }
    it->first_meaning[count] = at;
}

/* Lives as long as the process once it is made. */
typedef struct {
    lec_arena *arena;
    const lexicon *made;
} built_in_lexicon;

static void load_built_in(void *state)
{
    built_in_lexicon *loaded = state;
    lexicon *made = new_lexicon(loaded->arena);
    for (size_t i = 0; lec_lexicon_texts[i] != NULL; i++) {
        lec_error error;
        const lec_status status =
            read_file(made, "a lexicon that is built in", lec_lexicon_texts[i], NULL, &error);
        assert(status == LEC_OK); /* the tests check them all */
        (void)status;
    }
    compile(made);
    loaded->made = made;
}

static const lexicon *get(void)
{
    static _Atomic(const lexicon *) built_in;
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    const lexicon *made = atomic_load(&built_in);
    if (made != NULL) return made;
    built_in_lexicon loaded = {lec_arena_new(), NULL};
    pthread_mutex_lock(&lock); /* not left by a jump: the landing is inside */
    made = atomic_load(&built_in);
    if (made == NULL) {
        const lec_landed landed = lec_landing_run(load_built_in, &loaded, NULL, NULL);
        made = landed == LEC_NOT_LANDED ? loaded.made : NULL;
        if (made != NULL) {
            lec_arena_keep(loaded.arena);
            atomic_store(&built_in, made);
        }
    }
    pthread_mutex_unlock(&lock);
    if (made == NULL || made != loaded.made) lec_arena_free(loaded.arena);
    if (made == NULL) lec_memory_ran_out();
    return made;
}

lec_status lec_lexicon_check(const char *name, const char *text, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    const lec_status status =
        read_file(new_lexicon(arena), name, text, lec_vocabulary_new(arena), error);
    lec_arena_free(arena);
    return status;
}

const lec_lexicon_line *lec_lexicon_lines(size_t *count)
{
    *count = get()->lines.count;
    return get()->lines.items;
}

/* --- languages ------------------------------------------------------------------------------- */

size_t lec_language_count(void)
{
    return get()->language_count;
}

const char *lec_language_code(size_t language)
{
    return get()->codes[language];
}

const char *lec_language_name(size_t language)
{
    return get()->names[language];
}

size_t lec_language_find(const char *code)
{
    const lexicon *it = get();
    for (size_t l = 0; l < it->language_count; l++)
        if (strcmp(it->codes[l], code) == 0) return l;
    return it->language_count;
}

const char *lec_language_codes(lec_arena *arena)
{
    const lexicon *it = get();
    const char *all = "";
    for (size_t l = 0; l < it->language_count; l++)
        all = lec_arena_format(arena, "%s%s%s", all, l > 0 ? ", " : "", it->codes[l]);
    return all;
}

/* --- looking up ------------------------------------------------------------------------------ */

const lec_meaning *lec_meanings_of(const char *folded, size_t bytes, size_t *count)
{
    const lexicon *it = get();
    uint32_t id;
    *count = 0;
    if (!lec_vocabulary_find(it->phrases, folded, bytes, &id)) return NULL;
    *count = it->first_meaning[id + 1] - it->first_meaning[id];
    return it->meanings + it->first_meaning[id];
}

uint64_t lec_classes_of(const char *folded, size_t bytes)
{
    const lexicon *it = get();
    uint32_t id;
    return lec_vocabulary_find(it->phrases, folded, bytes, &id) ? it->classes[id] : 0;
}

uint32_t lec_phrase_reach(const lec_wordlist *list, uint32_t first)
{
    const lexicon *it = get();
    uint32_t bytes, id;
    const char *folded = lec_wordlist_folded(list, first, 1, &bytes);
    if (bytes == 0 || !lec_vocabulary_find(it->openers, folded, bytes, &id)) return 0;
    const uint32_t left = list->count - first, reach = it->reach.items[id];
    return left < reach ? left : reach;
}

uint32_t lec_phrase_length(const lec_wordlist *list, uint32_t first, lec_phrase_class class)
{
    const uint32_t reach = lec_phrase_reach(list, first);
    uint32_t whole = 1; /* words up to the first punctuation */
    while (whole < reach && !list->words[first + whole].comma && !list->words[first + whole].apart)
        whole++;
    for (uint32_t words = reach < whole ? reach : whole; words > 0; words--) {
        uint32_t bytes;
        const char *folded = lec_wordlist_folded(list, first, words, &bytes);
        if ((lec_classes_of(folded, bytes) & LEC_CLASS_BIT(class)) != 0) return words;
    }
    return 0;
}

bool lec_word_is_of(const lec_wordlist *list, uint32_t word, uint64_t classes)
{
    uint32_t bytes;
    const char *folded = lec_wordlist_folded(list, word, 1, &bytes);
    return (lec_classes_of(folded, bytes) & classes) != 0;
}

bool lec_word_means(const lec_wordlist *list, uint32_t word, lec_phrase_class class,
                    uint32_t languages)
{
    uint32_t bytes;
    size_t count;
    const char *folded = lec_wordlist_folded(list, word, 1, &bytes);
    const lec_meaning *meanings = lec_meanings_of(folded, bytes, &count);
    for (size_t m = 0; m < count; m++)
        if (meanings[m].class == class) return (meanings[m].languages & languages) != 0;
    return false;
}

bool lec_holds_phrase(const lec_wordlist *list, lec_phrase_class class)
{
    for (uint32_t w = 0; w < list->count; w++)
        if (lec_phrase_length(list, w, class) > 0) return true;
    return false;
}

lec_phrase_class lec_direction_at(const lec_wordlist *list, uint32_t first)
{
    const lexicon *it = get();
    int best = LEC_PHRASE_CLASS_COUNT;
    for (uint32_t words = lec_phrase_reach(list, first); words > 0; words--) {
        uint32_t bytes;
        const char *folded = lec_wordlist_folded(list, first, words, &bytes);
        size_t count;
        const lec_meaning *meanings = lec_meanings_of(folded, bytes, &count);
        for (size_t m = 0; m < count; m++)
            if (is_direction(meanings[m].class) && (int)meanings[m].class < best)
                best = (int)meanings[m].class;
    }
    const char *text = list->folded + list->words[first].fold;
    for (size_t end = 1; end <= it->longest_stem && text[end - 1] != '\0'; end++) {
        uint32_t id;
        if (((unsigned char)text[end] & 0xC0) == 0x80) continue; /* inside a character */
        if (lec_vocabulary_find(it->stems, text, end, &id) && (int)it->stem_class[id] < best)
            best = (int)it->stem_class[id];
    }
    return best < LEC_PHRASE_CLASS_COUNT ? (lec_phrase_class)best : LEC_PHRASE_NONE;
}
