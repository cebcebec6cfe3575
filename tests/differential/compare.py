#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lectern's readers and writers against Python's: compare.py LECTERN FOLDER

Random tables and pages, from a fixed seed, are read by lectern and by Python's csv, json and html.parser: the words that
were said must be the same. What lectern writes as CSV, TSV and JSON lines is read back by Python: the cells must be the same.
"""
import csv
import html.parser
import io
import json
import random
import subprocess
import sys
from pathlib import Path

lectern, folder = sys.argv[1], Path(sys.argv[2])
deal = random.Random(13)
failures = 0

WORDS = ["good", "morning", "Ukraine", "café", "naïve", "don't", "10", "3.5", "x", "Größe", "да", "日本", "e-mail", "A&B", "<b>", "\\n",
         '"quoted"', "semi;colon", "com,ma", "ta\tb", "=1+1", "@home", "'tis", "|", "%s", "{}", "&amp;"]


def run(*arguments):
    done = subprocess.run([lectern, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise RuntimeError(f"{arguments}: {done.stderr}")
    return done.stdout


def complain(what, want, got):
    global failures
    failures += 1
    if failures <= 5:
        print(f"{what}:\n  want {want!r}\n  got  {got!r}")


def spoken(path, *options):
    """The text of every turn, white space as one space."""
    lines = run("turns", "--text", "--format", "jsonl", "--quiet", *options, path).splitlines()
    return [" ".join(json.loads(line)["text"].split()) for line in lines]


def sentence():
    words = [deal.choice(WORDS) for _ in range(deal.randint(1, 8))]
    return "Well " + deal.choice([" ", " ", "  ", "\n"]).join(words) + " end."


def tables(count):
    """CSV as other programs write it: delimiters, quotes, line ends, a BOM."""
    for number in range(count):
        delimiter = deal.choice([",", ";", "\t"])
        rows = [["speaker", "text"]]
        rows += [[["Anna Berg", "Bo Lee"][i % 2], sentence()] for i in range(deal.randint(2, 6))]
        quoting = deal.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=deal.choice(["\n", "\r\n"])).writerows(rows)
        path = folder / f"table{number}.csv"
        path.write_bytes(deal.choice([b"", b"\xef\xbb\xbf"]) + out.getvalue().encode())
        read = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=delimiter)
        want = [" ".join(row[1].split()) for row in read][1:]
        got = spoken(path)
        if got != want:
            complain(path.read_text("utf-8-sig"), want, got)


def lines(count):
    """JSON lines with every way to write a character."""
    for number in range(count):
        rows = [{"speaker": ["Anna Berg", "Bo Lee"][i % 2], "text": sentence()} for i in range(deal.randint(2, 6))]
        path = folder / f"lines{number}.jsonl"
        path.write_text("".join(json.dumps(row, ensure_ascii=deal.random() < 0.5) + "\n" for row in rows), "utf-8")
        want = [" ".join(json.loads(line)["text"].split()) for line in path.read_text("utf-8").splitlines()]
        got = spoken(path)
        if got != want:
            complain(path.read_text("utf-8"), want, got)


class Page(html.parser.HTMLParser):
    """The words of a page's paragraphs."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("script", "style")
        if tag in ("br", "p"):
            self.text.append(" ")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style")
        if tag == "p":
            self.text.append(" ")

    def handle_data(self, data):
        if not self.hidden:
            self.text.append(data)


def escaped(word):
    word = word.replace("&", "&amp;").replace("<", "&lt;")
    if deal.random() < 0.3:
        word = "".join(f"&#{ord(letter)};" if letter.isalpha() and deal.random() < 0.5 else letter for letter in word)
    return word


def pages(count):
    """Paragraphs with tags, entities, comments and scripts among the words."""
    wrap = ["{}", "{}", "{}", "<i>{}</i>", "<a href='x?a=1&b=2'>{}</a>", "{}<br>", "<span class=\"a>b\">{}</span>", "{}<!-- no <p> -->",
            "{}<script>if (a < b) no()</script>", "{} &nbsp;&mdash;"]
    plain = [word for word in WORDS if word not in ("|", "\\n", "ta\tb")]
    for number in range(count):
        paragraphs = []
        for i in range(deal.randint(2, 6)):
            said = " ".join(deal.choice(wrap).format(escaped(deal.choice(plain))) for _ in range(deal.randint(2, 9)))
            paragraphs.append((["Anna Berg", "Bo Lee"][i % 2], f"Well {said} end."))
        path = folder / f"page{number}.html"
        path.write_text("<!doctype html><meta charset=utf-8><title>Talk</title><body><main>\n" +
                        "\n".join(f"<p><b>{name}:</b> {said}</p>" for name, said in paragraphs) + "\n</main></body>\n", "utf-8")
        want = []
        for name, said in paragraphs:
            reader = Page()
            reader.feed(said)
            reader.close()
            want.append(" ".join("".join(reader.text).split()))
        got = spoken(path)
        if got != want:
            complain(path.read_text("utf-8"), want, got)


def same(text, value):
    if value is None:
        return text == ""
    if isinstance(value, (int, float)):
        return text != "" and float(text) == value
    return text == value


def written(count):
    """What lectern writes, in three formats."""
    for number in range(count):
        path = folder / f"table{number}.csv"
        for table in ("turns", "words", "kwic"):
            options = {"turns": ["--text"], "words": [], "kwic": ["--query", "well"]}[table]
            rows = [json.loads(line) for line in run(table, *options, "--format", "jsonl", "--quiet", path).splitlines()]
            for name, delimiter in (("csv", ","), ("tsv", "\t")):
                text = run(table, *options, "--format", name, "--raw", "--quiet", path)
                read = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
                want = [list(rows[0])] + [list(row.values()) for row in rows]
                fits = len(read) == len(want) and read[0] == want[0] and all(
                    len(a) == len(b) and all(same(x, " ".join(y.replace("\t", " ").split("\n")) if name == "tsv" and isinstance(y, str) else y)
                                             for x, y in zip(a, b)) for a, b in zip(read[1:], want[1:]))
                if not fits:
                    complain(f"{table} as {name} of {path}", want[:3], read[:3])


tables(40)
lines(30)
pages(40)
written(6)
print(f"{failures} differences")
sys.exit(failures > 0)
