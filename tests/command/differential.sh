#!/usr/bin/env bash
# Readers and writers against those of Python, where it is: tests/differential/compare.py says what is compared.
source "$(dirname "$0")/lib.bash" "$1"
command -v python3 >/dev/null || { echo "no python3 here"; exit 77; }
python3 "$root/tests/differential/compare.py" "$lectern" "$folder" >said 2>&1 || fail "$(cat said)"
finish
