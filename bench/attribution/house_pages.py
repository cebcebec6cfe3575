# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole pages as saved from the web: the White House in 2020, the Kremlin in English."""
import html
import re

from houses import Row
from house_white_house import ASKER, MODERATOR, OTHER, WhiteHouse, merge_spellings, person
from naming import variants

PARAGRAPH = re.compile(r"(?:<p>|<br ?/?>)\s*(.*?)\s*(?=</p>|<br ?/?>)", re.S)
MONTHS = "January February March April May June July August September October November December".split()


class Page2020(WhiteHouse):
    """`THE PRESIDENT:  ...`, `Q    ...` at the head of <p>; doctors beside the president."""
    collection, largest = "trump-covid", 300_000
    LABEL = re.compile(r"(?:(?P<q>Q)(?=[\s\u00a0])|(?P<name>[A-Z][A-Z.’' \u00a0-]{1,50}):)[\s\u00a0]*")

    def wants(self, name):
        return name.startswith("briefings/data/raw/") and name.endswith(".html")

    def role(self, label, title, words, share, first):
        return "principal"

    def turns(self, name, text):
        title = re.search(r'page-header__title">\s*(.*?)\s*</h1>', text, re.S)
        begin, stop = text.find("<!-- The Content -->"), text.find("</main>")
        when = re.search(r"_([A-Z]\w+)-(\d\d)-(20\d\d)", name)
        if not title or begin < 0 or stop < 0 or not when:
            return None
        title = html.unescape(title[1])
        date = f"{when[3]}-{MONTHS.index(when[1]) + 1:02}-{when[2]}"
        rows, people, words, label = [], {}, {}, None
        for match in PARAGRAPH.finditer(text, begin, stop):
            if re.fullmatch(r"END|\d+:\d\d [AP]\.M\..*", match[1]):
                if label:
                    break
                continue
            head = self.LABEL.match(match[1])
            start = match.start(1)
            if head and (head["q"] or head["name"].isupper()):
                label = re.sub(r"[\s\u00a0]+", " ", head["q"] or head["name"]).strip()
                start += head.end()
                self.turn = getattr(self, "turn", 0) + 1
            if label:
                words[label] = words.get(label, 0) + len(match[1].split())
                rows.append((label, start, match.end(1), self.turn))
        for one in words:
            if one in ASKER:
                people[one] = ("journalist", "", ())
            elif one in MODERATOR | OTHER:
                people[one] = ("moderator" if one in MODERATOR else "other", "", ())
            else:
                known = ruler_2020(one, title) or person(one, text, title, date)
                if known is None:
                    return None
                people[one] = ("principal", *known)
        if "journalist" not in {role for role, _, _ in people.values()}:
            return None
        merge_spellings(people, words)
        return text, [Row(a, b, *people[one], turn) for one, a, b, turn in rows]


def ruler_2020(label, title):
    known = {"THE PRESIDENT": (["Donald", "Donald J."], "Trump", "President"),
             "THE VICE PRESIDENT": (["Mike", "Michael R."], "Pence", "Vice President")}.get(label)
    if not known:
        return None
    given, surname, office = known
    names = variants(given, surname, [office, "The " + office])
    return (f"{given[0]} {surname}", names) if surname in title else (office, names | {"The " + office})


class Kremlin:
    """`<p><b>Office Name:</b> text`; who has been introduced goes on with the name alone."""
    name, collection, largest = "kremlin-pages", "kremlin", 150_000
    LABEL = re.compile(r"<p>\s*<b>([^<:]{3,140}?)\s*:?\s*</b>\s*:?(?:\s*<i>\([^<]*\)</i>)?\s*:?")
    FUNCTION = re.compile(r"(anchor|host|moderator|correspondent|journalist|editor|presenter|observer)", re.I)

    def wants(self, name):
        return re.search(r"president/news/\d+\.html$", name)

    def file_name(self, name):
        return name.split("/")[-1]

    def turns(self, name, text):
        title = re.search(r'<h1 class="entry-title[^>]*>(.*?)</h1>', text, re.S)
        found = [m for m in self.LABEL.finditer(text) if re.search(r"\w", m[1])]
        if not title or len(found) < 8:
            return None
        title = re.sub(r"\s+", " ", html.unescape(title[1]))
        stop = min(x for x in (text.find(mark, found[-1].end()) for mark in (
            '<div class="read__', '<div class="read__cut', "</article>")) if x > 0)
        people, labels = {}, []
        for match in found:
            label = re.sub(r"\s+", " ", html.unescape(match[1])).strip(" :")
            labels.append(label)
            if label not in people:
                people[label] = self.person(label, people, title)
                if people[label] is None:
                    return None
        if "journalist" not in {role for role, _, _ in people.values()}:
            return None
        if any(role == "journalist" and speaker for role, speaker, _ in people.values()) and sum(
                role == "principal" for role, _, _ in people.values()) > 2:
            return None  # the press at the table: whether a director general asks cannot be told
        rows = []
        for i, match in enumerate(found):
            end = found[i + 1].start() if i + 1 < len(found) else stop
            role, speaker, aliases = people[labels[i]]
            at = match.end()
            for quote in re.finditer(r"<blockquote>.*?</blockquote>|<p>\s*\*\s*\*\s*\*\s*</p>", text[match.end():end], re.S):
                rows.append(Row(at, match.end() + quote.start(), role, speaker, aliases, i if not speaker else labels[i]))
                at = match.end() + quote.end()
            rows.append(Row(at, end, role, speaker, aliases, i if not speaker else labels[i]))
        return text, rows

    def person(self, label, people, title):
        if re.match(r"(Question|Journalist|Reporter)\b", label):
            return "journalist", "", ()
        if re.match(r"(Remark|Voice|Reply)\b", label):
            return "unknown", "", ()
        known = [p for other, p in people.items() if p[1] and label in p[2]]
        if known:
            return known[0]
        words = label.split()
        name = " ".join(words[-2:])
        if name == "Vladimir Putin":
            return "principal", name, variants(*words[-2:], ["President", "President of Russia"]) | {label}
        if len(words) == 2 and "interview" in title.lower():
            return "journalist", label, variants(words[0], words[1])
        if len(words) < 3 or not all(w[0].isupper() for w in words[-2:]):
            return None
        office = " ".join(words[:-2])
        role = "journalist" if self.FUNCTION.search(office) else "principal"
        if "moderator" in office.lower():
            role = "moderator"
        return role, name, variants(words[-2], words[-1], [office, office.split(" of ")[0]]) | {label}


HOUSES = [Page2020("wh-page2020", r"", r""), Kremlin()]
