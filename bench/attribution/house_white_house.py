# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of the White House 2021-2025: `LABEL IN CAPITALS:` or `Q` at the beginning of a line."""
import re

from houses import Row
from naming import cased, surname_first, variants

LABEL = re.compile(r"^[ \t\u00a0]*(?:(?P<q>Q)(?=[ \u00a0]{1,}\S|:|\.? *$)"
                   r"|(?P<name>[A-Z][^:\n]{0,59}?):(?=[\s\u00a0]))", re.M)
OFFICE = ("MR.", "MS.", "MRS.", "DR.", "MR", "MS", "GEN.", "ADM.", "AMB.", "SEC.")
NO_GIVEN = re.compile(r"(Mr|Ms|Mrs|Dr|Doctors?|On|The|And|Of|For|To|With|Press|By|Former|Then|Thank|Thanks|Senior"
                      r"|\w*(?:President|Secretary|Minister|Administrat|Chair|Director|General|Governor"
                      r"|Senator|Mayor|Ambassador|Chancellor|Admiral|Advis|Lady|King|Congress|Speaker"
                      r"|Coordinator|Commission|Assistant|Prime|Leader|Judge|Justice|Captain)\w*)\b", re.I)
RULERS = {"PRESIDENT BIDEN": "THE PRESIDENT", "VICE PRESIDENT HARRIS": "THE VICE PRESIDENT",
          "PRESIDENT TRUMP": "THE PRESIDENT", "VICE PRESIDENT VANCE": "THE VICE PRESIDENT",
          "FIRST LADY BIDEN": "THE FIRST LADY"}
ASKER = {"Q", "REPORTER", "QUESTION"}
MODERATOR = {"MODERATOR", "OPERATOR", "NSC SPOKESPERSON", "WHITE HOUSE MODERATOR", "NSC MODERATOR"}
OTHER = {"AIDE", "WHITE HOUSE AIDE", "MILITARY AIDE", "INTERPRETER", "AUDIENCE", "AUDIENCE MEMBER",
         "AUDIENCE MEMBERS", "PARTICIPANT", "PARTICIPANTS", "CHILD", "ANNOUNCER", "STAFF",
         "AIR FORCE ONE CREW MEMBER", "MILITARY OFFICER", "CROWD"}
FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
TIME = r"\d{1,2}:\d\d[ \u00a0]+(?:A\.M\.|P\.M\.)[^\n]*"
END = re.compile(r"\n[ \t\u00a0]*(?:\(?END\)?[ \t\u00a0]*(?:" + TIME + r")?|\\?#+[\s\\#]*|\*{3,}|" + TIME
                 + r")[ \t\u00a0]*(?=\n|\Z)")


def title_of(text):
    found = re.search(r"^title: (.*?)\n(?:---|[a-z_]+: )", text, re.M | re.S)
    title = found.group(1) if found else ""
    title = re.sub(r"\\\n\s*\\?", "", title)
    title = re.sub(r"\\_", " ", title)
    title = re.sub(r"\\(?:u([0-9A-F]{4})|x([0-9A-F]{2}))",
                   lambda m: chr(int(m[1] or m[2], 16)), title).replace("\u2060", "")
    return re.sub(r"\s+", " ", title).strip("\"' ")


def ruler(date, label):
    late = date >= "2025-01-20"
    return {"THE PRESIDENT": (["Donald J.", "Donald"], "Trump", "President") if late else
            (["Joe", "Joseph", "Joseph R.", "Joseph R. Biden Jr."], "Biden", "President"),
            "THE VICE PRESIDENT": (["JD", "J.D."], "Vance", "Vice President") if late else
            (["Kamala", "Kamala D."], "Harris", "Vice President"),
            "THE FIRST LADY": (["Melania"], "Trump", "First Lady") if late else
            (["Jill", "Dr. Jill"], "Biden", "First Lady"),
            "THE SECOND GENTLEMAN": (["Douglas", "Doug"], "Emhoff", "Second Gentleman")}.get(label)


def person(label, text, title, date):
    """The person of a label: name and aliases; None when the label is not understood."""
    known = ruler(date, RULERS.get(label, label))
    if known:
        given, surname, office = known
        names = variants(given, surname, [office, "The " + office, "Former " + office])
        if surname.lower() not in (title + " " + label).lower():
            return office, names | {"The " + office}
        return f"{given[0]} {surname}", names
    words = label.replace("\u00a0", " ").split()
    office = []
    while len(words) > 1 and (words[0] in OFFICE or re.match(
            r"(ACTING|DEPUTY|VICE|PRIME|SECRETARY|GENERAL|MINISTER|PRESIDENT|ADMINISTRATOR|DIRECTOR"
            r"|SURGEON|CHAIR|CHAIRMAN|CHAIRWOMAN|GOVERNOR|SENATOR|MAYOR|AMBASSADOR|LEADER|SPEAKER"
            r"|REPRESENTATIVE|CONGRESSMAN|CONGRESSWOMAN|CHANCELLOR|KING|QUEEN|ADVISOR|ADVISER"
            r"|COMMISSIONER|CHIEF|UNDER|ASSISTANT|COORDINATOR|ADMIRAL|ATTORNEY|FIRST|LADY|COLONEL"
            r"|SECRETARY-GENERAL|PROFESSOR|JUSTICE|CAPTAIN|SERGEANT|MAJOR|TAOISEACH)$", words[0])):
        office.append(words.pop(0))
    if not office or not 1 <= len(words) <= 3:
        return None
    surname = cased(" ".join(words))
    title_words = cased(" ".join(office))
    given = set(re.findall(r"\b([A-Z][\w’'.-]+(?: [A-Z]\.)?)\s+(?i:" + re.escape(surname) + r")\b",
                           title + "\n" + text))
    given = {g for g in given if not NO_GIVEN.match(g)}
    honorifics = ["Mr.", "Ms.", "Mrs.", "Dr.", "Mr", "Ms", "Dr"]
    titles = [" ".join(title_words.split()[i:]) for i in range(len(office))]
    names = variants(sorted(given), surname, titles, honorifics)
    for match in re.findall(r"\b((?:[A-Z][\w’'.-]+ ){1,6})" + r"(?i:" + re.escape(surname) + r")\b", title):
        parts = match.split()
        names |= {" ".join(parts[i:] + [surname]) for i in range(len(parts))}
    names |= surname_first(surname, title) | {f"{surname} {g}" for g in given}
    in_title = [g for g in sorted(given) if f"{g} {surname}" in title]
    speaker = f"{in_title[0]} {surname}" if in_title else f"{title_words} {surname}"
    return speaker, names


def near(one, other):
    """At most two letters apart, by the same first letter (a slip of the typist)."""
    if abs(len(one) - len(other)) > 2 or min(len(one), len(other)) < 5:
        return one == other
    if len(one) == len(other) and sorted(one) == sorted(other) and sum(a != b for a, b in zip(one, other)) == 2:
        return True  # two letters changed places
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row, last = [i], row
        for j, b in enumerate(other, 1):
            row.append(min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b)))
    return row[-1] <= (2 if min(len(one), len(other)) > 7 else 1)


def merge_spellings(people, words):
    """A rare label whose surname is that of a common one, or a slip of it, is the same person."""
    ordered = sorted(people, key=lambda label: (-words[label], label))
    for i, label in enumerate(ordered):
        for common in ordered[:i]:
            if people[label][1] and people[common][1] and not re.search(r"\bTHE\b|LADY", label + " " + common) and near(
                    label.split()[-1], common.split()[-1]):
                names = set(people[common][2]) | set(people[label][2]) | {people[label][1]}
                people[common] = people[common][:2] + (names,)
                people[label] = people[common]
                break
    return people


class WhiteHouse:
    collection = "wh-briefings"

    def __init__(self, name, folder, title, without="(?!)"):
        self.name, self.folder = name, folder
        self.title, self.without = re.compile(title, re.I), re.compile(without, re.I)

    def wants(self, name):
        return re.match(self.folder, name) and name.endswith(".md")

    def file_name(self, name):
        return name.split("/")[-1][-80:]

    def role(self, label, title, words, share, first):
        """Role of a label that is not a function; None when it cannot be told from outside."""
        surname = cased(label.split()[-1])
        if label.startswith("SENIOR ") or label.startswith("THE ") or surname in title:
            return "principal"
        plain = label.split()[0] in ("MR.", "MS.", "MRS.", "MR", "MS")
        if "background" in title.lower() and plain:
            return "moderator" if first and share < 0.15 else None
        if plain and share < 0.05:
            return None
        return "principal"

    def turns(self, name, text):
        title = title_of(text)
        if not self.title.search(title) or self.without.search(title):
            return None
        front = FRONT.match(text)
        begin = front.end() if front else 0
        found = [m for m in LABEL.finditer(text, begin)
                 if m["q"] or (m["name"] == m["name"].upper() and re.search("[A-Z]{2}", m["name"]))]
        if len(found) < 6 or len(text[begin:found[0].start()].split()) > 40:
            return None
        end = len(text)
        for match in END.finditer(text, found[-1].end()):
            end = match.start()
            break
        spans = []
        for i, match in enumerate(found):
            label = re.sub(r"[\s\u00a0]+", " ", match["name"] or "Q").strip()
            label = re.sub(r"\s*\(.*?\)", "", label)
            stop = found[i + 1].start() if i + 1 < len(found) else end
            spans.append((label, match.end(), stop))
        return self.rows(name, text, title, spans)

    def rows(self, name, text, title, spans):
        date = re.search(r"\d{4}-\d\d-\d\d", name).group(0)
        words = {}
        for label, start, stop in spans:
            words[label] = words.get(label, 0) + len(text[start:stop].split())
        everything = sum(words.values())
        people = {}
        for label in words:
            share, first = words[label] / everything, label == spans[0][0]
            if label in ASKER:
                people[label] = ("journalist", "", ())
            elif label in MODERATOR:
                people[label] = ("moderator", "", ())
            elif label in OTHER:
                people[label] = ("other", "", ())
            else:
                role = self.role(label, title, words[label], share, first)
                if role is None:
                    return None
                if re.match(r"(SENIOR|WHITE HOUSE|U\.S\.) .*OFFICIAL", label):
                    people[label] = (role, "", ())
                    continue
                known = person(label, text, title, date)
                if known is None:
                    return None
                people[label] = (role, known[0], known[1])
        merge_spellings(people, words)
        rows, anonymous = [], 0
        for label, start, stop in spans:
            role, speaker, aliases = people[label]
            anonymous += 1
            rows.append(Row(start, stop, role, speaker, aliases,
                            anonymous if role == "journalist" else label))
        return text, rows


BRIEFINGS, REMARKS = r"press-briefings/", r"speeches-remarks/"
HOUSES = [
    WhiteHouse("wh-psaki", BRIEFINGS, r"press briefing by press secretary jen"),
    WhiteHouse("wh-jeanpierre", BRIEFINGS, r"press briefing by .*press secretary karine"),
    WhiteHouse("wh-gaggle", BRIEFINGS, r"gaggle"),
    WhiteHouse("wh-background", BRIEFINGS, r"background press (call|briefing)"),
    WhiteHouse("wh-team", BRIEFINGS, r"response team"),
    WhiteHouse("wh-call", BRIEFINGS, r"on-the-record|press call", r"background"),
    WhiteHouse("wh-conference", REMARKS, r"press conference|exchange with reporters|joint statement"),
    WhiteHouse("wh-meeting", REMARKS, r"bilateral|meeting|roundtable|before", r"press conference"),
    WhiteHouse("wh-recent", r"(remarks|briefings-statements)/2025", r"."),
]
