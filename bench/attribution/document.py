#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts tables into docs/attribution.md: document.py NAME TABLE_FILE. The text between
`<!-- NAME -->` and `<!-- end -->` becomes the file's. NAME `sources`: the file is what houses.py
printed, made into a table with collections.tsv."""
import csv
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = os.path.join(HERE, "../../docs/attribution.md")


def sources(text):
    with open(os.path.join(HERE, "collections.tsv"), encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    out = ["| repository | commit | licence |", "|---|---|---|"]
    out += [f"| {r['repository']} | `{r['commit'][:12]}` | {r['licence']} |" for r in rows]
    out += ["", "| house | files | in reserve | unsure, thrown away | repository | SHA-256 of what was read |",
            "|---|--:|--:|--:|---|---|"]
    for line in sorted(line for line in text.splitlines() if line.count("\t") == 6):
        house, files, reserve, unsure, repository, _, digest = line.split("\t")
        out.append(f"| {house} | {files} | {reserve} | {unsure} | {repository} | `{digest}` |")
    return "\n".join(out)


def main():
    name, path = sys.argv[1:3]
    with open(path, encoding="utf-8") as file:
        text = file.read().strip()
    if name == "sources":
        text = sources(text)
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    made, times = re.subn(rf"(<!-- {name} -->\n).*?(<!-- end -->)",
                          lambda m: f"{m[1]}\n{text}\n\n{m[2]}", page, flags=re.S)
    if times != 1:
        sys.exit(f"docs/attribution.md: no <!-- {name} --> ... <!-- end -->")
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(made)


if __name__ == "__main__":
    main()
