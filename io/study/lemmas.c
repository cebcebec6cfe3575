/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/study/lemmas.h"

#include <unicode/uchar.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/study/hunspell.h"
#include "io/study/pattern.h"
#include "io/study/rows.h"
#include "io/words/lexicon.h"
#include "io/words/unicode.h"

/* --- readings -------------------------------------------------------------------------------- */

typedef LEC_ARRAY(const char *) reading_list;

typedef struct {
    const lec_corpus *corpus;
    lec_vocabulary *known;  /* the words of the corpus, by their ids */
    uint64_t *times;        /* [word_count] how often each is used */
    reading_list *readings; /* [word_count] */
    lec_words *words;
    lec_arena *arena;
} finder;

static finder new_finder(const lec_corpus *corpus, lec_words *words, lec_arena *arena)
{
    finder it = {.corpus = corpus,
                 .known = lec_vocabulary_new(arena),
                 .times = lec_new(arena, uint64_t, corpus->word_count),
                 .readings = lec_new(arena, reading_list, corpus->word_count),
                 .words = words,
                 .arena = arena};
    for (size_t w = 0; w < corpus->word_count; w++)
        lec_vocabulary_add(it.known, corpus->word_text[w], strlen(corpus->word_text[w]));
    for (size_t t = 0; t < corpus->token_count; t++) it.times[corpus->token_word[t]]++;
    return it;
}

static void add_reading(finder *it, uint32_t word, const char *lemma)
{
    const char *folded = lec_pattern_fold(it->words, lemma, it->arena);
    if (folded[0] == '\0') return;
    reading_list *list = &it->readings[word];
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], folded) == 0) return;
    LEC_PUSH(it->arena, *list, folded);
}

static uint64_t times_of(const finder *it, const char *word)
{
    uint32_t id;
    return lec_vocabulary_find(it->known, word, strlen(word), &id) ? it->times[id] : 0;
}

/* The reading whose lemma is used most often; a form that is a lemma too (making, asked) is one
 * only where no other reading is used. */
static const char *choose(const finder *it, uint32_t word)
{
    const reading_list *list = &it->readings[word];
    const char *form = it->corpus->word_text[word], *best = NULL;
    uint64_t most = 0;
    bool is_lemma = false;
    for (size_t i = 0; i < list->count; i++) {
        const char *lemma = list->items[i];
        if (strcmp(lemma, form) == 0) {
            is_lemma = true;
            continue;
        }
        const uint64_t times = times_of(it, lemma);
        if (best != NULL && times <= most) continue;
        best = lemma;
        most = times;
    }
    return best == NULL || (is_lemma && most == 0) ? form : best;
}

static const char *const *choose_all(const finder *it)
{
    const char **of_word = lec_new(it->arena, const char *, it->corpus->word_count);
    for (uint32_t w = 0; w < it->corpus->word_count; w++) of_word[w] = choose(it, w);
    return of_word;
}

/* --- a list ---------------------------------------------------------------------------------- */

typedef struct {
    finder *finder;
    const char *path;
    size_t word, lemma, rows; /* columns */
    lec_error *error;
} list_reader;

static bool is_called(const char *cell, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strcasecmp(cell, *names) == 0) return true;
    return false;
}

/* Whether the first row names the columns. */
static bool read_header(list_reader *r, const char *const *cells, size_t count)
{
    static const char *const words[] = {"word", "form", "token", "wordform", NULL};
    static const char *const lemmas[] = {"lemma", "base", "lemmas", "headword", NULL};
    size_t word = count, lemma = count;
    for (size_t i = 0; i < count; i++) {
        if (word == count && is_called(cells[i], words)) word = i;
        if (lemma == count && is_called(cells[i], lemmas)) lemma = i;
    }
    if (word == count || lemma == count) return false;
    r->word = word;
    r->lemma = lemma;
    return true;
}

static lec_status read_row(void *state, const char *const *cells, size_t count, uint32_t line)
{
    list_reader *r = state;
    if (r->rows++ == 0 && read_header(r, cells, count)) return LEC_OK;
    if (count == 1 && cells[0][0] == '\0') return LEC_OK;
    if (count <= r->word || count <= r->lemma)
        return lec_fail(r->error, LEC_BAD_DATA,
                        "%s:%u: a row of %zu cell%s; give a word and its lemma, parted by a tab, "
                        "semicolon or comma",
                        r->path, line, count, count == 1 ? "" : "s");
    const char *word = lec_pattern_fold(r->finder->words, cells[r->word], r->finder->arena);
    uint32_t id;
    if (lec_vocabulary_find(r->finder->known, word, strlen(word), &id))
        add_reading(r->finder, id, cells[r->lemma]);
    return LEC_OK;
}

static lec_status read_list(const char *path, finder *it, lec_lemma_file *file, lec_error *error)
{
    list_reader r = {.finder = it, .path = path, .lemma = 1, .error = error};
    lec_source source;
    const lec_status status = lec_rows_read(path, 0, read_row, &r, it->arena, &source, error);
    if (status == LEC_OK)
        *file = (lec_lemma_file){path, lec_arena_text(it->arena, source.sha256, 64)};
    return status;
}

/* --- a dictionary ---------------------------------------------------------------------------- */

/* Forms that no rule makes: `lemma  went = go` of the lexicon. */
static void add_irregular(finder *it, size_t language)
{
    for (size_t i = 0; i < lec_lexicon_line_count(); i++) {
        const lec_lexicon_line line = lec_lexicon_line_at(i);
        if (line.language != language || line.class != LEC_PHRASE_LEMMA) continue;
        const char *form = lec_pattern_fold(it->words, line.phrase, it->arena);
        uint32_t id;
        if (lec_vocabulary_find(it->known, form, strlen(form), &id)) add_reading(it, id, line.full);
    }
}

/* The form of each word that is used most often. */
static uint32_t *usual_forms(const lec_corpus *corpus, lec_arena *arena)
{
    uint32_t *times = lec_new(arena, uint32_t, corpus->form_count);
    uint32_t *usual = lec_new(arena, uint32_t, corpus->word_count);
    for (size_t t = 0; t < corpus->token_count; t++) times[corpus->token_form[t]]++;
    for (size_t w = 0; w < corpus->word_count; w++) usual[w] = LEC_NONE;
    for (uint32_t f = 0; f < corpus->form_count; f++) {
        const uint32_t word = corpus->form_word[f];
        if (usual[word] == LEC_NONE || times[f] > times[usual[word]]) usual[word] = f;
    }
    return usual;
}

/* A stem that begins as the form does: `happy` is not the lemma of `unhappy`. */
static bool begins_alike(const char *form, const char *stem)
{
    const uint32_t form_bytes = (uint32_t)strlen(form), stem_bytes = (uint32_t)strlen(stem);
    const int letters = form_bytes < 4 || stem_bytes < 3 ? 1 : 2;
    uint32_t in_form = 0, in_stem = 0;
    for (int i = 0; i < letters && in_form < form_bytes; i++) {
        if (in_stem == stem_bytes) return false;
        const UChar32 letter = lec_utf8_next(form, &in_form, form_bytes);
        if (u_foldCase(letter, U_FOLD_CASE_DEFAULT) !=
            u_foldCase(lec_utf8_next(stem, &in_stem, stem_bytes), U_FOLD_CASE_DEFAULT))
            return false;
    }
    return true;
}

static void add_stems(finder *it, uint32_t word, const char *form, lec_hunspell *dictionary)
{
    size_t count;
    const char *const *stems = lec_hunspell_stems(dictionary, form, &count, it->arena);
    for (size_t i = 0; i < count; i++)
        if (begins_alike(form, stems[i]) && strlen(stems[i]) > 1) add_reading(it, word, stems[i]);
}

/* Words of grammar are their own lemmas: `his` is no plural of `hi`. */
static bool is_of_grammar(const char *word, size_t language)
{
    static const uint64_t grammar =
        LEC_CLASS_BIT(LEC_PHRASE_FUNCTION) | LEC_CLASS_BIT(LEC_PHRASE_COMMON) |
        LEC_CLASS_BIT(LEC_PHRASE_PARTICLE) | LEC_CLASS_BIT(LEC_PHRASE_CONJUNCTION);
    lec_wordlist list;
    size_t count;
    if (strlen(word) > LEC_WORDLIST_FOLD / 4) return false;
    lec_wordlist_read(&list, word, 0, (uint32_t)strlen(word));
    const lec_meaning *meanings = lec_meanings_of(list.folded, strlen(list.folded), &count);
    for (size_t m = 0; m < count && language < LEC_LANGUAGES_MAX; m++)
        if ((LEC_CLASS_BIT(meanings[m].class) & grammar) != 0 &&
            (meanings[m].languages >> language & 1U) != 0)
            return true;
    return false;
}

static void ask_dictionary(finder *it, size_t language, lec_hunspell *dictionary)
{
    const lec_corpus *corpus = it->corpus;
    const uint32_t *usual = usual_forms(corpus, it->arena);
    for (uint32_t w = 0; w < corpus->word_count; w++) {
        if (it->readings[w].count > 0) continue; /* irregular */
        if (is_of_grammar(corpus->word_text[w], language)) continue;
        const char *form = usual[w] != LEC_NONE ? corpus->form_text[usual[w]] : NULL;
        if (form != NULL) add_stems(it, w, form, dictionary);
        if (it->readings[w].count == 0) add_stems(it, w, corpus->word_shown[w], dictionary);
    }
}

/* en, de_AT */
static bool is_language(const char *asked)
{
    size_t letters = 0;
    while (asked[letters] >= 'a' && asked[letters] <= 'z') letters++;
    if (letters < 2 || letters > 3) return false;
    if (asked[letters] == '\0') return true;
    return asked[letters] == '_' && isupper((unsigned char)asked[letters + 1]) &&
           isupper((unsigned char)asked[letters + 2]) && asked[letters + 3] == '\0';
}

lec_status lec_lemmas_find(const char *asked, const lec_corpus *corpus, lec_arena *arena,
                           lec_lemmas *out, lec_error *error)
{
    lec_words *words;
    lec_lemma_file *files = lec_new(arena, lec_lemma_file, 2);
    lec_status status = lec_words_new(arena, &words, error);
    if (status != LEC_OK) return status;
    finder it = new_finder(corpus, words, arena);
    *out = (lec_lemmas){.files = files, .file_count = 1};
    if (is_language(asked)) {
        lec_hunspell *dictionary;
        char code[4] = "";
        memcpy(code, asked, strspn(asked, "abcdefghijklmnopqrstuvwxyz"));
        status = lec_hunspell_open(asked, arena, &dictionary, error);
        if (status != LEC_OK) return status;
        const size_t language = lec_language_find(code);
        add_irregular(&it, language);
        ask_dictionary(&it, language, dictionary);
        out->file_count = 2;
        for (size_t i = 0; i < 2 && status == LEC_OK; i++) {
            files[i].file = lec_hunspell_file(dictionary, i);
            status = lec_hunspell_sha256(files[i].file, &files[i].sha256, arena, error);
        }
    } else {
        status = read_list(asked, &it, &files[0], error);
    }
    if (status == LEC_OK) out->of_word = choose_all(&it);
    return status;
}
