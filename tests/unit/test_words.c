/* SPDX-License-Identifier: GPL-3.0-or-later
 * Words: the rule of docs and product page, counted by hand; segmentation cases from UAX #29
 * (section 4.1, WB rules named at each case). Sentences: UAX #29 section 5 with CLDR suppressions.
 */
#include "io/words/words.h"

#include <unicode/uchar.h>

#include "io/words/unicode.h"
#include "tests/support/check.h"

static lec_arena *arena;

static const lec_corpus *corpus_named(lec_words *words, const char *name, const char *text)
{
    const lec_conference conference = {.name = name, .text = text, .text_length = strlen(text)};
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &conference);
    const lec_new_turn turn = {.speaker = "",
                               .detail = {.affiliation = "", .label = "", .label_form = ""}};
    lec_corpus_begin_turn(builder, &turn);
    const lec_piece all = {0, (uint32_t)strlen(text)};
    lec_words_add(words, text, &all, 1, NULL, NULL, builder);
    return lec_corpus_finish(builder);
}

static const lec_corpus *corpus_with(lec_words *words, const char *text)
{
    return corpus_named(words, "c", text);
}

static const lec_corpus *corpus_called(const char *name, const char *text)
{
    lec_error error;
    lec_words *words;
    CHECK_COUNT(lec_words_new(arena, &words, &error), LEC_OK, "ICU opens");
    return corpus_named(words, name, text);
}

static const lec_corpus *corpus_of(const char *text)
{
    return corpus_called("c", text);
}

static const struct {
    const char *text, *words;
} word_cases[] = {
    {"", ""},
    {" -- , ! ", ""},
    {"NATO's Allies", "nato's|allies"},
    {"NATO\u2019s", "nato's"},                       /* curly to straight */
    {"600,000 men, 2.5%", "600,000|men|2.5"},        /* WB11, WB12 */
    {"Euro-Atlantic", "euro|atlantic"},              /* a hyphen divides */
    {"co\u00ADoperate", "cooperate"},                /* soft hyphen: WB4, then removed */
    {"Co\u0302te C\u00F4te", "c\u00F4te|c\u00F4te"}, /* NFC */
    {"STRASSE stra\u00DFe", "strasse|strasse"},      /* full case folding */
    {"\u0130zmir I\u0307zmir i\u0307zmir", "izmir|izmir|izmir"}, /* a dot on i is none */
    /* invisible characters: the same word, but where a script needs them */
    {"har\u00ADbour har\u200Bbour har\u2060bour har\u200Dbour \uFEFFharbour harbour\u200E\uFE0F",
     "harbour|harbour|harbour|harbour|harbour|harbour"},
    {"\u2067harbour\u2069 \u202Aharbour\u202C", "harbour|harbour"},
    {"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", /* Persian: a joiner is spelling */
     "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"},
    {"don`t don\u00B4t don\u02BCt don\u2018t `quoted`", "don't|don't|don't|don't|quoted"},
    {"\u0149 x\u0149y a2\u01490", "n|xny|a2n0"}, /* folded it is U+02BC and n */
    {"1\u00A0000\u00A0000 1\u202F000 1 000", "1\u00A0000\u00A0000|1\u00A0000|1|000"},
    {"12\u00A050 1\u00A00000 a\u00A0000", "12|50|1|0000|a|000"}, /* no thousands */
    {"harbour\u00B9 harbour.\u00B2 x\u00B2 CO\u2082 10\u00B3", "harbour|harbour|x|co2|10"},
    {"1\u1D49\u02B3 M\u1D50\u1D49 harbour\u1D43", "1er|mme|harbour"},
    /* addresses */
    {"See https://www.example.org/for_teachers/697?utm=Daily&x=1.",
     "see|https://www.example.org/"
     "for_teachers/697?utm=daily&x=1"},
    {"(www.example.org) or example.com/ports, and/or he/she",
     "www.example.org|or|example.com/ports|and|or|he|she"},
    {"mail ann.lee+x@example-site.org!", "mail|ann.lee+x@example-site.org"},
    {"@ann_lee #harbour2031 24/7 i.e./e.g. U.S./UK", "@ann_lee|harbour2031|24|7|i.e|e.g|u.s|uk"},
    {"http:// and https://a", "http|and|https://a"},
    {"\u770Bhttps://example.com/\u5417", "\u770B|https://example.com/|\u5417"},
    {"https://a.org/Port_(harbour), (https://a.org/port).",
     "https://a.org/port_(harbour)|https://a.org/port"},
    {"https://a.org/b<c https://a.org/x\u2013y https://a.org/x\x7Fy",
     "https://a.org/b|c|https://a.org/x|y|https://a.org/x|y"},
    {".com/ports -a.com/x ..a.com/x a..com/x", "com|ports|a.com|x|a.com|x|a|com|x"},
    {"xwww.a.org /www.a.org www. www.!", "xwww.a.org|www.a.org|www|www"},
    {"a@b.org/c a@b a@.org .@b.org -x.@b.org", "a@b.org|c|a@b|a@.org|@b.org|x.@b.org"},
    {"\u0E20\u0E32\u0E29\u0E32\u200B\u0E44\u0E17\u0E22 a\u200B\u0E44\u0E17\u0E22",
     "\u0E20\u0E32\u0E29\u0E32|\u0E44\u0E17\u0E22|a|\u0E44\u0E17\u0E22"}, /* where Thai ends a word
                                                                           */
    {"p@p.\u017Fl b\u0181.co/p http://a.org/\u0958 www.\u0958.org",       /* as they are folded */
     "p@p.sl|b\u0253.co|p|http://a.org/\u0915\u093C|www.\u0915\u093C.org"},
    {"x\u1D2Fhttp://a.org \uFF9E", "x\u1D2F|http://a.org"}, /* for no letter, behind no letter */
    {"\u0436il@t.tti@t.ttitrr-1na \u0436a@b.org \u770Ba@b.org", /* within a word of other letters */
     "\u0436il@t.tti@t.ttitrr|1na|\u0436a@b.org|\u770B|a@b.org"},
    {"p@p.ro.\u0441 a@b.com\u0301 a@b.com. p@p.rr\u0302o a@b.org's", /* what ICU joins is a word */
     "p@p.ro.\u0441|a@b.co\u1E3F|a@b.com|p@p.rr\u0302o|a@b.org's"},
    {"WWW.A-B.ORG r.WWW.ORG", "www.a-b.org|r|www.org"},
    {"d.\u0485ab://ad/e x\u0301ab://ad", "d|ab://ad/e|x\u0301|ab://ad"}, /* a mark on a full stop */
    {"mailto:a@b-c.org <x-a@b-c.org> \u770Ba@b-c.org\uFF0C (www.a-b.org/c)",
     "mailto|a@b-c.org|x-a@b-c.org|\u770B|a@b-c.org|www.a-b.org/c"},
    {"q\u0307", "q\u0307"}, /* a dot above what has none */
    {"F-16s and 2nd", "f|16s|and|2nd"},
    {"can't 'quoted'", "can't|quoted"},
    {"U.S. aid", "u.s|aid"}, /* WB6, WB7: inner full stop only */
    {"\u0423\u043A\u0440\u0430\u0457\u043D\u0430!", "\u0443\u043A\u0440\u0430\u0457\u043D\u0430"},
    {"line\nend\tand\u00A0space", "line|end|and|space"},
    {"a \U0001F600 b", "a|b"}, /* an emoji is no word */
};

static void test_words(void)
{
    arena = lec_arena_new();
    for (size_t i = 0; i < sizeof word_cases / sizeof *word_cases; i++) {
        const lec_corpus *corpus = corpus_of(word_cases[i].text);
        char got[256] = "";
        size_t length = 0;
        for (size_t t = 0; t < corpus->token_count && length < sizeof got; t++)
            length += (size_t)snprintf(got + length, sizeof got - length, "%s%s", t > 0 ? "|" : "",
                                       corpus->word_text[corpus->token_word[t]]);
        CHECK_TEXT(got, word_cases[i].words, word_cases[i].text);
    }
    lec_arena_free(arena);
}

static const struct {
    const char *text;
    size_t sentences;
} sentence_cases[] = {
    {"", 0},
    {"One. Two! Three?", 3},
    {"Mr. Rutte met Dr. Smith. They spoke.", 2},
    {"wrapped\nline here. Next", 2},
    {"It is 2.5 per cent. Yes.", 2},
    {"\"It is.\" he said.", 1}, /* SB8: a lower-case word goes on after a full stop ... */
    {"\"Is it?\" he said.", 2}, /* ... and only after a full stop: SB11 */
    {"It joined NATO. Then the EU. Then it rested.", 3}, /* no initials `O.` and `U.` */
    {"J. R. Smith of the U.S. Army spoke.", 1},
    {"... Well.", 1}, /* a sentence without a word is none */
    {"Gen. Ford v. Smith vs. Lane. St. Peter.", 2},
    {"See p. 5, fig. 3, no. 7. He said No. 5 then. No. Never.", 4},
    {"B follows A. Then comes C.", 2}, /* a letter before a common word is no initial */
    {"It rests.\u00B9 Then it went.\u00B2", 2},
    {"Look at https://example.com/a.B?c! Then go.", 2},
    {"Xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx. Then it "
     "went.",
     2}, /* no short form */
    {"Ask J. The others know.", 2},
    {"Ask J. Lowe knows.", 1},
    {"Look at https://example.com/Is.It?Not.Nice or not.", 1},
};

static const struct {
    const char *language, *text;
    size_t sentences;
} language_cases[] = {
    {"de", "Am 3. Juni 2021 kam er. Dann ging er.", 2},
    {"de", "Im 3. Quartal und am 20. Juni. Es waren 3. Dann kamen mehr.", 3},
    {"de", "Der 1. Weltkrieg, Abs. 3 und Nr. 7. Dr. Lee kam z.B. Montag.", 2},
    {"en", "There were 3. June came.", 1}, /* a month after a number: a day, in any language */
    {"en", "There were 3. Then more came.", 2},
    {"pl", "Dnia 3. Grudnia przyszed\u0142. Potem poszed\u0142.", 2},
    {"fr", "Voir art. 5 et p. 7. Puis il partit.", 2},
    {"es", "Ver p\u00E1g. 5 y n\u00FAm. 7. Luego se fue el Sr. Vale.", 2},
};

static lec_words *words_in(const char *language)
{
    lec_error error;
    lec_words *words;
    CHECK_COUNT(lec_words_new_in(language, arena, &words, &error), LEC_OK, "ICU opens");
    return words;
}

static void test_languages(void)
{
    for (size_t i = 0; i < sizeof language_cases / sizeof *language_cases; i++) {
        arena = lec_arena_new();
        const lec_corpus *corpus =
            corpus_with(words_in(language_cases[i].language), language_cases[i].text);
        CHECK_COUNT(corpus->sentence_count, language_cases[i].sentences, language_cases[i].text);
        lec_arena_free(arena);
    }
    arena = lec_arena_new(); /* I and i are two letters in Turkish: Unicode CaseFolding.txt, T */
    const lec_corpus *corpus =
        corpus_with(words_in("tr"), "ISPARTA Isparta \u0131sparta \u0130zmir izmir");
    CHECK_COUNT(corpus_with(words_in("az"), "ISPARTA Isparta \u0131sparta")->word_count, 1,
                "Azerbaijani has the same two letters");
    CHECK_COUNT(corpus->word_count, 2, "Turkish");
    CHECK_TEXT(corpus->word_text[0], "\u0131sparta", "dotless");
    CHECK_TEXT(corpus->word_text[1], "izmir", "dotted");
    lec_arena_free(arena);
}

/* Words are compared folded and shown as most of their tokens are written, case apart. */
static const struct {
    const char *text, *word, *shown;
} shown_cases[] = {
    {"Stra\u00DFe stra\u00DFe STRASSE", "strasse", "stra\u00DFe"},
    {"Strasse strasse Stra\u00DFe", "strasse", "strasse"},
    {"\u039F\u0394\u039F\u03A3 \u03BF\u03B4\u03BF\u03C2", "\u03BF\u03B4\u03BF\u03C3",
     "\u03BF\u03B4\u03BF\u03C2"},
    {"o\uFB03ce office", "office", "office"},
    {"NATO", "nato", "nato"},
};

static void test_shown(void)
{
    for (size_t i = 0; i < sizeof shown_cases / sizeof *shown_cases; i++) {
        arena = lec_arena_new();
        const lec_corpus *corpus = corpus_of(shown_cases[i].text);
        CHECK_COUNT(corpus->word_count, 1, shown_cases[i].text);
        CHECK_TEXT(corpus->word_text[0], shown_cases[i].word, shown_cases[i].text);
        CHECK_TEXT(corpus->word_shown[0], shown_cases[i].shown, shown_cases[i].text);
        lec_arena_free(arena);
    }
    arena = lec_arena_new(); /* over all conferences: straße 1 of 3 in the second, 3 of 5 in both */
    const lec_corpus *parts[] = {corpus_of("Stra\u00DFe stra\u00DFe"),
                                 corpus_called("d", "Strasse strasse Stra\u00DFe")};
    const lec_corpus *both = lec_corpus_join(arena, parts, 2);
    CHECK_COUNT(both->word_count, 1, "one word");
    CHECK_TEXT(both->word_shown[0], "stra\u00DFe", "joined");
    lec_arena_free(arena);
}

static void test_sentences(void)
{
    arena = lec_arena_new();
    for (size_t i = 0; i < sizeof sentence_cases / sizeof *sentence_cases; i++)
        CHECK_COUNT(corpus_of(sentence_cases[i].text)->sentence_count, sentence_cases[i].sentences,
                    sentence_cases[i].text);
    lec_arena_free(arena);
}

/* Every token's bytes are exactly its word in the text, whatever came before it. */
static void test_offsets(void)
{
    arena = lec_arena_new();
    const char *text = "Th\u00E9 \U0001F600 \u010C\u0103lin\u2019s d\u00E9j\u00E0 vu";
    const char *const words[] = {"Th\u00E9", "\u010C\u0103lin\u2019s", "d\u00E9j\u00E0", "vu"};
    const lec_corpus *corpus = corpus_of(text);
    CHECK_COUNT(corpus->token_count, 4, "tokens");
    for (size_t t = 0; t < corpus->token_count && t < 4; t++) {
        const size_t length = corpus->token_end[t] - corpus->token_start[t];
        CHECK_TEXT(lec_arena_text(arena, text + corpus->token_start[t], length), words[t], "bytes");
    }
    lec_arena_free(arena);
}

/* What Unicode says that no reader sees (Default_Ignorable_Code_Point, as ICU has it) is no part of
 * an English word. Fillers of old Hangul syllables are left as they are: they stand for a letter
 * there. */
static void test_ignorable(void)
{
    arena = lec_arena_new();
    lec_error error;
    lec_words *words;
    size_t tried = 0, wrong = 0;
    CHECK_COUNT(lec_words_new(arena, &words, &error), LEC_OK, "ICU opens");
    for (UChar32 c = 0x80; c <= 0x10FFFF; c++) {
        if (!u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || c == 0x115F ||
            c == 0x1160)
            continue;
        char ignored[5] = "", text[32];
        lec_utf8_put(c, ignored);
        snprintf(text, sizeof text, "%sthe har%sbour%s", ignored, ignored, ignored);
        const lec_corpus *corpus = corpus_with(words, text);
        const bool holds = corpus->token_count == 2 && corpus->word_count == 2 &&
                           strcmp(corpus->word_text[0], "the") == 0 &&
                           strcmp(corpus->word_text[1], "harbour") == 0;
        wrong += !holds;
        tried++;
        if (!holds && wrong <= 5) CHECK_TEXT(text, "the harbour", "an invisible character");
    }
    CHECK_COUNT(wrong, 0, "invisible characters in words");
    CHECK_TRUE(tried > 4000, "so many there are");
    lec_arena_free(arena);
}

static void test_count(void)
{
    arena = lec_arena_new();
    lec_error error;
    lec_words *words;
    CHECK_COUNT(lec_words_new(arena, &words, &error), LEC_OK, "ICU opens");
    CHECK_COUNT(lec_words_count(words, "Two words, \xE2\x80\x94 three", 17), 3, "count");
    CHECK_COUNT(lec_words_count(words, "", 0), 0, "empty");
    lec_arena_free(arena);
}

const lec_test lec_tests_words[] = {
    {"words", test_words},         {"sentences", test_sentences},
    {"languages", test_languages}, {"shown", test_shown},
    {"offsets", test_offsets},     {"ignorable", test_ignorable},
    {"count", test_count},         {0},
};
