#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the tables of tests/gold into houses: gold.py TRANSCRIPTS OUT [GOLD]. Their rows hold page
heads and footnotes; a column words says how many words were spoken."""
import csv
import os
import re
import shutil
import sys

from naming import variants

HERE = os.path.dirname(os.path.abspath(__file__))
GROUP = {"nato": "nato-gold", "fed": "fed-gold", "white-house": "wh-gold", "australia": "aus-gold"}
OFFICE = re.compile(r"^((?:President|Chair|Chairman|Secretary|Vice President|Prime Minister|Minister|Ms\.|Mr\.|"
                    r"Representative|Senator|Secretary-General)) (.+)$")
KNOWN = {"President Biden": ["Joe"], "Chairman Bernanke": ["Ben"], "Chair Yellen": ["Janet"],
         "Chair Powell": ["Jerome", "Jay"], "Chairman Powell": ["Jerome", "Jay"], "Jen Psaki": [],
         "Vice President Harris": ["Kamala"], "President Zelenskyy": ["Volodymyr"],
         "Secretary Mayorkas": ["Alejandro"], "Ms. Jean-Pierre": ["Karine"]}


def aliases(name):
    found = OFFICE.match(name)
    if found:
        return variants(KNOWN.get(name, ()), found[2], [found[1]] +
                        {"Chairman": ["Chair"], "Chair": ["Chairman"]}.get(found[1], []), ["Mr.", "Ms."])
    parts = name.split()
    if len(parts) > 1:
        return variants(" ".join(parts[:-1]), parts[-1], (), ["Mr.", "Ms."])
    return set()


def main():
    transcripts, out = sys.argv[1:3]
    gold = sys.argv[3] if len(sys.argv) > 3 else os.path.join(HERE, "../../tests/gold")
    for folder, house in GROUP.items():
        os.makedirs(os.path.join(out, house), exist_ok=True)
        for table in sorted(os.listdir(os.path.join(gold, folder))):
            stem = table.removesuffix(".csv")
            file = next(f for f in os.listdir(os.path.join(transcripts, folder))
                        if f in (stem + s for s in (".txt", ".md", ".html")))
            copy = os.path.join(out, house, file)
            shutil.copyfile(os.path.join(transcripts, folder, file), copy)
            with open(os.path.join(gold, folder, table), encoding="utf-8") as rows, \
                    open(copy + ".truth.csv", "w", encoding="utf-8", newline="") as truth:
                writer = csv.writer(truth, lineterminator="\n")
                writer.writerow(["start", "end", "role", "speaker", "aliases", "turn", "words"])
                for row in csv.DictReader(rows):
                    writer.writerow([row["first_byte"], row["end_byte"], row["role"], row["speaker"],
                                     "|".join(sorted(aliases(row["speaker"]))), row["turn"], row["words"]])


if __name__ == "__main__":
    main()
