#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was said in houses with known turns, freed from how it was written: material for styles.py.

    talks.py HOUSES OUT [FILES]     FILES (4) a house

A talk (TALK.talk) is UTF-8 text:

    language en
    title Press conference on the harbour
    person p1 principal Given | Surname | office | outlet | honorific
    person q1 journalist | | | |           a person without a name is nobody in particular
    turn p1
    A paragraph a line.
    turn q1
    ...
"""
import csv
import hashlib
import html
import os
import re
import sys

LONGEST_TURNS, LONGEST_WORDS = 44, 2600
LANGUAGE = {"es": "es", "ru": "ru", "de": "de", "fr": "fr"}
OFFICES = ("Acting Administrator|Vice President|Prime Minister|Press Secretary|Secretary-General|"
           "President|Secretary|Administrator|Chairman|Chair|Director|Minister|Governor|Senator|Mayor|Ambassador|General|"
           "Treasurer|Chancellor|Representative")
HONORIFIC = re.compile(r"^((?:Mr|Ms|Mrs|Dr)\.?) ")


def paragraphs(text):
    """Speech as paragraphs without markup, notes in brackets kept."""
    if "<p>" in text or "<br" in text:
        text = re.sub(r"<br ?/?>\n?", "\n", text)
        text = re.sub(r"</p>", "\n\n", text)
        text = html.unescape(re.sub(r"<[^>]*>", "", text))
    text = text.replace("\u00a0", " ").replace("\\[", "[").replace("\\]", "]").replace("**", "")
    parts = re.split(r"\n[ \t]*\n", text)
    if len(parts) == 1 and all(len(line) > 90 or line.endswith((".", "?", "!")) for line in text.split("\n")):
        parts = text.split("\n")
    parts = [re.sub(r"\s+", " ", part).strip() for part in parts]
    return [part for part in parts if re.search(r"\w", part)]


def parts_of(speaker, aliases):
    """Given, surname, office, honorific of a name in a truth table."""
    found = re.match(f"^({OFFICES}) (.*)$", speaker)
    office = found[1] if found else ""
    rest = found[2] if found else speaker
    honorific = HONORIFIC.match(rest)
    rest = HONORIFIC.sub("", rest)
    if not office:
        for alias in aliases:
            titled = re.match(f"^({OFFICES}) ", alias)
            office = titled[1] if titled and len(titled[1]) > len(office) else office
    words = rest.split()
    if speaker in ("Prime Minister", "President", "Vice President", "First Lady"):
        named = [a for a in aliases if len(a.split()) == 2 and not re.match(f"(Mr|Ms|Mrs|PM|The|{OFFICES})", a)]
        words = sorted(named, key=len)[0].split() if named else []
        return words[0] if words else "", " ".join(words[1:]) if words else "", speaker, ""
    if len(words) == 1:
        full = sorted((a for a in aliases if re.fullmatch(r"[^\W\d_]+ " + re.escape(rest), a)
                       and not re.match("(Mr|Ms|Mrs|Dr|" + OFFICES + r")\b", a)), key=len)
        return full[0].split()[0] if full else "", rest, office, honorific[1] if honorific else ""
    split = 2 if len(words) > 3 else 1
    return " ".join(words[:split]), " ".join(words[split:]), office, honorific[1] if honorific else ""


def talk_of(path, language):
    with open(path, "rb") as file:
        body = file.read()
    with open(path + ".truth.csv", encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    people, out, words, turns, last = {}, [], 0, 0, None
    for row in rows:
        text = paragraphs(body[int(row["start"]):int(row["end"])].decode("utf-8", "replace"))
        if not text:
            continue
        key = (row["role"], row["speaker"])
        if key not in people:
            people[key] = f"p{len(people)}"
        same = row["turn"] == last
        turns += not same
        if turns > LONGEST_TURNS or words > LONGEST_WORDS:
            break
        if not same:
            out.append("turn " + people[key])
        out += text
        words += sum(len(p.split()) for p in text)
        last = row["turn"]
    if turns < 8 or not {"principal", "journalist"} <= {role for role, _ in people}:
        return None
    head = [f"language {language}"]
    for (role, speaker), name in people.items():
        aliases = next(r["aliases"].split("|") for r in rows if (r["role"], r["speaker"]) == (role, speaker))
        given, surname, office, honorific = parts_of(speaker, aliases) if speaker else ("", "", "", "")
        head.append(f"person {name} {role} {given} | {surname} | {office} | | {honorific}")
    return "\n".join(head + out) + "\n"


def main():
    houses, out = sys.argv[1:3]
    files = int(sys.argv[3]) if len(sys.argv) > 3 else 4
    os.makedirs(out, exist_ok=True)
    for house in sorted(os.listdir(houses)):
        institution = house.split("-")[0]
        if house.startswith("style-") or house.endswith("-gold"):
            continue
        names = sorted((n.removesuffix(".truth.csv") for n in os.listdir(os.path.join(houses, house))
                        if n.endswith(".truth.csv")), key=lambda n: hashlib.sha256(n.encode()).hexdigest())
        made = 0
        for name in names:
            talk = talk_of(os.path.join(houses, house, name), LANGUAGE.get(institution, "en"))
            if talk is None:
                continue
            with open(os.path.join(out, f"{institution}.{house}-{made}.talk"), "w", encoding="utf-8") as file:
                file.write(talk)
            made += 1
            if made == files:
                break


if __name__ == "__main__":
    main()
