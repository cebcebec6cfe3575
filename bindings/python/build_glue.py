# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles lectern._glue: the declarations are those of lectern.h itself, where pkg-config finds it.

LECTERN_STATIC=1 puts the library into the module, which then needs no liblectern where it is used.
"""
import os
import re
import subprocess

from cffi import FFI

STATIC = os.environ.get("LECTERN_STATIC", "") not in ("", "0")


def library(*options):
    """What pkg-config says of liblectern."""
    command = ["pkg-config", *options, "lectern"]
    try:
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError) as problem:
        raise SystemExit(
            "lectern: %s does not work (%s); install liblectern (cmake --install build/release), and set "
            "PKG_CONFIG_PATH to the folder of its lectern.pc" % (" ".join(command), problem)
        ) from None


def declarations(header):
    """A header as cffi reads it: no comments, no preprocessor; a macro is a constant."""
    text = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    text = re.sub(r'#ifdef __cplusplus\n.*?#endif', "", text, flags=re.S)
    constants = re.findall(r"^#define (LECTERN_[A-Z_]+)[ \t]+(?:SIZE_MAX|UINT64_MAX)", text, flags=re.M)
    text = re.sub(r"^#.*$", "", text, flags=re.M).replace("LECTERN_PUBLIC", "")
    return text + "".join("static const uint64_t %s;\n" % name for name in constants)


# arrow.apache.org/docs/format/CDataInterface.html and CStreamInterface.html, which say that everybody repeats them
ARROW = """
struct ArrowSchema {
    const char *format, *name, *metadata;
    int64_t flags, n_children;
    struct ArrowSchema **children, *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};
struct ArrowArray {
    int64_t length, null_count, offset, n_buffers, n_children;
    const void **buffers;
    struct ArrowArray **children, *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};
"""

GLUE = """
#include <lectern.h>
#include <stdlib.h>
#include <time.h>
""" + ARROW + """
/* The library asks often, and Python is slow: it is asked 20 times a second. */
static int python_poll(void *state);
static int poll_now_and_then(void *state)
{
    static _Thread_local struct timespec last;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if ((now.tv_sec - last.tv_sec) * 1000 + (now.tv_nsec - last.tv_nsec) / 1000000 < 50) return 0;
    last = now;
    return python_poll(state);
}

/* Python's own pointer, for ctypes: what frees a capsule that nobody has taken the stream of. */
static void free_capsule(PyObject *capsule)
{
    struct ArrowArrayStream *stream =
        (struct ArrowArrayStream *)PyCapsule_GetPointer(capsule, "arrow_array_stream");
    if (stream == NULL) {
        PyErr_Clear();
        return;
    }
    if (stream->release != NULL) stream->release(stream);
    free(stream);
}
static void *capsule_destructor(void)
{
    return (void *)free_capsule;
}
static struct ArrowArrayStream *new_stream(void)
{
    return (struct ArrowArrayStream *)calloc(1, sizeof(struct ArrowArrayStream));
}
"""


def header():
    with open(os.path.join(library("--variable=includedir"), "lectern.h"), encoding="utf-8") as file:
        return file.read()


def link_options():
    words = library("--libs", *(["--static"] if STATIC else [])).split()
    folder = library("--variable=libdir")
    if STATIC:
        return [os.path.join(folder, "liblectern.a") if word == "-llectern" else word for word in words]
    ordinary = folder.startswith(("/usr/lib", "/lib"))
    return words + ([] if ordinary else ["-Wl,-rpath," + os.path.realpath(folder)])


ffi = FFI()
ffi.cdef(declarations(header()) + ARROW + """
extern "Python" int python_sink(void *state, const void *bytes, size_t length);
extern "Python" size_t python_source(void *state, void *buffer, size_t size);
extern "Python" int python_poll(void *state);
extern "Python" int python_progress(void *state, lectern_event event, const char *text);
int poll_now_and_then(void *state);
void *capsule_destructor(void);
struct ArrowArrayStream *new_stream(void);
void free(void *);
""")
ffi.set_source("lectern._glue", GLUE, extra_compile_args=library("--cflags").split(), extra_link_args=link_options())
