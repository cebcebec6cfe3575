# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns as pandas and numpy hold them; the same types for a table in memory and for one of a result folder.

string: object, None where missing; integer: Int64 (nullable); number: float64; date: datetime64[ns] where every
date is a whole one (lectern also knows 2031 and 2031-03), else as string."""
import datetime
import importlib.util
import re

WHOLE_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def have(package):
    return importlib.util.find_spec(package) is not None


def dates(texts):
    """A pandas column of dates, or of texts where one of them is no whole date that pandas can hold."""
    import pandas

    if all(text is None or WHOLE_DATE.match(text) for text in texts):
        try:
            return pandas.Series(pandas.to_datetime(texts, format="%Y-%m-%d"), dtype="datetime64[ns]")
        except pandas.errors.OutOfBoundsDatetime:
            pass
    return pandas.Series(texts, dtype=object)


def plain_dates(texts):
    """The same without pandas: datetime.date."""
    if all(text is None or WHOLE_DATE.match(text) for text in texts):
        return [None if text is None else datetime.date.fromisoformat(text) for text in texts]
    return texts


def series(kind, values):
    """A pandas column of values that are None (or NaN) where missing."""
    import pandas

    if kind == "date":
        return dates(values)
    if kind == "integer":
        return pandas.Series(pandas.array(values, dtype="Int64"))
    return pandas.Series(values, dtype="float64" if kind == "number" else object)


def frame(name, title, fields, columns):
    """A pandas frame whose attrs tell the table, and unit, meaning, formula and source of columns."""
    import pandas

    made = pandas.DataFrame(dict(zip((field["name"] for field in fields), columns)))
    made.attrs["table"] = name
    made.attrs["title"] = title
    for key, told in (("units", "unit"), ("meanings", "description"), ("formulas", "formula"), ("sources", "source")):
        made.attrs[key] = {field["name"]: field[told] for field in fields if field.get(told)}
    return made
