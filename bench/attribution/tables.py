#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts tables of lectern_attribution --tab together: tables.py TABLE ... > MARKDOWN, with the mean
over houses and the worst house, real houses and styles apart. A last argument `--short` leaves the
single styles out."""
import sys

MORE_IS_BETTER = {"role", "speaker", "prec", "recall"}


def numbers(row, column):
    return float(row[column]) if row[column] else None


def main():
    files = [a for a in sys.argv[1:] if a != "--short"]
    rows, head = [], None
    for path in files:
        with open(path, encoding="utf-8") as table:
            for line in table:
                cells = line.rstrip("\n").split("\t")
                if cells[0] == "house":
                    head = cells
                elif cells[0] not in ("MEAN", "WORST"):
                    rows.append(cells)
    rows.sort()
    for styles in (False, True):
        part = [row for row in rows if row[0].startswith("style-") == styles]
        if not part:
            continue
        print("\nGenerated styles\n" if styles else "\nReal houses\n")
        print("| " + " | ".join(head) + " |\n|---|" + "--:|" * (len(head) - 1))
        if not (styles and "--short" in sys.argv):
            for row in part:
                print("| " + " | ".join(row) + " |")
        mean, worst = ["**mean**", ""], ["**worst**", ""]
        for column in range(2, len(head)):
            values = [v for v in (numbers(row, column) for row in part) if v is not None]
            places = 4 if values and max(values) <= 1.5 else 2
            best = min if head[column] in MORE_IS_BETTER else max
            mean.append(f"{sum(values) / len(values):.{places}f}" if values else "")
            worst.append(f"{best(values):.{places}f}" if values else "")
        print("| " + " | ".join(mean) + " |\n| " + " | ".join(worst) + " |")


if __name__ == "__main__":
    main()
