"""python3 tables.py declare RESULT: table, column, type, rows of datapackage.json and of the CSV files.
python3 tables.py pandas RESULT: every table by pandas.read_csv, types as declared.
python3 tables.py same TABLE.csv OTHER.csv: the same cells, numbers to ten digits (as a spreadsheet shows them)."""
import csv
import json
import os
import sys


def tables(result):
    with open(os.path.join(result, "datapackage.json"), encoding="utf-8") as file:
        for resource in json.load(file)["resources"]:
            fields = [(field["name"], field["type"]) for field in resource["schema"]["fields"]]
            path = os.path.join(result, resource["path"])
            with open(path, encoding="utf-8", newline="") as rows:
                count = sum(1 for _ in csv.reader(rows, strict=True)) - 1
            yield os.path.basename(path)[: -len(".csv")], path, fields, count


def declare(result):
    print("table\tcolumn\ttype\trows")
    for name, _, fields, rows in tables(result):
        for field, kind in fields:
            print(name, field, kind, rows, sep="\t")


def read_by_pandas(result):
    import pandas

    count = 0
    for name, path, fields, rows in tables(result):
        read = pandas.read_csv(path)
        assert list(read.columns) == [field for field, _ in fields], name
        assert len(read) == rows, (name, len(read), rows)
        for field, kind in fields:
            cells = read[field].dropna()
            if len(cells) == 0 or kind not in ("integer", "number"):
                continue
            assert pandas.api.types.is_numeric_dtype(cells), (name, field, cells.dtype)
            assert kind != "integer" or (cells == cells.round()).all(), (name, field)
        count += 1
    print(count, "tables read by pandas", pandas.__version__)


def is_same(first, second):
    if first == second:
        return True
    try:
        a, b = float(first), float(second)
    except ValueError:
        return False
    return abs(a - b) <= 1e-8 * max(abs(a), abs(b))


def same(first, second):
    with open(first, encoding="utf-8", newline="") as one, open(second, encoding="utf-8", newline="") as other:
        one, other = list(csv.reader(one)), list(csv.reader(other))
    assert len(one) == len(other), (len(one), len(other))
    for line, (a, b) in enumerate(zip(one, other), 1):
        assert len(a) == len(b) and all(map(is_same, a, b)), (line, a, b)
    print(len(one) - 1, "rows are the same")


if __name__ == "__main__":
    {"declare": declare, "pandas": read_by_pandas, "same": same}[sys.argv[1]](*sys.argv[2:])
