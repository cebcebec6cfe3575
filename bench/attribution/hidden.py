#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Conversations whose labels are hidden: what sequence_weights.def is learned on.

    hidden.py HOUSES [OUT]

HOUSES is the folder of houses, talks/ beside it what talks.py wrote; of the houses (styles.py) the conversations of our own are taken, those of
`own.*` in the styles below. Each is written in several layouts, one a house of OUT (INSTITUTION-hidden-*),
with FILE.truth.csv as houses.py describes. `alone` is only what is said before the first question. Without OUT they are written to a new folder for passing things,
whose name is printed."""
import csv
import glob
import hashlib
import os
import sys
import tempfile

import talks
from styles import read_talk

OWN = ("style-01-capitals", "style-12-own-line", "style-29-speakers", "style-35-host-guest",
       "style-45-co-briefers", "style-03-service")
LAYOUTS = ("plain", "bold", "dash", "dash-questions", "alone")


def of_talk(path):
    talk = read_talk(path)
    return [(talk.people[name].role, paragraphs) for name, paragraphs in talk.turns]


def of_file(path):
    data = open(path, "rb").read()
    rows = csv.DictReader(open(path + ".truth.csv", encoding="utf-8"))
    turns, last = [], None
    for row in rows:
        text = data[int(row["start"]):int(row["end"])].decode("utf-8", "replace")
        if row["turn"] == last:
            turns[-1][1].extend(talks.paragraphs(text))
        else:
            turns.append((row["role"], talks.paragraphs(text)))
        last = row["turn"]
    return turns


def told_apart(turns):
    """The turns of those whom sequence.h knows."""
    return [turn for turn in turns if turn[0] not in ("other", "unknown") and turn[1]]


def written(turns, layout):
    """The text, and its rows start, end, role."""
    text, rows = b"", []
    for role, paragraphs in turns:
        asks = role == "journalist"
        for number, paragraph in enumerate(paragraphs):
            paragraph = paragraph.lstrip("-–—* ")
            before = after = ""
            if layout == "bold" and asks:
                before = after = "**"
            if (layout == "dash" and number == 0) or (layout == "dash-questions" and asks and number == 0):
                before = "– "
            text += before.encode()
            start = len(text)
            text += paragraph.encode()
            rows.append((start, len(text), role))
            text += after.encode() + b"\n\n"
    return text, rows


def main():
    houses = sys.argv[1]
    result = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()
    beside = os.path.join(os.path.dirname(os.path.abspath(houses)), "talks")
    sources = [(os.path.basename(path)[:-5], of_talk(path)) for path in sorted(glob.glob(beside + "/*.talk"))]
    seen = set()
    for style in OWN:
        for path in sorted(glob.glob(f"{houses}/{style}/own.*")):
            if path.endswith(".csv"):
                continue
            turns = of_file(path)
            key = hashlib.sha256(repr(turns).encode()).hexdigest()
            if key not in seen:
                sources.append((f"own.{style[6:8]}-{os.path.basename(path)[4:].split('.')[0]}", turns))
            seen.add(key)
    for layout in LAYOUTS:
        for name, turns in sources:
            folder = f"{result}/{name.split('.')[0]}-hidden-{layout}"
            os.makedirs(folder, exist_ok=True)
            turns = told_apart(turns)
            if layout == "alone":
                first = next((i for i, (role, _) in enumerate(turns) if role == "journalist"), len(turns))
                turns = turns[:first]
                if sum(len(paragraphs) for _, paragraphs in turns) < 4:
                    continue
            text, rows = written(turns, layout)
            path = f"{folder}/{name}.{'md' if layout == 'bold' else 'txt'}"
            open(path, "wb").write(text)
            with open(path + ".truth.csv", "w", encoding="utf-8") as out:
                table = csv.writer(out)
                table.writerow(["start", "end", "role", "speaker", "aliases", "turn"])
                last, turn = None, 0
                for start, end, role in rows:
                    turn += role != last
                    last = role
                    table.writerow([start, end, role, "", "", turn])
    print(result)


main()
