# SPDX-License-Identifier: GPL-3.0-or-later
"""A table: cells to Python, numpy, pandas and Arrow; files and charts."""
import ctypes

from . import _columns
from ._call import UsageError, chars_of, poured, run, text_of
from ._declared import declared
from ._glue import ffi, lib

_KINDS = {
    lib.LECTERN_TEXT: "string",
    lib.LECTERN_NAME: "string",
    lib.LECTERN_DATE: "date",
    lib.LECTERN_COUNT: "integer",
    lib.LECTERN_NUMBER: "number",
}


class Chart(bytes):
    """A picture: its bytes, which a notebook shows."""

    format = "svg"

    def save(self, path):
        """Writes it to a file."""
        with open(path, "wb") as file:
            file.write(self)

    def _repr_svg_(self):
        return self.decode() if self.format == "svg" else None

    def _repr_png_(self):
        return bytes(self) if self.format == "png" else None


class _Batch:
    """The one batch of a table's Arrow stream, released when nobody looks at its buffers."""

    def __init__(self, handle):
        stream = ffi.new("struct ArrowArrayStream *")
        run(lib.lectern_table_arrow, handle, stream)
        try:
            self.array = ffi.gc(ffi.new("struct ArrowArray *"), _release)
            if stream.get_next(stream, self.array) != 0:
                raise MemoryError(text_of(stream.get_last_error(stream)))
        finally:
            stream.release(stream)
        self.rows = self.array.length

    def valid(self, column):
        """A list of bool by row, or None: all are there."""
        bits = self.array.children[column].buffers[0]
        if bits == ffi.NULL:
            return None
        bits = ffi.buffer(bits, (self.rows + 7) // 8)[:]
        return [bool(bits[row >> 3] >> (row & 7) & 1) for row in range(self.rows)]

    def numbers(self, column, ctype):
        """The buffer of a column of fixed width, as cffi sees it."""
        return ffi.cast(ctype + " *", self.array.children[column].buffers[1])

    def texts(self, column):
        child = self.array.children[column]
        offsets = ffi.unpack(ffi.cast("int32_t *", child.buffers[1]), self.rows + 1)
        text = ffi.buffer(child.buffers[2], offsets[-1])[:] if offsets[-1] else b""
        valid = self.valid(column)
        return [text[offsets[row]:offsets[row + 1]].decode("utf-8", "surrogateescape")
                if valid is None or valid[row] else None for row in range(self.rows)]


def _release(array):
    if array.release != ffi.NULL:
        array.release(array)


class Table:
    """A table of lectern, made by Corpus.make(). len() is its rows; it stays valid without its corpus.

    name: of the table. names: of its columns. fields: of each column name, type (string, integer, number, date),
    description, and unit, formula, source where it has them. charts: names of its charts.
    """

    def __init__(self, handle):
        self._handle = handle
        self._batch = None
        self.name = text_of(lib.lectern_table_name(handle))
        known = {column["name"]: column for column in declared(self.name).get("columns", [])}
        self.fields = [self._field(column, known) for column in range(lib.lectern_column_count(handle))]
        self.names = [field["name"] for field in self.fields]
        self.charts = [text_of(lib.lectern_chart_name(handle, chart)) for chart in range(lib.lectern_chart_count(handle))]

    def _field(self, column, known):
        name = text_of(lib.lectern_column_name(self._handle, column))
        told = {"unit": lib.lectern_column_unit, "description": lib.lectern_column_meaning}
        field = {**known.get(name, {}), "name": name, "type": _KINDS[lib.lectern_column_type(self._handle, column)]}
        field.update({key: text_of(tell(self._handle, column)) for key, tell in told.items()})
        return {key: value for key, value in field.items() if value is not None}

    def __len__(self):
        return lib.lectern_row_count(self._handle)

    def __repr__(self):
        return "<lectern.Table %s: %d rows, %d columns>" % (self.name, len(self), len(self.fields))

    def __getitem__(self, name):
        """A column by its name, as column() gives it."""
        return self.column(name)

    def _find(self, name):
        if name not in self.names:
            raise UsageError("the table %s has no column %r; it has: %s" % (self.name, name, ", ".join(self.names)))
        return self.names.index(name)

    def _buffers(self):
        if self._batch is None:
            self._batch = _Batch(self._handle)
        return self._batch

    def _date_texts(self, column):  # Arrow has whole dates only
        return [text_of(lib.lectern_text(self._handle, row, column)) for row in range(len(self))]

    def column(self, name):
        """A column as a list; None where a cell is missing."""
        column = self._find(name)
        kind = self.fields[column]["type"]
        if kind == "date":
            return _columns.plain_dates(self._date_texts(column))
        batch = self._buffers()
        if kind == "string":
            return batch.texts(column)
        values = batch.numbers(column, "double" if kind == "number" else "uint64_t")
        values = ffi.unpack(values, batch.rows) if batch.rows else []
        valid = batch.valid(column)
        return values if valid is None else [value if there else None for value, there in zip(values, valid)]

    def lists(self):
        """All columns: a dict of lists."""
        return {name: self.column(name) for name in self.names}

    def _series(self, column):
        import numpy
        import pandas

        kind = self.fields[column]["type"]
        if kind in ("string", "date"):
            return _columns.series(kind, self._date_texts(column) if kind == "date" else self._buffers().texts(column))
        batch = self._buffers()
        width = numpy.dtype("float64" if kind == "number" else "uint64")
        held = ffi.buffer(batch.numbers(column, "char"), batch.rows * width.itemsize)
        values = numpy.frombuffer(held, dtype=width).copy() if batch.rows else numpy.empty(0, width)
        bits = batch.array.children[column].buffers[0]
        missing = numpy.zeros(batch.rows, dtype=bool)
        if bits != ffi.NULL:
            bits = numpy.frombuffer(ffi.buffer(bits, (batch.rows + 7) // 8), dtype=numpy.uint8)
            missing = ~numpy.unpackbits(bits, count=batch.rows, bitorder="little").astype(bool)
        if kind == "number":
            values[missing] = numpy.nan
            return pandas.Series(values)
        values[missing] = 0
        return pandas.Series(pandas.arrays.IntegerArray(values.astype("int64"), missing))

    def frame(self):
        """A pandas frame: numbers float64, counts Int64 (nullable), dates datetime64, texts object (None where
        missing). frame.attrs has "table", "title", "units", "meanings", "formulas" and "sources" by column."""
        columns = [self._series(column) for column in range(len(self.fields))]
        return _columns.frame(self.name, declared(self.name).get("summary"), self.fields, columns)

    def write(self, format="csv"):
        """The bytes that the command writes: csv, tsv, jsonl or text."""
        return poured(lib.lectern_table_write, self._handle, chars_of(format))

    def chart(self, name=None, format="svg"):
        """Draws a chart (by gnuplot), the first one or the one of that name, as svg or png. How it looks say the
        study (charts:) and the options with which the table was made: chart_language="de", chart_palette="grey",
        chart_width=160, chart_font, chart_colours."""
        if name is not None and name not in self.charts:
            raise UsageError("the table %s has no chart %r; it has: %s"
                             % (self.name, name, ", ".join(self.charts) or "none"))
        number = 0 if name is None else self.charts.index(name)
        chart = Chart(poured(lib.lectern_chart_draw, self._handle, number, chars_of(format)))
        chart.format = format
        return chart

    def __arrow_c_stream__(self, requested_schema=None):
        """Arrow's PyCapsule interface: pyarrow.table(t), polars.DataFrame(t), duckdb take it as it is. What
        schema is asked for does not matter, as the interface allows."""
        stream = lib.new_stream()
        if stream == ffi.NULL:
            raise MemoryError
        try:
            run(lib.lectern_table_arrow, self._handle, stream)
        except BaseException:
            lib.free(stream)
            raise
        new = ctypes.pythonapi.PyCapsule_New
        new.restype = ctypes.py_object
        new.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
        return new(int(ffi.cast("uintptr_t", stream)), b"arrow_array_stream",
                   int(ffi.cast("uintptr_t", lib.capsule_destructor())))
