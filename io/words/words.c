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

#include "core/memory.h"
#include "core/vocabulary.h"
#include "io/words/address.h"
#include "io/words/characters.h"
#include "io/words/lexicon.h"
#include "io/words/plain.h"
#include "io/words/unicode.h"

enum { GROWTH_OF_A_WORD = 18 }; /* NFC and folding: at most 18 units for one */

struct lec_words {
    lec_arena *arena;
    UBreakIterator *word_breaks, *sentence_breaks;
    lec_plain *plain;
    const UNormalizer2 *nfc;
    size_t language;               /* of the lexicons; lec_language_count(): none of them */
    bool turkish;                  /* I and i are two letters */
    bool has_ordinals;             /* its lexicon has words before ordinals: im 3. Quartal */
    lec_vocabulary *abbreviations; /* without their last full stop */
    const char *source;            /* the transcript's text */
    UChar *text;                   /* the paragraph; line ends are spaces */
    uint32_t *byte_at; /* [length + 1] byte of each UTF-16 unit in the transcript's text */
    int32_t length;
    size_t capacity;
    UChar32 before;                 /* the last character that was not left out */
    bool has_address;               /* it may: there is a `/`, an `@` or `www.` */
    bool is_plain;                  /* its boundaries are found without ICU */
    int32_t sentence_end;           /* plain: the last end that was found */
    UChar *scratch, *form, *folded; /* the current word */
    char *form_utf8, *word_utf8, *shown_utf8;
    size_t word_capacity; /* in UTF-16 units */
};

static void close_iterator(void *iterator)
{
    ubrk_close(iterator);
}

enum { ITERATOR_ROOM = 1 << 20 }; /* more than one takes */

static UBreakIterator *open_iterator(UBreakIteratorType type, const char *locale, lec_arena *arena,
                                     UErrorCode *code)
{
    lec_memory_expect(ITERATOR_ROOM); /* ICU loses what it has when there is no more */
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

static bool has_class(size_t language, lec_phrase_class class)
{
    for (size_t i = 0; i < lec_lexicon_line_count(); i++) {
        const lec_lexicon_line line = lec_lexicon_line_at(i);
        if (line.language == language && line.class == class) return true;
    }
    return false;
}

static lec_vocabulary *load_abbreviations(const char *language, lec_arena *arena)
{
    lec_vocabulary *list = lec_vocabulary_new(arena);
    const size_t own = lec_language_find(language);
    for (size_t i = 0; i < lec_lexicon_line_count(); i++) {
        const lec_lexicon_line line = lec_lexicon_line_at(i);
        if (line.language == own && line.class == LEC_PHRASE_NO_END)
            lec_vocabulary_add(list, line.phrase, strlen(line.phrase));
    }
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
    if (U_SUCCESS(code)) words->plain = lec_plain_new(words->word_breaks, language, arena);
    words->abbreviations = load_abbreviations(language, arena);
    words->language = lec_language_find(language);
    words->has_ordinals = has_class(words->language, LEC_PHRASE_ORDINAL_AFTER);
    words->turkish = strcmp(language, "tr") == 0 || strcmp(language, "az") == 0;
    *out = words;
    if (code == U_MEMORY_ALLOCATION_ERROR) lec_memory_ran_out();
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

static void append_character(lec_words *words, UChar32 character, uint32_t byte)
{
    if (character > 0xFFFF) {
        append_unit(words, U16_LEAD(character), byte);
        append_unit(words, U16_TRAIL(character), byte);
    } else {
        append_unit(words, (UChar)character, byte);
    }
}

/* The characters from text[at] on, 0 where there are no more. */
static void look_ahead(const char *text, uint32_t at, uint32_t end, UChar32 behind[4])
{
    for (int i = 0; i < 4; i++) behind[i] = at < end ? lec_utf8_next(text, &at, end) : 0;
}

/* Anything but ASCII, and the grave accent; returns the byte after it. */
static uint32_t append_special(lec_words *words, const char *text, uint32_t at, uint32_t end)
{
    const uint32_t byte = at;
    const UChar32 character = lec_utf8_next(text, &at, end);
    UChar32 made = character;
    if (character >= 0 && lec_is_special_character(character)) {
        UChar32 behind[4];
        look_ahead(text, at, end, behind);
        made = lec_character_of(character, words->before, behind);
    } else if (character < 0 || u_isUWhiteSpace(character)) {
        made = ' ';
    }
    if (made == LEC_OMITTED) return at;
    append_character(words, made, byte);
    words->before = character;
    return at;
}

/* Appends what is ASCII from text[at] on, but no grave accent; returns the byte after it. */
static uint32_t append_ascii(lec_words *words, const char *text, uint32_t at, uint32_t end)
{
    UChar *to = words->text + words->length;
    uint32_t *byte = words->byte_at + words->length;
    const uint32_t start = at;
    UChar32 before = words->before;
    bool has_address = false;
    for (; at < end; at++) {
        const unsigned char unit = (unsigned char)text[at];
        if (unit >= 0x80 || unit == '`') break;
        has_address |= unit == '/' || unit == '@' || (unit == '.' && (before | 0x20) == 'w');
        before = unit;
        *to++ = unit >= '\t' && unit <= '\r' ? ' ' : unit;
        *byte++ = at;
    }
    words->before = before;
    words->has_address |= has_address;
    words->length += (int32_t)(at - start);
    return at;
}

static void append_piece(lec_words *words, const char *text, lec_piece piece)
{
    for (uint32_t at = piece.start; at < piece.end;) {
        at = append_ascii(words, text, at, piece.end);
        if (at < piece.end) at = append_special(words, text, at, piece.end);
    }
}

static void load_paragraph(lec_words *words, const char *text, const lec_piece *pieces,
                           size_t count)
{
    size_t bytes = 0;
    for (size_t p = 0; p < count; p++) bytes += pieces[p].end - pieces[p].start + 1;
    reserve_text(words, bytes + 1);
    words->source = text;
    words->length = 0;
    words->before = 0;
    words->has_address = false;
    for (size_t p = 0; p < count; p++) {
        if (p > 0) append_unit(words, ' ', pieces[p].start);
        if (p > 0) words->before = ' ';
        append_piece(words, text, pieces[p]);
    }
    words->byte_at[words->length] = count > 0 ? pieces[count - 1].end : 0;
    words->is_plain = lec_is_plain(words->plain, words->text, words->length);
}

/* --- one word -------------------------------------------------------------------------------- */

/* The sound marks of half-width katakana are letters, but stand only behind one. */
static bool is_letter_or_digit(UChar32 character)
{
    return u_isalnum(character) && character != 0xFF9E && character != 0xFF9F;
}

static bool has_letter_or_digit(const UChar *text, int32_t start, int32_t end)
{
    const UChar first = text[start];
    if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z')) return true;
    if (end - start == 1 && first < 0x80) return first >= '0' && first <= '9';
    while (start < end) {
        if (is_letter_or_digit(lec_utf16_next(text, &start, end))) return true;
    }
    return false;
}

/* Copies the word into `scratch`, a no-break space for the mark that joins its digits. */
static int32_t copy_word(lec_words *words, int32_t start, int32_t end)
{
    for (int32_t i = start; i < end; i++) {
        const UChar unit = words->text[i];
        words->scratch[i - start] = unit == LEC_THOUSANDS_MARK ? 0xA0 : unit;
    }
    return end - start;
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
    words->shown_utf8 = lec_new(words->arena, char, 3 * words->word_capacity);
}

/* Whether the word is ASCII and stands in the text as it is here. */
static bool is_as_written(const lec_words *words, int32_t start, int32_t end)
{
    const unsigned char *source = (const unsigned char *)words->source + words->byte_at[start];
    UChar all = 0, other = 0;
    for (int32_t i = start; i < end; i++) {
        all |= words->text[i];
        other |= words->text[i] ^ *source++;
    }
    return all < 0x80 && other == 0;
}

/* The form in small letters where folding does not give them: Strasse is shown as straße. */
static void show_small(lec_words *words, int32_t form, int32_t word, lec_new_token *token)
{
    UErrorCode code = U_ZERO_ERROR;
    const int32_t room = (int32_t)words->word_capacity;
    int32_t used = 0;
    const int32_t length =
        lec_without_remains(words->scratch, u_strToLower(words->scratch, room, words->form, form,
                                                         words->turkish ? "tr" : "", &code));
    if (length == word && u_memcmp(words->scratch, words->folded, word) == 0) return;
    u_strToUTF8(words->shown_utf8, 3 * room, &used, words->scratch, length, &code);
    if (U_FAILURE(code)) return;
    token->shown = words->shown_utf8;
    token->shown_length = (size_t)used;
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
    const uint32_t how = words->turkish ? U_FOLD_CASE_EXCLUDE_SPECIAL_I : U_FOLD_CASE_DEFAULT;
    const int32_t folded = lec_without_remains(
        words->scratch, u_strFoldCase(words->scratch, room, words->form, form, how, &code));
    const int32_t word =
        unorm2_normalize(words->nfc, words->scratch, folded, words->folded, room, &code);
    u_strToUTF8(words->word_utf8, bytes, &used, words->folded, word, &code);
    token->word_length = U_SUCCESS(code) ? (size_t)used : 0;
    show_small(words, form, word, token);
}

static void make_token(lec_words *words, int32_t start, int32_t end, lec_new_token *token)
{
    token->start = words->byte_at[start];
    token->form = words->source + token->start;
    token->form_length = (size_t)(end - start);
    if (is_as_written(words, start, end) &&
        !(words->turkish && memchr(token->form, 'I', token->form_length) != NULL)) {
        token->end = token->start + (uint32_t)token->form_length;
        return;
    }
    reserve_word(words, (size_t)(end - start + 1) * GROWTH_OF_A_WORD);
    token->form = words->form_utf8;
    token->word = words->word_utf8;
    unicode_forms(words, copy_word(words, start, end), token);
    /* the end of its last character in the file, not the begin of the next one: that may lie
     * behind what was left out, or in a later piece */
    uint32_t after = words->byte_at[end - 1];
    lec_utf8_next(words->source, &after, words->byte_at[words->length]);
    token->end = after;
}

/* --- segments: ICU's, but an address is one ----------------------------------------------------
 */

typedef struct {
    int32_t start, end, boundary; /* the segment, and ICU's last boundary */
    int32_t searched;             /* addresses were looked for so far */
    bool is_address;
    lec_address address; /* the next one; it begins at the end of the text when there is none */
} segment;

static void find_address(const lec_words *words, segment *at)
{
    if (!words->has_address ||
        !lec_address_next(words->text, words->length, &at->searched, &at->address))
        at->address = (lec_address){words->length, words->length};
}

static segment open_segments(lec_words *words)
{
    UErrorCode code = U_ZERO_ERROR;
    if (!words->is_plain) {
        ubrk_setText(words->word_breaks, words->text, words->length, &code);
        (void)ubrk_first(words->word_breaks);
    }
    segment at = {0};
    find_address(words, &at);
    return at;
}

static int32_t next_boundary(lec_words *words, int32_t boundary)
{
    if (!words->is_plain) return ubrk_next(words->word_breaks);
    return boundary < words->length
               ? lec_plain_word_end(words->plain, words->text, boundary, words->length)
               : UBRK_DONE;
}

static bool is_behind_letter(UChar unit)
{
    return (U_MASK(u_charType(unit)) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0;
}

/* An address ends a word that ICU would go on with: not after what joins letters (`kin'` of
 * "kin'ap.example/b"), whatever marks that has. */
static int32_t end_before_address(const UChar *text, int32_t start, int32_t end)
{
    while (end > start) {
        int32_t base = end;
        while (base > start && is_behind_letter(text[base - 1])) base--;
        if (base > start && (U16_IS_SURROGATE(text[base - 1]) || u_isalnum(text[base - 1]))) break;
        end = base > start ? base - 1 : start;
    }
    return end;
}

/* The other way round: what would have joined the word to the address is no part of it (`.x` of
 * "a@b.example.x" where x is no letter of addresses), nor is an accent on its last letter. */
static int32_t start_after_address(const UChar *text, int32_t start, int32_t end)
{
    for (int32_t next = start; start < end; start = next) {
        if (is_letter_or_digit(lec_utf16_next(text, &next, end))) break;
    }
    return start;
}

static bool next_segment(lec_words *words, segment *at)
{
    const bool after_address = at->is_address;
    at->start = at->end;
    at->is_address = at->start == at->address.start && at->start < words->length;
    if (at->is_address) {
        at->end = at->address.end;
        find_address(words, at);
        return true;
    }
    while (at->boundary != UBRK_DONE && at->boundary <= at->start)
        at->boundary = next_boundary(words, at->boundary);
    if (at->boundary == UBRK_DONE) return false;
    at->end = at->boundary;
    if (at->boundary > at->address.start) {
        at->end = end_before_address(words->text, at->start, at->address.start);
        if (at->end == at->start) at->end = at->address.start; /* no letter at all */
    }
    const int32_t letters =
        after_address ? start_after_address(words->text, at->start, at->end) : at->start;
    if (letters > at->start) at->end = letters; /* the word itself is the next segment */
    return true;
}

/* --- sentences ------------------------------------------------------------------------------- */

static void open_sentences(lec_words *words)
{
    UErrorCode code = U_ZERO_ERROR;
    words->sentence_end = 0;
    if (!words->is_plain) ubrk_setText(words->sentence_breaks, words->text, words->length, &code);
}

/* The first end of a sentence behind text[at], which is not before those asked for earlier. */
static int32_t sentence_end_after(lec_words *words, int32_t at)
{
    if (!words->is_plain) return ubrk_following(words->sentence_breaks, at);
    while (words->sentence_end <= at)
        words->sentence_end =
            lec_plain_sentence_end(words->plain, words->text, words->sentence_end, words->length);
    return words->sentence_end;
}

/* Why a full stop ends no sentence. */
typedef enum { ENDS, ABBREVIATION, INITIAL, BEFORE_NUMBER, NUMBER, ORDINAL } stop;

typedef struct {
    stop stop;           /* of the word before */
    bool before_ordinal; /* the word before is one after which `3.` counts: der, im */
    int32_t end;         /* of the sentence */
} sentence;

/* The `J.` of J. R. Smith; `I` is a word. */
static bool is_initial(const lec_new_token *token)
{
    return token->form_length == 1 && token->form[0] >= 'A' && token->form[0] <= 'Z' &&
           token->form[0] != 'I';
}

static bool is_short_number(const lec_new_token *token)
{
    if (token->form_length > 3) return false;
    for (size_t i = 0; i < token->form_length; i++)
        if (token->form[i] < '0' || token->form[i] > '9') return false;
    return true;
}

/* Whether the word is of a class in the text's own language. */
static bool is_of_class(const lec_words *words, const lec_new_token *token, lec_phrase_class class)
{
    enum { LONGEST = 63 }; /* bytes */
    const char *word = token->word != NULL ? token->word : token->form;
    const size_t length = token->word != NULL ? token->word_length : token->form_length;
    lec_wordlist list;
    size_t count;
    if (length > LONGEST || words->language >= LEC_LANGUAGES_MAX) return false;
    lec_wordlist_read(&list, word, 0, (uint32_t)length);
    const lec_meaning *meanings = lec_meanings_of(list.folded, strlen(list.folded), &count);
    for (size_t m = 0; m < count; m++)
        if (meanings[m].class == class && (meanings[m].languages >> words->language & 1U) != 0)
            return true;
    return false;
}

/* What the full stop after a word at units ..end is: that of `Dr.`, `J.`, `p.` 5, `3.` Juni. */
static stop stop_after(const lec_words *words, const lec_new_token *token, int32_t end,
                       bool before_ordinal)
{
    uint32_t id;
    if (end >= words->length || words->text[end] != '.') return ENDS;
    if (is_initial(token)) return INITIAL; /* CLDR has some of them as abbreviations */
    if (lec_vocabulary_find(words->abbreviations, token->form, token->form_length, &id))
        return ABBREVIATION;
    if (is_short_number(token)) return before_ordinal ? ORDINAL : NUMBER;
    return is_of_class(words, token, LEC_PHRASE_NO_END_NUMBER) ? BEFORE_NUMBER : ENDS;
}

/* Whether the sentence goes on with `next` in spite of the full stop before it. */
static bool goes_on(const lec_words *words, stop before, const lec_new_token *next)
{
    switch (before) {
    case ENDS:
        return false;
    case ABBREVIATION:
    case ORDINAL:
        return true;
    case INITIAL: /* B follows A. Then ... */
        return !is_of_class(words, next, LEC_PHRASE_COMMON) &&
               !is_of_class(words, next, LEC_PHRASE_FUNCTION);
    case BEFORE_NUMBER:
        return next->form[0] >= '0' && next->form[0] <= '9';
    case NUMBER:
        return is_of_class(words, next, LEC_PHRASE_MONTH);
    }
    return false;
}

static void weigh_sentence(lec_words *words, const segment *at, const lec_new_token *token,
                           sentence *of, lec_corpus_builder *builder)
{
    if (at->start >= of->end) {
        if (!goes_on(words, of->stop, token)) lec_corpus_begin_sentence(builder);
        of->end = sentence_end_after(words, at->start);
    }
    if (of->end != UBRK_DONE && of->end < at->end) /* inside an address */
        of->end = sentence_end_after(words, at->end - 1);
    if (of->end == UBRK_DONE) of->end = words->length;
    of->stop = stop_after(words, token, at->end, of->before_ordinal);
    of->before_ordinal = words->has_ordinals && is_of_class(words, token, LEC_PHRASE_ORDINAL_AFTER);
}

void lec_words_add(lec_words *words, const char *text, const lec_piece *pieces, size_t count,
                   float (*seconds_at)(uint32_t byte, const void *times), const void *times,
                   lec_corpus_builder *builder)
{
    load_paragraph(words, text, pieces, count);
    segment at = open_segments(words);
    open_sentences(words);
    sentence of = {ENDS, false, 0}; /* the first sentence opens with the first word */
    while (next_segment(words, &at)) {
        if (!has_letter_or_digit(words->text, at.start, at.end)) continue;
        lec_new_token token = {.seconds = NAN};
        make_token(words, at.start, at.end, &token);
        weigh_sentence(words, &at, &token, &of, builder);
        if (seconds_at != NULL) token.seconds = seconds_at(token.start, times);
        lec_corpus_add_token(builder, &token);
    }
}

uint64_t lec_words_count(lec_words *words, const char *text, size_t length)
{
    const lec_piece whole = {0, (uint32_t)length};
    load_paragraph(words, text, &whole, 1);
    uint64_t count = 0;
    segment at = open_segments(words);
    while (next_segment(words, &at))
        if (has_letter_or_digit(words->text, at.start, at.end)) count++;
    return count;
}
