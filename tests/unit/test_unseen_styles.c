/* SPDX-License-Identifier: GPL-3.0-or-later
 * Styles that no weight was learned on: who leads without a label that says so, initials and
 * brackets that explain labels, names in another case, languages that only a lexicon knows. The
 * turns are what a reader of each text has. All people, places and outlets are invented. */
#include "tests/support/check.h"
#include "tests/support/talk.h"

/* Somebody leads the conference, and no label says so. */
static const talk_case leaders[] = {
    {"who opens, gives the floor and closes",
     "Nora Pell: Good afternoon, and welcome. With us is Minister Ada Lind. Minister, the "
     "floor is yours.\n"
     "\n"
     "Ada Lind: Thank you. The port opens in June, and it costs half of what we feared. Eight "
     "hundred people have work in it, and more will come. I am glad that it is done.\n"
     "\n"
     "Nora Pell: Thank you, Minister. First question, please, over there.\n"
     "\n"
     "Ivo Vik: Ivo Vik, The Wire. Who pays for it?\n"
     "\n"
     "Ada Lind: All of us pay, as we always did.\n"
     "\n"
     "Nora Pell: Next question.\n"
     "\n"
     "Eva Moss: Eva Moss, Radio North. When will the trains come?\n"
     "\n"
     "Ada Lind: In the spring of next year, I hope.\n"
     "\n"
     "Nora Pell: That is all we have time for. Thank you all.\n",
     "moderator:Nora Pell|principal:Ada Lind|moderator:Nora Pell|journalist:Ivo "
     "Vik|principal:Ada Lind|moderator:Nora Pell|journalist:Eva Moss|principal:Ada "
     "Lind|moderator:Nora Pell"},
    {"who only opens and closes",
     "Nora Pell: Good afternoon and welcome. We begin with a statement and then take your "
     "questions.\n"
     "\n"
     "Ada Lind: Good afternoon. The port opens in June, and it costs half of what we feared. "
     "Eight hundred people have work in it, and more will come.\n"
     "\n"
     "Ivo Vik: Who pays for it? And do the towns pay as well?\n"
     "\n"
     "Ada Lind: All of us pay, as we always did. The towns pay a tenth of it.\n"
     "\n"
     "Eva Moss: When will the trains come?\n"
     "\n"
     "Ada Lind: In the spring of next year, I hope.\n"
     "\n"
     "Nora Pell: We have no more time today. Thank you very much.\n",
     "moderator:Nora Pell|principal:Ada Lind|journalist:Ivo Vik|principal:Ada "
     "Lind|journalist:Eva Moss|principal:Ada Lind|moderator:Nora Pell"},
    {"who holds an interview with long questions",
     "Eva Moss: You built the first of these ports when you were thirty, with your own hands "
     "and the money of your neighbours, and the whole town laughed about you until the first "
     "ship came. What did you think in that year?\n"
     "\n"
     "Ada Lind: That it would rain.\n"
     "\n"
     "Eva Moss: There is a letter of yours from that time, which I read again last night, and "
     "in it you say that a port is a promise to people whom you will never meet. It has been "
     "quoted in every speech since then. Do you still believe it?\n"
     "\n"
     "Ada Lind: Yes. More than then.\n"
     "\n"
     "Eva Moss: And when you stand on the pier today, with the cranes behind you and the old "
     "houses gone, and you see the children of those who laughed, what is it that you would "
     "like to tell them?\n"
     "\n"
     "Ada Lind: Come in, it is warm.\n",
     "journalist:Eva Moss|principal:Ada Lind|journalist:Eva Moss|principal:Ada "
     "Lind|journalist:Eva Moss|principal:Ada Lind"},
};

static void test_leaders(void)
{
    check_turns(leaders, sizeof leaders / sizeof *leaders, "txt");
}

/* Who sits in a committee, and who only stands beside. */
static const talk_case members[] = {
    {"a member who has no question",
     "The CHAIRMAN. The committee will come to order. I thank the witness for coming.\n"
     "\n"
     "Mr. KERR. Thank you, Mr. Chairman. How many ships come in a year?\n"
     "\n"
     "Secretary LIND. Thank you for the question. Four hundred, and most of them in summer.\n"
     "\n"
     "Ms. MOSS. Who pays for the pilots?\n"
     "\n"
     "Secretary LIND. The owners pay for them.\n"
     "\n"
     "The CHAIRMAN. The time has expired. Mr. Vik is recognized.\n"
     "\n"
     "Mr. VIK. Thank you. I have no questions for the witness.\n"
     "\n"
     "Ms. MOSS. One more. Is the port safe?\n"
     "\n"
     "Secretary LIND. It is safe.\n"
     "\n"
     "The CHAIRMAN. The committee is adjourned.\n",
     "moderator:Chairman|journalist:Mr. Kerr|principal:Secretary Lind|journalist:Ms. "
     "Moss|principal:Secretary Lind|moderator:Chairman|journalist:Mr. Vik|journalist:Ms. "
     "Moss|principal:Secretary Lind|moderator:Chairman"},
    {"a son and a child",
     "Remarks by President Lind at a Fair\n"
     "\n"
     "THE PRESIDENT: Good afternoon. It is good to be here with you.\n"
     "\n"
     "MR. OLE LIND: In the back. She has a question.\n"
     "\n"
     "THE PRESIDENT: What is your question?\n"
     "\n"
     "GIRL: Why is the sea salt?\n"
     "\n"
     "THE PRESIDENT: Because the rivers bring the salt. Nobody takes it out.\n"
     "\n"
     "MR. OLE LIND: You are supposed to cut the rope, Mum.\n"
     "\n"
     "THE PRESIDENT: I am supposed to cut the rope?\n",
     "principal:President Lind|other:Ole Lind|principal:President "
     "Lind|other:|principal:President Lind|other:Ole Lind|principal:President Lind"},
};

static void test_members(void)
{
    check_turns(members, sizeof members / sizeof *members, "txt");
}

/* Initials that a list explains, and names in brackets. */
static const talk_case legends[] = {
    {"initials and a colon",
     "Interview with the harbour master\n"
     "\n"
     "AL: Ada Lind, harbour master\n"
     "EM: Eva Moss, Daily Courier\n"
     "\n"
     "EM: Who pays for the port?\n"
     "\n"
     "AL: All of us pay, as we always did. It is the port of the town, and the town wanted "
     "it.\n"
     "\n"
     "EM: And when will it be ready?\n"
     "\n"
     "AL: In the spring of next year, I hope.\n",
     "journalist:Eva Moss|principal:Ada Lind|journalist:Eva Moss|principal:Ada Lind"},
    {"initials in brackets",
     "Speakers: Minister Ada Lind (AL); for the Courier Eva Moss (EM)\n"
     "\n"
     "EM: Who pays for the port?\n"
     "\n"
     "AL: All of us pay, as we always did. It is the port of the town, and the town wanted "
     "it.\n"
     "\n"
     "EM: And when will it be ready?\n"
     "\n"
     "AL: In the spring of next year, I hope.\n",
     "journalist:Eva Moss|principal:Ada Lind|journalist:Eva Moss|principal:Ada Lind"},
    {"who asks, in a bracket behind Q",
     "Press conference by Minister Ada Lind\n"
     "\n"
     "Lind: Good morning. The port opens in June, and it costs half of what we feared.\n"
     "\n"
     "Q (Eva Moss, Daily Courier): Who pays for it?\n"
     "\n"
     "Lind: All of us pay, as we always did.\n"
     "\n"
     "Q (Ivo Vik, The Wire): And the towns?\n"
     "\n"
     "Lind: They pay a tenth of it.\n"
     "\n"
     "Q (Eva Moss, Daily Courier): When will it be ready?\n"
     "\n"
     "Lind: In the spring of next year, I hope.\n",
     "principal:Ada Lind|journalist:Eva Moss|principal:Ada Lind|journalist:Ivo "
     "Vik|principal:Ada Lind|journalist:Eva Moss|principal:Ada Lind"},
    {"who chairs, in a bracket with a bracket",
     "The Chair (Ms. Nora Pell (North, Lib.)): I call the meeting to order. Minister, the "
     "floor is yours.\n"
     "\n"
     "Hon. Ada Lind (Minister of Ports): Thank you, Madam Chair. The port opens in June, and "
     "eight hundred people have work in it.\n"
     "\n"
     "The Chair (Ms. Nora Pell (North, Lib.)): Thank you. Mr. Vik, you have six minutes.\n"
     "\n"
     "Mr. Ivo Vik (East (Upper), BQ): Minister, who pays for it?\n"
     "\n"
     "Hon. Ada Lind: All of us pay, as we always did.\n"
     "\n"
     "The Chair: Your time is up. The meeting is adjourned.\n",
     "moderator:Nora Pell|principal:Ada Lind|moderator:Nora Pell|journalist:Ivo "
     "Vik|principal:Ada Lind|moderator:Nora Pell"},
};

static void test_legends(void)
{
    check_turns(legends, sizeof legends / sizeof *legends, "txt");
}

/* What looks like a label, and is a title, a heading or a phrase. */
static const talk_case headings[] = {
    {"a title with a colon",
     "Harbour Forum: Ports after the Storm\n"
     "\n"
     "Ada Lind: Good morning. We open the port in June, as you know.\n"
     "\n"
     "Eva Moss: Who pays for it?\n"
     "\n"
     "Ada Lind: All of us pay, as we always did.\n"
     "\n"
     "Eva Moss: And when will it be ready?\n"
     "\n"
     "Ada Lind: In the spring of next year, I hope.\n",
     "principal:Ada Lind|journalist:Eva Moss|principal:Ada Lind|journalist:Eva "
     "Moss|principal:Ada Lind"},
    {"phrases of a speech",
     "Remarks by Secretary Lind at the Congress\n"
     "\n"
     "SECRETARY LIND:  Good morning.  It is good to be in this hall again.\n"
     "\n"
     "Sailors of the North: You asked for a port, and here it is.\n"
     "\n"
     "My last point: It is yours.  So use it.\n"
     "\n"
     "Thank you.\n",
     "principal:Secretary Lind"},
    {"an initial and a name",
     "D. Lind: Good morning. We open the port in June, as you know.\n"
     "\n"
     "S. Moss: Who pays for it?\n"
     "\n"
     "D. Lind: All of us pay, as we always did.\n"
     "\n"
     "S. Moss: And when will it be ready?\n"
     "\n"
     "D. Lind: In the spring of next year, I hope.\n",
     "principal:D. Lind|journalist:S. Moss|principal:D. Lind|journalist:S. Moss|principal:D. "
     "Lind"},
};

static void test_headings(void)
{
    check_turns(headings, sizeof headings / sizeof *headings, "txt");
}

/* Titles in inflecting languages have names in another case. */
static const talk_case cases[] = {
    {"Ukrainian: an office with what it is of",
     "\u041F\u0440\u0435\u0441\u043A\u043E\u043D\u0444\u0435\u0440\u0435\u043D\u0446\u0456\u044F "
     "\u041C\u0456\u043D\u0456\u0441\u0442\u0440\u0430 "
     "\u0435\u043D\u0435\u0440\u0433\u0435\u0442\u0438\u043A\u0438 "
     "\u041E\u0441\u0442\u0430\u043F\u0430 "
     "\u0412\u0435\u0440\u0431\u0438\u0446\u044C\u043A\u043E\u0433\u043E\n"
     "\n"
     "\u041C\u0456\u043D\u0456\u0441\u0442\u0440: \u0414\u043E\u0431\u0440\u0438\u0439 "
     "\u0434\u0435\u043D\u044C. \u041C\u0438 "
     "\u0432\u0456\u0434\u043D\u043E\u0432\u0438\u043B\u0438 "
     "\u0441\u0432\u0456\u0442\u043B\u043E \u0432 \u0443\u0441\u0456\u0445 "
     "\u0441\u0435\u043B\u0430\u0445 \u043E\u0431\u043B\u0430\u0441\u0442\u0456, \u0456 "
     "\u044F \u0434\u044F\u043A\u0443\u044E \u0431\u0440\u0438\u0433\u0430\u0434\u0430\u043C, "
     "\u044F\u043A\u0456 \u043F\u0440\u0430\u0446\u044E\u0432\u0430\u043B\u0438 "
     "\u0434\u0435\u0441\u044F\u0442\u044C \u0434\u043D\u0456\u0432 \u0431\u0435\u0437 "
     "\u043F\u0435\u0440\u0435\u0440\u0432\u0438.\n"
     "\n"
     "\u0417\u0430\u043F\u0438\u0442\u0430\u043D\u043D\u044F: \u041F\u0430\u043D\u0435 "
     "\u043C\u0456\u043D\u0456\u0441\u0442\u0440\u0435, \u0447\u0438 "
     "\u0431\u0443\u0434\u0443\u0442\u044C "
     "\u0432\u0456\u0434\u043A\u043B\u044E\u0447\u0435\u043D\u043D\u044F "
     "\u0432\u0437\u0438\u043C\u043A\u0443?\n"
     "\n"
     "\u041C\u0456\u043D\u0456\u0441\u0442\u0440: \u042F\u043A\u0449\u043E \u043D\u0435 "
     "\u0431\u0443\u0434\u0435 \u043D\u043E\u0432\u0438\u0445 "
     "\u043F\u043E\u0448\u043A\u043E\u0434\u0436\u0435\u043D\u044C, \u0442\u043E "
     "\u043D\u0456. \u041C\u0438 \u043C\u0430\u0454\u043C\u043E "
     "\u0440\u0435\u0437\u0435\u0440\u0432, \u0456 \u043F\u0430\u043B\u0438\u0432\u043E "
     "\u0454 \u0434\u043E \u0432\u0435\u0441\u043D\u0438, \u0442\u043E\u043C\u0443 "
     "\u0449\u043E \u043C\u0438 \u043F\u043E\u0447\u0430\u043B\u0438 "
     "\u0433\u043E\u0442\u0443\u0432\u0430\u0442\u0438\u0441\u044F \u0449\u0435 "
     "\u0432\u043B\u0456\u0442\u043A\u0443.\n",
     "principal:\u041E\u0441\u0442\u0430\u043F "
     "\u0412\u0435\u0440\u0431\u0438\u0446\u044C\u043A\u0438\u0439|journalist:|principal:"
     "\u041E\u0441\u0442\u0430\u043F "
     "\u0412\u0435\u0440\u0431\u0438\u0446\u044C\u043A\u0438\u0439"},
    {"Russian: the guest",
     "\u0421\u043E\u0432\u043C\u0435\u0441\u0442\u043D\u0430\u044F "
     "\u043F\u0440\u0435\u0441\u0441-"
     "\u043A\u043E\u043D\u0444\u0435\u0440\u0435\u043D\u0446\u0438\u044F "
     "\u0441 \u041F\u0440\u0435\u0437\u0438\u0434\u0435\u043D\u0442\u043E\u043C "
     "\u041D\u043E\u0440\u043B\u0430\u043D\u0434\u0438\u0438 "
     "\u042D\u0440\u0438\u043A\u043E\u043C \u0414\u0430\u043B\u0435\u043C\n"
     "\n"
     "\u0418.\u041F\u0435\u0442\u0440\u0435\u043D\u043A\u043E: "
     "\u0423\u0432\u0430\u0436\u0430\u0435\u043C\u044B\u0439 "
     "\u0433\u043E\u0441\u043F\u043E\u0434\u0438\u043D "
     "\u041F\u0440\u0435\u0437\u0438\u0434\u0435\u043D\u0442! \u042F \u0440\u0430\u0434 "
     "\u043F\u0440\u0438\u0432\u0435\u0442\u0441\u0442\u0432\u043E\u0432\u0430\u0442\u044C "
     "\u0433\u043E\u0441\u0442\u0435\u0439. \u041C\u044B "
     "\u0433\u043E\u0432\u043E\u0440\u0438\u043B\u0438 \u043E "
     "\u0442\u043E\u0440\u0433\u043E\u0432\u043B\u0435 \u0438 \u043E "
     "\u0433\u0440\u0430\u043D\u0438\u0446\u0435.\n"
     "\n"
     "\u042D.\u0414\u0430\u043B\u044C: \u0421\u043F\u0430\u0441\u0438\u0431\u043E. "
     "\u041C\u044B \u0445\u043E\u0440\u043E\u0448\u043E "
     "\u043F\u043E\u0433\u043E\u0432\u043E\u0440\u0438\u043B\u0438. \u0427\u0435\u0433\u043E "
     "\u0445\u043E\u0442\u044F\u0442 \u043D\u0430\u0448\u0438 \u043B\u044E\u0434\u0438? "
     "\u041E\u043D\u0438 \u0445\u043E\u0442\u044F\u0442 \u043C\u0438\u0440\u0430, \u0438 "
     "\u043C\u044B \u043E\u0442\u043A\u0440\u043E\u0435\u043C "
     "\u0433\u0440\u0430\u043D\u0438\u0446\u0443 \u0432 \u043C\u0430\u0435.\n"
     "\n"
     "\u0410.\u0411\u0440\u0443\u043D: \u041A\u043E\u0433\u0434\u0430 "
     "\u043E\u0442\u043A\u0440\u043E\u0435\u0442\u0441\u044F "
     "\u043F\u0435\u0440\u0435\u0445\u043E\u0434?\n"
     "\n"
     "\u042D.\u0414\u0430\u043B\u044C: \u0412 \u043C\u0430\u0435. "
     "\u041F\u0440\u0430\u0432\u0438\u043B\u044C\u043D\u043E?\n"
     "\n"
     "\u0418.\u041F\u0435\u0442\u0440\u0435\u043D\u043A\u043E: \u0414\u0430, \u0432 "
     "\u043C\u0430\u0435. \u0420\u0430\u0431\u043E\u0442\u0430 \u043F\u043E\u0447\u0442\u0438 "
     "\u0437\u0430\u043A\u043E\u043D\u0447\u0435\u043D\u0430.\n",
     "principal:\u0418.\u041F\u0435\u0442\u0440\u0435\u043D\u043A\u043E|principal:"
     "\u042D\u0440\u0438\u043A "
     "\u0414\u0430\u043B\u044C|journalist:\u0410.\u0411\u0440\u0443\u043D|principal:"
     "\u042D\u0440\u0438\u043A "
     "\u0414\u0430\u043B\u044C|principal:\u0418.\u041F\u0435\u0442\u0440\u0435\u043D\u043A\u043E"},
    {"Polish: an adjective as a surname",
     "Konferencja prasowa ministra infrastruktury Marka Zawadzkiego\n"
     "\n"
     "Minister: Dzie\u0144 dobry. Do ko\u0144ca roku przywr\u00F3cimy po\u0142\u0105czenia do "
     "trzydziestu miast, kt\u00F3re straci\u0142y poci\u0105gi w ubieg\u0142ym wieku, i "
     "przeznaczamy na to dwa miliardy z\u0142otych.\n"
     "\n"
     "Pytanie z sali: Panie ministrze, kt\u00F3re miasta b\u0119d\u0105 pierwsze?\n"
     "\n"
     "Minister: Pierwsze b\u0119d\u0105 miasta na wschodzie. Lista jest ju\u017C na stronie "
     "ministerstwa.\n"
     "\n"
     "Pytanie z sali: Czy bilety b\u0119d\u0105 dro\u017Csze?\n"
     "\n"
     "Minister: Nie b\u0119d\u0105 dro\u017Csze.\n",
     "principal:Marek Zawadzki|journalist:|principal:Marek "
     "Zawadzki|journalist:|principal:Marek Zawadzki"},
    {"Czech",
     "Tiskov\u00E1 konference ministra dopravy Pavla Hrub\u00E9ho\n"
     "\n"
     "Ministr: Dobr\u00FD den. Vl\u00E1da dnes schv\u00E1lila stavbu nov\u00E9 trati mezi "
     "Brnem a Ostravou, kter\u00E1 bude st\u00E1t \u0161edes\u00E1t miliard a prvn\u00ED "
     "vlaky po n\u00ED pojedou za osm let. Chci pod\u011Bkovat v\u0161em, kte\u0159\u00ED na "
     "projektu pracovali.\n"
     "\n"
     "Dotaz z pl\u00E9na: Pane minist\u0159e, kudy povede tra\u0165 p\u0159es hory?\n"
     "\n"
     "Ministr: Tunelem dlouh\u00FDm jeden\u00E1ct kilometr\u016F.\n"
     "\n"
     "Novin\u00E1\u0159: Kdy za\u010Dnou pr\u00E1ce?\n"
     "\n"
     "Ministr: P\u0159\u00ED\u0161t\u00ED rok na ja\u0159e.\n",
     "principal:Pavel Hrub\u00FD|journalist:|principal:Pavel "
     "Hrub\u00FD|journalist:|principal:Pavel Hrub\u00FD"},
    {"Greek",
     "\u03A3\u03C5\u03BD\u03AD\u03BD\u03C4\u03B5\u03C5\u03BE\u03B7 "
     "\u03A4\u03CD\u03C0\u03BF\u03C5 \u03C4\u03BF\u03C5 "
     "\u03A5\u03C0\u03BF\u03C5\u03C1\u03B3\u03BF\u03CD "
     "\u039D\u03B1\u03C5\u03C4\u03B9\u03BB\u03AF\u03B1\u03C2 \u039D\u03AF\u03BA\u03BF\u03C5 "
     "\u0392\u03B1\u03C1\u03B4\u03AE\n"
     "\n"
     "\u03A5\u03C0\u03BF\u03C5\u03C1\u03B3\u03CC\u03C2: "
     "\u039A\u03B1\u03BB\u03B7\u03BC\u03AD\u03C1\u03B1 \u03C3\u03B1\u03C2. "
     "\u03A3\u03AE\u03BC\u03B5\u03C1\u03B1 "
     "\u03C5\u03C0\u03BF\u03B3\u03C1\u03AC\u03C8\u03B1\u03BC\u03B5 \u03C4\u03B7 "
     "\u03C3\u03CD\u03BC\u03B2\u03B1\u03C3\u03B7 \u03B3\u03B9\u03B1 \u03C4\u03BF "
     "\u03BD\u03AD\u03BF \u03BB\u03B9\u03BC\u03AC\u03BD\u03B9 \u03C4\u03B7\u03C2 "
     "\u03C0\u03CC\u03BB\u03B7\u03C2.\n"
     "\n"
     "\u0394\u03B7\u03BC\u03BF\u03C3\u03B9\u03BF\u03B3\u03C1\u03AC\u03C6\u03BF\u03C2: "
     "\u039A\u03CD\u03C1\u03B9\u03B5 \u03C5\u03C0\u03BF\u03C5\u03C1\u03B3\u03AD, "
     "\u03C0\u03BF\u03B9\u03BF\u03C2 \u03B8\u03B1 "
     "\u03C0\u03BB\u03B7\u03C1\u03CE\u03C3\u03B5\u03B9;\n"
     "\n"
     "\u03A5\u03C0\u03BF\u03C5\u03C1\u03B3\u03CC\u03C2: \u03A4\u03BF "
     "\u03BA\u03C1\u03AC\u03C4\u03BF\u03C2 \u03C0\u03BB\u03B7\u03C1\u03CE\u03BD\u03B5\u03B9 "
     "\u03C4\u03B1 \u03BC\u03B9\u03C3\u03AC \u03BA\u03B1\u03B9 \u03B7 "
     "\u03B5\u03C4\u03B1\u03B9\u03C1\u03B5\u03AF\u03B1 \u03C4\u03B1 \u03AC\u03BB\u03BB\u03B1 "
     "\u03BC\u03B9\u03C3\u03AC.\n"
     "\n"
     "\u0395\u03C1\u03CE\u03C4\u03B7\u03C3\u03B7: \u03A0\u03CC\u03C4\u03B5 "
     "\u03B1\u03C1\u03C7\u03AF\u03B6\u03BF\u03C5\u03BD \u03C4\u03B1 "
     "\u03AD\u03C1\u03B3\u03B1;\n"
     "\n"
     "\u03A5\u03C0\u03BF\u03C5\u03C1\u03B3\u03CC\u03C2: \u03A4\u03BF\u03BD "
     "\u0399\u03BF\u03CD\u03BD\u03B9\u03BF.\n",
     "principal:\u039D\u03AF\u03BA\u03BF\u03C2 "
     "\u0392\u03B1\u03C1\u03B4\u03AE\u03C2|journalist:|principal:\u039D\u03AF\u03BA\u03BF\u03C2 "
     "\u0392\u03B1\u03C1\u03B4\u03AE\u03C2|journalist:|principal:\u039D\u03AF\u03BA\u03BF\u03C2 "
     "\u0392\u03B1\u03C1\u03B4\u03AE\u03C2"},
};

static void test_cases(void)
{
    check_turns(cases, sizeof cases / sizeof *cases, "txt");
}

/* Languages of which only the lexicon knows who asks. */
static const talk_case languages[] = {
    {"Danish",
     "Statsministeren: Goddag og velkommen. Regeringen har i dag indg\u00E5et en aftale om "
     "den nye bro.\n"
     "\n"
     "Journalist: Hvorfor bliver den dyrere end lovet?\n"
     "\n"
     "Statsministeren: Fordi st\u00E5let er blevet dyrere i hele Europa.\n"
     "\n"
     "Sp\u00F8rgsm\u00E5l: Skal bilisterne betale for at k\u00F8re over?\n"
     "\n"
     "Statsministeren: Ja, i de f\u00F8rste tyve \u00E5r.\n",
     "principal:Statsministeren|journalist:|principal:Statsministeren|journalist:|principal:"
     "Statsministeren"},
    {"Finnish",
     "Viestint\u00E4johtaja Salla Rinne: Hyv\u00E4\u00E4 huomenta ja tervetuloa. Ensin puhuu "
     "ministeri Laakso, olkaa hyv\u00E4.\n"
     "\n"
     "Ministeri Outi Laakso: Kiitos. Hallitus p\u00E4\u00E4tti t\u00E4n\u00E4\u00E4n uudesta "
     "radasta, ja rakentaminen alkaa ensi vuonna.\n"
     "\n"
     "Toimittaja: Kuka radan maksaa?\n"
     "\n"
     "Ministeri Outi Laakso: Valtio maksaa puolet ja kaupungit puolet.\n"
     "\n"
     "Kysymys: Milloin ensimm\u00E4inen juna l\u00E4htee?\n"
     "\n"
     "Ministeri Outi Laakso: Vuonna 2040.\n",
     "moderator:Salla Rinne|principal:Outi Laakso|journalist:|principal:Outi "
     "Laakso|journalist:|principal:Outi Laakso"},
    {"Hungarian: the name before the office",
     "Kov\u00E1cs P\u00E9ter miniszter: J\u00F3 napot k\u00EDv\u00E1nok! A korm\u00E1ny ma "
     "elfogadta a helyi vasutak terv\u00E9t.\n"
     "\n"
     "\u00DAjs\u00E1g\u00EDr\u00F3: Miniszter \u00FAr, mikor indul az els\u0151 vonat?\n"
     "\n"
     "Kov\u00E1cs P\u00E9ter miniszter: J\u00F6v\u0151 tavasszal, ha a munka "
     "elk\u00E9sz\u00FCl.\n"
     "\n"
     "K\u00E9rd\u00E9s: Dr\u00E1g\u00E1bb lesz a jegy?\n"
     "\n"
     "Kov\u00E1cs P\u00E9ter miniszter: Nem lesz dr\u00E1g\u00E1bb.\n",
     "principal:Kov\u00E1cs P\u00E9ter|journalist:|principal:Kov\u00E1cs "
     "P\u00E9ter|journalist:|principal:Kov\u00E1cs P\u00E9ter"},
    {"Romanian",
     "Conferin\u021B\u0103 de pres\u0103 sus\u021Binut\u0103 de ministrul "
     "S\u0103n\u0103t\u0103\u021Bii, Mircea Dobrin\n"
     "\n"
     "Mircea Dobrin: Bun\u0103 ziua. Ast\u0103zi am aprobat construirea a trei spitale noi "
     "\u00EEn \u021Bar\u0103.\n"
     "\n"
     "Jurnalist: Domnule ministru, unde vor fi construite?\n"
     "\n"
     "Mircea Dobrin: Unul la Ia\u0219i, unul la Cluj \u0219i unul la Craiova.\n"
     "\n"
     "\u00CEntrebare: De unde vin medicii?\n"
     "\n"
     "Mircea Dobrin: \u00CEi form\u0103m noi \u0219i le d\u0103m locuin\u021Be.\n",
     "principal:Mircea Dobrin|journalist:|principal:Mircea "
     "Dobrin|journalist:|principal:Mircea Dobrin"},
};

static void test_languages(void)
{
    check_turns(languages, sizeof languages / sizeof *languages, "txt");
}

const lec_test lec_tests_unseen_styles[] = {{"leaders", test_leaders},
                                            {"members", test_members},
                                            {"legends", test_legends},
                                            {"headings", test_headings},
                                            {"cases", test_cases},
                                            {"languages", test_languages},
                                            {0}};
