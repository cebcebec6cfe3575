# SPDX-License-Identifier: GPL-3.0-or-later
"""lectern: press-conference transcripts in, tables and charts out.

>>> import lectern
>>> corpus = lectern.read("conferences/", study="study.yaml")
>>> corpus.table("speaking")                                     # a pandas frame
>>> corpus.keyness(target="role=principal", reference="role=journalist")    # the same call, by its name
>>> corpus.chart("speaking").save("speaking.svg")
>>> corpus.report("result/")                                     # every table and chart in a folder
>>> lectern.result("result/")["keyness"]                         # a table of such a folder

lectern.tables() lists all tables, help(lectern.Corpus.keyness) explains one. Options are those of the command
(--leave-out is leave_out=True). What goes wrong is a lectern.Error.
"""
from ._call import Cancelled, DataError, Error, OutOfMemoryError, UsageError, cancel_when, text_of
from ._corpus import Corpus, Study, read, read_file, read_text
from ._declared import capabilities, table_help, tables
from ._glue import lib as _lib
from ._result import Result, result
from ._table import Chart, Table

__version__ = text_of(_lib.lectern_version())
__all__ = ["Cancelled", "Chart", "Corpus", "DataError", "Error", "OutOfMemoryError", "Result", "Study", "Table",
           "UsageError", "cancel_when", "capabilities", "read", "read_file", "read_text", "result", "table_help",
           "tables"]
