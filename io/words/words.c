/* SPDX-License-Identifier: GPL-3.0-or-later
 * words.c -- a paragraph is decoded once to UTF-16, its words and sentences are found by ICU, and
 * each word is normalised and folded by itself (with a short way for ASCII). */
#include "io/words/words.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/udata.h>
#include <unicode/unorm2.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <math.h>
#include <string.h>

#include "core/vocabulary.h"
#include "io/words/lexicon.h"
#include "io/words/unicode.h"

enum { SOFT_HYPHEN = 0xAD, GROWTH_OF_A_WORD = 18 }; /* NFC and folding: at most 18 units for one */

struct lec_words {
    lec_arena *arena;
    UBreakIterator *word_breaks, *sentence_breaks;
    const UNormalizer2 *nfc;
    lec_vocabulary *abbreviations; /* without their last full stop */
    UChar *text;                   /* the paragraph; line ends are spaces */
    uint32_t *byte_at; /* [length + 1] byte of each UTF-16 unit in the transcript's text */
    int32_t length;
    size_t capacity;
    UChar *scratch, *form, *folded; /* the current word */
    char *form_utf8, *word_utf8;
    size_t word_capacity; /* in UTF-16 units */
};

static void close_iterator(void *iterator)
{
    ubrk_close(iterator);
}

static UBreakIterator *open_iterator(UBreakIteratorType type, const char *locale, lec_arena *arena,
                                     UErrorCode *code)
{
    UBreakIterator *iterator = ubrk_open(type, locale, NULL, 0, code);
    if (U_SUCCESS(*code)) lec_arena_adopt(arena, iterator, close_iterator);
    return iterator;
}

static void close_resource(void *resource)
{
    ures_close(resource);
}

/* CLDR's abbreviations that end no sentence in the language; none where it has no list. (ICU's own
 * iterator for it, en@ss=standard, looks at the end of a word only: it takes NATO. for the initial
 * O.) */
static void add_suppressions(lec_vocabulary *list, const char *language, lec_arena *arena)
{
    UErrorCode code = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_open(U_ICUDATA_NAME "-brkitr", language, &code);
    bundle = ures_getByKey(bundle, "exceptions", bundle, &code);
    bundle = ures_getByKey(bundle, "SentenceBreak", bundle, &code);
    if (bundle != NULL) lec_arena_adopt(arena, bundle, close_resource);
    for (int32_t i = 0; U_SUCCESS(code) && i < ures_getSize(bundle); i++) {
        char text[64];
        int32_t length = sizeof text;
        ures_getUTF8StringByIndex(bundle, i, text, &length, true, &code);
        if (length > 0 && text[length - 1] == '.') length--;
        if (U_SUCCESS(code)) lec_vocabulary_add(list, text, (size_t)length);
    }
}

static lec_vocabulary *load_abbreviations(const char *language, lec_arena *arena)
{
    lec_vocabulary *list = lec_vocabulary_new(arena);
    const size_t own = lec_language_find(language);
    size_t count;
    const lec_lexicon_line *lines = lec_lexicon_lines(&count);
    for (size_t i = 0; i < count; i++)
        if (lines[i].language == own && lines[i].class == LEC_PHRASE_NO_END)
            lec_vocabulary_add(list, lines[i].phrase, strlen(lines[i].phrase));
    if (own < lec_language_count()) add_suppressions(list, language, arena);
    return list;
}

lec_status lec_words_new_in(const char *language, lec_arena *arena, lec_words **out,
                            lec_error *error)
{
    UErrorCode code = U_ZERO_ERROR;
    if (language[0] == '\0') language = "en";
    lec_words *words = lec_new(arena, lec_words, 1);
    words->arena = arena;
    words->word_breaks = open_iterator(UBRK_WORD, "en", arena, &code);
    words->sentence_breaks = open_iterator(UBRK_SENTENCE, language, arena, &code);
    words->nfc = unorm2_getNFCInstance(&code);
    words->abbreviations = load_abbreviations(language, arena);
    *out = words;
    if (U_FAILURE(code))
        return lec_fail(error, LEC_BAD_DATA, "ICU's break rules cannot be loaded (%s); install ICU",
                        u_errorName(code));
    return LEC_OK;
}

lec_status lec_words_new(lec_arena *arena, lec_words **out, lec_error *error)
{
    return lec_words_new_in("en", arena, out, error);
}

/* --- the paragraph as UTF-16 ----------------------------------------------------------------- */

static void reserve_text(lec_words *words, size_t capacity)
{
    if (capacity <= words->capacity) return;
    words->capacity = capacity * 2;
    words->text = lec_new(words->arena, UChar, words->capacity);
    words->byte_at = lec_new(words->arena, uint32_t, words->capacity);
}

static void append_unit(lec_words *words, UChar unit, uint32_t byte)
{
    words->text[words->length] = unit;
    words->byte_at[words->length++] = byte;
}

static void append_piece(lec_words *words, const char *text, lec_piece piece)
{
    for (uint32_t at = piece.start; at < piece.end;) {
        const uint32_t byte = at;
        UChar32 character = lec_utf8_next(text, &at, piece.end);
        const bool is_space = character == '\n' || character == '\r' || character == '\t' ||
                              u_isUWhiteSpace(character);
        if (is_space || character < 0) character = ' ';
        if (character > 0xFFFF) {
            append_unit(words, U16_LEAD(character), byte);
            append_unit(words, U16_TRAIL(character), byte);
        } else {
            append_unit(words, (UChar)character, byte);
        }
    }
}

static void load_paragraph(lec_words *words, const char *text, const lec_piece *pieces,
                           size_t count)
{
    size_t bytes = 0;
    for (size_t p = 0; p < count; p++) bytes += pieces[p].end - pieces[p].start + 1;
    reserve_text(words, bytes + 1);
    words->length = 0;
    for (size_t p = 0; p < count; p++) {
        if (p > 0) append_unit(words, ' ', pieces[p].start);
        append_piece(words, text, pieces[p]);
    }
    words->byte_at[words->length] = count > 0 ? pieces[count - 1].end : 0;
}

/* --- one word -------------------------------------------------------------------------------- */

static bool has_letter_or_digit(const UChar *text, int32_t start, int32_t end)
{
    while (start < end) {
        if (u_isalnum(lec_utf16_next(text, &start, end))) return true;
    }
    return false;
}

static bool is_apostrophe(UChar unit)
{
    return unit == 0x2019 || unit == 0x2018 || unit == 0x02BC || unit == 0xFF07;
}

/* Copies the word into `scratch` with straight apostrophes and without soft hyphens. */
static int32_t clean(lec_words *words, int32_t start, int32_t end, bool *is_ascii)
{
    int32_t length = 0;
    *is_ascii = true;
    for (int32_t i = start; i < end; i++) {
        UChar unit = words->text[i];
        if (unit == SOFT_HYPHEN) continue;
        if (is_apostrophe(unit)) unit = '\'';
        if (unit > 0x7F) *is_ascii = false;
        words->scratch[length++] = unit;
    }
    return length;
}

static void reserve_word(lec_words *words, size_t units)
{
    if (units <= words->word_capacity) return;
    words->word_capacity = units * 2;
    words->scratch = lec_new(words->arena, UChar, words->word_capacity);
    words->form = lec_new(words->arena, UChar, words->word_capacity);
    words->folded = lec_new(words->arena, UChar, words->word_capacity);
    words->form_utf8 = lec_new(words->arena, char, 3 * words->word_capacity);
    words->word_utf8 = lec_new(words->arena, char, 3 * words->word_capacity);
}

static void ascii_forms(lec_words *words, int32_t length, lec_new_token *token)
{
    for (int32_t i = 0; i < length; i++) {
        const UChar unit = words->scratch[i];
        words->form_utf8[i] = (char)unit;
        words->word_utf8[i] = (char)(unit >= 'A' && unit <= 'Z' ? unit + ('a' - 'A') : unit);
    }
    token->form_length = token->word_length = (size_t)length;
}

/* NFC, then full case folding, then NFC again (folding can undo it: U+0345). The buffers are large
 * enough by reserve_word(), so ICU cannot fail here. */
static void unicode_forms(lec_words *words, int32_t length, lec_new_token *token)
{
    UErrorCode code = U_ZERO_ERROR;
    const int32_t room = (int32_t)words->word_capacity, bytes = 3 * room;
    int32_t used = 0;
    const int32_t form =
        unorm2_normalize(words->nfc, words->scratch, length, words->form, room, &code);
    u_strToUTF8(words->form_utf8, bytes, &used, words->form, form, &code);
    token->form_length = (size_t)used;
    const int32_t folded =
        u_strFoldCase(words->scratch, room, words->form, form, U_FOLD_CASE_DEFAULT, &code);
    const int32_t word =
        unorm2_normalize(words->nfc, words->scratch, folded, words->folded, room, &code);
    u_strToUTF8(words->word_utf8, bytes, &used, words->folded, word, &code);
    token->word_length = U_SUCCESS(code) ? (size_t)used : 0;
}

static void make_token(lec_words *words, int32_t start, int32_t end, lec_new_token *token)
{
    reserve_word(words, (size_t)(end - start + 1) * GROWTH_OF_A_WORD);
    bool is_ascii;
    const int32_t length = clean(words, start, end, &is_ascii);
    token->form = words->form_utf8;
    token->word = words->word_utf8;
    if (is_ascii)
        ascii_forms(words, length, token);
    else
        unicode_forms(words, length, token);
    token->start = words->byte_at[start];
    /* the unit before the end may be a trail surrogate or lie in an earlier piece: its character's
     * last byte, not the next unit's first one */
    int32_t last = end - 1;
    if (last > start && U16_IS_TRAIL(words->text[last])) last--;
    int32_t after = last;
    const UChar32 character = lec_utf16_next(words->text, &after, words->length);
    token->end = words->byte_at[last] + lec_utf8_length(character);
}

/* --- sentences ------------------------------------------------------------------------------- */

/* The `J.` of J. R. Smith; `I` is a word. */
static bool is_initial(const lec_new_token *token)
{
    return token->form_length == 1 && token->form[0] >= 'A' && token->form[0] <= 'Z' &&
           token->form[0] != 'I';
}

/* Whether the full stop after a word at units ..end is that of an abbreviation such as `Dr.` */
static bool is_abbreviated(const lec_words *words, const lec_new_token *token, int32_t end)
{
    uint32_t id;
    if (end >= words->length || words->text[end] != '.') return false;
    return is_initial(token) ||
           lec_vocabulary_find(words->abbreviations, token->form, token->form_length, &id);
}

void lec_words_add(lec_words *words, const char *text, const lec_piece *pieces, size_t count,
                   float (*seconds_at)(uint32_t byte, const void *times), const void *times,
                   lec_corpus_builder *builder)
{
    UErrorCode code = U_ZERO_ERROR;
    load_paragraph(words, text, pieces, count);
    ubrk_setText(words->word_breaks, words->text, words->length, &code);
    ubrk_setText(words->sentence_breaks, words->text, words->length, &code);

    int32_t sentence_end = 0; /* the first sentence opens with the first word */
    bool abbreviated = false;
    int32_t start = ubrk_first(words->word_breaks);
    for (int32_t end = ubrk_next(words->word_breaks); end != UBRK_DONE;
         start = end, end = ubrk_next(words->word_breaks)) {
        if (!has_letter_or_digit(words->text, start, end)) continue;
        if (start >= sentence_end) {
            if (!abbreviated) lec_corpus_begin_sentence(builder);
            sentence_end = ubrk_following(words->sentence_breaks, start);
            if (sentence_end == UBRK_DONE) sentence_end = words->length;
        }
        lec_new_token token = {.seconds = NAN};
        make_token(words, start, end, &token);
        if (seconds_at != NULL) token.seconds = seconds_at(token.start, times);
        lec_corpus_add_token(builder, &token);
        abbreviated = is_abbreviated(words, &token, end);
    }
}

uint64_t lec_words_count(lec_words *words, const char *text, size_t length)
{
    UErrorCode code = U_ZERO_ERROR;
    const lec_piece whole = {0, (uint32_t)length};
    load_paragraph(words, text, &whole, 1);
    ubrk_setText(words->word_breaks, words->text, words->length, &code);
    uint64_t count = 0;
    int32_t start = ubrk_first(words->word_breaks);
    for (int32_t end = ubrk_next(words->word_breaks); end != UBRK_DONE;
         start = end, end = ubrk_next(words->word_breaks))
        if (has_letter_or_digit(words->text, start, end)) count++;
    return count;
}
