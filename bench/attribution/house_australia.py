# SPDX-License-Identifier: GPL-3.0-or-later
"""Prime ministers of Australia: paragraphs of HTML with `LABEL:` at their head."""
import html
import re

from houses import Row
from naming import cased, surname_first, variants

LABEL = re.compile(r"(?:<p>|<br ?/?>|\n)\s*(?:<(?:b|strong|em|u)>\s*)*(?:(?P<q>Q)\.?(?=\s)|([A-Z][^:<>\n]{0,90}?)\s*(?:</(?:b|strong|em|u)>\s*)*:"
                   r"(?:\s*</(?:b|strong|em|u)>)*(?!//)(?=[\s<]))")
ASKER = re.compile(r"(JOURNALISTS?|QUESTION|REPORTER|JRNLST|J|Q)( ?\d+)?$")
HOST = re.compile(r"(HOST|PRESENTER|COMPERE|INTERVIEWER|CALLER|CALLERS?( [A-Z]+)?|ANNOUNCER)$")
PRIME = re.compile(r"(PM|PRIME MINISTER|MR PRIME MINISTER)$")
OFFICE = re.compile(r"(PRIME MINISTER|MINISTER|TREASURER|PRESIDENT|SECRETARY-GENERAL|SECRETARY GENERAL|PREMIER|"
                    r"DEPUTY PRIME MINISTER|SENATOR|GENERAL|CHANCELLOR|ATTORNEY-GENERAL|PM)\b")
REMNANT = re.compile(r"(?:<p>|<br ?/?>|\n)\s*(?:<\w+>\s*)*(?:Prime Min\w*|Que\w{0,3}tion|P\. ?M\.|PM\.|Journalist|Reporter|Caller)\s*"
                     r"(?:</\w+>)*\s*[:.;]")
NOT_LABEL = re.compile(r"(SUBJECTS?|E\s?&\s?OE|TRANSCRIPT|DATE|NOTE|CONTACT|TOPICS?|WEDNESDAY|MONDAY|"
                       r"TUESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY|PRESS OFFICE|MEDIA)\b")


class Australia:
    collection = "pm-transcripts"

    def __init__(self, name, kinds, years):
        self.name, self.kinds, self.years = name, kinds, years

    def wants(self, name):
        return name.startswith("transcripts/")

    def file_name(self, name):
        return name.split("/")[-1].replace(".xml", ".html")

    def turns(self, name, text):
        def field(tag):
            found = re.search(f"<{tag}>(.*?)</{tag}>", text, re.S)
            return html.unescape(found.group(1)).strip() if found else ""
        year = field("release-date")[-4:]
        if field("release-type") not in self.kinds or not self.years[0] <= year <= self.years[1]:
            return None
        body = re.search(r"<content><!\[CDATA\[(.*?)\]\]></content>", text, re.S)
        if not body or "," not in field("prime-minister"):
            return None
        day, month, year = field("release-date").split("/")
        title = field("title")
        page = (f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>'
                f'{html.escape(title)}</title><meta name="date" content="{year}-{month}-{day}"></head>\n'
                f'<body>\n<article>\n{body.group(1)}\n</article>\n</body>\n</html>\n')
        return self.rows(page, title, field("prime-minister"))

    def rows(self, page, title, prime):
        start = page.find("<article>") + 9
        stop = page.find("\n</article>")
        found = [m for m in LABEL.finditer(page, start, stop) if m["q"] or (
            m[2] == m[2].upper() and re.search("[A-Z]", m[2]) and not NOT_LABEL.match(m[2]))]
        if len(found) < 8:
            return None
        front = re.sub(r"<[^>]*>", " ", page[start:found[0].start()])
        if len(front.split()) > 45:
            return None
        found = self.with_inner(found, page, stop)
        ends = [m.start() for m in re.finditer(r"(?:<p>|\n)\s*(?:<\w+>)*\s*(?:\[?\s*ends?\s*\.?\]?|\*{3,})\s*(?:</\w+>)*\s*"
                                               r"(?:</p>|\n|$)", page[:stop], re.I) if m.start() > found[-1].end()]
        last = min(ends + [stop])
        if any(REMNANT.match(m[0]) for m in REMNANT.finditer(page, found[0].end(), last)):
            return None  # labels of a second kind
        labels = {}
        for i, match in enumerate(found):
            label = re.sub(r"\s+", " ", html.unescape(match["q"] or match[2])).strip()
            labels.setdefault(label, []).append((i, match.end(), found[i + 1].start() if i + 1 < len(found) else last))
        people = {}
        for label, places in labels.items():
            people[label] = self.person(label, title, prime, len(places))
            if people[label] is None:
                return None
        if {"principal", "journalist"} - {role for role, _, _ in people.values()}:
            return None
        one = [who for who in people.values() if who[1] != "Prime Minister" and prime.split(",")[0] in who[1]]
        for label, who in people.items():
            if one and who[1] == "Prime Minister":
                people[label] = one[0]
        said = {"principal": [0, 0], "journalist": [0, 0]}
        for label, places in labels.items():
            said[people[label][0]][0] += len(places)
            said[people[label][0]][1] += sum(b - a for _, a, b in places)
        if said["principal"][0] < said["journalist"][0] / 3 or said["principal"][1] < said["journalist"][1] / 2:
            return None  # answers whose labels were not seen
        rows = [Row(a, b, *people[label], i if people[label][0] == "journalist" else label)
                for label, places in labels.items() for i, a, b in places]
        return page, sorted(rows, key=lambda row: row.start)

    @staticmethod
    def with_inner(found, page, stop):
        """Lines that optical reading ran together: `... the party? PM: Well`, and `41 PM:` behind a page's number,
        of labels that stand at the head of lines elsewhere."""
        labels = {m[2].strip() for m in found if m[2] and m[2].strip()} or {"JOURNALIST"}
        inner = re.compile(r"(?:[.?!…][\"'”’)]*\s+|\n\s*\d+ )(?:(?P<q>Q)\.(?=\s+[A-Z])|("
                           + "|".join(re.escape(label) for label in sorted(labels, key=lambda x: (-len(x), x))) +
                           r")\s*:(?!//)(?=[\s<]))")
        asks = any(m["q"] for m in found)
        starts = {m.end() for m in found}
        return sorted(found + [m for m in inner.finditer(page, found[0].end(), stop)
                               if m.end() not in starts and (m[2] or asks)], key=lambda m: m.end())

    @staticmethod
    def holders(label, title):
        """MINISTER FOR TRADE AND INDUSTRY: its first part, and whoever the title says holds it."""
        names = {cased(label.split(" AND ")[0]), "The " + cased(label)}
        first = re.escape(label.split(" AND ")[0])
        for match in re.finditer(first + r"[^.;]*?[, ](?:(?:the hon\.?|senator|mr|ms|mrs|dr)\.? )+([A-Z][\w’'-]+) ([A-Z][\w’'-]+)",
                                 title, re.I):
            names |= variants(cased(match[1]), cased(match[2]), ["Minister", "Senator", "Mr", "Ms"])
        return names

    def person(self, label, title, prime, times):
        surname, given = [part.strip() for part in prime.split(",")[:2]]
        names = variants([given.split()[0], given], surname,
                         ["Prime Minister", "The Prime Minister", "PM", "Mr", "Ms", "Mr."])
        if re.match(r"(MRS|LADY)\b", label):
            return None  # somebody else with the surname
        bare = PRIME.match(label)
        if bare or surname.upper() in label.upper().split():
            if surname.lower() in (title + label).lower():
                return "principal", f"{given.split()[0]} {surname}", names
            return "principal", "Prime Minister", names | {"PM", "The Prime Minister"}
        if ASKER.match(label) or HOST.match(label):
            return "journalist", "", ()
        if OFFICE.match(label):
            office = OFFICE.match(label)[0]
            rest = cased(label[len(office):].strip())
            if not rest:
                return "principal", cased(office), {"The " + cased(office)}
            if re.match(r"(for|of|to)\b", rest, re.I):
                return "principal", cased(label), self.holders(label, title)
            return "principal", f"{cased(office)} {rest}", variants(
                "", rest, [cased(office), "Mr", "Ms", "Mrs"]) | surname_first(rest, title)
        # somebody with a name: an interviewer, when the title says that this is an interview with them
        words = label.split()
        if re.search(r"\b" + re.escape(words[-1]) + r"\b", title, re.I) and "interview" in title.lower():
            found = re.search(r"\b([A-Z][\w’'-]+) " + re.escape(words[-1]) + r"\b", title, re.I)
            first = cased(found[1]) if found and found[1].lower() not in (
                "with", "and", "interview", "by", "mr", "ms", "the", "programme") else ""
            last = cased(words[-1])
            names = variants(first, last, ["Mr", "Ms"])
            if len(words) > 1:
                first = cased(" ".join(words[:-1]))
            return "journalist", f"{first} {last}".strip(), names | variants(first, last, ["Mr", "Ms"])
        return None


HOUSES = [
    Australia("aus-conference", ("Press Conference", "Transcript", "Doorstop"), ("1996", "2100")),
    Australia("aus-interview", ("Interview",), ("1991", "2100")),
    Australia("aus-old", ("Press Conference", "Interview"), ("1940", "1990")),
]
