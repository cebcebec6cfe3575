# SPDX-License-Identifier: GPL-3.0-or-later
"""Transcripts in: studies, corpora and parts of them."""
import os

from . import _columns
from ._call import UsageError, chars_of, make, options_of, reading, reported, run, text_of
from ._declared import signature, table_help, tables
from ._glue import ffi, lib
from ._result import Result
from ._table import Table


class Study:
    """Concepts, pairs, speakers and conferences: Study(path), or Study(text="concepts: ...") of YAML."""

    def __init__(self, path=None, *, text=None, name="study"):
        if (path is None) == (text is None):
            raise UsageError("Study: give a path or a text")
        given = (chars_of(path),) if text is None else (chars_of(name), text.encode(), len(text.encode()))
        function = lib.lectern_study_read if text is None else lib.lectern_study_parse
        self._handle = make(function, *given, release=lib.lectern_study_release, kind="lectern_study")


def _study(study):
    if study is None:
        return ffi.NULL
    return (study if isinstance(study, Study) else Study(study))._handle


def _corpus(function, *arguments, study, options, call=None):
    list_of, _kept = options_of(options)
    held = _study(study)
    return Corpus(make(function, *arguments, held, list_of, release=lib.lectern_corpus_release, kind="lectern_corpus",
                       call=call))


def read(paths, study=None, **options):
    """Reads all transcripts at `paths` (one path or many: files, folders, archives).

    study: a path or a Study; None: the built-in one. Options: form, encoding, language, columns, captions,
    corrections, leave_out=True, threads, seed (capabilities()["reading_options"]).
    """
    if isinstance(paths, (str, bytes, os.PathLike)):
        paths = [paths]
    kept = [ffi.new("char[]", chars_of(path)) for path in paths]
    return _corpus(lib.lectern_read, ffi.new("const char *[]", kept), len(kept), study=study, options=options)


def read_text(name, text, study=None, **options):
    """Reads one transcript in memory, str or bytes. Its form is found by its content and the suffix of `name`
    ("2024-12-03.vtt"), which is also what its conference is called."""
    held = text.encode() if isinstance(text, str) else bytes(text)
    return _corpus(lib.lectern_read_memory, chars_of(name), held, len(held), study=study, options=options)


def read_file(name, file, study=None, **options):
    """The same of an open file, or of whatever has read(size) that gives bytes, to its end."""
    call = reading(file.read)
    return _corpus(lib.lectern_read_source, chars_of(name), lib.python_source, call.handle, study=study,
                   options=options, call=call)


class Corpus:
    """Transcripts that were read (by read, read_text, read_file). Every table is a method of it too: their help
    tells columns and options, help(lectern.Corpus.keyness)."""

    def __init__(self, handle):
        self._handle = handle

    @property
    def conference_count(self):
        """Of all that was read, also of a part."""
        return lib.lectern_conference_count(self._handle)

    @property
    def turn_count(self):
        """Of all that was read, also of a part."""
        return lib.lectern_turn_count(self._handle)

    @property
    def remarks(self):
        """What you may not expect, a line each: files left out, conferences that seem to be one ..."""
        return [text_of(lib.lectern_remark(self._handle, at)) for at in range(lib.lectern_remark_count(self._handle))]

    def __repr__(self):
        return "<lectern.Corpus: %d conferences, %d turns>" % (self.conference_count, self.turn_count)

    def select(self, **options):
        """A part: role, phase, speaker, conference, concept, and what else every table takes; it holds for the
        tables made of it."""
        list_of, _kept = options_of(options)
        return Corpus(make(lib.lectern_select, self._handle, list_of, release=lib.lectern_corpus_release,
                           kind="lectern_corpus"))

    def make(self, name, **options):
        """Makes a table: a Table, with its cells, files and charts."""
        list_of, _kept = options_of(options)
        return Table(make(lib.lectern_table_make, self._handle, chars_of(name), list_of,
                          release=lib.lectern_table_release, kind="lectern_table"))

    def table(self, name, **options):
        """Makes a table and gives it as a pandas frame (Table.frame); where there is no pandas, as a dict of
        lists.

        >>> corpus.table("keyness", target="role=principal,phase=questions", reference={"role": "journalist"})
        """
        made = self.make(name, **options)
        return made.frame() if _columns.have("pandas") else made.lists()

    def chart(self, name, chart=None, format="svg", **options):
        """Makes a table and draws one of its charts, the first or the one of that name: a Chart."""
        return self.make(name, **options).chart(chart, format)

    def report(self, folder, progress=None, **options):
        """Makes every table and chart, as `lectern report` does, into `folder`, and opens it: a Result, whose
        `remarks` are what a reader should know. An earlier result there is replaced as a whole, or left as it was.

        progress: is given a line of text now and then. Options: those of the tables; overwrite=True, raw=True.
        """
        list_of, _kept = options_of(options)
        run(lib.lectern_report_check, chars_of(folder))
        remarks = reported(lib.lectern_report, self._handle, chars_of(folder), list_of, progress=progress)
        result = Result(folder)
        result.remarks = remarks
        return result


def _method(name):
    def method(self, **options):
        return self.table(name, **options)

    method.__name__ = name
    method.__qualname__ = "Corpus." + name
    method.__doc__ = table_help(name)
    method.__signature__ = signature(name)
    return method


for _name in tables():
    if not hasattr(Corpus, _name):
        setattr(Corpus, _name, _method(_name))
