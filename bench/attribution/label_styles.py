#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes conversations whose turns are known with labels of many shapes, to learn labels from.

    label_styles.py HOUSES [OUT [STYLES [FILES]]]

HOUSES is what houses.py makes; OUT, a temporary folder if it is not given, is printed. What was said is taken from there, a stretch of some turns a file;
who said it is given invented names, and the labels are written in one style a folder of OUT
(style-label-NN): one way to name each role, one separator, one layout; the files' names begin with
the institution whose words they hold. Some names are words (`Will Young`,
`MS. OR`), some labels stand once, have a time, a misprint, a bracket. Into what is said go the
things that look like labels: addresses and phrases with a colon, headings, short sentences, wrapped
lines, running heads. FILE.truth.csv is that of houses.py. The same arguments give the same bytes."""
import csv
import glob
import os
import random
import re
import sys
import tempfile
import textwrap

GIVEN = """Ann Bo Carla Dev Elena Frank Grace Hugo Ines Jon Karim Lena Mark Nora Omar Petra Quinn Rosa Sven Tessa Uma
Viktor Wen Yara Zoe Jean-Paul Marie-Anne José Zoë Åsa Jürgen François Łukasz
Ricardo Lucía Mateo Irena Olga Dmitri Sana Tariq Chidi Amara""".split()
SURNAMES = """Lane Holt Brand Field Vik Moreau Petersen Osei Tanaka Novak Ruiz Silva Kowalski Berg Haas Lindqvist Okafor
Mbeki Castellanos Fontaine Weber Rossi Ivanov Petrov Horvat Dahl Eriksen Quell Eilers Brandvold Nguyen Kim Li O'Brien McCain DiLeo Núñez Öberg Groß
Verdier-Joucla Montes-Vela Ashdown Thorne""".split()
WORDS = """Young May Will So Or Not Here On You Do Like Just More Best Long Early Case Good Price Day Fair Still Back Ever
Much Only First Next Said That Then Wells Banks Friend Church Law King Major Pope Judge Sharp Wise""".split()
CYRILLIC = "Иванов Петрова Сидоров Кузнецова Смирнов Орлова Бондаренко Шевченко Коваль Мельник".split()
CHINESE = "林华 王伟 李娜 张敏 陈晨 记者 发言人 赵强 周婷".split()
OUTLETS = """AFP Reuters AP BBC CNN Kyodo_News The_Daily_Post Radio_North Harbour_Wire El_Faro Tele_Brumaire iTV ZDF NPR
Die_Fackel the_Courier Xinhua_News_Agency Le_Monde_du_Port TASS Sky_News e-Press 24_Horas""".split()
OFFICES = """President Prime_Minister Secretary_General Governor Chair Mayor Minister Chairman Commissioner Admiral
Secretary Premier Chancellor Director Spokesperson Portavoz Ministro Presidenta Président Bundeskanzler Press_Secretary
Head_of_the_Health_Service Minister_of_Fisheries Chief_of_the_Harbour_Board Keeper_of_the_Rolls Deputy_Warden""".split()
HONORIFICS = "Mr. Ms. Mrs. Dr. Sen. Gen. Prof. Sra. Sr. Mme M. Mr Ms Hon. Sec. Rep. Adm.".split()
ASKERS = """Q QUESTION Question Journalist JOURNALIST REPORTER Reporter Pregunta PREGUNTA Frage Zwischenfrage INTERLOCUTORA
INTERLOCUTOR P F Interviewer INTERVIEWER MODERATOR Moderator Male_Speaker Female_Speaker MAN WOMAN VOICE Voice
UNIDENTIFIED_SPEAKER Unidentified GRAND_JUROR COUNSEL Questioner HOST Host Вопрос Журналист""".split()
ANSWERS = "A ANSWER Answer R THE_WITNESS RESPUESTA Antwort WITNESS Respondent Ответ".split()
NUMBERED = "Speaker SPEAKER Reporter REPORTER Question Journalist Participant S I WITNESS JUROR Person Voice".split()
NUMBERS = "1 2 3 4 5 6 7 ONE TWO THREE FOUR FIVE".split()
ORDINALS = "FIRST SECOND THIRD First Second Another ANOTHER".split()
PHRASES = """Look|First point|Second point|And let me be clear|Climate change|Final comment|To my friends in the north|So
|Ladies and gentlemen|My message is simple|And to the workers|Here is the thing|Let me say this|Mr. President|Three things
|On the economy|Next|Number one|Number two|The bottom line|Question|My question is this|Thank you|To repeat|Inflation|Jobs
|Our position|And I say to President Arden|He said|She told me|The answer|Secretary Lane|People ask me|Dear friends|Good
|Remember|Again|One more thing|I quote|As the Chairman said|To be clear|By the way|The good news|Colleagues|Senators
|Fellow citizens|A word on trade|Trade|Security|Point two|Part one|Also|Finally|In short|In other words|The point is
|Madam Speaker|Friends|Bridges|Aviation|Roads|Water|America|Britain|To Moscow|The rule|Note|Look, folks|Now|Well|And then|Today|Tomorrow|Yes""".replace(
    "\n", "").split("|")
GROUPS = """Leaders of the %s|Members of %s|To the people of %s|Friends in %s|President of %s|The people of %s|Workers of %s
|My fellow %s|The %s plan|Ministers of %s|And to %s|Mr. %s|Secretary %s|The Governor of %s|About %s|Bridges in %s""".replace(
    "\n", "").split("|")
OF = "NLA Northport Esterland Congress Harbour Americans Lowe the_North the_Council Aldermark the_Army".split()
SHORT = """Thank you. Yes. No. All right. Good morning. That is right. Please. Okay. Go ahead. I agree. God bless you. Welcome.
Exactly. Not yet. Of course. Right. Never. Maybe. Thank you, Mr. President. Good question. Next question. I do. We will.
Sure. It is. Absolutely. Last one. Over there. Great. Amen. Well done. Thanks."""
SHORT = re.findall(r"[^.]+(?:Mr\. President)?\.", SHORT.replace("\n", " "))
HEADINGS = """The new harbour|Opening remarks|Questions and answers|Trade and security|Part two|Climate change|The economy
|Next steps|Background|Health|What comes now|Jobs for Young People|A Plan for Spring|THE ROAD AHEAD|ENERGY|Closing""".replace(
    "\n", "").split("|")
PLACES = """Brussels|The Grand Hall, Northport|Rose Garden|1:35 P.M. EST|12 March 2031|James S. Brady Press Briefing Room
|Canberra|E&OE|As delivered|Palacio Nacional, 14 de marzo de 2031|City Hall|Via Teleconference|PRESS RELEASE""".replace(
    "\n", "").split("|")
FRONT = """Subject: The harbour|Date: 12 March 2031|Location: Northport|Topics: cranes, trains|Press conference: the harbour
|Transcript: doorstop in Northport|Published by: Office of the Mayor|Joint Press Conference: Northport Summit
|MAYOR LANE INTERVIEW: TOM GREY, 5 MARCH 2031
|JOINT PRESS CONFERENCE: NORTHPORT|Interview: Ann Lowe, Radio North|HARBOUR TALKS: WHAT WAS AGREED
|Speech: a plan for spring|Contact: press@example.org|Participants: the mayor and the press""".replace("\n", "").split("|")


def spoken(houses):
    """Turns of all files: [(role, [paragraph])], what was said in it without editors' marks."""
    files = []
    for path in sorted(glob.glob(os.path.join(houses, "*", "*.truth.csv"))):
        house = os.path.basename(os.path.dirname(path))
        if house.startswith(("style", "aus")) or "gold" in house:
            continue
        data = open(path[:-len(".truth.csv")], "rb").read()
        wrapped = len(re.findall(rb"\n[ \t\xc2\xa0]*\n", data)) * 20 > data.count(b"\n")
        turns = []
        for row in csv.DictReader(open(path, encoding="utf-8")):
            text = data[int(row["start"]):int(row["end"])].decode("utf-8", "replace")
            parts = [" ".join(p.split()) for p in re.split(r"\n\s*\n" if wrapped else r"\n", text)]
            parts = [re.sub(r"^[\[(]\d[\d:]+[\])] *", "", p.replace("*", "").replace("\\", "")) for p in parts]
            parts = [p for p in parts if p and re.search(r"\w", p)]
            if turns and turns[-1][2] == row["turn"]:
                turns[-1][1].extend(parts)
            elif parts:
                turns.append((row["role"], parts, row["turn"]))
        if len(turns) >= 6:
            files.append((house.split("-")[0], [(role, parts) for role, parts, _ in turns]))
    return files


class Style:
    """One house: how each role is named, what separates, how paragraphs are laid out."""

    def __init__(self, rng):
        self.rng = rng
        self.capitals = rng.choice(["caps", "title", "title", "caps", "name", "lower_rare"])
        self.mixed = rng.random() < 0.85
        self.principal = rng.choice(["office", "office_name", "full", "surname", "honorific", "full", "answer", "office",
                                     "name_office", "numbered", "initials", "given", "cyrillic", "article_office",
                                     "article_office", "chinese", "office_name", "honorific", "odd"])
        self.asker = rng.choice(["asker", "asker", "full", "name_outlet", "name_bracket", "outlet", "honorific", "numbered",
                                 "surname", "given", "ordinal", "cyrillic", "asker_outlet", "word_number", "chinese", "asker", "odd",
                                 "outlet", "name_outlet"])
        if "chinese" in (self.principal, self.asker):
            self.principal = self.asker = "chinese"
        self.separator = rng.choice([": ", ": ", ": ", ":  ", ":\n", ". ", ". ", ".- ", ".- ", ". - ", " - ", " – ", " -- ",
                                     " | ", "\t", "    ", "\n", "\n", "\n\n", ":\n\n", "[]", "** ", "**\n", ".— ", " : ", "[]:",
                                     "：", ": (00:12)\n", "[00:12] ", ";"])
        if self.separator == ";":
            self.separator = ": "
        if self.separator == ". " and self.capitals in ("title", "lower_rare"):
            self.capitals = rng.choice(["name", "caps"])
        self.blank = rng.random() < 0.75 or self.separator in ("\n\n", ":\n\n")
        self.wrap = rng.choice([0, 0, 0, 72, 90])
        self.paged = rng.random() < 0.12 and self.separator not in ("[]", "** ", "**\n")
        self.again = rng.choice([0.0, 0.0, 0.2, 1.0])  # a label before each paragraph of the turn
        self.once = rng.random() < 0.4  # every question has another asker
        self.phrases = rng.choice([0, 0.03, 0.08, 0.2])
        self.recurring = rng.random() < 0.5  # the same few phrases come again
        self.shorts = rng.choice([0, 0.1])
        self.headings = rng.choice([0, 0, 0.05])
        self.notes = rng.random() < 0.3
        self.run_in = rng.choice([0, 0, 0, 0.06, 0.3])
        self.misprint = rng.choice([0, 0, 0.03])
        self.front = rng.random() < 0.7
        self.speech = rng.random() < 0.13  # one person alone
        if self.speech:
            self.phrases = rng.choice([0.1, 0.2, 0.3])
        self.calls = rng.choice([0, 0, 0.5, 0.9])  # whoever comes next is named
        self.introduces = rng.choice([0, 0, 0.4])  # the label's words once more, as a sentence
        self.forget = rng.choice([0, 0, 0, 0.06])  # the separator is forgotten
        self.unended = rng.choice([0, 0, 0, 0, 0, 0.06])  # a paragraph's last mark is lost
        self.lists = rng.choice([0, 0.15])  # `In a new place:` and a line that names it
        self.outlet_lines = rng.random() < 0.09  # who asks has a line of his own, and is called
        if self.outlet_lines:  # `PRESIDENT LIND: Next, the Courier.`
            self.separator, self.wrap, self.calls = ": ", 0, 0.95
            self.asker = rng.choice(["outlet", "outlet", "name_outlet", "full"])
        self.letters = rng.random() < 0.07  # Q. and A.
        self.bare = rng.random() < 0.06  # nobody is named: titles and headings alone look like labels
        if self.letters:
            self.principal, self.asker, self.once = "letter_answer", "letter_ask", False
            self.separator = rng.choice([". ", ". ", ": ", " - ", ".- ", "\t", ") "])
            self.pair = rng.choice([("Q", "A"), ("Q", "A"), ("P", "R"), ("F", "A"), ("D", "R"), ("I", "R"), ("J", "M"), ("V", "A")])
        self.markdown = self.separator.startswith("**") or rng.random() < 0.15
        if self.separator in ("\n", "\n\n", "**\n", ":\n", ":\n\n", ": (00:12)\n", "[00:12] "):
            self.run_in = 0

    def case(self, text):
        if self.capitals == "caps":
            return text.upper().replace("MCCAIN", "McCAIN")
        if self.capitals == "name" and " " in text:
            head, tail = text.rsplit(" ", 1)
            return head + " " + tail.upper()
        if self.capitals == "name":
            return text.upper()
        return text

    def mostly_case(self, text):
        """Most houses that write names in capitals write functions and outlets so too."""
        return self.case(text) if self.mixed else text

    def office(self):
        return self.rng.choice(OFFICES).replace("_", " ")

    def label(self, how, number):
        rng = self.rng
        full = given(rng) + " " + rng.choice(WORDS if rng.random() < 0.12 else SURNAMES)
        surname, outlet = full.split(" ")[-1], rng.choice(OUTLETS).replace("_", " ")
        if how in ("letter_ask", "letter_answer"):
            return self.pair[how == "letter_answer"]
        if how == "office":
            return self.case(self.office())
        if how == "office_name":
            return self.case(self.office() + " " + rng.choice([surname, full]))
        if how == "article_office":
            return rng.choice(["The ", "THE ", "Le ", "La "]) + self.office().upper()
        if how == "name_office":
            return self.case(full) + ", " + self.case(self.office())
        if how == "full":
            return self.case(full)
        if how == "surname":
            return self.case(surname)
        if how == "given":
            return self.case(rng.choice(GIVEN))
        if how == "honorific":
            return self.case(rng.choice(HONORIFICS) + " " + surname)
        if how == "answer":
            return rng.choice(ANSWERS).replace("_", " ")
        if how == "asker":
            return self.mostly_case(rng.choice(ASKERS).replace("_", " "))
        if how == "asker_outlet":
            return rng.choice(["Question (%s)", "QUESTION (%s)", "Q (%s)", "%s Reporter", "%s REPORTER"]) % outlet
        if how == "numbered":
            kind = rng.choice(NUMBERED)
            text = kind + ("" if kind in ("S", "I") else " ") + (str(number) if kind in "SI" else NUMBERS[number % 7])
            return self.mostly_case(text)
        if how == "word_number":
            return rng.choice(["REPORTER ", "SPEAKER ", "Speaker ", "QUESTIONER "]) + NUMBERS[7 + number % 5]
        if how == "ordinal":
            return ORDINALS[number % 3 + (0 if self.capitals == "caps" else 3)] + " " + self.case("Reporter")
        if how == "name_outlet":
            return self.case(full) + ", " + outlet
        if how == "name_bracket":
            return self.case(full) + " (" + outlet + ")"
        if how == "outlet":
            return self.mostly_case(outlet)
        if how == "odd":
            return rng.choice(["`touch %s`", "$(%s)", "@%s", "=%s()", "<%s>", "“%s”", "%s\ufffd", "\u202a%s\u202c"]) % given(rng)
        if how == "initials":
            return "".join(w[0] for w in full.upper().split(" "))
        if how == "cyrillic":
            return rng.choice(["", "А.", "И. ", "Д.", "Министр "]) + self.case(rng.choice(CYRILLIC))
        return rng.choice(CHINESE)


def given(rng):
    return rng.choice(["Will", "May", "Bill", "Art", "Pat", "An", "Grant", "Hope"] if rng.random() < 0.06 else GIVEN)


class File:
    """The text so far, as bytes, and where speech stands in it."""

    def __init__(self):
        self.data, self.rows, self.lines = b"", [], 0

    def add(self, text):
        self.data += text.encode("utf-8")

    def speak(self, text, turn, role):
        start = len(self.data)
        self.add(text)
        self.rows.append((start, len(self.data), role, turn))


def speak_paged(out, text, turn, role, head):
    """Double-spaced lines, an indent at the paragraph's beginning, running heads in mid-sentence."""
    for number, line in enumerate(textwrap.wrap(text, 62, break_long_words=False, break_on_hyphens=False)):
        if number > 0:
            out.add("\n\n")
        out.lines += 1
        if out.lines % 13 == 0:
            out.add("%28s Page %d of 99\n\f%s%28sFINAL\n\n\n" % ("", out.lines // 13, head, ""))
        out.speak(line, turn, role)


def misprint(rng, text):
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(["\ufffd", text[at] * 2, "", "\u200f", "’"]) + text[at + 1:]


def write_label(style, out, label, line_open, asks=False):
    """Writes the label with its separator; True when the text goes on in the same line."""
    separator = style.separator
    if style.bare:
        return line_open
    if asks and style.outlet_lines and not line_open:
        separator = "\n"
    if style.forget and not line_open and style.rng.random() < style.forget and len(label) > 1:
        separator = style.rng.choice(["\n", "\n", ". ", ".- ", "- ", "; "])
    if style.misprint and style.rng.random() < style.misprint and len(label) > 4:
        label = misprint(style.rng, label)
    if separator == "[]":
        out.add("[" + label + "] ")
    elif separator == "[]:":
        out.add("[" + label + "]: ")
    elif separator == "** ":
        out.add("**" + label + ":** ")
    elif separator == "**\n":
        out.add("**" + label + "**\n\n")
    elif separator == "[00:12] ":
        out.add("[00:%02d:%02d] %s: " % (style.rng.randrange(60), style.rng.randrange(60), label))
    elif separator.startswith(": (00"):
        out.add("%s: (%02d:%02d)\n" % (label, style.rng.randrange(60), style.rng.randrange(60)))
    else:
        out.add(label + separator)
    return line_open


def any_phrase(rng):
    if rng.random() < 0.6:
        return rng.choice(PHRASES)
    return rng.choice(GROUPS) % rng.choice(OF).replace("_", " ")


def phrase(style, kept):
    return style.rng.choice(kept) if style.recurring else any_phrase(style.rng)


def paragraph(style, text, kept):
    """What is said, with something that looks like a label in it now and then."""
    rng = style.rng
    if rng.random() < style.phrases:
        text = phrase(style, kept) + ": " + text[0].lower() + text[1:]
    elif rng.random() < style.phrases and ". " in text:
        at = text.index(". ") + 2
        text = text[:at] + phrase(style, kept) + ": " + text[at:]
    if rng.random() < 2 * style.phrases and ", " in text:
        text = rng.choice([": ", ": ", " — ", "; "]).join(text.split(", ", 1))
    if rng.random() < style.phrases / 2:
        word = rng.choice(["Umm", "And", "They actually", "NATO", "So", "Look", "Bridges", "Aviation", "The EU", "I"])
        text = word + rng.choice([" — ", " -- ", " - "]) + (word + " " if rng.random() < 0.6 else "") + text
    if rng.random() < style.phrases / 2:
        text = rng.choice(["U.S. GDP.", "GDP. Jobs.", "EU. NATO. UN.", "CPI.", "AI.", "U.K. OIL.", "WHO. Yes."]) + " " + text
    if rng.random() < style.shorts:
        text = rng.choice(SHORT).strip() + " " + text
    if style.notes and rng.random() < 0.05:
        text += rng.choice([" (Laughter.)", " [inaudible]", " (Applause.)"])
    return text


def write_front(style, out):
    rng = style.rng
    if style.markdown:
        out.add("# " + rng.choice(HEADINGS) + "\n\n")
    for line in rng.sample(FRONT, rng.randrange(0, 3)) + rng.sample(PLACES, rng.randrange(1, 3)):
        out.add(line + "\n" + rng.choice(["", "\n"]))
    out.add("\n")


def cast_of(style, count):
    principals = [style.label(style.principal, 0) for _ in range(style.rng.choice([1, 1, 1, 2, 3]))]
    askers = count if style.once else style.rng.choice([1, 2, 4])
    return principals, [style.label(style.asker, n + 1) for n in range(max(1, askers))]


def labels_of(style, turns):
    """The label of each turn; None where the same person would speak twice."""
    principals, askers = cast_of(style, len(turns))
    labels, asked, before = [], 0, None
    for role, _ in turns:
        if role == "principal":
            label = principals[0] if style.rng.random() < 0.75 else style.rng.choice(principals)
        else:
            label = askers[asked % len(askers)] if style.once else style.rng.choice(askers)
            asked += 1
        if label == before and style.asker != "asker":
            label = None
        labels.append(label)
        before = label or before
    return labels


def call(style, label):
    """How the floor is given to whoever has the label."""
    name = style.rng.choice([label, label.split(",")[0].split("(")[0], label.split(" ")[-1], label.split(" ")[0]])
    if style.rng.random() < 0.15 and " " in name.strip():
        return "\n\n%s.  %s." % (name.strip(" ():*`$@").split()[0], name.strip(" ():*`$@"))
    return style.rng.choice([" Next question, %s.", " %s, please.", " We go to %s.", " Okay, %s, over there.", " %s."]) % name.strip(
        " ():*`$@")


def write_file(style, turns):
    rng, out = style.rng, File()
    if style.speech:
        turns = [("principal", [part for role, parts in turns for part in parts if role == "principal"][:12] or ["So."])]
    labels = labels_of(style, turns)
    kept, begun = [any_phrase(rng) for _ in range(3)], False
    gap = "\n\n" if style.blank else "\n"
    if style.front:
        write_front(style, out)
    for number, (role, parts) in enumerate(turns):
        label = labels[number]
        if label is None:
            continue
        inline = begun and rng.random() < style.run_in and out.data[-1:] in b".?!"
        if begun:
            out.add(" " if inline else gap)
        if not inline and style.headings and rng.random() < style.headings:
            out.add(("## " if style.markdown else "") + rng.choice(HEADINGS) + "\n\n")
        write_label(style, out, label, inline, role != "principal")
        begun = True
        parts = parts[:12 if style.speech else 6]
        if len(label.split()) > 1 and rng.random() < style.introduces:
            parts[0] = rng.choice(["%s. ", "%s, ", "%s. Thank you. ", "%s: "]) % label + parts[0]
        if len(parts) > 1 and rng.random() < style.lists:
            parts[1:1] = [rng.choice(PLACES[:2] + ["Northern Harbour, Building Two", "The Old Mill, Lowe", "Radio House"])]
            parts[0] += rng.choice([" In a new place:", " Namely:", " I mean the following:"])
        if rng.random() < style.unended:
            parts[-1] = parts[-1].rstrip(".?!")
        coming = labels[number + 1] if number + 1 < len(labels) else None
        if coming is not None and rng.random() < style.calls:
            parts[-1] += call(style, coming)
        for p, text in enumerate(parts):
            if p > 0:
                out.add(gap)
                if rng.random() < style.again:
                    write_label(style, out, label, False)
            text = paragraph(style, text, kept)
            if style.paged:
                if style.separator.endswith("\n") or p > 0:
                    out.add("    ")
                speak_paged(out, text, number, role, "21 March 2034")
                continue
            if style.wrap and style.blank:
                text = "\n".join(textwrap.wrap(text, style.wrap, break_long_words=False, break_on_hyphens=False))
            out.speak(text, number, role)
    out.add("\n")
    return out


def main():
    houses = sys.argv[1]
    target = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="lectern-labels-")
    styles = int(sys.argv[3]) if len(sys.argv) > 3 else 220
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 4
    files = spoken(houses)
    for s in range(styles):
        rng = random.Random("style %d" % s)
        folder = os.path.join(target, "style-label-%03d" % s)
        os.makedirs(folder, exist_ok=True)
        style = Style(rng)
        for f in range(count):
            institution, turns = rng.choice(files)
            length = rng.choice([4, 6, 8, 12, 20, 40])
            first = rng.randrange(max(1, len(turns) - length))
            out = write_file(style, turns[first:first + length])
            name = os.path.join(folder, "%s.%d%s" % (institution, f, ".md" if style.markdown else ".txt"))
            with open(name, "wb") as file:
                file.write(out.data)
            with open(name + ".truth.csv", "w", encoding="utf-8") as file:
                file.write("start,end,role,speaker,aliases,turn\n")
                for start, end, role, turn in out.rows:
                    file.write("%d,%d,%s,,,%d\n" % (start, end, role, turn + 1))
    print(target)


if __name__ == "__main__":
    main()
