#!/usr/bin/env bash
# Run by conda build: see meta.yaml.
set -euo pipefail
cmake -S . -B build/conda -DCMAKE_BUILD_TYPE=RelWithDebInfo "-DCMAKE_C_FLAGS_RELWITHDEBINFO=-O3 -DNDEBUG" -DBUILD_TESTING=OFF \
    -DCMAKE_INSTALL_LIBDIR=lib ${CMAKE_ARGS:-}
cmake --build build/conda -j "${CPU_COUNT:-2}"
cmake --install build/conda --prefix "$PREFIX"
