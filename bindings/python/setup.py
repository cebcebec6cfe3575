# SPDX-License-Identifier: GPL-3.0-or-later
"""The compiled part is build_glue.py's; everything else is in pyproject.toml."""
import os
import sys

from setuptools import setup

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from build_glue import library  # noqa: E402

setup(version=library("--modversion"), cffi_modules=["build_glue.py:ffi"])
