# SPDX-License-Identifier: GPL-3.0-or-later
"""Run by tests/bindings/python, which installs lectern and says by LECTERN_... where what the command says is."""
import csv
import ctypes
import datetime
import gc
import importlib.util
import inspect
import io
import math
import os
import signal
import subprocess
import tempfile
import threading
import time
import unittest
from pathlib import Path
from unittest import mock

import numpy
import pandas

import lectern

COMMAND = os.environ["LECTERN_COMMAND"]
DATA = Path(os.environ["LECTERN_DATA"])
EXPECTED = Path(os.environ["LECTERN_EXPECTED"])
RESULT = os.environ["LECTERN_RESULT"]
TALK = "Secretary General: Good morning.\n\nQuestion: Why now?\n\nSecretary General: Because it is time.\n"


def expected(name):
    with open(EXPECTED / (name + ".csv"), encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, rows


def options(name):
    lines = (EXPECTED / (name + ".options")).read_text().splitlines()
    return dict(line.split("=", 1) for line in lines)


def same(cell, value):
    """A cell of CSV and a value of Python."""
    if value is None or value is pandas.NA or value is pandas.NaT or (isinstance(value, float) and math.isnan(value)):
        return cell == ""
    if isinstance(value, (float, numpy.floating)):
        return float(cell) == value
    if isinstance(value, (datetime.date, pandas.Timestamp)):
        return cell == value.strftime("%Y-%m-%d")
    return cell == str(value)


class Tables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.corpus = lectern.read(DATA, study=DATA / "study.yaml")

    def compare(self, name, columns):
        header, rows = expected(name)
        self.assertEqual(header, list(columns))
        for number, column in enumerate(columns.values()):
            self.assertEqual(len(rows), len(column))
            for row, value in zip(rows, column):
                self.assertTrue(same(row[number], value), (name, header[number], row[number], value))

    def test_every_table_is_that_of_the_command(self):
        self.assertGreater(len(lectern.tables()), 40)
        rows = 0
        for name in lectern.tables():
            with self.subTest(table=name):
                made = self.corpus.make(name, **options(name))
                self.assertEqual(made.write("csv"), (EXPECTED / (name + ".csv")).read_bytes())
                self.compare(name, made.lists())
                frame = made.frame()
                self.compare(name, {column: frame[column] for column in frame})
                rows += len(made)
        self.assertGreater(rows, 10000)

    def test_every_table_of_a_result(self):
        result = lectern.result(RESULT)
        self.assertGreater(len(result), 30)
        for name in result:
            with self.subTest(table=name):
                frame, lists = result[name], result.lists(name)
                with open(Path(RESULT) / "tables" / (name + ".csv"), encoding="utf-8", newline="") as file:
                    header, *rows = csv.reader(file)
                for columns in (frame, lists):
                    for number, column in enumerate(header):
                        self.assertEqual(len(rows), len(columns[column]))
                        for row, value in zip(rows, columns[column]):
                            self.assertTrue(same(row[number], value), (name, column, row[number], value))
                made = self.corpus.make(name, replicates=20)
                if len(frame) and len(made):
                    self.assertEqual(made.frame().dtypes.to_dict(), frame.dtypes.to_dict())
        self.assertTrue(os.path.isfile(result.page))
        self.assertIn("speaking", result.charts())
        self.assertEqual(lectern.__version__, result.run["version"])
        with self.assertRaisesRegex(lectern.UsageError, "no table 'nothing'"):
            result["nothing"]

    def test_types(self):
        frame = self.corpus.conferences()
        self.assertEqual("datetime64[ns]", str(frame["date"].dtype))
        self.assertEqual("Int64", str(frame["words"].dtype))
        self.assertEqual("float64", str(frame["date_certainty"].dtype))
        turns = self.corpus.turns()
        self.assertIs(pandas.NA, turns["exchange"][0])  # the opening is no exchange
        self.assertEqual("Int64", str(turns["exchange"].dtype))
        self.assertEqual("turns", frame.attrs["units"]["turns"])
        self.assertEqual("conferences", frame.attrs["table"])
        self.assertIn("word_share_low", self.corpus.speaking(replicates=20).attrs["sources"])

    def test_dates_that_are_not_whole_stay_texts(self):
        for texts in (["2031-03", None], ["2031-03-11", "2031"], ["0999-01-01"]):
            self.assertEqual(texts, list(lectern._columns.dates(texts)))
        self.assertEqual(["2031"], lectern._columns.plain_dates(["2031"]))

    def test_without_pandas(self):
        with mock.patch("lectern._columns.have", return_value=False):
            lists = self.corpus.table("speaking", replicates=20)
            self.assertIsInstance(lists, dict)
            self.assertIsInstance(lists["words"][0], int)
            self.assertIsInstance(lectern.result(RESULT)["speaking"]["words"][0], int)
            self.assertEqual(datetime.date(2031, 3, 11), self.corpus.table("conferences")["date"][0])

    def test_options(self):
        words = self.corpus.table("words", role=["principal", "journalist"], minimum=20, by=["role"])
        self.assertEqual({"all", "principal", "journalist"}, set(words["role"]))
        self.assertGreaterEqual(words["count"].min(), 20)
        one = self.corpus.make("keyness", target={"role": "principal", "phase": ["questions", "closing"]},
                               reference="role=journalist", replicates=20)
        two = self.corpus.make("keyness", target="role=principal,phase=questions|closing", seed=None,
                               reference={"role": "journalist"}, replicates=20)
        self.assertEqual(one.write(), two.write())
        part = self.corpus.select(role="principal")
        self.assertEqual(part.make("words").write(), self.corpus.make("words", role="principal").write())

    def test_formats_and_charts(self):
        table = self.corpus.make("speaking", replicates=20)
        for form in lectern.capabilities()["formats"]:
            said = subprocess.run([COMMAND, "speaking", "--quiet", "--format", form, "--replicates", "20", "--study",
                                   DATA / "study.yaml", DATA], check=True, stdout=subprocess.PIPE).stdout
            if form in ("csv", "tsv", "jsonl", "text"):
                self.assertEqual(said, table.write(form), form)
        self.assertEqual(["speaking", "speaking_conferences"], table.charts[:2])
        svg, png = table.chart(), table.chart("speaking", "png")
        self.assertIn("<svg", svg._repr_svg_())
        self.assertTrue(png._repr_png_().startswith(b"\x89PNG"))
        with self.assertRaisesRegex(lectern.UsageError, "no chart 'pie'"):
            table.chart("pie")

    def test_a_table_lives_longer_than_its_corpus(self):
        table = lectern.read_text("a.txt", TALK).make("turns")
        gc.collect()
        self.assertEqual(["journalist", "principal"], sorted(set(table["role"])))
        self.assertEqual(3, len(table))

    def test_threads(self):
        made, wanted = [], self.corpus.make("words", role="principal").write()
        workers = [threading.Thread(target=lambda: made.append(self.corpus.make("words", role="principal").write()))
                   for _ in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.assertEqual([wanted] * 4, made)


class Reading(unittest.TestCase):
    def test_memory_and_files(self):
        turns = [lectern.read_text("a.txt", TALK), lectern.read_text("a.txt", TALK.encode()),
                 lectern.read_file("a.txt", io.BytesIO(TALK.encode()))]
        self.assertEqual(1, len({corpus.make("speaking", replicates=20).write() for corpus in turns}))
        self.assertEqual(3, turns[0].turn_count)
        self.assertEqual(1, turns[0].conference_count)

    def test_what_goes_wrong(self):
        for status, pattern, wrong in [
            (lectern.DataError, r"/nowhere: No such file", lambda: lectern.read("/nowhere")),
            (lectern.DataError, r"study\.yaml:1", lambda: lectern.Study(text="concepts: 7\n", name="study.yaml")),
            (lectern.UsageError, "no option 'colour'", lambda: lectern.read(DATA, colour="red")),
            (lectern.UsageError, "no table 'nothing'", lambda: lectern.read_text("a.txt", TALK).table("nothing")),
            (lectern.UsageError, "holds no NUL", lambda: lectern.read("a\0b")),
            (lectern.UsageError, "no column 'nothing'", lambda: lectern.read_text("a.txt", TALK).make("turns")["nothing"]),
            (lectern.DataError, "datapackage.json", lambda: lectern.result("/nowhere")),
            (lectern.UsageError, "no path", lambda: lectern.read([])),
        ]:
            with self.assertRaisesRegex(status, pattern):
                wrong()
        self.assertTrue(issubclass(lectern.DataError, ValueError))
        self.assertTrue(issubclass(lectern.OutOfMemoryError, MemoryError))

    def test_what_a_callback_raises_comes_out(self):
        class Broken:
            def read(self, size):
                raise ZeroDivisionError("on purpose")

        with self.assertRaisesRegex(ZeroDivisionError, "on purpose"):
            lectern.read_file("a.txt", Broken())

        def stop():
            raise KeyError("on purpose")

        with lectern.cancel_when(stop), self.assertRaises(KeyError):
            lectern.read(DATA).table("keyness", replicates=100000)

    def test_cancelling(self):
        corpus = lectern.read(DATA)
        with lectern.cancel_when(lambda: True), self.assertRaisesRegex(lectern.Cancelled, "cancelled"):
            corpus.table("keyness", replicates=1000000)
        self.assertEqual(8, len(corpus.table("conferences")))  # and is over

    def test_an_interrupt_ends_a_call(self):
        corpus = lectern.read(DATA)
        began = time.monotonic()
        timer = threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
        timer.start()
        with self.assertRaises(KeyboardInterrupt):
            corpus.table("plan", simulations=20000)
        self.assertLess(time.monotonic() - began, 120)  # of hours
        timer.join()


class Report(unittest.TestCase):
    def test_a_report_is_that_of_the_command(self):
        corpus, lines = lectern.read(DATA, study=DATA / "study.yaml"), []
        with tempfile.TemporaryDirectory() as folder:
            result = corpus.report(folder + "/result", progress=lines.append, replicates=20)
            said = lectern.result(RESULT)
            self.assertEqual(list(said), list(result))
            for name in said:
                paths = [Path(each.folder) / "tables" / (name + ".csv") for each in (said, result)]
                self.assertEqual(paths[0].read_bytes(), paths[1].read_bytes(), name)
            self.assertEqual(said.charts().keys(), result.charts().keys())
            self.assertGreater(len(lines), 1)
            with self.assertRaisesRegex(lectern.DataError, "folder"):
                corpus.report(folder)  # holds something else

            def stop(line):
                raise KeyError(line)

            with self.assertRaises(KeyError):
                corpus.report(folder + "/other", progress=stop, replicates=20)
            self.assertEqual(["result"], os.listdir(folder))


class Help(unittest.TestCase):
    def test_docstrings_are_the_declarations(self):
        for table in lectern.capabilities()["tables"]:
            method = getattr(lectern.Corpus, table["name"])
            self.assertTrue(method.__doc__.startswith(table["summary"]), table["name"])
            for column in table["columns"]:
                self.assertIn("    %s (%s" % (column["name"], column["type"]), method.__doc__)
            for option in table["options"]:
                self.assertIn(option["name"].replace("-", "_").rstrip("_"), str(inspect.signature(method)))

    def test_everything_public_is_documented(self):
        for name in lectern.__all__:
            thing = getattr(lectern, name)
            self.assertTrue(inspect.getdoc(thing), name)
            if inspect.isclass(thing):
                for each, member in vars(thing).items():
                    if not each.startswith("_") and callable(member):
                        self.assertTrue(inspect.getdoc(member), (name, each))


class Arrow(unittest.TestCase):
    """Debian 12 has neither pyarrow nor polars: a consumer of our own by ctypes, and pyarrow where it is."""

    @classmethod
    def setUpClass(cls):
        cls.table = lectern.read(DATA, study=DATA / "study.yaml").make("conferences")

    def test_the_capsule_holds_a_stream(self):
        class Stream(ctypes.Structure):
            pass

        class Schema(ctypes.Structure):
            pass

        Schema._fields_ = [("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_char_p),
                           ("flags", ctypes.c_int64), ("n_children", ctypes.c_int64),
                           ("children", ctypes.POINTER(ctypes.POINTER(Schema))), ("dictionary", ctypes.c_void_p),
                           ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Schema))),
                           ("private_data", ctypes.c_void_p)]
        Stream._fields_ = [("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Schema))),
                           ("get_next", ctypes.c_void_p), ("get_last_error", ctypes.c_void_p),
                           ("release", ctypes.c_void_p), ("private_data", ctypes.c_void_p)]
        capsule = self.table.__arrow_c_stream__()
        get = ctypes.pythonapi.PyCapsule_GetPointer
        get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
        stream = ctypes.cast(get(capsule, b"arrow_array_stream"), ctypes.POINTER(Stream))
        schema = Schema()
        self.assertEqual(0, stream.contents.get_schema(stream, ctypes.byref(schema)))
        children = [schema.children[at].contents for at in range(schema.n_children)]
        self.assertEqual(self.table.names, [child.name.decode() for child in children])
        self.assertEqual({"date": "tdD", "words": "L", "title": "u", "date_certainty": "g"},
                         {child.name.decode(): child.format.decode() for child in children
                          if child.name in (b"date", b"words", b"title", b"date_certainty")})
        schema.release(ctypes.byref(schema))
        del capsule  # releases the stream

    def test_capsules_that_nobody_takes_are_freed(self):
        def resident():
            with open("/proc/self/statm") as file:
                return int(file.read().split()[1])

        if not os.path.exists("/proc/self/statm"):
            self.skipTest("no /proc here")
        for _ in range(2000):
            self.table.__arrow_c_stream__()
        before = resident()
        for _ in range(20000):
            self.table.__arrow_c_stream__()
        self.assertLess(resident() - before, 500)

    @unittest.skipUnless(importlib.util.find_spec("pyarrow"), "no pyarrow here")
    def test_pyarrow(self):
        import pyarrow

        self.assertEqual(self.table.lists(), pyarrow.table(self.table).to_pydict())

    @unittest.skipUnless(importlib.util.find_spec("polars"), "no polars here")
    def test_polars(self):
        import polars

        self.assertEqual(self.table.lists(), polars.DataFrame(self.table).to_dict(as_series=False))


if __name__ == "__main__":
    unittest.main()
