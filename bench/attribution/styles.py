#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes conversations whose turns are known in the styles of many houses (style_table.py).

    styles.py TALKS OUT [--seed N] [--files N] [STYLE ...]     FILES (12) a style

TALKS is what talks.py made of real houses (may be empty); to these come talks put together from
conversations/LANGUAGE.txt. A style is a house of its own: OUT/style-NN-name/FILE with
FILE.truth.csv as houses.py describes. A file made of an institution's talk is called INSTITUTION.*,
one of ours own.*. The same arguments give the same bytes: every choice is keyed by seed, style,
file and place."""
import argparse
import hashlib
import os
import re

from houses import Row, trimmed, write
from naming import variants
from style_layout import Page
from style_table import STYLES

HERE = os.path.dirname(os.path.abspath(__file__))
EAST = {"zh", "ja"}


class Keyed:
    """Choices as a function of a key and of how many came before."""

    def __init__(self, *key):
        self.key, self.count = "/".join(map(str, key)), 0

    def below(self, n):
        self.count += 1
        digest = hashlib.sha256(f"{self.key}#{self.count}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % n if n > 0 else 0

    def pick(self, items):
        return items[self.below(len(items))]

    def chance(self, share):
        return self.below(10_000) < share * 10_000

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items


class Person:
    def __init__(self, role, given="", surname="", office="", outlet="", honorific="", number=0):
        self.role, self.given, self.surname = role, given, surname
        self.office, self.outlet, self.honorific, self.number = office, outlet, honorific, number
        self.named = bool(surname)

    def full(self, language):
        if language in EAST:
            return self.surname + self.given
        return f"{self.given} {self.surname}".strip()


class Talk:
    def __init__(self, language, source):
        self.language, self.source, self.people, self.turns = language, source, {}, []
        self.interview = False


def conversations():
    found = {}
    folder = os.path.join(HERE, "conversations")
    for name in sorted(os.listdir(folder)):
        if name.endswith(".txt"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                pairs = (line.rstrip("\n").split(": ", 1) for line in file if ": " in line)
                found[name[:2]] = {key: value.split(" | ") for key, value in pairs}
    return found


def read_talk(path):
    source = os.path.basename(path).split(".")[0]
    talk = None
    with open(path, encoding="utf-8") as file:
        for line in file.read().split("\n"):
            if line.startswith("language "):
                talk = Talk(line[9:], source)
            elif line.startswith("person "):
                name, role, rest = line[7:].split(" ", 2)
                given, surname, office, outlet, honorific = (part.strip() for part in rest.split("|"))
                talk.people[name] = Person(role, given, surname, office, outlet, honorific)
            elif re.fullmatch(r"turn p\d+", line):
                talk.turns.append((line[5:], []))
            elif line:
                talk.turns[-1][1].append(line)
    return talk


# --- who is who ------------------------------------------------------------------------------------

def some_names(keyed, words, count, word_names):
    """Names of `count` people, no surname twice."""
    given, surnames = keyed.shuffled(words["given"]), keyed.shuffled(words["surname"])
    pairs = [(given[i % len(given)], surnames[i % len(surnames)]) for i in range(count)]
    if word_names:
        odd = [tuple(n.rsplit(" ", 1)) for n in keyed.shuffled(words["word-names"]) if " " in n]
        pairs = [odd[i] if i < len(odd) and keyed.chance(0.7) else pair for i, pair in enumerate(pairs)]
    return pairs


def cast(talk, style, words, keyed):
    """Gives everybody what a label may need, and every question of nobody in particular an asker."""
    anonymous = [name for name, p in talk.people.items() if p.role == "journalist" and not p.named]
    names = some_names(keyed, words, 24, style.get("word_names"))
    taken = {p.surname for p in talk.people.values()}
    names = [n for n in names if n[1] not in taken] or names
    offices, outlets = keyed.shuffled(words["office"]), keyed.shuffled(words["outlet"])
    for i, p in enumerate(talk.people.values()):
        if p.role == "principal" and not p.named:
            p.given, p.surname = names.pop()
            p.named = True
        if p.role in ("principal", "moderator") and p.named and not p.given:
            p.given = names[-1 - i % len(names)][0]
        if p.role == "principal" and not p.office:
            p.office = offices[i % len(offices)]
        if p.role == "journalist" and p.named and not p.outlet:
            p.outlet = outlets[i % len(outlets)]
        if not p.honorific:
            p.honorific = words["honorific-f" if p.given.endswith(("a", "e", "я")) else "honorific-m"][0]
    askers = 1 if style.get("one_asker") else 3 + keyed.below(6)
    for i in range(askers if anonymous else 0):
        given, surname = names[i % len(names)]
        talk.people[f"x{i}"] = Person("journalist", given, surname, "", outlets[i % len(outlets)],
                                      words["honorific-m"][0], i + 1)
    if style.get("same_surname"):
        first = next(p for p in talk.people.values() if p.role == "principal")
        next(p for p in reversed(talk.people.values()) if p.role == "journalist" and p.named).surname = first.surname
    turns, asker = [], 0
    for name, paragraphs in talk.turns:
        if name in anonymous:
            if turns and keyed.chance(0.6):
                asker += 1
            name = f"x{asker % askers}"
        turns.append((name, paragraphs))
    talk.turns = turns
    used = {name for name, _ in turns}
    talk.people = {name: p for name, p in talk.people.items() if name in used}


def rename(talk, words, keyed):
    """Other people under the same talk: names that are words, wherever the talk says the old ones."""
    fresh = some_names(keyed, words, len(talk.people) + 2, True)
    change = {}
    for p, (given, surname) in zip(talk.people.values(), fresh):
        if p.named and p.surname and p.surname not in change:
            change[p.surname] = surname
            p.given, p.surname = given, surname
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, change)) + r")\b") if change else None
    if pattern:
        talk.turns = [(name, [pattern.sub(lambda m: change[m[1]], p) for p in paragraphs])
                      for name, paragraphs in talk.turns]


# --- talks of our own --------------------------------------------------------------------------------

def filled(text, person, asker, language):
    return (text.replace("{asker}", asker.full(language) if asker else "")
            .replace("{outlet}", asker.outlet if asker else "")
            .replace("{person}", person.full(language)).replace("{office}", person.office))


def own_talk(language, words, style, keyed):
    talk = Talk(language, "own")
    talk.interview = style.get("interview", False)
    names = some_names(keyed, words, 12, style.get("word_names"))
    offices, outlets = keyed.shuffled(words["office"]), keyed.shuffled(words["outlet"])
    heads = 1 if talk.interview else style.get("heads") or 1 + keyed.chance(0.4) + keyed.chance(0.2)
    for i in range(heads):
        talk.people[f"p{i}"] = Person("principal", *names[i], offices[i % len(offices)])
    askers = 1 if talk.interview else 2 + keyed.below(4)
    for i in range(askers):
        talk.people[f"a{i}"] = Person("journalist", *names[heads + i], "", outlets[i % len(outlets)], "", i + 1)
    head, space = talk.people["p0"], "" if language in EAST else " "

    def say(name, *parts):
        talk.turns.append((name, [filled(part, head, talk.people.get(asker), language) for part in parts if part]))
    moderated = not talk.interview and keyed.chance(0.5)
    asker = "a0"
    if moderated:
        talk.people["m"] = Person("moderator", *names[-1])
        say("m", keyed.pick(words["open"]))
    if not talk.interview:
        statements = keyed.shuffled(words["statement"])
        say("p0", words["statement"][0], *[s for s in statements if s != words["statement"][0]][:1 + keyed.below(3)])
    questions, answers = keyed.shuffled(words["asks"]), keyed.shuffled(words["replies"])
    if not talk.interview:
        for i in range(1, heads):
            say(f"p{i}", *answers[i - 1:i + 1 + keyed.below(2)])
    for i, question in enumerate(questions[:4 + keyed.below(5)]):
        asker = f"a{i % askers}"
        if moderated and keyed.chance(0.7):
            say("m", keyed.pick(words["handover"]))
        elif not talk.interview and keyed.chance(0.5) and talk.turns[-1][0].startswith("p"):
            talk.turns[-1][1][-1] += space + filled(keyed.pick(words["handover"]), head, talk.people[asker], language)
        intro = "" if talk.interview or keyed.chance(0.4) else filled(
            keyed.pick(words["intro"]), head, talk.people[asker], language) + space
        say(asker, intro + question)
        who = f"p{keyed.below(heads)}" if keyed.chance(0.3) else "p0"
        thanks = filled(keyed.pick(words["thanks"]), head, talk.people[asker], language) + space
        more = keyed.below(3)
        parts = [answers[(i + j) % len(answers)] for j in range(1 + more)]
        say(who, (thanks if keyed.chance(0.4) else "") + parts[0], *parts[1:])
        if keyed.chance(0.3):
            say(asker, keyed.pick(words["follow"]))
            say(who, keyed.pick(words["short"]) if keyed.chance(0.6) else answers[(i + 3) % len(answers)])
    if moderated:
        say("m", keyed.pick(words["close"]))
    talk.people = {n: p for n, p in talk.people.items() if any(n == t for t, _ in talk.turns)}
    return talk


# --- labels ------------------------------------------------------------------------------------------

class Labels:
    """What stands before a turn, and whom a reader can then name."""

    def __init__(self, talk, style, words, keyed, front):
        self.talk, self.style, self.words, self.keyed = talk, style, words, keyed
        self.front = front
        self.order = list(dict.fromkeys(name for name, _ in talk.turns))
        self.fixed = {key: keyed.pick(words[key]) for key in
                      ("question", "answer", "journalist", "moderator", "interpreter", "voice", "speaker", "host")}
        self.shown = {}

    def form_of(self, p):
        style = self.style
        if p.role == "principal":
            heads = [n for n in self.order if self.talk.people[n].role == "principal"]
            second = len(heads) > 1 and p is not self.talk.people[heads[0]]
            return style.get("second", style["principal"]) if second else style["principal"]
        if p.role == "moderator":
            return style.get("moderator", "moderator")
        if p.role == "journalist":
            return style["asker"]
        return "interpreter" if p.role == "other" else "voice"

    def plain(self, name):
        """The label before capitals and misprints; "" for none."""
        p, language = self.talk.people[name], self.talk.language
        full, place = p.full(language), self.order.index(name)
        form = self.form_of(p)
        beside = p.office or p.outlet
        first = next((i for i in p.given if i.isalpha()), "")
        if not p.named and form not in ("number", "letter", "none") and form not in self.fixed:
            form = {"journalist": "question", "moderator": "moderator", "principal": "answer"}.get(p.role, "voice")
        number = 1 + [n for n in self.order if self.talk.people[n].role == p.role].index(name) if form == "number" else 0
        forms = {
            "full": full, "surname": p.surname, "given": p.given or p.surname,
            "honorific": full if language in EAST else f"{p.honorific} {p.surname}",
            "office": p.office or full, "office-surname": p.office + p.surname if language in EAST else f"{p.office} {p.surname}".strip(),
            "office-full": p.office + full if language in EAST else f"{p.office} {full}".strip(),
            "full, office": f"{full}, {beside}" if beside else full, "office, full": f"{beside}, {full}" if beside else full,
            "full (office)": f"{full} ({beside})" if beside else full, "(office) full": f"({beside}) {full}" if beside else full,
            "full - office": f"{full} - {beside}" if beside else full, "outlet": p.outlet or full,
            "initial": f"{first}. {p.surname}" if first else p.surname, "initial.": f"{first}.{p.surname}" if first else p.surname,
            "initials": "".join(w[0] for w in re.findall(r"\w+", full)).upper(),
            "question (outlet)": f"{self.fixed['question']} ({p.outlet})", "number": f"{self.fixed['journalist']} {number}",
            "speaker-number": f"{self.fixed['speaker']} {place + 1}", "letter": chr(ord("A") + place % 26),
            "surname, given": f"{p.surname}, {p.given}", "none": "", **self.fixed}
        return re.sub(r"\s+", " ", forms[form]).strip()

    def is_anonymous(self, name):
        return not self.talk.people[name].named or self.form_of(self.talk.people[name]) in (
            "question", "answer", "journalist", "moderator", "interpreter", "voice", "speaker", "host", "outlet",
            "question (outlet)", "number", "speaker-number", "letter", "none")

    def cased(self, label):
        caps = self.style.get("caps", "as is")
        if caps == "upper":
            return (label.replace("i", "İ").replace("ı", "I") if self.talk.language == "tr" else label).upper()
        if caps == "lower":
            return label.lower()
        if caps == "surname":
            words = label.split(" ")
            return " ".join(words[:-1] + [words[-1].upper()])
        return label

    def text(self, name, times):
        """As it stands in the file the next time."""
        label = self.plain(name)
        if times > 0 and self.style.get("office_once") and self.talk.people[name].named:
            label = self.talk.people[name].full(self.talk.language)
        label = self.cased(label)
        if times > 0 and self.style.get("misspelt") and self.keyed.chance(self.style["misspelt"]):
            long = [m for m in re.finditer(r"[^\W\d_]{6,}", label)]
            if long:
                at = long[-1].start() + 1 + self.keyed.below(len(long[-1][0]) - 3)
                label = label[:at] + label[at + 1] + label[at] + label[at + 2:]
        return label

    def truth(self, name):
        """Role, speaker, aliases as a careful reader of the file would say."""
        p, language = self.talk.people[name], self.talk.language
        form = self.form_of(p)
        role = "unknown" if form == "voice" and p.role != "journalist" else p.role  # all who ask are voices here
        full = p.full(language)
        in_front = any(full in line for line in self.front)
        heads = [n for n in self.order if self.talk.people[n].role == "principal"]
        known = in_front and p.role == "principal" and (len(heads) == 1 or form not in (
            "answer", "letter", "none", "speaker-number"))
        if self.is_anonymous(name) and not known:
            return role, "", ()
        every = variants(p.given, p.surname, [p.office], [p.honorific, p.honorific.rstrip(".")])
        every |= {full, f"{p.surname} {p.given}", f"{p.surname}{p.given}", f"{p.office}{full}", f"{p.office}{p.surname}"}
        if form in ("given", "initial", "initial."):
            every |= {self.plain(name), f"{p.given[:1]}. {p.surname}"}
        if in_front or "full" in form or form == "surname, given":
            return role, full, every
        if form == "office":
            return role, p.office, every - {p.surname}
        if form == "initials":
            return role, self.plain(name), every
        if form in ("initial", "initial."):
            return role, self.plain(name), every | {f"{p.given[:1]}. {p.surname}", f"{p.given[:1]} {p.surname}"}
        return role, self.plain(name), every | ({p.given} if form == "given" else set())


# --- files -------------------------------------------------------------------------------------------

def front_of(talk, style, words, keyed):
    """Lines before the first turn."""
    heads = [p for p in talk.people.values() if p.role == "principal"]
    askers = [p for p in talk.people.values() if p.role == "journalist"]
    asker = askers[0] if askers else None
    fill = {"place": keyed.pick(words["place"]), "date": keyed.pick(words["date"])}

    def made(text):
        for key, value in fill.items():
            text = text.replace("{" + key + "}", value)
        return re.sub(r"\s+", " ", filled(text, heads[0], asker, talk.language)).strip()
    titles = words["interview-title" if talk.interview else "title"]
    title = made(keyed.pick([t for t in titles if "{person}" in t] if style.get("speech") else titles))
    if len(heads) > 1 and heads[0].full(talk.language) in title and keyed.chance(0.5):
        title += (" – " if talk.language in EAST else " and ") + heads[1].full(talk.language)
    lines = {"title": title, "place": fill["place"], "date": fill["date"], "office": made(words["office-of"][0]),
             "name": heads[0].full(talk.language), "place, date": f"{fill['place']}, {fill['date']}",
             "e&oe": "E&OE", "subjects": "Subjects: harbour plan; fish market; trade", "time": "2:05 P.M.",
             "url": "https://www.example.org/press/2031/05/04", "by": ("By " if talk.language == "en" else "") + heads[0].full(talk.language),
             "label: date": f"Date: {fill['date']}", "label: venue": f"Venue: {fill['place']}",
             "label: participants": "Participants: " + ", ".join(p.full(talk.language) for p in heads + askers[:2]),
             "italics: place": f"*{fill['place']}*", "italics: prepared": "*As Prepared for Delivery*",
             "rule": "---------------------"}
    return [lines[key] for key in style.get("front", ["title", "place, date"])]


def add_people(talk, style, words, keyed):
    """An interpreter, a moderator with one turn, voices."""
    head = next(n for n, p in talk.people.items() if p.role == "principal")
    if style.get("moderate") and not any(p.role == "moderator" for p in talk.people.values()):
        given, surname = some_names(keyed, words, 12, False)[-1]
        talk.people["m"] = Person("moderator", given, surname)
        talk.turns.insert(0, ("m", [filled(keyed.pick(words["open"]), talk.people[head], None, talk.language)]))
        if keyed.chance(0.6):
            talk.turns.append(("m", [keyed.pick(words["close"])]))
    if style.get("interpret"):
        talk.people["i"] = Person("other")
        for at in range(len(talk.turns) - 1, 1, -7):
            talk.turns.insert(at, ("i", [keyed.pick(words["short"])]))


def make_speech(talk):
    """Only what the first principal says, in one go."""
    head = next(n for n, p in talk.people.items() if p.role == "principal")
    said = [p for name, paragraphs in talk.turns if name == head for p in paragraphs]
    talk.people, talk.turns = {head: talk.people[head]}, [(head, said[:40])]


def add_phrases(talk, style, words, keyed):
    """Paragraphs that begin like a label: `My message is simple:`; each phrase at most twice."""
    space = "" if talk.language in EAST else " "
    left = keyed.shuffled(words["phrase"] * 2)

    def begun(paragraph):
        return left.pop() + space + paragraph if left and keyed.chance(style["phrases"]) else paragraph
    talk.turns = [(name, [paragraphs[0]] + [begun(p) for p in paragraphs[1:]] if talk.people[name].role == "principal"
                   else paragraphs) for name, paragraphs in talk.turns]


def styled(style, number, talk, words, keyed):
    """The text of one file and its rows."""
    if style.get("speech"):
        make_speech(talk)
    cast(talk, style, words, keyed)
    if style.get("word_names") and talk.source != "own":
        rename(talk, words, keyed)
    add_people(talk, style, words, keyed)
    if style.get("phrases"):
        add_phrases(talk, style, words, keyed)
    front = front_of(talk, style, words, keyed)
    labels = Labels(talk, style, words, keyed, front)
    page = Page(style, talk.language, keyed, words)
    page.front(front)
    times = {}
    before = None
    for name, paragraphs in talk.turns:
        role, speaker, aliases = labels.truth(name)
        person = talk.people[name]
        label = labels.text(name, times.get(name, 0))
        times[name] = times.get(name, 0) + 1
        hidden = person.role == "journalist" and style.get("hidden") and keyed.chance(style["hidden"])
        if name == before and style["asker"] != "question":
            label, hidden = "", False
        page.turn("" if hidden else label, paragraphs, person.role, lambda a, b, r=role, s=speaker, al=aliases, n=name:
                  Row(a, b, r, s, al, n))
        before = name
    page.end()
    return page.text(), page.rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("talks")
    parser.add_argument("out")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--files", type=int, default=12)
    parser.add_argument("styles", nargs="*")
    options = parser.parse_args()
    spoken = conversations()
    paths = [os.path.join(options.talks, n) for n in sorted(os.listdir(options.talks)) if n.endswith(".talk")]
    for number, style in enumerate(STYLES, 1):
        house = f"style-{number:02}-{style['name']}"
        if options.styles and not any(house.startswith(s) for s in options.styles):
            continue
        keyed = Keyed(options.seed, house)
        languages = style.get("languages") or sorted(spoken)
        real = keyed.shuffled([p for p in paths if not style.get("languages")])
        for i in range(options.files):
            key = Keyed(options.seed, house, i)
            if i % 2 == 0 and real and not style.get("interview"):
                talk = read_talk(real[(i // 2) % len(real)])
                words = spoken[talk.language]
                stem = f"{talk.source}.{i:02}-{os.path.basename(real[(i // 2) % len(real)]).split('.')[1]}"
            else:
                language = languages[(i // 2 * 3 + keyed.below(len(languages))) % len(languages)]
                words = spoken[language]
                talk = own_talk(language, words, style, key)
                stem = f"own.{i:02}-{language}"
            text, rows = styled(style, number, talk, words, key)
            write(os.path.join(options.out, house), stem + style.get("suffix", ".txt"), text, trimmed(text, rows))
        print(house, flush=True)


if __name__ == "__main__":
    main()
