# SPDX-License-Identifier: GPL-3.0-or-later
"""Conversations written down by a transcription service or by hand: `Name: 00:00:12`, `Name:` on a
line of its own, `Name – 00:01:02:`, `Name: text`. Hosts ask; who is in the front matter answers."""
import re

from houses import Row
from naming import variants

TIME = r"\(?\d\d?:\d\d(?::\d\d)?\)?"
LABEL = re.compile(r"^(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})\s*(?:(?P<timed>(?::|–|-)?\s*" + TIME + r":?)\s*$"
                   r"|(?P<own>:)\s*$|(?P<inline>:) (?=\S))", re.M)
FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)


class Podcast:
    collection = "bitcointranscripts"

    def __init__(self, name, folder, hosts, forms):
        self.name, self.folder, self.hosts, self.forms = name, folder, hosts, forms

    def wants(self, name):
        return name.startswith(self.folder + "/") and re.search(r"/[^_/][^/]*(?<!\.\w\w)\.md$", name)

    def file_name(self, name):
        return name.split("/")[-1][-80:]

    def turns(self, name, text):
        front = FRONT.match(text)
        found = [m for m in LABEL.finditer(text, front.end() if front else 0)
                 if m.lastgroup in self.forms or any(m[f] for f in self.forms)]
        if not front or len(found) < 8:
            return None
        listed = re.search(r"^speakers:\n((?:  - .*\n)+)", front[0], re.M)
        guests = re.findall(r"  - (.*)", listed[1]) if listed else []
        guests = [g.strip("'\" ") for g in guests if g.strip("'\" ") not in self.hosts]
        people = {}
        for label in {m["name"] for m in found}:
            people[label] = self.person(label, guests)
            if people[label] is None:
                return None
        roles = [role for role, _, _ in people.values()]
        if "principal" not in roles or "journalist" not in roles:
            return None
        before = text[front.end():found[0].start()]
        if len(re.sub(r"\S*https?:\S*", "", before).split()) > 30:
            return None
        rows = []
        for i, match in enumerate(found):
            at, end = match.end(), found[i + 1].start() if i + 1 < len(found) else len(text)
            for head in re.finditer(r"^#+ .*$|^!?\[.*\]\(.*\)$", text[match.end():end], re.M):
                rows.append(Row(at, match.end() + head.start(), *people[match["name"]], match["name"]))
                at = match.end() + head.end()
            rows.append(Row(at, end, *people[match["name"]], match["name"]))
        words = {}
        for row in rows:
            words[row.speaker] = words.get(row.speaker, 0) + row.end - row.start
        if people_role(rows, max(words, key=words.get)) != "principal":
            return None  # a host who explains is no asker
        return text, rows

    def person(self, label, guests):
        """By the whole name or the given name alone, when one person only has it."""
        everybody = [(h, "journalist") for h in self.hosts] + [(g, "principal") for g in guests]
        fit = [(who, role) for who, role in everybody if who == label] or [
            (who, role) for who, role in everybody if who.split()[0] == label]
        if len(fit) != 1:
            return None
        who, role = fit[0]
        parts = who.split()
        names = variants(" ".join(parts[:-1]), parts[-1]) if len(parts) > 1 else {who}
        # hosts stand nowhere but in the labels; guests in the front matter by their whole name
        return role, label if role == "journalist" else who, names | {who, label}


def people_role(rows, speaker):
    return next(row.role for row in rows if row.speaker == speaker)


LIVERA = ("Stephan Livera",)
CHAINCODE = ("Adam Jonas", "John Newbery", "Caralie Chrisco", "Mark Erhardt", "Jonas", "Murch")
HOUSES = [
    Podcast("talk-timed", "chaincode-podcast", CHAINCODE, ("timed",)),
    Podcast("talk-own-line", "stephan-livera-podcast", LIVERA, ("own",)),
    Podcast("talk-dash-time", "stephan-livera-podcast", LIVERA, ("timed",)),
    Podcast("talk-inline", "stephan-livera-podcast", LIVERA, ("inline",)),
]
