#!/usr/bin/env python3
"""Transcripts of press conferences to measure speed on, the same bytes every time:

    bench/speed/corpus.py BYTES BYTES_A_FILE OUT [SOURCE]

The sentences are those of the texts in SOURCE (*.md and *.txt; ../shared/transcripts where it is there, else
datasets/ministerials), drawn anew for every turn, with every fourth word another one of the same texts (else all files
would repeat each other), so words, quotes, dashes and accents keep their real proportions; who speaks changes as in a
press conference, with five kinds of labels. One file when BYTES_A_FILE is not below BYTES.
"""
import pathlib
import random
import re
import sys

OFFICES = ["THE PRESIDENT", "CHAIR HOLLOWAY", "SECRETARY GENERAL", "PRIME MINISTER", "MINISTER OKAFOR"]
FIRST = "Anna Boris Chiara David Elena Farid Greta Hugo Ines Jonas Katya Liam Marta Nils Olga Pavel".split()
LAST = "Adler Brandt Costa Dubois Eriksen Fischer Gallo Horvat Ivanova Jensen Kowalski Lindqvist Moreau Novak".split()
OUTLETS = "Reuters|AP|AFP|Bloomberg|Der Spiegel|Le Monde|El País|BBC|CNN|Ukrinform|The Economist|ANSA".split("|")


def sentences(source):
    found = set()
    for path in sorted(source.rglob("*")):
        if path.suffix not in (".md", ".txt") or path.name == "README.md":
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        text = re.sub(r"\A---.*?^---", "", text, flags=re.S | re.M)
        for sentence in re.split(r"(?<=[.?!])[”\"]?\s+", re.sub(r"\s+", " ", text)):
            words = sentence.split()
            if 3 <= len(words) <= 50 and sentence[-1] in ".?!" and ":" not in sentence and "|" not in sentence:
                found.add(sentence)
    return sorted(found)


class Corpus:
    """Draws only by random(), whose numbers are the same in every version of Python."""

    def __init__(self, source):
        self.random = random.Random(20261129)
        self.sentences = sentences(source)
        self.questions = [s for s in self.sentences if s.endswith("?")]
        self.words = [w for s in self.sentences for w in s.split() if w.isalpha() and w.islower()]

    def pick(self, of):
        return of[int(self.random.random() * len(of))]

    def sentence(self, of):
        words = self.pick(of).split()
        for w in range(1 + int(self.random.random() * 4), len(words) - 1, 4):
            if words[w].isalpha() and words[w].islower():
                words[w] = self.pick(self.words)
        return " ".join(words)

    def say(self, fewest, most, ending=None):
        count = fewest + int(self.random.random() * (most - fewest + 1))
        said = [self.sentence(self.sentences) for _ in range(count)]
        return " ".join(said + [self.sentence(ending)] if ending else said)

    def turn(self, style, speaker, text):
        if style == 0:
            return f"{speaker}:  {text}\n\n"
        if style == 1:
            return f"{speaker}. {text}\n\n"
        if style == 2:
            return f"{speaker}\n\n{text}\n\n"
        if style == 3:
            return f"{speaker}: {text}\n"
        half = text.find(". ", len(text) // 2) + 1
        return f"{speaker}: {text[:half] if half else text}\n\n{text[half:].strip() if half else ''}\n\n"

    def conference(self, size, number):
        style = int(self.random.random() * 5)
        office = self.pick(OFFICES)
        day = f"{2000 + number // 336 % 60:04d}-{1 + number // 28 % 12:02d}-{1 + number % 28:02d}"
        parts = [f"Press conference, {day}\n\n", self.turn(style, office, self.say(4, 12))]
        length = sum(len(part.encode()) for part in parts)
        while length < size:
            name = f"{self.pick(FIRST)} {self.pick(LAST)}"
            asker = "QUESTION" if style == 3 else name.upper() if style == 1 else f"{name} ({self.pick(OUTLETS)})"
            added = self.turn(style, asker, self.say(1, 3, self.questions)) + self.turn(style, office, self.say(2, 9))
            parts.append(added)
            length += len(added.encode())
        return f"{day}-{number:06d}.txt", "".join(parts).encode()


def main():
    size, each, out = int(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
    root = pathlib.Path(__file__).resolve().parents[2]
    shared = root.parent / "shared" / "transcripts"
    source = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else shared if shared.is_dir() else root / "datasets"
    corpus = Corpus(source)
    out.mkdir(parents=True, exist_ok=True)
    written = number = 0
    while written < size:
        name, text = corpus.conference(min(each, size - written), number)
        (out / name).write_bytes(text)
        written += len(text)
        number += 1


main()
