# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls of the library: its errors as exceptions, its callbacks, and Python's interrupts."""
import os
import threading

from ._glue import ffi, lib


class Error(Exception):
    """What lectern says: FILE:LINE: what is wrong; what to do."""


class DataError(Error, ValueError):
    """An input cannot be read, understood or compared, or an output cannot be written."""


class UsageError(Error, ValueError):
    """An option, a table or a column that is not there."""


class OutOfMemoryError(Error, MemoryError):
    """What was begun was given back."""


class Cancelled(Error):
    """The function given to `cancel_when` said so."""


_EXCEPTIONS = {
    lib.LECTERN_BAD_DATA: DataError,
    lib.LECTERN_BAD_USAGE: UsageError,
    lib.LECTERN_OUT_OF_MEMORY: OutOfMemoryError,
    lib.LECTERN_CANCELLED: Cancelled,
}

_POLL = ffi.addressof(lib, "poll_now_and_then")
_of_thread = threading.local()


class cancel_when:
    """While it holds, `is_cancelled()` is asked some 20 times a second during every call of this thread: what
    it returns, if true, ends the call with `Cancelled`; what it raises ends the call too. It may show progress;
    it must not use lectern.

    >>> with lectern.cancel_when(lambda: time.monotonic() > deadline):
    ...     corpus.table("keyness")
    """

    def __init__(self, is_cancelled):
        self.is_cancelled = is_cancelled

    def __enter__(self):
        self.before = getattr(_of_thread, "is_cancelled", None)
        _of_thread.is_cancelled = self.is_cancelled
        return self

    def __exit__(self, *unused):
        _of_thread.is_cancelled = self.before


class _Call:
    """One call: what its callbacks have taken, and what they have raised."""

    def __init__(self):
        self.taken = []
        self.read = None
        self.progress = None
        self.is_cancelled = getattr(_of_thread, "is_cancelled", None)
        self.raised = None
        self.handle = ffi.new_handle(self)


def _keep(_type, exception, traceback):
    call = ffi.from_handle(traceback.tb_frame.f_locals["state"])
    call.raised = exception


@ffi.def_extern(error=1, onerror=_keep)
def python_sink(state, taken, length):
    ffi.from_handle(state).taken.append(bytes(ffi.buffer(taken, length)))
    return 0


@ffi.def_extern(error=lib.LECTERN_SOURCE_FAILED, onerror=_keep)
def python_source(state, buffer, size):
    got = ffi.from_handle(state).read(size)
    ffi.buffer(buffer, size)[: len(got)] = got
    return len(got)


@ffi.def_extern(error=1, onerror=_keep)
def python_poll(state):
    # Python raises KeyboardInterrupt here, if at all: in the main thread, between two of its own steps
    is_cancelled = ffi.from_handle(state).is_cancelled
    return 1 if is_cancelled is not None and is_cancelled() else 0


@ffi.def_extern(error=1, onerror=_keep)
def python_progress(state, event, text):
    call = ffi.from_handle(state)
    if event == lib.LECTERN_REMARK:
        call.taken.append(text_of(text))
    elif call.progress is not None:
        call.progress(text_of(text))
    return 0


def new_error():
    error = lib.lectern_error_new()
    if error == ffi.NULL:
        raise OutOfMemoryError("out of memory")
    return ffi.gc(error, lib.lectern_error_free)


def run(function, *arguments, call=None):
    """function(*arguments, error), which gives a status; returns the call, or raises."""
    call = call or _Call()
    error = new_error()
    lib.lectern_set_poll(_POLL, call.handle)
    try:
        status = function(*arguments, error)
    finally:
        lib.lectern_set_poll(ffi.NULL, ffi.NULL)
    if call.raised is not None:
        raise call.raised
    if status != lib.LECTERN_OK:
        raise _EXCEPTIONS[status](text_of(lib.lectern_error_message(error)))
    return call


def make(function, *arguments, release, kind, call=None):
    """The handle that function(*arguments, out, error) gives, released when nobody holds it."""
    out = ffi.new(kind + " **")
    run(function, *arguments, out, call=call)
    return ffi.gc(out[0], release)


def poured(function, *arguments):
    """The bytes that function(*arguments, sink, state, error) pours."""
    call = _Call()
    run(function, *arguments, lib.python_sink, call.handle, call=call)
    return b"".join(call.taken)


def reading(read):
    """A call whose source is read(size) -> bytes."""
    call = _Call()
    call.read = read
    return call


def reported(function, *arguments, progress):
    """The remarks of function(*arguments, progress, state, error)."""
    call = _Call()
    call.progress = progress
    run(function, *arguments, lib.python_progress, call.handle, call=call)
    return call.taken


def text_of(chars):
    return None if chars == ffi.NULL else os.fsdecode(ffi.string(chars))


def chars_of(text):
    """For the library, which ends a text at the first NUL."""
    encoded = os.fsencode(text)
    if b"\0" in encoded:
        raise UsageError("%r: a text for lectern holds no NUL" % (text,))
    return encoded


def _value(value):
    if isinstance(value, dict):
        return ",".join("%s=%s" % (name, _alternatives(of)) for name, of in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        parts = sorted(value) if isinstance(value, (set, frozenset)) else value
        return ",".join(_value(part) for part in parts)
    return os.fspath(value) if isinstance(value, os.PathLike) else str(value)


def _alternatives(value):
    if isinstance(value, (list, tuple)):
        return "|".join(_value(part) for part in value)
    return _value(value)


def options_of(options):
    """A list of options that ends with NULL, and what keeps it alive: minimum=5, leave_out=True, role=[...],
    target={"role": "principal"}. None and False leave an option out; from_ is --from."""
    texts = []
    for name, value in options.items():
        if value is None or value is False:
            continue
        option = name.rstrip("_").replace("_", "-")
        texts.append(ffi.new("char[]", chars_of(option if value is True else option + "=" + _value(value))))
    return ffi.new("const char *[]", texts + [ffi.NULL]), texts
