/* SPDX-License-Identifier: GPL-3.0-or-later
 * Languages: short texts written for these tests, each as press conferences sound, are known for
 * what they are; so is a text in none of the languages, and one that is too short. Sentences are
 * counted by hand.
 */
#include "io/words/language.h"

#include "core/corpus.h"
#include "io/words/lexicon.h"
#include "io/words/words.h"
#include "tests/support/check.h"

static const struct {
    const char *language, *text;
} texts[] = {
    {"en",
     "Good morning. We met our colleagues from the harbour council today, and we agreed that the "
     "new bridge will be paid for by all of the towns. I know that this was not easy. Thank you."},
    {"de",
     "Guten Morgen. Wir haben heute mit dem Hafenrat gesprochen und sind uns einig, dass die neue "
     "Brücke von allen Gemeinden bezahlt wird. Ich weiß, dass das nicht leicht war. Vielen Dank."},
    {"fr",
     "Bonjour à tous. Nous avons parlé ce matin avec le conseil du port et nous sommes d'accord "
     "pour que le nouveau pont soit payé par toutes les communes. Je sais que ce n'était pas "
     "facile. Merci."},
    {"es",
     "Buenos días. Hoy hemos hablado con el consejo del puerto y estamos de acuerdo en que el "
     "nuevo "
     "puente lo paguen todos los pueblos. Sé que no ha sido fácil para nadie. Muchas gracias."},
    {"it",
     "Buongiorno. Oggi abbiamo parlato con il consiglio del porto e siamo d'accordo che il nuovo "
     "ponte sia pagato da tutti i comuni. So che non è stato facile per nessuno. Grazie a tutti."},
    {"pt",
     "Bom dia. Hoje falamos com o conselho do porto e estamos de acordo em que a nova ponte seja "
     "paga por todas as câmaras. Eu sei que não foi fácil para ninguém. Muito obrigado a todos."},
    {"nl",
     "Goedemorgen. Wij hebben vandaag met de havenraad gesproken en zijn het erover eens dat de "
     "nieuwe brug door alle gemeenten wordt betaald. Ik weet dat het niet makkelijk was. Dank u."},
    {"pl",
     "Dzień dobry. Dzisiaj rozmawialiśmy z radą portu i zgodziliśmy się, że za nowy most zapłacą "
     "wszystkie gminy. Wiem, że to nie było łatwe dla nikogo, ale tak jest dobrze. Dziękuję."},
    {"sv",
     "God morgon. Vi har i dag talat med hamnrådet och är överens om att den nya bron ska betalas "
     "av alla kommuner. Jag vet att det inte var lätt för någon av oss. Tack så mycket."},
    {"tr",
     "Günaydın. Bugün liman meclisi ile görüştük ve yeni köprünün bütün belediyeler tarafından "
     "ödenmesi için anlaştık. Bunun çok kolay olmadığını biliyorum ama bu bizim için önemli. "
     "Teşekkür ederim."},
    {"uk",
     "Доброго ранку. Сьогодні ми говорили з радою порту і погодилися, що за новий міст заплатять "
     "усі громади. Я знаю, що це було не дуже легко для нас, але так буде краще. Дякую вам."},
    {"ru",
     "Доброе утро. Сегодня мы говорили с советом порта и согласились, что за новый мост заплатят "
     "все города. Я знаю, что это было не очень легко для нас, но так будет лучше. Спасибо вам."},
    {"zh", "大家早上好。今天我们和港口委员会进行了会谈,"
           "大家都同意新的桥由所有的城市来出钱。我知道这不是一个"
           "容易的问题,但是对我们的国家很重要。谢谢大家。"},
    {"ja", "おはようございます。本日は港の評議会の方々と話をして、新しい橋の費用はすべての町が負担"
           "することで"
           "一致しました。これは簡単なことではありませんでしたが、とても大切なことだと思います。"},
    {"und", "Pagi ini para wakil kota bertemu dengan dewan pelabuhan untuk membahas jembatan baru "
            "yang akan "
            "dibiayai bersama oleh semua warga kota tersebut mulai tahun depan."}, /* Indonesian */
    {"und", "Gaur goizean portuko kontseiluarekin bildu gara, zubi berria herri guztien artean "
            "ordainduko dela adostu dugu, elkarrizketa luzeen ondoren lortu dugu, eskerrik asko "
            "denoi."}, /* Basque */
    {"cs", "Dobré ráno. Dnes jsme mluvili s radou přístavu a shodli jsme se, že nový most zaplatí "
           "všechna města společně. Vím, že to není jednoduché, ale je to pro nás důležité."},
    {"da", "Godmorgen. I dag har vi talt med havnens råd, og vi er blevet enige om, at alle byer "
           "betaler for den nye bro. Jeg ved, at det ikke er nemt, men det er vigtigt for os."},
    {"fi", "Hyvää huomenta. Tänään puhuimme sataman neuvoston kanssa, ja kaikki kaupungit maksavat "
           "uuden sillan yhdessä. Se ei ole helppoa, mutta se on tärkeää koko maalle."},
    {"ro", "Bună dimineața. Astăzi am vorbit cu consiliul portului și am hotărât că toate orașele "
           "vor plăti pentru noul pod. Știu că nu este ușor, dar este important pentru noi."},
    {"el", "Καλημέρα. Σήμερα μιλήσαμε με το συμβούλιο του λιμανιού και όλες οι πόλεις θα πληρώσουν "
           "για τη νέα γέφυρα. Δεν είναι εύκολο, αλλά είναι σημαντικό για όλους μας."},
    {"hu", "Reggel a kikötői tanáccsal találkoztunk, megállapodtunk abban, hogy az új hidat minden "
           "település közösen fizeti, ezt hosszú egyeztetések után sikerült elérnünk, "
           "köszönjük mindenkinek."},
    {"", "Good morning. Thank you."},
    {"", ""},
};

static void test_texts(void)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        CHECK_TEXT(lec_language_of(texts[i].text, strlen(texts[i].text)), texts[i].language,
                   texts[i].text);
}

/* Capitals, and the marks that a poor keyboard leaves out, change nothing; nor does length: of a
 * long text three parts are read. */
static void test_long(void)
{
    static char text[400 * 1024];
    for (size_t i = 0; i < 14; i++) {
        size_t length = 0;
        const size_t one = strlen(texts[i].text);
        while (length + one + 2 < sizeof text) {
            memcpy(text + length, texts[i].text, one);
            text[length + one] = '\n';
            length += one + 1;
        }
        CHECK_TEXT(lec_language_of(text, length), texts[i].language, "long");
    }
}

static uint64_t sentences(const char *language, const char *text)
{
    lec_arena *arena = lec_arena_new();
    lec_error error;
    lec_words *words;
    CHECK_COUNT(lec_words_new_in(language, arena, &words, &error), LEC_OK, language);
    const lec_conference conference = {.name = "c", .text = text, .text_length = strlen(text)};
    lec_corpus_builder *builder = lec_corpus_builder_new(arena, &conference);
    const lec_new_turn turn = {.speaker = "",
                               .detail = {.affiliation = "", .label = "", .label_form = ""}};
    lec_corpus_begin_turn(builder, &turn);
    const lec_piece all = {0, (uint32_t)strlen(text)};
    lec_words_add(words, text, &all, 1, NULL, NULL, builder);
    const uint64_t count = lec_corpus_finish(builder)->sentence_count;
    lec_arena_free(arena);
    return count;
}

static const struct {
    const char *language, *text;
    uint64_t sentences;
} sentence_cases[] = {
    {"en", "Dr. Lowe spoke. Gen. Vik did not.", 2},
    {"de", "Frau Prof. Lowe sprach. Herr Dr. Vik schwieg ca. Eine Stunde lang.", 2},
    {"fr", "M. Lowe a parlé. Mme. Vik aussi.", 2},
    {"es", "El Sr. Lowe habló. La Sra. Vik no.", 2},
    {"it", "Il Sig. Lowe ha parlato. Anche Avv. Vik no.", 2},
    {"pt", "O Sr. Lowe falou. A Dra. Vik não.", 2},
    {"pl", "Był tam prof. Lowe. Nie było gen. Vika.", 2},
    {"en", "El Sr. Lowe habló. La Sra. Vik no.", 4}, /* neither is an English abbreviation */
    {"ja", "橋は高い。町は小さい。", 2},
    {"zh", "桥很高。城市很小。", 2},
    {"und", "Dr. Lowe spoke. Vik did not.", 3},
    {"", "Dr. Lowe spoke. Vik did not.", 2}, /* read as English */
};

static void test_sentences(void)
{
    for (size_t i = 0; i < sizeof sentence_cases / sizeof *sentence_cases; i++)
        CHECK_COUNT(sentences(sentence_cases[i].language, sentence_cases[i].text),
                    sentence_cases[i].sentences, sentence_cases[i].text);
}

const lec_test lec_tests_language[] = {
    {"texts", test_texts}, {"long", test_long}, {"sentences", test_sentences}, {0}};
