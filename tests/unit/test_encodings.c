/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_encodings.c -- a few invented sentences of each language in the encodings it was written in
 * are read as the text they are, without anybody saying in which. */
#include <unicode/ucnv.h>

#include <string.h>

#include "io/source/encoding.h"
#include "tests/support/check.h"

static const struct {
    const char *language, *encodings, *text;
} texts[] = {
    {"pl", "windows-1250 ISO-8859-2 IBM852",
     "MINISTER: Dzień dobry państwu. Łódź i Gdańsk są ważne, żeby źródła były jasne.\n"
     "\n"
     "PYTANIE: Dlaczego pan minister tak sądzi?\n"
     "\n"
     "MINISTER: Ponieważ ludność oczekuje działań.\n"},
    {"cs", "windows-1250 ISO-8859-2",
     "MINISTR: Dobrý den, vážení přátelé. Žluťoučký kůň je příliš důležitý.\n"
     "\n"
     "OTÁZKA: Proč si to myslíte?\n"
     "\n"
     "MINISTR: Protože lidé čekají řešení.\n"},
    {"hu", "windows-1250 ISO-8859-2",
     "MINISZTER: Jó napot kívánok, örülök, hogy eljöttek. Tűz és erő.\n"
     "\n"
     "KÉRDÉS: Miért gondolja így?\n"
     "\n"
     "MINISZTER: Mert az emberek várják.\n"},
    {"ru", "windows-1251 KOI8-R ISO-8859-5 IBM866",
     "МИНИСТР: Доброе утро, уважаемые коллеги, спасибо, что пришли.\n"
     "\n"
     "ВОПРОС: Почему это так?\n"
     "\n"
     "МИНИСТР: Потому что так лучше.\n"},
    {"uk", "windows-1251 KOI8-U",
     "МІНІСТР: Доброго ранку, шановні колеги, дякую, що прийшли її підтримати.\n"
     "\n"
     "ПИТАННЯ: Чому це так?\n"
     "\n"
     "МІНІСТР: Тому що так краще.\n"},
    {"tr", "windows-1254 ISO-8859-9",
     "BAKAN: Günaydın arkadaşlar, geldiğiniz için teşekkür ederim. Şehir güzel.\n"
     "\n"
     "SORU: Neden böyle düşünüyorsunuz?\n"
     "\n"
     "BAKAN: Çünkü öyle.\n"},
    {"fr", "windows-1252 ISO-8859-15 macintosh",
     "MINISTRE: Bonjour à tous. Voici l'été, le cœur et la naïveté.\n"
     "\n"
     "QUESTION: Où êtes-vous allé?\n"
     "\n"
     "MINISTRE: À la préfecture, bien sûr, à côté.\n"},
    {"de", "windows-1252 ISO-8859-1 macintosh IBM850",
     "MINISTER: Guten Morgen, schöne Grüße aus München. Straße und Öl.\n"
     "\n"
     "FRAGE: Warum möchten Sie das?\n"
     "\n"
     "MINISTER: Weil es nötig ist.\n"},
    {"el", "windows-1253 ISO-8859-7",
     "ΥΠΟΥΡΓΟΣ: Καλημέρα σας, σας ευχαριστώ που ήρθατε.\n"
     "\n"
     "ΕΡΩΤΗΣΗ: Γιατί είναι έτσι;\n"
     "\n"
     "ΥΠΟΥΡΓΟΣ: Επειδή έτσι είναι.\n"},
    {"sv", "windows-1252 ISO-8859-1 macintosh",
     "MINISTERN: God morgon alla. Åsikter är många och frågorna svåra.\n"
     "\n"
     "FRÅGA: Varför tycker ni så?\n"
     "\n"
     "MINISTERN: För att det är så.\n"},
    {"es", "windows-1252 macintosh",
     "MINISTRA: Buenos días a todos. El año pasado, ¿qué pasó? Una montaña de cuestiones.\n"
     "\n"
     "PREGUNTA: ¿Por qué lo cree?\n"
     "\n"
     "MINISTRA: Porque así es, señor.\n"},
    {"pt", "windows-1252 macintosh",
     "MINISTRA: Bom dia a todos. A situação é difícil, não há solução rápida.\n"
     "\n"
     "PERGUNTA: Por que é assim?\n"
     "\n"
     "MINISTRA: Porque as eleições estão próximas.\n"},
    {"en", "windows-1252 macintosh",
     "MINISTER: Good morning. The café in Málaga cost 5 £ — “naïve” perhaps.\n"
     "\n"
     "QUESTION: Why would you say so?\n"
     "\n"
     "MINISTER: It’s what I think.\n"},
    {"ja", "Shift_JIS EUC-JP ISO-2022-JP",
     "大臣：おはようございます。本日はお集まりいただきありがとうございます。\n"
     "\n"
     "記者：なぜですか。\n"
     "\n"
     "大臣：そのとおりです。\n"},
    {"zh", "GB18030 GBK",
     "发言人：各位记者朋友，大家下午好，欢迎参加今天的记者会。\n"
     "\n"
     "记者：为什么这样？\n"
     "\n"
     "发言人：因为如此。\n"},
};

static void check_encoding(const char *language, const char *encoding, const char *text)
{
    lec_arena *arena = lec_arena_new();
    const char *what = lec_arena_format(arena, "%s in %s", language, encoding);
    const size_t room = 4 * strlen(text) + 16;
    char *bytes = lec_new(arena, char, room);
    UErrorCode code = U_ZERO_ERROR;
    const int32_t length = ucnv_convert(encoding, "UTF-8", bytes, (int32_t)room, text, -1, &code);
    lec_decoded decoded = {.text = ""};
    lec_error error = {""};
    CHECK_TRUE(U_SUCCESS(code), what);
    CHECK_COUNT(lec_decode("t", bytes, (size_t)length, NULL, arena, &decoded, &error), LEC_OK,
                what);
    CHECK_TEXT(decoded.text, text, what);
    lec_arena_free(arena);
}

static void test_languages(void)
{
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
        for (const char *at = texts[t].encodings; *at != '\0'; at += strspn(at, " ")) {
            char encoding[32] = "";
            const size_t length = strcspn(at, " ");
            strncat(encoding, at, length);
            check_encoding(texts[t].language, encoding, texts[t].text);
            at += length;
        }
}

/* One letter that Dutch has, in a page that other texts of it are rarely in: any reading is a
 * guess, and is called one. Many letters of the language are none. */
static void test_certainty(void)
{
    static const struct {
        const char *bytes;
        bool is_sure;
    } cases[] = {{"MINISTER: Goedemorgen. We gaan met de trein het geheel ge\x8Bnd.\n\nVRAAG: "
                  "Wanneer?\n",
                  false},
                 {"MINISTER: Guten Morgen, sch\xF6ne Gr\xFC\xDF"
                  "e aus M\xFCnchen und K\xF6ln f\xFCr alle.\n\nFRAGE: "
                  "Warum m\xF6"
                  "chten Sie das f\xFCr uns?\n",
                  true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lec_arena *arena = lec_arena_new();
        lec_decoded decoded;
        lec_error error = {""};
        CHECK_COUNT(lec_decode("case", cases[i].bytes, strlen(cases[i].bytes), NULL, arena,
                               &decoded, &error),
                    LEC_OK, error.message);
        CHECK_TRUE((decoded.other == NULL) == cases[i].is_sure, cases[i].bytes);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_encodings[] = {
    {"languages", test_languages}, {"certainty", test_certainty}, {0}};
