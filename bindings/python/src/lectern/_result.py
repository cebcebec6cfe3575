# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder that `lectern report` has written, with the types that its datapackage.json states."""
import csv
import json
import os

from . import _columns
from ._call import DataError, UsageError

_READ = {"integer": int, "number": float}


class Result:
    """A result folder. result["keyness"] or result.table("keyness") is a table, as Corpus.table() gives it;
    iterating gives names.

    folder: where it is. package: datapackage.json. run: run.json, how it was made. page: the path of index.html.
    """

    def __init__(self, folder):
        self.folder = os.fspath(folder)
        self.package = self._json("datapackage.json")
        self.run = self._json("run.json")
        self.page = os.path.join(self.folder, "index.html")
        self.remarks = []  # of a report that was just made
        self._resources = {each["name"]: each for each in self.package["resources"] if "schema" in each}

    def _json(self, name):
        path = os.path.join(self.folder, name)
        try:
            with open(path, encoding="utf-8") as file:
                return json.load(file)
        except (OSError, ValueError) as problem:
            raise DataError("%s: %s; give the folder that 'lectern report' has written" % (path, problem)) from None

    def __iter__(self):
        return iter(self._resources)

    def __len__(self):
        return len(self._resources)

    def __contains__(self, name):
        return name in self._resources

    def __repr__(self):
        return "<lectern.Result %s: %d tables>" % (self.folder, len(self))

    def __getitem__(self, name):
        return self.table(name)

    def _resource(self, name):
        if name not in self._resources:
            raise UsageError("no table %r in %s; it has: %s" % (name, self.folder, ", ".join(self)))
        return self._resources[name]

    def fields(self, name):
        """Columns of a table: name, type, description, unit, formula, source."""
        return self._resource(name)["schema"]["fields"]

    def _cells(self, resource):
        path = os.path.join(self.folder, resource["path"])
        names = [field["name"] for field in resource["schema"]["fields"]]
        missing = set(resource["schema"].get("missingValues", [""]))
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
            lines = csv.reader(file)
            if next(lines, None) != names:
                raise DataError("%s:1: the columns are not those of datapackage.json; make the result again" % path)
            rows = [[None if cell in missing else cell for cell in line] for line in lines]
        return [list(column) for column in zip(*rows)] if rows else [[] for _ in names]

    def lists(self, name):
        """A table as a dict of lists; None where a cell is missing."""
        columns = {}
        for field, cells in zip(self.fields(name), self._cells(self._resource(name))):
            read = _READ.get(field["type"], str)
            columns[field["name"]] = (_columns.plain_dates(cells) if field["type"] == "date" else
                                      [None if cell is None else read(cell) for cell in cells])
        return columns

    def table(self, name):
        """A table as a pandas frame; where there is no pandas, as a dict of lists."""
        if not _columns.have("pandas"):
            return self.lists(name)
        resource = self._resource(name)
        fields = resource["schema"]["fields"]
        columns = [_columns.series(field["type"], _read(field["type"], cells))
                   for field, cells in zip(fields, self._cells(resource))]
        return _columns.frame(name, resource.get("title"), fields, columns)

    def charts(self):
        """Paths of all charts (SVG), by name."""
        folder = os.path.join(self.folder, "plots")
        names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        return {name[:-4]: os.path.join(folder, name) for name in names if name.endswith(".svg")}


def _read(kind, cells):
    read = _READ.get(kind)
    return cells if read is None else [None if cell is None else read(cell) for cell in cells]


def result(folder):
    """Opens a folder that `lectern report` has written."""
    return Result(folder)
