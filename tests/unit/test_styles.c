/* SPDX-License-Identifier: GPL-3.0-or-later
 * test_styles.c -- press conferences as institutions of many countries write them down: noon
 * briefings, central banks, chancelleries, magazines. All people, outlets and texts are invented;
 * the turns (`role:speaker`) are what a reader sees in them. */
#include "io/attribution/attribute.h"
#include "tests/support/check.h"

static const struct {
    const char *what, *text, *turns;
} styles[] = {
    {"noon briefing of a spokesman",
     "DAILY PRESS BRIEFING BY THE OFFICE OF THE SPOKESPERSON FOR THE SECRETARY-GENERAL\n"
     "The following is a near-verbatim transcript of today's noon briefing by Halvard Strand, "
     "Spokesman for the Secretary-General.\n"
     "\n"
     "All right. Good afternoon, everyone. The Secretary-General is travelling back from Lisbon "
     "this evening.\n"
     "**Sudan\n"
     "Our humanitarian colleagues say that 40 trucks crossed at Adré this morning.\n"
     "**Noon Briefing Guest\n"
     "Tomorrow our guest will be the head of the mission.\n"
     "I will stop there. Edith, please.\n"
     "\n"
     "Question: Thanks, Halvard. On Gaza, does the Secretary-General have any reaction to the "
     "strike?\n"
     "Spokesman: Our position is unchanged. We condemn all attacks on civilians, and we want to "
     "see the full facts.\n"
     "Question: And a follow-up. Has he spoken to anyone?\n"
     "Spokesman: He has had a number of calls. I will share readouts when I have them. Linda?\n"
     "Question: Thank you. On Haiti, where is the force?\n"
     "Spokesman: The deployment is continuing. Benno, then Dezhi.\n"
     "Question: Is there a date for it?\n"
     "Spokesman: No, not yet. Thank you all. See you tomorrow.\n",
     "principal:Halvard Strand|journalist:|principal:Halvard Strand|journalist:|principal:Halvard "
     "Strand|journalist:|principal:Halvard Strand|journalist:|principal:Halvard Strand"},
    {"two principals named above, surnames as labels, one with a particle",
     "PRESS CONFERENCE\n"
     "\n"
     "Clara Lindström, President of the ECB,\n"
     "Paul de Vries, Vice-President of the ECB\n"
     "\n"
     "Frankfurt am Main, 6 March 2031\n"
     "\n"
     "Jump to the transcript of the questions and answers\n"
     "\n"
     "Good afternoon, the Vice-President and I welcome you to our press conference.\n"
     "The Governing Council today decided to keep the three key interest rates unchanged.\n"
     "We are now ready to take your questions.\n"
     "\n"
     "* * *\n"
     "\n"
     "Question: You said that you are data-dependent. What data matter most? And my second "
     "question is about the neutral rate: where is it?\n"
     "\n"
     "Lindström: Let me start with the second. We did not discuss the neutral rate at all. On the "
     "first, there are three criteria: inflation, underlying inflation, and transmission.\n"
     "\n"
     "Question: I have two questions. First, was the decision unanimous? Second, Vice-President, "
     "what about the banks?\n"
     "\n"
     "Lindström: It was unanimous. I will let the Vice-President answer the other.\n"
     "\n"
     "de Vries: Thank you. Banks are resilient, and capital ratios are strong.\n"
     "\n"
     "Question: Could you tell us whether a cut in June is likely?\n"
     "\n"
     "Lindström: We are not pre-committing to a particular rate path. Thank you very much.\n",
     "principal:Clara Lindström|journalist:|principal:Clara Lindström|journalist:|principal:Clara "
     "Lindström|principal:Paul de Vries|journalist:|principal:Clara Lindström"},
    {"Russian, initials and remarks from the hall",
     "Пресс-конференция по итогам визита\n"
     "\n"
     "Президент ответил на вопросы журналистов.\n"
     "\n"
     "И.Воронов: Добрый вечер! Пожалуйста, прошу вас.\n"
     "Вопрос: Добрый вечер! Анна Седова, агентство «Вести Севера». Как вы оцениваете переговоры?\n"
     "И.Воронов: Переговоры были полезными. Мы договорились о многом: о торговле, о транспорте.\n"
     "Реплика: А по газу?\n"
     "И.Воронов: По газу тоже.\n"
     "Д.Лесков: Ещё вопрос, пожалуйста. «Первый северный».\n"
     "Вопрос: Спасибо. Когда будет следующая встреча?\n"
     "И.Воронов: Думаю, осенью. Спасибо вам большое.\n"
     "Д.Лесков: Спасибо.\n",
     "principal:И.Воронов|journalist:|principal:И.Воронов|journalist:|principal:И.Воронов|"
     "moderator:Д.Лесков|journalist:|principal:И.Воронов|moderator:Д.Лесков"},
    {"French, offices and names on lines of their own",
     "Conférence de presse conjointe du Président de la République et du Chancelier fédéral\n"
     "\n"
     "Le Président de la République, Étienne Marchal\n"
     "\n"
     "Mesdames et Messieurs, bonjour. Je suis heureux d'accueillir à Paris le Chancelier.\n"
     "Nous avons parlé de trois choses : la défense, l'énergie et la croissance.\n"
     "\n"
     "Le Chancelier, Jonas Reuter\n"
     "\n"
     "Merci beaucoup, cher Étienne. L'amitié entre nos deux pays est un bien précieux.\n"
     "\n"
     "Journaliste\n"
     "\n"
     "Bonjour Monsieur le Président, Claire Aubin pour France Littoral. Allez-vous envoyer des "
     "troupes ?\n"
     "\n"
     "Le Président de la République, Étienne Marchal\n"
     "\n"
     "Je ne fais pas de politique-fiction. Nous soutiendrons nos amis aussi longtemps qu'il le "
     "faudra.\n"
     "\n"
     "Journaliste\n"
     "\n"
     "Monsieur le Chancelier, quelle est votre position ?\n"
     "\n"
     "Le Chancelier, Jonas Reuter\n"
     "\n"
     "La même. Nous sommes d'accord sur l'essentiel.\n"
     "\n"
     "Le Président de la République, Étienne Marchal\n"
     "\n"
     "Merci à tous.\n",
     "principal:Étienne Marchal|principal:Jonas Reuter|journalist:|principal:Étienne "
     "Marchal|journalist:|principal:Jonas Reuter|principal:Étienne Marchal"},
    {"Spanish, full stop and dash, an office shortened",
     "RUEDA DE PRENSA DEL PRESIDENTE DEL GOBIERNO\n"
     "\n"
     "Madrid, martes 4 de marzo de 2031\n"
     "\n"
     "PRESIDENTE DEL GOBIERNO, RAMÓN ITURBE.- Buenos días a todos y a todas. El Consejo de "
     "Ministros ha aprobado hoy el plan de puertos.\n"
     "Son tres mil millones de euros para los próximos cinco años.\n"
     "\n"
     "MINISTRA PORTAVOZ.- Muchas gracias, presidente. Abrimos el turno de preguntas. Empezamos con "
     "Radio Cantil.\n"
     "\n"
     "PREGUNTA.- Buenos días, Lucía Feijoo, de Radio Cantil. ¿Cuándo empiezan las obras?\n"
     "\n"
     "PRESIDENTE DEL GOBIERNO, RAMÓN ITURBE.- Empiezan en junio. Y quiero decir una cosa: nadie se "
     "quedará atrás.\n"
     "\n"
     "PREGUNTA.- ¿Y el presupuesto?\n"
     "\n"
     "PRESIDENTE.- Está aprobado, como le digo.\n"
     "\n"
     "MINISTRA PORTAVOZ.- Última pregunta. Diario La Ría.\n"
     "\n"
     "PREGUNTA.- ¿Habrá elecciones anticipadas?\n"
     "\n"
     "PRESIDENTE.- No. Muchas gracias.\n",
     "principal:Ramón Iturbe|moderator:Portavoz|journalist:|principal:Ramón "
     "Iturbe|journalist:|principal:Ramón Iturbe|moderator:Portavoz|journalist:|principal:Ramón "
     "Iturbe"},
    {"German, questions by name, ministries in brackets",
     "Regierungspressekonferenz vom 12. März 2031\n"
     "\n"
     "Themen: Reise des Bundeskanzlers, Haushalt\n"
     "\n"
     "Sprecherinnen und Sprecher:\n"
     "StS Hebestein\n"
     "Wagner (AA)\n"
     "Kolberg (BMF)\n"
     "\n"
     "(Vorsitzende Wolff eröffnet die Pressekonferenz und begrüßt StS Hebestein sowie die "
     "Sprecherinnen und Sprecher der Ministerien.)\n"
     "\n"
     "StS Hebestein: Guten Tag! Der Bundeskanzler reist am Montag nach Oslo. Er wird dort den "
     "Ministerpräsidenten treffen.\n"
     "\n"
     "Frage Jäger: Herr Hebestein, wird es dabei auch um Gas gehen?\n"
     "\n"
     "StS Hebestein: Davon gehe ich aus.\n"
     "\n"
     "Zusatzfrage Jäger: Mit welchem Ziel?\n"
     "\n"
     "StS Hebestein: Das Ziel ist eine Vereinbarung.\n"
     "\n"
     "Frage Dr. Rinke: An das Auswärtige Amt: Wie bewerten Sie die Lage?\n"
     "\n"
     "Wagner (AA): Wir beobachten die Lage genau. Ich kann Ihnen sagen: Wir sind in Sorge.\n"
     "\n"
     "Frage Warweg: Und das Finanzministerium? Gibt es dafür Geld?\n"
     "\n"
     "Kolberg (BMF): Das ist Gegenstand der Haushaltsberatungen.\n"
     "\n"
     "Vors. Wolff: Dann sind wir am Ende. Vielen Dank!\n",
     "principal:StS Hebestein|journalist:Jäger|principal:StS "
     "Hebestein|journalist:Jäger|principal:StS Hebestein|journalist:Dr. "
     "Rinke|principal:Wagner|journalist:Warweg|principal:Kolberg|moderator:Wolff"},
    {"Italian, full stops",
     "Conferenza stampa del Presidente Ferri\n"
     "\n"
     "Buongiorno a tutti. Abbiamo approvato oggi un decreto importante.\n"
     "\n"
     "DOMANDA. Presidente, Marta Galli, Corriere della Laguna. Quando entra in vigore il decreto?\n"
     "\n"
     "PRESIDENTE FERRI. Entra in vigore domani. Sono molto soddisfatta del lavoro fatto.\n"
     "\n"
     "DOMANDA. E per le imprese che cosa cambia?\n"
     "\n"
     "PRESIDENTE FERRI. Cambia molto: meno carte, più certezze.\n"
     "\n"
     "MODERATORE. Ultima domanda, prego.\n"
     "\n"
     "DOMANDA. Ci sarà un rimpasto?\n"
     "\n"
     "PRESIDENTE FERRI. No. Grazie a tutti.\n",
     "principal:Presidente Ferri|journalist:|principal:Presidente "
     "Ferri|journalist:|principal:Presidente Ferri|moderator:|journalist:|principal:Presidente "
     "Ferri"},
    {"Ukrainian, two principals",
     "Спільна пресконференція Президента України та Прем’єр-міністра Естерланду\n"
     "\n"
     "Андрій Вербицький: Вітаю всіх. Сьогодні ми домовилися про нову програму.\n"
     "Ларс Ольмо: Дякую. Ми з вами стільки, скільки потрібно.\n"
     "Модератор: Переходимо до запитань. Будь ласка, «Січень».\n"
     "Запитання: Добрий день. Ірина Коваль, «Січень». Коли прибудуть перші системи?\n"
     "Андрій Вербицький: Перші вже тут. Решта буде до зими.\n"
     "Запитання: Питання до Прем’єр-міністра. Скільки коштів ви виділите?\n"
     "Ларс Ольмо: Триста мільйонів. Це рішення парламенту.\n"
     "Модератор: Дякую. На цьому все.\n",
     "principal:Андрій Вербицький|principal:Ларс Ольмо|moderator:|journalist:|principal:Андрій "
     "Вербицький|journalist:|principal:Ларс Ольмо|moderator:"},
    {"interrupted questions",
     "Department Press Briefing – March 5, 2031\n"
     "Rosalind Kettering, Department Spokesperson\n"
     "Washington, D.C.\n"
     "\n"
     "1:17 p.m. EST\n"
     "\n"
     "MS KETTERING: Good afternoon, everyone. I have a few things off the top. Today the Secretary "
     "spoke with his counterpart.\n"
     "\n"
     "With that, Matt.\n"
     "\n"
     "QUESTION: Thanks. I don't really have anything – well, on the talks, are they dead?\n"
     "\n"
     "MS KETTERING: They're not dead. I'd push back on that.\n"
     "\n"
     "QUESTION: Okay. But then –\n"
     "\n"
     "MS KETTERING: We have been clear about it.\n"
     "\n"
     "QUESTION: – why is nobody there?\n"
     "\n"
     "MS KETTERING: We'll have people there on Monday. Said, go ahead.\n"
     "\n"
     "QUESTION: Thank you. Said Arikan, Al Qamar. On the West Bank, do you have a reaction?\n"
     "\n"
     "MS KETTERING: I have seen the reports.\n"
     "\n"
     "(The briefing was concluded at 1:59 p.m.)\n",
     "principal:Rosalind Kettering|journalist:|principal:Rosalind "
     "Kettering|journalist:|principal:Rosalind Kettering|journalist:|principal:Rosalind "
     "Kettering|journalist:|principal:Rosalind Kettering"},
    {"an interview by a magazine",
     "»Wir müssen reden«\n"
     "SPIEGEL-Gespräch mit Verteidigungsministerin Inga Brandt, 51, über Geld und Schiffe\n"
     "\n"
     "SPIEGEL: Frau Ministerin, wie viele Schiffe fahren noch?\n"
     "Brandt: Mehr, als Sie denken. Aber weniger, als wir brauchen.\n"
     "SPIEGEL: Das klingt nach Mangel.\n"
     "Brandt: Es ist Mangel. Wer das leugnet, hat keine Werft von innen gesehen.\n"
     "SPIEGEL: Und was kostet das alles?\n"
     "Brandt: Ich sage Ihnen eine Zahl: zwölf Milliarden.\n"
     "SPIEGEL: Frau Ministerin, wir danken Ihnen für dieses Gespräch.\n",
     "journalist:Spiegel|principal:Inga Brandt|journalist:Spiegel|principal:Inga "
     "Brandt|journalist:Spiegel|principal:Inga Brandt|journalist:Spiegel"},
    {"outlets after names, an office whose holder is named above",
     "PM press conference: 4 March 2031\n"
     "\n"
     "From: Prime Minister's Office, 10 Downing Street and The Rt Hon Dame Harriet Colby MP\n"
     "\n"
     "Published 4 March 2031\n"
     "\n"
     "Good afternoon, everybody.\n"
     "\n"
     "Today I want to talk about the harbours of this country.\n"
     "\n"
     "I'll now take some questions. First, Beth from Harbour News.\n"
     "\n"
     "Beth Rigg, Harbour News\n"
     "\n"
     "Thank you, Prime Minister. Have you lost control of the ports?\n"
     "\n"
     "Prime Minister\n"
     "\n"
     "No, Beth. We have a plan and we are getting on with it.\n"
     "\n"
     "Next, Robert from ICV.\n"
     "\n"
     "Robert Peel, ICV\n"
     "\n"
     "Prime Minister, will there be an election this year?\n"
     "\n"
     "Prime Minister\n"
     "\n"
     "I have no plans for one. Jason from the Marrow Times.\n"
     "\n"
     "Jason Grove, Marrow Times\n"
     "\n"
     "Thanks. Do you regret the cuts?\n"
     "\n"
     "Prime Minister\n"
     "\n"
     "I do not.\n",
     "principal:Harriet Colby|journalist:Beth Rigg|principal:Harriet Colby|journalist:Robert "
     "Peel|principal:Harriet Colby|journalist:Jason Grove|principal:Harriet Colby"},
    {"a circle before each label, Japanese",
     "内閣官房長官記者会見(令和4年5月10日午前)\n"
     "\n"
     "○長官 "
     "おはようございます。閣議の概要について申し上げます。一般案件が三件、政令が二件決定されました"
     "。私からは以上です。\n"
     "\n"
     "○記者 北日新聞の田中です。ウクライナ情勢について伺います。政府の対応を教えてください。\n"
     "\n"
     "○長官 政府としては、G7と連携して対応してまいります。詳細は外務省にお尋ねください。\n"
     "\n"
     "○記者 物価高への対策はいかがでしょうか。\n"
     "\n"
     "○長官 先月決定した総合緊急対策を着実に実行してまいります。\n",
     "principal:長官|journalist:|principal:長官|journalist:|principal:長官"},
    {"lenticular brackets, outlet and surname run together with the word for a journalist",
     "林外務大臣会見記録\n"
     "\n"
     "(令和5年3月3日(金曜日)15時10分 於:本省会見室)\n"
     "\n"
     "【林外務大臣】先ほど、G20外相会合から帰国いたしました。会合では、ウクライナ情勢について議論し"
     "ました。私からは以上です。\n"
     "\n"
     "【NHK 岩田記者】日中関係について伺います。次の首脳会談の見通しはいかがですか。\n"
     "\n"
     "【林外務大臣】現時点で決まっていることはありません。引き続き意思疎通を行ってまいります。\n"
     "\n"
     "【共同通信 田村記者】関連で、台湾についての大臣のお考えをお聞かせください。\n"
     "\n"
     "【林外務大臣】台湾海峡の平和と安定は重要です。\n",
     "principal:林外務大臣|journalist:岩田|principal:林外務大臣|journalist:田村|principal:"
     "林外務大臣"},
    {"outlets run together with the word for a journalist, Chinese",
     "外交部发言人王晓主持例行记者会\n"
     "2023年5月8日\n"
     "\n"
     "《东方日报》记者:请问发言人对美国最近的声明有何评论?\n"
     "\n"
     "王晓:我们注意到有关报道。中方一贯主张通过对话协商解决分歧,反对单边制裁。\n"
     "\n"
     "路透社记者:第一个问题,中方是否会参加下周的会议?第二个问题,外长何时访问欧洲?\n"
     "\n"
     "王晓:关于你的第一个问题,我们会适时发布消息。关于第二个问题,目前没有可以提供的信息。\n"
     "\n"
     "追问:那么什么时候会公布?\n"
     "\n"
     "王晓:请你保持关注。\n"
     "\n"
     "总台央视记者:习近平主席今天同法国总统通电话,能否介绍有关情况?\n"
     "\n"
     "王晓:两国元首就双边关系深入交换意见,达成重要共识。\n",
     "journalist:|principal:王晓|journalist:|principal:王晓|journalist:|principal:王晓|journalist:|"
     "principal:王晓"},
    {"names and outlets with a dash between, before a colon",
     "Briefing by the Minister\n"
     "\n"
     "Minister Lowe: Good morning. I will take your questions after a short statement on the "
     "budget.\n"
     "\n"
     "Ann Carr - BBC: Minister, why is the budget late?\n"
     "\n"
     "Minister Lowe: It is not late. It will be ready in June.\n"
     "\n"
     "Tom Hill – Sky News: And the taxes?\n"
     "\n"
     "Minister Lowe: They stay as they are.\n"
     "\n"
     "Beth Row - The Times: Is that a promise?\n"
     "\n"
     "Minister Lowe: It is.\n",
     "principal:Minister Lowe|journalist:Ann Carr|principal:Minister Lowe|journalist:Tom "
     "Hill|principal:Minister Lowe|journalist:Beth Row|principal:Minister Lowe"},
    {"names and outlets with a dash between, on lines of their own",
     "Briefing by the Minister\n"
     "\n"
     "Minister Lowe\n"
     "Good morning. I will take your questions after a short statement on the budget.\n"
     "\n"
     "Ann Carr - BBC\n"
     "Minister, why is the budget late?\n"
     "\n"
     "Minister Lowe\n"
     "It is not late. It will be ready in June.\n"
     "\n"
     "Tom Hill – Sky News\n"
     "And the taxes?\n"
     "\n"
     "Minister Lowe\n"
     "They stay as they are.\n"
     "\n"
     "Beth Row - The Times\n"
     "Is that a promise?\n"
     "\n"
     "Minister Lowe\n"
     "It is.\n",
     "principal:Minister Lowe|journalist:Ann Carr|principal:Minister Lowe|journalist:Tom "
     "Hill|principal:Minister Lowe|journalist:Beth Row|principal:Minister Lowe"},
    {"names and outlets with a bar between, on lines of their own",
     "Briefing by the Minister\n"
     "\n"
     "Minister Lowe\n"
     "Good morning. I will take your questions after a short statement on the budget.\n"
     "\n"
     "Ann Carr | BBC\n"
     "Minister, why is the budget late?\n"
     "\n"
     "Minister Lowe\n"
     "It is not late. It will be ready in June.\n"
     "\n"
     "Tom Hill | Sky News\n"
     "And the taxes?\n"
     "\n"
     "Minister Lowe\n"
     "They stay as they are.\n"
     "\n"
     "Beth Row | The Times\n"
     "Is that a promise?\n"
     "\n"
     "Minister Lowe\n"
     "It is.\n",
     "principal:Minister Lowe|journalist:Ann Carr|principal:Minister Lowe|journalist:Tom "
     "Hill|principal:Minister Lowe|journalist:Beth Row|principal:Minister Lowe"},
    {"a circle before labels with a colon, Korean",
     "외교부 대변인 정례브리핑\n"
     "2023년 4월 6일\n"
     "\n"
     "○대변인: 안녕하십니까. 정례브리핑을 시작하겠습니다. 오늘 장관은 프랑스 외교장관과 "
     "통화했습니다.\n"
     "\n"
     "○기자: 북한의 미사일 발사에 대한 입장을 말씀해 주십시오.\n"
     "\n"
     "○대변인: 정부는 강력히 규탄합니다. 한미 공조를 계속해 나가겠습니다.\n"
     "\n"
     "○기자: 추가 제재도 검토하고 있습니까?\n"
     "\n"
     "○대변인: 현재로서는 말씀드릴 내용이 없습니다.\n",
     "principal:대변인|journalist:기자|principal:대변인|journalist:기자|principal:대변인"},
    {"capitals in Greek: sigma at the end of a name",
     "Ενημέρωση των πολιτικών συντακτών από τον κυβερνητικό εκπρόσωπο\n"
     "\n"
     "ΕΚΠΡΟΣΩΠΟΣ: Καλημέρα σας. Σήμερα συνεδριάζει το υπουργικό συμβούλιο με θέμα την ενέργεια.\n"
     "\n"
     "ΔΗΜΟΣΙΟΓΡΑΦΟΣ: Πότε θα ανακοινωθούν τα μέτρα για τους λογαριασμούς;\n"
     "\n"
     "ΕΚΠΡΟΣΩΠΟΣ: Μέσα στην εβδομάδα. Θα υπάρξει στήριξη για όλα τα νοικοκυριά.\n"
     "\n"
     "ΠΑΠΑΔΟΠΟΥΛΟΥ: Θα γίνουν πρόωρες εκλογές;\n"
     "\n"
     "ΕΚΠΡΟΣΩΠΟΣ: Οι εκλογές θα γίνουν στην ώρα τους, όπως το έχουμε πει πολλές φορές.\n",
     "principal:Εκπροσωπος|journalist:Δημοσιογραφος|principal:Εκπροσωπος|journalist:Παπαδοπουλου|"
     "principal:Εκπροσωπος"},
    {"an office in small letters after each name, in a language without a lexicon",
     "Tisková konference po jednání vlády\n"
     "\n"
     "Pavel Horák, předseda vlády: Dobrý den, vláda dnes schválila novelu zákona o důchodech. "
     "Výdaje rostou rychleji než příjmy a musíme jednat.\n"
     "\n"
     "Eva Nová, Deník: Pane premiére, kdy se důchody zvýší?\n"
     "\n"
     "Pavel Horák, předseda vlády: Od června, o tisíc korun.\n"
     "\n"
     "Jan Malý, Seznam: A co říkáte na protesty?\n"
     "\n"
     "Pavel Horák, předseda vlády: Lidé mají právo protestovat.\n",
     "principal:Pavel Horák|journalist:Eva Nová|principal:Pavel Horák|journalist:Jan "
     "Malý|principal:Pavel Horák"},
};

static const char *turns_of(const char *text, lec_arena *arena)
{
    static const lec_study study = {0};
    const lec_source source = {.path = "case",
                               .name = "case",
                               .suffix = "txt",
                               .text = text,
                               .length = strlen(text),
                               .encoding = "UTF-8"};
    lec_transcript transcript;
    lec_attribution attribution;
    lec_error error = {""};
    lec_status status = lec_transcript_read(&source, NULL, &transcript, arena, &error);
    if (status == LEC_OK)
        status = lec_attribute(&transcript, &study, "case", "case", arena, &attribution, &error);
    if (status != LEC_OK) return lec_arena_format(arena, "%s", error.message);
    const char *turns = "";
    for (size_t t = 0; t < attribution.turn_count; t++)
        turns = lec_arena_format(arena, "%s%s%s:%s", turns, t > 0 ? "|" : "",
                                 lec_role_name(attribution.turns[t].role),
                                 attribution.turns[t].speaker);
    return turns;
}

static void test_turns(void)
{
    for (size_t s = 0; s < sizeof styles / sizeof *styles; s++) {
        lec_arena *arena = lec_arena_new();
        CHECK_TEXT(turns_of(styles[s].text, arena), styles[s].turns, styles[s].what);
        lec_arena_free(arena);
    }
}

const lec_test lec_tests_styles[] = {
    {"turns", test_turns},
    {0},
};
