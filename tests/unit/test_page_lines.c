/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_page_lines.c -- pages copied with all that stands around the words: what is said stays, the
 * rest goes, in every language of the lexicons. */
#include "io/form/page_lines.h"

#include <string.h>

#include "io/words/lexicon.h"
#include "tests/support/check.h"

#define SAID                                                                                       \
    "ADA VALE: Good morning to you. The harbour opens in June, and we agreed on the money.\n"      \
    "TOM REED: What will it cost us?\n"
#define MORE "ADA VALE: Forty million in all.\n"

static const struct {
    const char *name, *head, *middle, *tail;
} pages[] = {
    {"en1",
     "Skip to main content\n"
     "Home | News | Speeches | Contact us\n"
     "Home > News > Press conferences\n"
     "Press conference by the Minister of Transport on the harbour of Nordby\n"
     "Published 3 May 2031\n"
     "Last updated: 4 May 2031 at 10:15\n"
     "Share this page\n",
     "",
     "Share this page\n"
     "Facebook | X | LinkedIn | Email\n"
     "Related content\n"
     "Minister opens tunnel at Sund\n"
     "New ferries for the north\n"
     "Is this page useful?\n"
     "Yes\n"
     "No\n"
     "Report a problem with this page\n"
     "Help us improve gov.nordby\n"
     "We'd like to set additional cookies to understand how you use our site, remember your "
     "settings and improve our services.\n"
     "Accept additional cookies\n"
     "Reject additional cookies\n"
     "Topics\n"
     "Departments\n"
     "All content is available under the Open Licence v3.0, except where otherwise stated\n"
     "© Crown copyright\n"},
    {"en2",
     "Menu\n"
     "Search\n"
     "News\n"
     "Sport\n"
     "Weather\n"
     "Minister Vale on the harbour: full transcript\n"
     "By Tom Reed, Transport correspondent\n"
     "May 3, 2031 5:14 p.m.\n"
     "3 min read\n"
     "Share\n"
     "Save\n",
     "",
     "More on this story\n"
     "Nordby harbour: what we know\n"
     "The town has waited for its harbour for twenty years.\n"
     "2 hours ago\n"
     "Ferry company fined\n"
     "Sign up for our newsletter\n"
     "Get the day's top stories in your inbox every morning.\n"
     "Advertisement\n"
     "Most read\n"
     "1 Storm closes bridge\n"
     "2 Minister under pressure\n"
     "3 Who pays for the harbour?\n"
     "Terms of Use\n"
     "Privacy Policy\n"
     "Copyright © 2031 The Nordby Courier. All rights reserved. The Courier is not responsible for "
     "the content of external sites.\n"},
    {"de1",
     "Zum Inhalt springen\n"
     "Startseite | Aktuelles | Presse | Kontakt\n"
     "Sie sind hier: Startseite > Presse > Pressekonferenzen\n"
     "Pressekonferenz der Verkehrsministerin zum Hafen Nordby\n"
     "3. Mai 2031\n"
     "Teilen\n"
     "Drucken\n",
     "",
     "Seite teilen\n"
     "Auf Facebook teilen\n"
     "Auf X teilen\n"
     "Per E-Mail versenden\n"
     "Das könnte Sie auch interessieren\n"
     "Tunnel am Sund eröffnet\n"
     "Neue Fähren für den Norden\n"
     "Newsletter abonnieren\n"
     "Impressum | Datenschutz | Barrierefreiheit\n"
     "© 2031 Ministerium für Verkehr. Alle Rechte vorbehalten.\n"},
    {"de2",
     "Menü\n"
     "Suche\n"
     "Politik\n"
     "Wirtschaft\n"
     "Sport\n"
     "Im Wortlaut: Ministerin Vale zum Hafen\n"
     "Stand: 03.05.2031 17:14 Uhr\n"
     "Lesezeit: 4 Min.\n"
     "Von Tom Ried\n",
     "Anzeige\n",
     "Mehr zum Thema\n"
     "Hafen Nordby: Was wir wissen\n"
     "Die Stadt hat zwanzig Jahre auf ihren Hafen gewartet.\n"
     "Zur Startseite\n"
     "Diese Website verwendet Cookies. Mit der Nutzung der Website stimmen Sie der Verwendung von "
     "Cookies zu.\n"
     "Alle akzeptieren\n"
     "Nur notwendige Cookies\n"
     "Nutzungsbedingungen\n"
     "Datenschutzerklärung\n"
     "Kontakt\n"},
    {"fr2",
     "Menu\n"
     "Rechercher\n"
     "Politique\n"
     "Économie\n"
     "Sports\n"
     "Verbatim : la ministre Vale sur le port\n"
     "Par Tom Reed\n"
     "Publié le 03 mai 2031 à 17h14, mis à jour le 4 mai 2031 à 09h00\n"
     "Temps de lecture : 3 min\n",
     "Publicité\n",
     "Sur le même sujet\n"
     "Port de Nordby : ce que l'on sait\n"
     "La ville attend son port depuis vingt ans.\n"
     "Les plus lus\n"
     "1 La tempête ferme le pont\n"
     "2 La ministre sous pression\n"
     "Nous utilisons des cookies pour améliorer votre expérience. En poursuivant votre navigation, "
     "vous acceptez leur utilisation.\n"
     "Tout accepter\n"
     "Tout refuser\n"
     "Nous contacter\n"
     "Conditions générales d'utilisation\n"},
    {"es2",
     "Menú\n"
     "Buscar\n"
     "Política\n"
     "Economía\n"
     "Deportes\n"
     "Íntegra: la ministra Vale habla del puerto\n"
     "Por Tom Reed\n"
     "Actualizado: 03/05/2031 17:14h\n"
     "Tiempo de lectura: 3 min\n",
     "Publicidad\n",
     "Más noticias\n"
     "Puerto de Nordby: lo que sabemos\n"
     "La ciudad espera su puerto desde hace veinte años.\n"
     "Lo más leído\n"
     "Utilizamos cookies propias y de terceros para mejorar nuestros servicios. Si continúa "
     "navegando, consideramos que acepta su uso.\n"
     "Aceptar todas\n"
     "Configurar\n"
     "Quiénes somos\n"
     "Publicidad\n"},
    {"it2",
     "Menu\n"
     "Cerca\n"
     "Politica\n"
     "Economia\n"
     "Sport\n"
     "Il testo integrale: la ministra Vale sul porto\n"
     "di Tom Reed\n"
     "Pubblicato il 3 maggio 2031 alle 17:14\n"
     "Aggiornato il 4 maggio 2031\n"
     "Tempo di lettura: 3 min\n",
     "Pubblicità\n",
     "Articoli correlati\n"
     "Porto di Nordby: quello che sappiamo\n"
     "La città aspetta il suo porto da vent'anni.\n"
     "I più letti\n"
     "Questo sito utilizza cookie per migliorare l'esperienza. Continuando la navigazione ne "
     "accetti l'uso.\n"
     "Accetta tutti\n"
     "Rifiuta\n"
     "Chi siamo\n"
     "Informativa sulla privacy\n"},
    {"pt2",
     "Menu\n"
     "Pesquisar\n"
     "Política\n"
     "Economia\n"
     "Esportes\n"
     "Leia a íntegra: a ministra Vale fala do porto\n"
     "Por Tom Reed\n"
     "03/05/2031 17h14 - Atualizado há 2 horas\n"
     "Compartilhe\n",
     "Publicidade\n",
     "Leia também\n"
     "Porto de Nordby: o que sabemos\n"
     "A cidade espera o seu porto há vinte anos.\n"
     "Mais lidas\n"
     "Usamos cookies para melhorar a sua experiência. Ao continuar a navegar, concorda com a sua "
     "utilização.\n"
     "Aceitar todos\n"
     "Rejeitar\n"
     "Quem somos\n"
     "Fale conosco\n"},
    {"nl2",
     "Menu\n"
     "Zoeken\n"
     "Politiek\n"
     "Economie\n"
     "Sport\n"
     "Volledige tekst: minister Vale over de haven\n"
     "Door Tom Reed\n"
     "Laatst bijgewerkt: 3 mei 2031 17:14\n"
     "Leestijd 3 minuten\n",
     "Advertentie\n",
     "Lees ook\n"
     "Haven van Nordby: wat we weten\n"
     "De stad wacht al twintig jaar op haar haven.\n"
     "Meest gelezen\n"
     "Deze website maakt gebruik van cookies. Door verder te gaan gaat u akkoord met het gebruik "
     "ervan.\n"
     "Alles accepteren\n"
     "Weigeren\n"
     "Over ons\n"
     "Gebruiksvoorwaarden\n"},
    {"pl2",
     "Menu\n"
     "Szukaj\n"
     "Polityka\n"
     "Gospodarka\n"
     "Sport\n"
     "Pełny zapis: minister Vale o porcie\n"
     "Autor: Tom Reed\n"
     "Ostatnia aktualizacja: 03.05.2031 17:14\n"
     "Czas czytania: 3 min\n",
     "Reklama\n",
     "Czytaj także\n"
     "Port w Nordby: co wiemy\n"
     "Miasto czeka na swój port od dwudziestu lat.\n"
     "Najczęściej czytane\n"
     "Ta strona używa plików cookies. Korzystając z niej, wyrażasz zgodę na ich użycie.\n"
     "Akceptuję wszystkie\n"
     "Odrzuć\n"
     "O nas\n"
     "Regulamin\n"},
    {"ru2",
     "Меню\n"
     "Поиск\n"
     "Политика\n"
     "Экономика\n"
     "Спорт\n"
     "Полный текст: министр Вале о порте\n"
     "Обновлено: 03.05.2031 17:14\n"
     "Время чтения: 3 мин\n"
     "Фото: ТАСС\n",
     "Реклама\n",
     "Читайте также\n"
     "Порт Нордбю: что известно\n"
     "Город ждал свой порт двадцать лет.\n"
     "Самое читаемое\n"
     "Мы используем файлы cookie. Продолжая пользоваться сайтом, вы соглашаетесь с их "
     "использованием.\n"
     "Принять все\n"
     "О проекте\n"
     "Реклама на сайте\n"
     "При использовании материалов ссылка на сайт обязательна.\n"},
    {"uk2",
     "Меню\n"
     "Пошук\n"
     "Політика\n"
     "Економіка\n"
     "Спорт\n"
     "Повний текст: міністр Вале про порт\n"
     "Оновлено: 03.05.2031 17:14\n"
     "Час читання: 3 хв\n",
     "Реклама\n",
     "Читайте також\n"
     "Порт Нордбю: що відомо\n"
     "Місто чекало на свій порт двадцять років.\n"
     "Найпопулярніше\n"
     "Ми використовуємо файли cookie. Продовжуючи користуватися сайтом, ви погоджуєтеся з їх "
     "використанням.\n"
     "Прийняти все\n"
     "Про нас\n"
     "Правила користування\n"},
    {"sv2",
     "Meny\n"
     "Sök\n"
     "Politik\n"
     "Ekonomi\n"
     "Sport\n"
     "Hela texten: minister Vale om hamnen\n"
     "Av Tom Reed\n"
     "Senast uppdaterad: 3 maj 2031 17.14\n"
     "Lästid 3 minuter\n",
     "Annons\n",
     "Läs också\n"
     "Hamnen i Nordby: det här vet vi\n"
     "Staden har väntat på sin hamn i tjugo år.\n"
     "Mest läst\n"
     "Vi använder kakor för att förbättra din upplevelse. Genom att fortsätta godkänner du detta.\n"
     "Godkänn alla\n"
     "Neka\n"
     "Om oss\n"
     "Användarvillkor\n"},
    {"tr2",
     "Menü\n"
     "Ara\n"
     "Siyaset\n"
     "Ekonomi\n"
     "Spor\n"
     "Tam metin: Bakan Vale liman hakkında\n"
     "Son güncelleme: 03.05.2031 17:14\n"
     "Okuma süresi: 3 dakika\n",
     "Reklam\n",
     "Ayrıca okuyun\n"
     "Nordby limanı: bildiklerimiz\n"
     "Kent limanını yirmi yıldır bekliyor.\n"
     "En çok okunanlar\n"
     "Bu site çerez kullanmaktadır. Siteyi kullanmaya devam ederek bunu kabul etmiş olursunuz.\n"
     "Tümünü kabul et\n"
     "Hakkımızda\n"
     "Kullanım koşulları\n"},
    {"ja1",
     "本文へ移動\n"
     "ホーム | ニュース | 報道発表 | お問い合わせ\n"
     "ホーム > 報道発表 > 記者会見\n"
     "ノルドビー港に関する大臣記者会見\n"
     "2031年5月3日\n"
     "シェアする\n",
     "",
     "シェアする\n"
     "印刷\n"
     "関連記事\n"
     "スンド海底トンネルが開通\n"
     "北部に新しいフェリー\n"
     "メールマガジン登録\n"
     "サイトマップ | プライバシーポリシー | アクセシビリティ\n"
     "© 2031 運輸省. All Rights Reserved.\n"},
    {"ja2",
     "メニュー\n"
     "検索\n"
     "政治\n"
     "経済\n"
     "スポーツ\n"
     "大臣会見の全文\n"
     "更新日：2031年5月3日 17時14分\n"
     "ツイート\n",
     "広告\n",
     "あわせて読みたい\n"
     "ノルドビー港について分かっていること\n"
     "アクセスランキング\n"
     "当サイトではCookieを使用しています。閲覧を続けることで同意したものとみなします。\n"
     "同意する\n"
     "会社概要\n"
     "利用規約\n"
     "トップへ戻る\n"},
    {"zh2",
     "菜单\n"
     "搜索\n"
     "政治\n"
     "经济\n"
     "体育\n"
     "部长答记者问全文\n"
     "更新时间：2031-05-03 17:14\n"
     "字号：大 中 小\n"
     "来源：新华社\n",
     "广告\n",
     "推荐阅读\n"
     "诺德比港：我们所知道的\n"
     "热门文章\n"
     "本网站使用Cookie。继续浏览即表示您同意我们使用Cookie。\n"
     "全部接受\n"
     "关于我们\n"
     "使用条款\n"
     "返回顶部\n"},
};

/* One line at the end, or amid what is said. */
static const char *const shared[] = {
    "Share this page: Facebook Twitter LinkedIn\n", "Share this page: Facebook X\n",
    "Share: Facebook, Twitter, WhatsApp, e-mail\n", "Share on Facebook Share on Twitter\n",
    "Teilen: Facebook WhatsApp Drucken\n",          "Partager cet article Facebook Twitter\n",
    "Facebook Twitter Instagram YouTube\n",         "Compartir esta noticia: WhatsApp Facebook\n",
    "Поделиться новостью: ВКонтакте Telegram\n",
};

/* The lines that are left as paragraphs. */
static const char *left_in(const char *text, lec_arena *arena)
{
    const lec_lines lines = lec_lines_of(text, 0, (uint32_t)strlen(text), arena);
    const char *left = "";
    lec_page_lines_mark(text, lines);
    for (size_t i = 0; i < lines.count; i++)
        if (lines.items[i].kind == LEC_BLOCK_PARAGRAPH)
            left = lec_arena_format(arena, "%s%.*s\n", left,
                                    (int)(lines.items[i].end - lines.items[i].start),
                                    text + lines.items[i].start);
    return left;
}

/* Nothing is left after what is said; before it, titles, by-lines and dates are. */
static void test_pages(void)
{
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        lec_arena *arena = lec_arena_new();
        const char *text = lec_arena_format(arena, "%s" SAID "%s" MORE "%s", pages[i].head,
                                            pages[i].middle, pages[i].tail);
        const char *left = left_in(text, arena);
        const char *said = strstr(left, "ADA VALE");
        CHECK_TEXT(said != NULL ? said : left, SAID MORE, pages[i].name);
        const char *first = lec_arena_format(arena, "%.*s", (int)strcspn(text, "\n"), text);
        CHECK_TRUE(strncmp(left, first, strlen(first)) != 0, pages[i].name);
        lec_arena_free(arena);
    }
}

static void test_shared(void)
{
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(left_in(lec_arena_format(arena, SAID "%s" MORE, shared[i]), arena), SAID MORE,
                   shared[i]);
        CHECK_TEXT(left_in(lec_arena_format(arena, SAID MORE "%s", shared[i]), arena), SAID MORE,
                   shared[i]);
        lec_arena_free(arena);
    }
}

static const char *const kept[] = {
    SAID "ADA VALE: Facebook, Twitter.\nFacebook and Twitter pay.\n",
    SAID "ADA VALE: I want to share this with you.\nShare this with your readers.\n",
    "CONTACT: Please contact us.\nHOME: We are here.\nCONTACT: Good.\nHOME: And you?\n",
    "Anna Berg | Reuters\n\nWhat will it cost us?\n\nAda Vale | Minister\n\nForty million.\n",
    "Ministry of Roads | Press conference | 3 May 2031\n" SAID MORE,
    SAID "ADA VALE: We use cookies to find out what people read.\nWho uses cookies does so too.\n",
    SAID "ADA VALE: It all begins at home\nHome\nIs where we live.\n",
    "Minister Vale on the harbour | News | 2031\n" SAID,
    SAID "ADA VALE: Read this first.\nRelated articles\n" SAID MORE,
    SAID "ADA VALE: This is ours.\nRelated articles\nThe harbour opens.\nThe tunnel closes.\n"
         "Nobody pays.\n\xC2\xA9 and other marks are letters too.\n",
    "Caf\xC3\xA9 & \xC2\xA9 &\n" SAID,
    SAID "News \xC2\xB7 Harbour\nMenu Search\n" MORE, /* one entry of two; no network */
    SAID MORE "Menu Search Home\n",                   /* one line is no end of a page */
    SAID "ADA VALE: It is so.\nAdvertisement for it costs us all.\n",
    SAID "ADA VALE: Read more about it and you will see.\n" MORE,
    SAID "ADA VALE: It is so.\n5 Contact us at noon.\nRelated: the harbour is ours.\n",
    "Nordby | Sund | We use cookies to count\n" SAID,
    "Nordby | Sund | Norrland\n" SAID, /* no entry that menus have */
    "Home | The minister has said all that there is to say | News\n" SAID,
};

static void test_kept(void)
{
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        lec_arena *arena = lec_arena_new();
        const char *lines = "";
        for (const char *at = kept[i]; *at != '\0'; at++) /* without empty lines */
            if (*at != '\n' || (at[1] != '\n')) lines = lec_arena_format(arena, "%s%c", lines, *at);
        CHECK_TEXT(left_in(kept[i], arena), lines, kept[i]);
        lec_arena_free(arena);
    }
}

/* Lines that go wherever they stand: what is said goes on below. */
static void test_anywhere(void)
{
    static const char *const gone[] = {
        "Advertisement\n",
        "Read more: The harbour of Nordby opens\n",
        "Read more\xEF\xBC\x9AThe harbour of Nordby opens\n",
        "See also :\n",
        "Facebook X\n",
    };
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(left_in(lec_arena_format(arena, SAID "%s" MORE, gone[i]), arena), SAID MORE,
                   gone[i]);
        lec_arena_free(arena);
    }
}

/* Forty names of networks are a menu; one more is more than a line of one has. */
static void test_many_networks(void)
{
    lec_arena *arena = lec_arena_new();
    const char *line = "X";
    for (int i = 1; i < 40; i++) line = lec_arena_format(arena, "%s X", line);
    CHECK_TEXT(left_in(lec_arena_format(arena, SAID "%s\n" MORE, line), arena), SAID MORE, "forty");
    const char *longer = lec_arena_format(arena, SAID "%s X\n" MORE, line);
    CHECK_TEXT(left_in(longer, arena), longer, "forty-one");
    lec_arena_free(arena);
}

/* Above what is said, menus and paths of pages go; other lines with the same marks stay. */
static void test_heads(void)
{
    static const char *const gone[] = {
        "Home / News / Nordby\n",
        "Home \xE2\x80\xBA News\n",
        "Home | | News\n",
        "Home \xC2\xBB Our policy uses cookies \xC2\xBB Nordby\n",
        "Home \xE2\x80\xA2 News \xE2\x86\x92 Sport\n",
    };
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(left_in(lec_arena_format(arena, "%s" SAID, gone[i]), arena), SAID, gone[i]);
        lec_arena_free(arena);
    }
}

/* Every phrase of the class is of one of the six kinds that are known. */
static void test_kinds(void)
{
    static const char *const kinds[] = {"item", "start", "list", "inside", "anywhere", "network"};
    for (size_t i = 0; i < lec_lexicon_line_count(); i++) {
        const lec_lexicon_line line = lec_lexicon_line_at(i);
        bool known = line.class != LEC_PHRASE_PAGE;
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds && !known; k++)
            known = line.full != NULL && strcmp(line.full, kinds[k]) == 0;
        CHECK_TRUE(known, line.phrase);
    }
}

const lec_test lec_tests_page_lines[] = {{"shared", test_shared},
                                         {"pages", test_pages},
                                         {"kept", test_kept},
                                         {"anywhere", test_anywhere},
                                         {"many_networks", test_many_networks},
                                         {"heads", test_heads},
                                         {"kinds", test_kinds},
                                         {0}};
