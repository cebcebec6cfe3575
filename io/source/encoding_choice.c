/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/source/encoding_choice.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include <uchardet/uchardet.h>

#include <math.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/memory.h"
#include "io/words/language.h"
#include "io/words/lexicon.h"
#include "io/words/unicode.h"

/* Of two that make the same text of a file the first is named. */
static const char *const candidates[] = {"windows-1252",
                                         "windows-1250",
                                         "ISO-8859-2",
                                         "windows-1251",
                                         "KOI8-U",
                                         "windows-1254",
                                         "windows-1253",
                                         "ISO-8859-7",
                                         "windows-1257",
                                         "macintosh",
                                         "ISO-8859-15",
                                         "ISO-8859-5",
                                         "x-mac-centraleurroman",
                                         "x-mac-cyrillic",
                                         "IBM866",
                                         "IBM852",
                                         "IBM850",
                                         "IBM857",
                                         "windows-1255",
                                         "windows-1256",
                                         "x-mac-turkish",
                                         "EUC-JP"};
enum { CANDIDATES = sizeof candidates / sizeof *candidates, READ = 64 * 1024, BEFORE = 1024 };

/* --- how often the languages use their letters ------------------------------------------------ */

enum { LETTER_CODES = 0x600 }; /* Latin, Greek, Cyrillic, Hebrew */

static const struct {
    bool begins; /* another language */
    int per_thousand;
    const char *letters;
} other_letters[] = {
#define LETTERS(begins, per_thousand, letters) {begins, per_thousand, letters},
#include "io/source/letters.def"
#undef LETTERS
};
enum { OTHERS_MAX = sizeof other_letters / sizeof *other_letters };

/* Of the letters of each lexicon, then of each language of letters.def. */
static float share[LEC_LANGUAGES_MAX + OTHERS_MAX][LETTER_CODES];
static size_t other_count;
static pthread_once_t counted = PTHREAD_ONCE_INIT;

static void count_letters(void)
{
    double total[LEC_LANGUAGES_MAX] = {0};
    for (size_t i = 0; i < lec_lexicon_line_count(); i++) {
        const lec_lexicon_line line = lec_lexicon_line_at(i);
        const char *phrase = line.phrase;
        const uint32_t end = (uint32_t)strlen(phrase);
        for (uint32_t at = 0; at < end;) {
            const UChar32 letter = u_tolower(lec_utf8_next(phrase, &at, end));
            if (letter < 'a' || letter >= LETTER_CODES || !u_isalpha(letter)) continue;
            share[line.language][letter]++;
            total[line.language]++;
        }
    }
    for (size_t l = 0; l < lec_language_count(); l++)
        for (size_t c = 0; c < LETTER_CODES && total[l] > 0; c++)
            share[l][c] = (float)(share[l][c] / total[l]);
    for (size_t i = 0; i < OTHERS_MAX; i++) {
        const char *letters = other_letters[i].letters;
        const uint32_t end = (uint32_t)strlen(letters);
        other_count += other_letters[i].begins;
        for (uint32_t at = 0; at < end;)
            share[lec_language_count() + other_count - 1][lec_utf8_next(letters, &at, end)] =
                (float)other_letters[i].per_thousand / 1000;
    }
}

/* --- what speaks for a text ------------------------------------------------------------------ */

static const double no_letter = -2.5, foreign_letter = 0, western_letter = 0.7, wrong_mark = -3,
                    good_mark = 1, wrong_case = -4, ideograph = 1.5, kana = 3, detected = 1.2,
                    of_dos = -2, of_rare = -1, clear_lead = 1.5, good_fit = 0.75;

/* .5 for a rare letter of the language, up to 2; less than 0 for one that it does not use. */
static double weigh_in(size_t language, UChar32 letter)
{
    const double used = share[language][letter];
    return used > 0 ? fmin(2, fmax(0.5, 3.5 + log10(used))) : no_letter;
}

/* Scripts behind Hebrew: two or more bytes have to agree on a character of Chinese or Japanese, and
 * no other text decoded wrongly has kana; a
 * letter of Arabic is nothing in a language that is known to be another. */
static double weigh_other_letter(size_t language, UChar32 letter)
{
    enum { FIRST_IDEOGRAPH = 0x3040, LAST_KANA = 0x30FF };
    if (u_charType(letter) != U_OTHER_LETTER) return -0.5;
    if (letter >= FIRST_IDEOGRAPH) return letter <= LAST_KANA ? kana : ideograph;
    return language < lec_language_count() ? foreign_letter : western_letter;
}

/* Letters of any language with a lexicon that is written in Latin letters may stand in names. */
static double weigh_letter(size_t language, UChar32 letter)
{
    letter = u_tolower(letter);
    if (letter >= LETTER_CODES) return weigh_other_letter(language, letter);
    if (language > lec_language_count()) return weigh_in(language - 1, letter);
    const bool known = language < lec_language_count();
    const bool western = letter <= 0xFF; /* names in texts of the world press have these most */
    double best = known ? weigh_in(language, letter) : no_letter;
    if (western) best = fmax(best, western_letter);
    for (size_t l = 0; l < lec_language_count(); l++) {
        const double elsewhere = weigh_in(l, letter);
        if (elsewhere <= 0) continue;
        best = fmax(best, fmin(elsewhere, foreign_letter));
    }
    return best;
}

static bool is_space_or_end(UChar32 character)
{
    return character == 0 || u_isUWhiteSpace(character);
}

/* A mark between what stands around it: an apostrophe inside a word, a quotation mark at its edge,
 * a dash between spaces. */
static double weigh_mark(UChar32 mark, UChar32 before, UChar32 after)
{
    const bool inside = u_isalpha(before) && u_isalpha(after);
    switch (mark) {
    case 0x2019:
    case 0xB4: /* typed for an apostrophe */
        return inside || !is_space_or_end(before) ? good_mark : -1;
    case 0x2018:
    case 0x201C:
    case 0x201E:
    case 0x201A:
        return u_isalpha(before) && mark != 0x201C ? wrong_mark : good_mark / (inside ? 4 : 1);
    case 0x201D:
    case 0xBB:
    case 0xAB:
        return inside ? wrong_mark : good_mark;
    case 0x2013:
    case 0x2014:
        return inside ? 0 : good_mark;
    case 0x2026:
        return inside ? wrong_mark : good_mark / 2;
    case 0xA0:
    case 0xAD:
        return 0.2;
    case 0x20AC:
    case 0xA3:
    case 0xA7:
    case 0xB0:
    case 0xBA:
    case 0xAA:
    case 0x2116:
        return inside ? wrong_mark : 0.5;
    case 0xBF:
    case 0xA1:
        return is_space_or_end(before) && u_isalpha(after) ? good_mark : wrong_mark;
    case 0x2022:
        return is_space_or_end(before) ? 0.3 : wrong_mark;
    default:
        return wrong_mark;
    }
}

static double weigh_character(size_t language, UChar32 before, UChar32 character, UChar32 after)
{
    if (character < 0xA0 || character == 0xFFFD) return 2 * wrong_mark;
    if (character == 0xAA || character == 0xBA || !u_isalpha(character))
        return weigh_mark(character, before, after);
    const double letter = weigh_letter(language, character);
    const bool capital_inside = u_isupper(character) && u_islower(before);
    const bool small_before_capital = u_islower(character) && u_isupper(after);
    const UErrorCode none = U_ZERO_ERROR;
    UErrorCode code = none;
    const UScriptCode script = uscript_getScript(character, &code);
    const bool mixed = (u_isalpha(before) && uscript_getScript(before, &code) != script) ||
                       (u_isalpha(after) && uscript_getScript(after, &code) != script);
    return letter + (capital_inside || small_before_capital || mixed ? wrong_case : 0);
}

/* `language`: that of a lexicon; their number: none that is known; one more and on: of letters.def.
 */
static double weigh_text(const UChar *text, int32_t length, size_t language)
{
    double sum = 0;
    UChar32 before = 0;
    for (int32_t at = 0; at < length;) {
        const UChar32 character = lec_utf16_next(text, &at, length);
        if (character >= 0x80) {
            int32_t next = at;
            const UChar32 after = next < length ? lec_utf16_next(text, &next, length) : 0;
            sum += weigh_character(language, before, character, after);
        }
        before = character;
    }
    return sum;
}

/* --- choosing -------------------------------------------------------------------------------- */

typedef struct {
    const char *name;
    UChar *text;
    int32_t length;
    double weight;
} reading;

static bool decode(const char *name, const char *bytes, size_t length, lec_arena *arena,
                   reading *out)
{
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &code);
    if (U_FAILURE(code)) return false;
    *out = (reading){.name = name, .text = lec_new(arena, UChar, length + 16)};
    out->length =
        ucnv_toUChars(converter, out->text, (int32_t)length + 16, bytes, (int32_t)length, &code);
    ucnv_close(converter);
    return U_SUCCESS(code);
}

/* How much less is to be expected of a page before a letter of it was seen. */
static double rarity_of(const char *name)
{
    static const char *const rare[] = {"x-mac-", "windows-1255", "windows-1256"};
    if (strncmp(name, "IBM85", 5) == 0) return of_dos;
    for (size_t i = 0; i < sizeof rare / sizeof *rare; i++)
        if (strncmp(name, rare[i], strlen(rare[i])) == 0) return of_rare;
    return 0;
}

static size_t language_of(const reading *of, lec_arena *arena)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t bytes = 0;
    char *utf8 = lec_new(arena, char, 3 * (size_t)of->length + 1);
    u_strToUTF8(utf8, 3 * of->length + 1, &bytes, of->text, of->length, &code);
    return U_SUCCESS(code) ? lec_language_find(lec_language_of(utf8, (size_t)bytes))
                           : lec_language_count();
}

/* In the language that its words show, or else in the one that its letters show. */
static double weigh_reading(const reading *of, lec_arena *arena)
{
    const size_t language = language_of(of, arena), count = lec_language_count();
    double best = weigh_text(of->text, of->length, language);
    for (size_t other = 0; language == count && other < count + other_count; other++)
        best = fmax(best, weigh_text(of->text, of->length, other < count ? other : other + 1));
    return best;
}

enum { DETECTOR_ROOM = 1 << 20 }; /* more than uchardet takes, for a text of any length */

static const char *detector_says(const char *bytes, size_t length, lec_arena *arena)
{
    static const struct {
        const char *uchardet, *icu;
    } names[] = {{"UHC", "windows-949"},
                 {"MAC-CYRILLIC", "x-mac-cyrillic"},
                 {"MAC-CENTRALEUROPE", "x-mac-centraleurroman"},
                 {"ISO-8859-1", "windows-1252"},
                 {"ISO-8859-3", "windows-1252"}, /* of a few letters such as the Danish */
                 {"KOI8-R", "KOI8-U"},
                 {"ISO-8859-9", "windows-1254"},
                 {"ASCII", ""}};
    char charset[64];
    lec_memory_expect(DETECTOR_ROOM); /* it is C++, and throws */
    uchardet_t detector = uchardet_new();
    uchardet_handle_data(detector, bytes, length);
    uchardet_data_end(detector);
    snprintf(charset, sizeof charset, "%s", uchardet_get_charset(detector));
    uchardet_delete(detector);
    const char *said = charset;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(said, names[i].uchardet) == 0) said = names[i].icu;
    return lec_arena_text(arena, said, strlen(said));
}

static bool is_same_text(const reading *a, const reading *b)
{
    return a->length == b->length && u_memcmp(a->text, b->text, a->length) == 0;
}

/* Whether the letters beyond ASCII are those of the language that the words show, or many. */
static bool fits_well(const reading *of, lec_arena *arena)
{
    size_t high = 0;
    for (int32_t at = 0; at < of->length;)
        high += lec_utf16_next(of->text, &at, of->length) >= 0x80;
    return weigh_reading(of, arena) >= good_fit * (double)high;
}

/* The most likely other text within `clear_lead`, or any where the best fits badly itself. */
static const char *runner_up(const reading *all, size_t count, const reading *best,
                             lec_arena *arena)
{
    const reading *second = NULL;
    for (size_t i = 0; i < count; i++)
        if (!is_same_text(&all[i], best) && (second == NULL || all[i].weight > second->weight))
            second = &all[i];
    const bool clear =
        second == NULL || (best->weight - second->weight >= clear_lead && fits_well(best, arena));
    return clear ? NULL : second->name;
}

/* The stretch that is looked at: from a little before the first high byte. */
static size_t first_looked_at(const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length && (unsigned char)bytes[at] < 0x80) at++;
    return at > BEFORE ? at - BEFORE : 0;
}

static const char *usual_name(const char *name)
{
    UErrorCode code = U_ZERO_ERROR;
    const char *standard = ucnv_getStandardName(name, "MIME", &code);
    if (U_FAILURE(code) || standard == NULL) {
        code = U_ZERO_ERROR;
        standard = ucnv_getStandardName(name, "IANA", &code);
    }
    return U_SUCCESS(code) && standard != NULL ? standard : name;
}

lec_encoding_choice lec_choose_encoding(const char *bytes, size_t length, lec_arena *arena)
{
    lec_arena *scratch = lec_arena_new();
    (void)lec_language_count(); /* read before, since nothing may jump out of what is done once */
    pthread_once(&counted, count_letters);
    const size_t start = first_looked_at(bytes, length);
    const size_t read = length - start < READ ? length - start : READ;
    const char *said = detector_says(bytes + start, read, scratch);
    reading all[CANDIDATES + 1];
    size_t count = 0;
    bool listed = false;
    for (size_t i = 0; i < CANDIDATES; i++) {
        listed |= strcmp(usual_name(candidates[i]), usual_name(said)) == 0;
        count += decode(candidates[i], bytes + start, read, scratch, &all[count]);
    }
    if (!listed && said[0] != '\0')
        count += decode(said, bytes + start, read, scratch, &all[count]);
    const reading *best = &all[0];
    for (size_t i = 0; i < count; i++) {
        all[i].weight = weigh_reading(&all[i], scratch);
        if (strcmp(usual_name(all[i].name), usual_name(said)) == 0) all[i].weight += detected;
        all[i].weight += rarity_of(all[i].name);
        if (all[i].weight > best->weight + 1e-9) best = &all[i];
    }
    for (size_t i = 0; i < count; i++) /* the first that makes the same of it */
        if (is_same_text(&all[i], best)) {
            best = &all[i];
            break;
        }
    const char *other = runner_up(all, count, best, scratch), *name = usual_name(best->name);
    const lec_encoding_choice choice = {lec_arena_text(arena, name, strlen(name)),
                                        other != NULL ? usual_name(other) : NULL};
    lec_arena_free(scratch);
    return choice;
}
