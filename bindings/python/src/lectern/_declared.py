# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is, as the library declares it, and texts of help made of that."""
import functools
import inspect
import json
import keyword
import textwrap

from ._call import poured
from ._glue import lib


@functools.lru_cache(maxsize=1)
def _described():
    return poured(lib.lectern_describe)


def capabilities():
    """All tables with their columns, options and charts, the options of reading, the forms of transcripts that
    are read and the formats that tables are written in: a dict, a new one for every call."""
    return json.loads(_described())


@functools.lru_cache(maxsize=1)
def _by_name():
    return {table["name"]: table for table in capabilities()["tables"]}


def tables():
    """The names of all tables."""
    return list(_by_name())


def declared(name):
    return _by_name().get(name, {})


def python_name(option):
    name = option.replace("-", "_")
    return name + "_" if keyword.iskeyword(name) else name


def _item(head, text):
    return textwrap.fill("%s: %s" % (head, text), 100, initial_indent="    ", subsequent_indent="        ")


def option_lines(options):
    for option in options:
        value = "True" if option["type"] == "flag" else "|".join(option.get("choices", [])) or option["value"]
        yield _item("%s=%s" % (python_name(option["name"]), value), option["meaning"])


def _column_line(column):
    unit = ", %s" % column["unit"] if "unit" in column else ""
    rest = "; ".join("%s: %s" % (key, column[key]) for key in ("formula", "source") if key in column)
    return _item("%s (%s%s)" % (column["name"], column["type"], unit),
                 column["description"] + (" [%s]" % rest if rest else ""))


def table_help(name):
    """The help of a table: what it is, its options, columns and charts."""
    table = declared(name)
    parts = [table["summary"] + ".", textwrap.fill(table.get("details") or "", 100), "Options:"]
    parts.append("\n".join(option_lines(table["options"])) or "    none of its own")
    parts.append("    and those of every table: "
                 + ", ".join(python_name(option["name"]) for option in capabilities()["common_options"]))
    parts += ["Columns:", "\n".join(map(_column_line, table["columns"]))]
    if table["charts"]:
        parts.append("Charts: " + ", ".join(table["charts"]))
    return "\n\n".join(part for part in parts if part)


def signature(name):
    """self, and every option of a table by its name."""
    kinds = inspect.Parameter
    options = declared(name)["options"] + capabilities()["common_options"]
    names = dict.fromkeys(python_name(option["name"]) for option in options)
    return inspect.Signature([kinds("self", kinds.POSITIONAL_OR_KEYWORD)]
                             + [kinds(each, kinds.KEYWORD_ONLY, default=None) for each in names])
