#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes houses with known turns from public collections, to learn attribution from and to judge it.

    houses.py --sources DIR --out DIR [--reserve DIR] [--gold DIR --transcripts DIR] [HOUSE ...]

SOURCES holds one Git repository (or its .git) a collection, as named in collections.tsv, which also
names the commit. A house is one kind of transcript of one institution; the text before the first
`-` of its name is the institution, and all houses of one institution are left out together.

Every house has its own rule (house_*.py) that gives the turns of a text or None where it is not
sure; those files are thrown away. Files are taken in the order of the SHA-256 of their path, so
that the choice depends on nothing else; the first go to --out, the next to --reserve, which nobody
looks at before the end. For FILE this writes FILE and FILE.truth.csv:

    start,end,role,speaker,aliases,turn

bytes of the file (end exclusive) of the words of one stretch of one turn, without its label. Rows
with the same number are one turn (a label said twice). An empty speaker is nobody in particular.
aliases are separated by `|`. Words in no row are not speech."""
import argparse
import csv
import hashlib
import importlib
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LARGEST, SMALLEST = 100_000, 1_500  # bytes; a house may say otherwise


class Row:
    """One stretch of speech: places are characters of the text until the file is written."""

    def __init__(self, start, end, role, speaker="", aliases=(), turn=0):
        self.start, self.end, self.role = start, end, role
        self.speaker, self.aliases, self.turn = speaker, aliases, turn


class Collection:
    """A Git repository at a commit; reads its files without a work tree."""

    def __init__(self, folder, commit):
        for git in (os.path.join(folder, ".git"), folder, os.path.join(folder, "repo", ".git"),
                    os.path.join(folder, "repo")):
            if os.path.exists(os.path.join(git, "HEAD")):
                break
        self.git = ["git", "--git-dir=" + git]
        self.commit = commit
        self.reader = None

    def names(self):
        out = subprocess.run(self.git + ["ls-tree", "-r", "-z", "--name-only", self.commit],
                             capture_output=True, check=True).stdout
        return [name.decode() for name in out.split(b"\0") if name]

    def read(self, name):
        if self.reader is None:
            self.reader = subprocess.Popen(self.git + ["cat-file", "--batch"],
                                           stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.reader.stdin.write(f"{self.commit}:{name}\n".encode())
        self.reader.stdin.flush()
        head = self.reader.stdout.readline().split()
        if len(head) < 3 or head[1] != b"blob":
            return b""
        body = self.reader.stdout.read(int(head[2]))
        self.reader.stdout.read(1)
        return body


def key(name):
    return hashlib.sha256(name.encode()).hexdigest()


def write(folder, name, text, rows):
    """Writes FILE and FILE.truth.csv; turns characters into bytes."""
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(text)
    at, byte = 0, 0
    with open(path + ".truth.csv", "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["start", "end", "role", "speaker", "aliases", "turn"])
        for row in rows:
            byte += len(text[at:row.start].encode())
            start = byte
            byte += len(text[row.start:row.end].encode())
            at = row.end
            aliases = sorted(set(row.aliases) - {row.speaker, ""})
            table.writerow([start, byte, row.role, row.speaker, "|".join(aliases), row.turn])


def trimmed(text, rows):
    """Trims blanks, drops what is empty, numbers the turns."""
    kept, turn = [], 0
    for row in rows:
        while row.start < row.end and text[row.start].isspace():
            row.start += 1
        while row.end > row.start and text[row.end - 1].isspace():
            row.end -= 1
        if row.start >= row.end:
            continue
        before = kept[-1] if kept else None
        same = before and before.speaker == row.speaker and before.role == row.role
        if not (same and (row.speaker or row.turn == before.label)):
            turn += 1
        row.label, row.turn = row.turn, turn
        kept.append(row)
    return kept


def take(house, collection, folders, limits, taken):
    """Writes the first files of which the house's rule is sure; returns counts for the report."""
    names = sorted((n for n in collection.names() if house.wants(n) and n not in taken), key=key)
    counts, digest = [0, 0], hashlib.sha256()
    unsure = 0
    for name in names:
        where = 0 if counts[0] < limits[0] else 1
        if counts[where] >= limits[where]:
            break
        body = collection.read(name)
        if not SMALLEST <= len(body) <= 20 * LARGEST:
            continue
        made = house.turns(name, body.decode("utf-8", "replace"))
        if made is None:
            unsure += 1
            continue
        text, rows = made
        rows = trimmed(text, rows)
        if len(rows) < 2 or len(text.encode()) > getattr(house, "largest", LARGEST):
            continue
        counts[where] += 1
        taken.add(name)
        if folders[where]:
            digest.update(body)
            write(os.path.join(folders[where], house.name), house.file_name(name), text, rows)
    return counts, unsure, digest.hexdigest()


def all_houses():
    found = {}
    for module in sorted(os.listdir(HERE)):
        if module.startswith("house_") and module.endswith(".py"):
            for house in importlib.import_module(module[:-3]).HOUSES:
                found[house.name] = house
    return found


def main():
    sys.path.insert(0, HERE)
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sources", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--reserve")
    parser.add_argument("--files", type=int, default=24)
    parser.add_argument("--reserve-files", type=int, default=40)
    parser.add_argument("houses", nargs="*")
    options = parser.parse_args()
    with open(os.path.join(HERE, "collections.tsv"), encoding="utf-8") as table:
        commits = {row["name"]: row for row in csv.DictReader(table, delimiter="\t")}
    houses, taken = all_houses(), {}
    for name in options.houses or sorted(houses):
        house = houses[name]
        row = commits[house.collection]
        folder = os.path.join(options.sources, row["folder"])
        if not os.path.isdir(folder):
            print(f"{name}: {folder} is not here; fetch {row['repository']}", file=sys.stderr)
            continue
        collection = Collection(folder, row["commit"])
        limits = (options.files, options.reserve_files if options.reserve else 0)
        counts, unsure, digest = take(house, collection, (options.out, options.reserve), limits,
                                      taken.setdefault(house.collection, set()))
        print(f"{name}\t{counts[0]}\t{counts[1]}\t{unsure}\t{row['repository']}\t"
              f"{row['commit']}\t{digest}", flush=True)


if __name__ == "__main__":
    main()
