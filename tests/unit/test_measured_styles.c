/* SPDX-License-Identifier: GPL-3.0-or-later
 * Styles of the houses of docs/attribution.md that a rule once spoilt: what it says must not go
 * further than it means. The turns are what a reader of each text has. All people, places and
 * outlets are invented. */
#include "tests/support/check.h"
#include "tests/support/talk.h"

static const talk_case plain[] = {
    {"a reply of one word above a label on a line of its own",
     "President Ada Lind in a joint press conference\n"
     "\n"
     "IVO VIK - THE WIRE\n"
     "So we are here with Ada Lind, who built the port. What does the port do?\n"
     "\n"
     "PRESIDENT ADA LIND\n"
     "It keeps the ships out of the wind, and it pays for the school.\n"
     "\n"
     "EVA MOSS - RADIO NORTH\n"
     "Yeah.\n"
     "\n"
     "PRESIDENT ADA LIND\n"
     "And there are more than eight hundred people who work in it.\n"
     "\n"
     "IVO VIK - THE WIRE\n"
     "Right.\n"
     "\n"
     "PRESIDENT ADA LIND\n"
     "They all came from the hills, and most of them stayed.\n"
     "\n"
     "EVA MOSS - RADIO NORTH\n"
     "Yeah.\n"
     "\n"
     "PRESIDENT ADA LIND\n"
     "That is what I am glad about.\n"
     "\n"
     "IVO VIK - THE WIRE\n"
     "And who paid for it?\n"
     "\n"
     "PRESIDENT ADA LIND\n"
     "All of us did, as we always do.\n",
     "journalist:Ivo Vik|principal:Ada Lind|journalist:Eva Moss|principal:Ada "
     "Lind|journalist:Ivo Vik|principal:Ada Lind|journalist:Eva Moss|principal:Ada "
     "Lind|journalist:Ivo Vik|principal:Ada Lind"},
    {"German: who moderates holds an interview",
     "Eva Moos (Nordbote) im Gespr\u00E4ch mit Ada Lindt\n"
     "\n"
     "MODERATORIN: Was wird der Hafen kosten, und wer bezahlt ihn?\n"
     "\n"
     "MINISTERIN F\u00DCR VERKEHR: Wir haben vierzig Millionen zur\u00FCckgelegt, und den Rest "
     "gibt das Land. Das habe ich auch im Mai gesagt.\n"
     "\n"
     "MODERATORIN: Wann f\u00E4hrt das erste Schiff?\n"
     "\n"
     "MINISTERIN F\u00DCR VERKEHR: Im Juni, wenn das Wetter h\u00E4lt. Sonst im Juli.\n"
     "\n"
     "MODERATORIN: Also ist die Antwort nein?\n"
     "\n"
     "MINISTERIN F\u00DCR VERKEHR: Die Antwort ist ja, und dabei bleibt es.\n",
     "journalist:|principal:Ada Lindt|journalist:|principal:Ada Lindt|journalist:|principal:Ada "
     "Lindt"},
    {"German: calls from the floor that ask",
     "Pressekonferenz vom 12. M\u00E4rz 2031\n"
     "\n"
     "MINISTERPR\u00C4SIDENT, OLE LINDT: Guten Tag. Der Rat hat heute den neuen Hafenplan "
     "beschlossen. Wir bauen zwei Kilometer Deich, und wir er\u00F6ffnen eine neue Linie.\n"
     "\n"
     "OBERB\u00DCRGERMEISTER, STEFAN HAAS: Leicht ist das alles nicht. Es kostet Geld und es "
     "dauert, aber nichts zu tun w\u00FCrde uns mehr kosten.\n"
     "\n"
     "ZWISCHENRUF: Was wird der Deich kosten, und wer bezahlt ihn?\n"
     "\n"
     "OLE LINDT: Vierzig Millionen, und wir alle bezahlen ihn.\n"
     "\n"
     "ZWISCHENRUF: Wann werden Sie die Zahlen ver\u00F6ffentlichen?\n"
     "\n"
     "OLE LINDT: Sobald die Pr\u00FCfer sie gesehen haben.\n"
     "\n"
     "ZWISCHENRUF: Also ist die Antwort nein?\n"
     "\n"
     "STEFAN HAAS: Die Antwort ist ja.\n",
     "principal:Ole Lindt|principal:Stefan Haas|journalist:|principal:Ole "
     "Lindt|journalist:|principal:Ole Lindt|journalist:|principal:Stefan Haas"},
    {"labels in small letters",
     "Transcript: Nora Pell speaks to the press in the harbour hall\n"
     "\n"
     "nora pell: Sorry for the wait. We are on our way to the new port, where the president "
     "will open the hall. There is no higher priority to her than the safety of the crews, and "
     "she will say so. With that, Ivo.\n"
     "\n"
     "the wire: Hi. Will she also meet with the crews?\n"
     "\n"
     "nora pell: We are hoping to say thank you to some of them. We will have more to share "
     "when we get on the ground.\n"
     "\n"
     "the evening star: And then on the drilling. Can you talk a little bit about the timing?\n"
     "\n"
     "nora pell: Yeah. I think in the topper I mentioned what the president has done.\n"
     "\n"
     "the wire: When will the first ship come?\n"
     "\n"
     "nora pell: In June, I hope.\n"
     "\n"
     "the evening star: And who pays for it?\n"
     "\n"
     "nora pell: All of us do.\n",
     "principal:nora pell|journalist:wire|principal:nora pell|journalist:evening "
     "star|principal:nora pell|journalist:wire|principal:nora pell|journalist:evening "
     "star|principal:nora pell"},
    {"Chinese: the holder of an office who speaks once and gives the floor",
     "\u6E14\u4E1A\u90E8\u957F\u674E\u5F3A\u4E3B\u6301\u8BB0\u8005\u4F1A\n"
     "\n"
     "\u6E14\u4E1A\u90E8\u957F\u674E\uFF1A\u5404\u4F4D\u4E0B\u5348\u597D\u3002\u4ECA\u5929"
     "\u4F1A\u8BAE\u901A\u8FC7\u4E86\u65B0\u7684\u6E2F\u53E3\u89C4\u5212\u3002\n"
     "\n"
     "\u79D8\u4E66\u957F\u9648\uFF1A\u6211\u7406\u89E3\u5927\u5BB6\u7684\u62C5\u5FC3,\u4F46"
     "\u662F\u6CA1\u6709\u4EBA\u9700\u8981\u642C\u8D70\u3002\u4E0B\u4E00\u4E2A\u95EE\u9898,"
     "\u6E2F\u53E3\u65E5\u62A5\u3002\n"
     "\n"
     "\u6E2F\u53E3\u65E5\u62A5\uFF1A\u60A8\u80FD\u4FDD\u8BC1\u9C7C\u5E02\u6CA1\u6709\u4EBA"
     "\u4F1A\u5931\u53BB\u5DE5\u4F5C\u5417?\n"
     "\n"
     "\u6E14\u4E1A\u90E8\u957F\u674E\uFF1A\u8FD9\u662F\u4E24\u4EF6\u4E0D\u540C\u7684\u4E8B"
     "\u60C5\u3002\u6211\u4EEC\u661F\u671F\u4E09\u5C31\u5F00\u4F1A\u4F5C\u4E86\u7814\u7A76"
     "\u3002\n"
     "\n"
     "\u6E2F\u53E3\u65E5\u62A5\uFF1A\u53EF\u662F\u60A8\u4E0A\u661F\u671F\u8BF4\u7684\u6B63"
     "\u597D\u76F8\u53CD,\u5BF9\u5417?\n"
     "\n"
     "\u6E14\u4E1A\u90E8\u957F\u674E\uFF1A\u4E0D,\u6211\u5E76\u4E0D\u77E5\u9053\u3002\n",
     "principal:\u674E\u5F3A|principal:\u79D8\u4E66\u957F "
     "\u9648|journalist:\u6E2F\u53E3\u65E5\u62A5|principal:\u674E\u5F3A|journalist:"
     "\u6E2F\u53E3\u65E5\u62A5|principal:\u674E\u5F3A"},
    {"Spanish: a president of the title who mostly gives the floor",
     "Conferencia de prensa de la presidenta Ada Lind del 16 de julio de 2031\n"
     "\n"
     "PRESIDENTA, ADA LIND: Buenos d\u00EDas. Hoy vamos a hablar del puerto nuevo.\n"
     "\n"
     "Empezamos con el director del puerto.\n"
     "\n"
     "DIRECTOR DEL PUERTO, OLE VIK: Gracias, Presidenta. El puerto tiene dos muelles y "
     "ochocientos trabajadores, y en junio llega el primer barco. Cost\u00F3 la mitad de lo "
     "que tem\u00EDamos, y la escuela se paga con lo que sobra. En el segundo a\u00F1o se "
     "construye la carretera a la sierra.\n"
     "\n"
     "PRESIDENTA, ADA LIND: Muchas gracias. Ahora, el comandante.\n"
     "\n"
     "COMANDANTE DE LA GUARDIA, SIL HARTO: Con su permiso, Presidenta. La guardia cuida los "
     "dos muelles con cuarenta hombres de d\u00EDa y sesenta de noche. No hubo robos en todo "
     "el mes, y los barcos salen a la hora. En la sierra hay tres puestos m\u00E1s.\n"
     "\n"
     "PRESIDENTA, ADA LIND: Adelante, por favor, las preguntas.\n"
     "\n"
     "PREGUNTA: \u00BFQui\u00E9n paga la carretera?\n"
     "\n"
     "PRESIDENTA, ADA LIND: La pagamos todos. A ver, Ole.\n"
     "\n"
     "DIRECTOR DEL PUERTO, OLE VIK: La mitad la paga el puerto.\n"
     "\n"
     "PRESIDENTA, ADA LIND: Gracias. Nos vemos ma\u00F1ana.\n",
     "principal:Ada Lind|principal:Ole Vik|principal:Ada Lind|principal:Sil Harto|principal:Ada "
     "Lind|journalist:|principal:Ada Lind|principal:Ole Vik|principal:Ada Lind"},
};

static void test_plain(void)
{
    check_turns(plain, sizeof plain / sizeof *plain, "txt");
}

static const talk_case marked[] = {
    {"somebody in brackets who is addressed",
     "---\n"
     "title: \"Background Press Call on the Port\"\n"
     "---\n"
     "\n"
     "MODERATOR:  Thank you for joining us. I will turn it over to you\n"
     "\\[senior administration official\\] to get us started.\n"
     "\n"
     "SENIOR ADMINISTRATION OFFICIAL:  Thanks, \\[senior administration\n"
     "official\\].  And let me preview some of the talks.  The port opens in\n"
     "June, and it costs half of what we feared.\n"
     "\n"
     "MODERATOR:  Thank you.  Next we go to Ivo Vik with The Wire.\n"
     "\n"
     "Q    Sorry about that.  Can you hear me now?  My question is for\n"
     "\\[senior administration official\\].\n"
     "\n"
     "\\[Senior administration official\\], is this the kind of plan that\n"
     "the President had in mind?  Or is it a new one?\n"
     "\n"
     "SENIOR ADMINISTRATION OFFICIAL:  It is the same.\n"
     "\n"
     "MODERATOR:  Next we go to Eva Moss.\n"
     "\n"
     "Q    Who pays for it?\n"
     "\n"
     "SENIOR ADMINISTRATION OFFICIAL:  All of us pay.\n",
     "moderator:|principal:Senior Administration "
     "Official|moderator:|journalist:|principal:Senior Administration "
     "Official|moderator:|journalist:|principal:Senior Administration Official"},
};

static void test_marked(void)
{
    check_turns(marked, sizeof marked / sizeof *marked, "md");
}

const lec_test lec_tests_measured_styles[] = {{"plain", test_plain}, {"marked", test_marked}, {0}};
