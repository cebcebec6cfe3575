/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_front_matters.c -- what stands above press conferences in thirteen languages, and the day
 * that a person reads in it. They were written on 29 November 2026 before the rules were looked at;
 * 51 of 61 were right then (three of them for speech in another language). */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "io/read.h"
#include "tests/support/check.h"
#include "tests/support/corpora.h"

static const struct {
    const char *language, *text;
} speech[] = {
    {"en", "ANNA BERG: Thank you all for coming here today. We have much to say about the port.\n"
           "\n"
           "TOM REED: What will it cost?\n"
           "\n"
           "ANNA BERG: Forty million.\n"},
    {"de", "ANNA BERG: Ich danke Ihnen allen, dass Sie heute gekommen sind. Wir haben viel über "
           "den Hafen zu sagen.\n"
           "\n"
           "TOM REED: Was wird das kosten?\n"
           "\n"
           "ANNA BERG: Vierzig Millionen, und der Hafen zahlt die Hälfte.\n"},
    {"fr", "ANNA BERG: Je vous remercie d'être venus aujourd'hui. Nous avons beaucoup à dire sur "
           "le port.\n"
           "\n"
           "TOM REED: Combien est-ce que cela va coûter ?\n"
           "\n"
           "ANNA BERG: Quarante millions, et le port paie la moitié.\n"},
    {"es",
     "ANNA BERG: Muchas gracias a todos por venir hoy. Tenemos mucho que decir sobre el puerto.\n"
     "\n"
     "TOM REED: ¿Cuánto va a costar?\n"
     "\n"
     "ANNA BERG: Cuarenta millones, y el puerto paga la mitad.\n"},
    {"it", "ANNA BERG: Grazie a tutti per essere venuti oggi. Abbiamo molto da dire sul porto.\n"
           "\n"
           "TOM REED: Quanto costerà?\n"
           "\n"
           "ANNA BERG: Quaranta milioni, e il porto paga la metà.\n"},
    {"pt",
     "ANNA BERG: Muito obrigada a todos por terem vindo hoje. Temos muito a dizer sobre o porto.\n"
     "\n"
     "TOM REED: Quanto é que vai custar?\n"
     "\n"
     "ANNA BERG: Quarenta milhões, e o porto paga a metade.\n"},
    {"nl", "ANNA BERG: Dank jullie wel dat jullie vandaag gekomen zijn. We hebben veel te zeggen "
           "over de haven.\n"
           "\n"
           "TOM REED: Wat gaat dat kosten?\n"
           "\n"
           "ANNA BERG: Veertig miljoen, en de haven betaalt de helft.\n"},
    {"sv", "ANNA BERG: Tack till er alla för att ni har kommit hit i dag. Vi har mycket att säga "
           "om hamnen.\n"
           "\n"
           "TOM REED: Vad kommer det att kosta?\n"
           "\n"
           "ANNA BERG: Fyrtio miljoner, och hamnen betalar hälften.\n"},
    {"pl", "ANNA BERG: Dziękuję wszystkim, że państwo dzisiaj przyszli. Mamy dużo do powiedzenia o "
           "porcie.\n"
           "\n"
           "TOM REED: Ile to będzie kosztować?\n"
           "\n"
           "ANNA BERG: Czterdzieści milionów, a port płaci połowę.\n"},
    {"ru", "АННА БЕРГ: Спасибо всем, что вы сегодня пришли. Нам есть что сказать о порте.\n"
           "\n"
           "ТОМ РИД: Сколько это будет стоить?\n"
           "\n"
           "АННА БЕРГ: Сорок миллионов, и порт платит половину.\n"},
    {"uk", "АННА БЕРГ: Дякую всім, що ви сьогодні прийшли. Нам є що сказати про порт.\n"
           "\n"
           "ТОМ РІД: Скільки це буде коштувати?\n"
           "\n"
           "АННА БЕРГ: Сорок мільйонів, і порт платить половину.\n"},
    {"tr", "ANNA BERG: Bugün geldiğiniz için hepinize çok teşekkür ederim. Liman hakkında "
           "söyleyecek çok şeyimiz var.\n"
           "\n"
           "TOM REED: Bu ne kadar tutacak?\n"
           "\n"
           "ANNA BERG: Kırk milyon, ve liman yarısını ödüyor.\n"},
    {"zh", "主持人：各位记者朋友，大家下午好，欢迎参加今天的记者会。\n"
           "\n"
           "记者：这个要花多少钱？\n"
           "\n"
           "主持人：四千万，港口付一半。\n"},
    {"ja", "大臣：本日はお集まりいただきありがとうございます。港についてお話しします。\n"
           "\n"
           "記者：いくらかかりますか。\n"
           "\n"
           "大臣：四千万です。港が半分を払います。\n"},
};

static const struct {
    const char *language, *front, *date;
} fronts[] = {
    {"en",
     "Remarks at the Opening of the Ferry Terminal\n"
     "Nordby, Thursday, 3 April 2031\n",
     "2031-04-03"},
    {"en",
     "PRESS BRIEFING\n"
     "The Port Office\n"
     "April 3, 2031\n"
     "2:15 P.M. CET\n",
     "2031-04-03"},
    {"en",
     "Posted on 9 April 2031\n"
     "Joint press conference, Nordby, 3 April 2031\n",
     "2031-04-03"},
    {"en",
     "Last updated: 2031-04-10\n"
     "Interview with Anna Berg\n"
     "3rd of April, 2031\n",
     "2031-04-03"},
    {"en",
     "Doorstop, Quay 4\n"
     "Thu 03 Apr 2031\n",
     "2031-04-03"},
    {"en", "Press Conference by the Harbour Master, 3-4 April 2031\n", "2031-04-03"},
    {"en",
     "Date: 04/03/2031\n"
     "Location: Nordby\n"
     "Published: 04/15/2031\n",
     "2031-04-03"},
    {"en",
     "Transcript of Chair Berg's Press Conference\n"
     "April 30–May 1, 2031\n",
     "2031-04-30"},
    {"en",
     "By Tom Reed | April 5, 2031 6:00 am\n"
     "Full transcript: Anna Berg's briefing of April 3, 2031\n",
     "2031-04-03"},
    {"en", "NORDBY (April 3, 2031) -- The harbour master met the press on Thursday.\n",
     "2031-04-03"},
    {"de",
     "Pressekonferenz der Hafenmeisterin\n"
     "Nordby, den 3. April 2031\n",
     "2031-04-03"},
    {"de",
     "Mitschrift der Pressekonferenz vom 3.4.2031\n"
     "Stand: 5.4.2031\n",
     "2031-04-03"},
    {"de",
     "Donnerstag, 03.04.31, 14 Uhr\n"
     "Regierungspressekonferenz\n",
     "2031-04-03"},
    {"de",
     "Datum: 3. April 2031\n"
     "Ort: Nordby\n"
     "Veröffentlicht am 7. April 2031\n",
     "2031-04-03"},
    {"de", "Treffen der Minister am 3. und 4. April 2031 in Nordby\n", "2031-04-03"},
    {"fr",
     "Conférence de presse de Mme Berg\n"
     "Nordby, le jeudi 3 avril 2031\n",
     "2031-04-03"},
    {"fr",
     "Publié le 8 avril 2031\n"
     "Point de presse du 1er avril 2031\n",
     "2031-04-01"},
    {"fr", "Sommet de Nordby (3-4 avril 2031)\n", "2031-04-03"},
    {"fr",
     "Date : 03/04/2031\n"
     "Lieu : Nordby\n",
     "2031-04-03"},
    {"es",
     "Conferencia de prensa\n"
     "Nordby, 3 de abril de 2031\n",
     "2031-04-03"},
    {"es", "Jueves 3 de abril de 2031. Versión estenográfica\n", "2031-04-03"},
    {"es",
     "Fecha: 3/abr/2031\n"
     "Lugar: Nordby\n",
     "2031-04-03"},
    {"es",
     "Fecha de publicación: 5 de abril de 2031\n"
     "Rueda de prensa del 3 de abril del 2031\n",
     "2031-04-03"},
    {"es",
     "Madrid, 3 y 4 de abril de 2031\n"
     "Comparecencia\n",
     "2031-04-03"},
    {"it",
     "Conferenza stampa\n"
     "Nordby, giovedì 3 aprile 2031\n",
     "2031-04-03"},
    {"it",
     "Roma, 1° aprile 2031\n"
     "Dichiarazioni alla stampa\n",
     "2031-04-01"},
    {"it",
     "Data: 03.04.2031\n"
     "Aggiornato il 6 aprile 2031\n",
     "2031-04-03"},
    {"it", "Vertice del 3 e 4 aprile 2031\n", "2031-04-03"},
    {"pt",
     "Coletiva de imprensa\n"
     "Brasília, 3 de abril de 2031\n",
     "2031-04-03"},
    {"pt",
     "Publicado em 07/04/2031 10h00\n"
     "Entrevista coletiva, quinta-feira, 3 de abril de 2031\n",
     "2031-04-03"},
    {"pt", "Data: 3 abr. 2031\n", "2031-04-03"},
    {"nl",
     "Persconferentie na de ministerraad\n"
     "Den Haag, 3 april 2031\n",
     "2031-04-03"},
    {"nl",
     "Letterlijke tekst persconferentie van donderdag 3 april 2031\n"
     "Laatst bijgewerkt: 9 april 2031\n",
     "2031-04-03"},
    {"nl", "Datum: 3-4-2031\n", "2031-04-03"},
    {"sv",
     "Pressträff med hamnmästaren\n"
     "Stockholm den 3 april 2031\n",
     "2031-04-03"},
    {"sv",
     "Publicerad 5 april 2031\n"
     "Pressträff torsdagen den 3 april 2031\n",
     "2031-04-03"},
    {"sv", "Datum: 2031-04-03\n", "2031-04-03"},
    {"pl",
     "Konferencja prasowa\n"
     "Warszawa, 3 kwietnia 2031 r.\n",
     "2031-04-03"},
    {"pl",
     "Opublikowano: 5.04.2031\n"
     "Konferencja prasowa z dnia 3 kwietnia 2031 roku\n",
     "2031-04-03"},
    {"pl",
     "czwartek, 3 kwietnia 2031\n"
     "Spotkanie z mediami\n",
     "2031-04-03"},
    {"ru",
     "Пресс-конференция по итогам переговоров\n"
     "3 апреля 2031 года, Москва\n",
     "2031-04-03"},
    {"ru",
     "Четверг, 3 апреля 2031 года 16:20\n"
     "Ответы на вопросы журналистов\n",
     "2031-04-03"},
    {"ru",
     "Опубликовано: 7 апреля 2031 г.\n"
     "Брифинг от 3 апреля 2031 г.\n",
     "2031-04-03"},
    {"ru", "Дата: 03.04.2031\n", "2031-04-03"},
    {"uk",
     "Брифінг у Києві\n"
     "3 квітня 2031 року\n",
     "2031-04-03"},
    {"uk",
     "Київ, четвер, 3 квітня 2031 р.\n"
     "Пресконференція\n",
     "2031-04-03"},
    {"uk",
     "Оновлено 9 квітня 2031\n"
     "Спільна пресконференція 3 квітня 2031\n",
     "2031-04-03"},
    {"tr",
     "Basın toplantısı\n"
     "Ankara, 3 Nisan 2031 Perşembe\n",
     "2031-04-03"},
    {"tr",
     "Tarih: 03.04.2031\n"
     "Yayın tarihi: 05.04.2031\n",
     "2031-04-03"},
    {"tr", "3-4 Nisan 2031 tarihli zirve\n", "2031-04-03"},
    {"zh", "2031年4月3日外交部发言人主持例行记者会\n", "2031-04-03"},
    {"zh",
     "发布时间：2031-04-05\n"
     "记者会\n"
     "二〇三一年四月三日\n",
     "2031-04-03"},
    {"zh",
     "時間：中華民國120年4月3日\n"
     "行政院記者會\n",
     "2031-04-03"},
    {"ja",
     "記者会見\n"
     "令和13年4月3日（木）\n",
     "2031-04-03"},
    {"ja",
     "2031年（令和13年）4月3日（木）午前\n"
     "官房長官記者会見\n",
     "2031-04-03"},
    {"ja",
     "更新日：2031年4月9日\n"
     "会見概要（2031年4月3日 10時00分～）\n",
     "2031-04-03"},
    {"en",
     "Washington, D.C. 3 April 2031: Remarks to the press\n"
     "© 2031 Port of Nordby\n",
     "2031-04-03"},
    {"en",
     "FOR IMMEDIATE RELEASE\n"
     "April 7, 2031\n"
     "TRANSCRIPT: News conference held on April 3, 2031\n",
     "2031-04-03"},
    {"en", "Nordby Town Hall, 10.30 am, Thursday 3rd April 2031\n", "2031-04-03"},
    {"de",
     "Berlin. Donnerstag, 3. bis Freitag, 4. April 2031\n"
     "Pressekonferenz\n",
     "2031-04-03"},
    {"pt", "Lisboa, aos 3 dias do mês de abril de 2031\n", "2031-04-03"},
};

static const char *speech_in(const char *language)
{
    size_t i = 0;
    while (strcmp(speech[i].language, language) != 0) i++;
    return speech[i].text;
}

/* The date of a file whose name says nothing. */
static const char *date_of(const char *front, const char *language, lec_arena *arena)
{
    char folder[] = "/tmp/lectern-front-XXXXXX";
    CU_ASSERT_FATAL(mkdtemp(folder) != NULL);
    const char *path = lec_arena_format(arena, "%s/talk.txt", folder);
    FILE *file = fopen(path, "wb");
    CU_ASSERT_FATAL(file != NULL);
    (void)fprintf(file, "%s\n\n%s", front, speech_in(language));
    CHECK_COUNT(fclose(file), 0, path);
    lec_readings readings = {0};
    lec_error error = {""};
    const lec_read_options options = {.threads = 1};
    const lec_status status =
        lec_read(&path, 1, study_from(arena, ""), &options, arena, &readings, &error);
    CHECK_COUNT(remove(path), 0, path);
    CHECK_COUNT(rmdir(folder), 0, folder);
    return status == LEC_OK ? readings.corpus->conference[0].date
                            : lec_arena_text(arena, error.message, strlen(error.message));
}

static void test_all(void)
{
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(date_of(fronts[i].front, fronts[i].language, arena), fronts[i].date,
                   fronts[i].front);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_front_matters[] = {{"all", test_all}, {0}};
