# Shared by the tests of the bindings: source it with the build folder as $1. They need packages that only
# scripts/setup --all installs, and minutes: scripts/test --all sets LECTERN_ALL.
set -euo pipefail
build=$(cd "$1" && pwd)
root=$PWD
data=$root/datasets/ministerials
[ "${LECTERN_ALL:-}" = 1 ] || { echo "skipped: scripts/test --all tries this"; exit 77; }
if grep -q '^CMAKE_C_FLAGS:STRING=.*sanitize' "$build/CMakeCache.txt"; then
    echo "skipped: Python and R are not built with sanitizers"
    exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() { echo "bindings: $*" >&2; exit 1; }
needs() { command -v "$1" >/dev/null || { echo "skipped: no $1 here (scripts/setup --all installs it)"; exit 77; }; }

cmake --install "$build" --prefix "$folder/root" >/dev/null
lectern=$folder/root/bin/lectern
PKG_CONFIG_PATH=$(dirname "$(find "$folder/root" -name lectern.pc)")
export PKG_CONFIG_PATH

# What the command says of every table: expected/TABLE.csv, and expected/TABLE.options, an option a line
expect_tables() {
    local table
    mkdir "$folder/expected"
    "$lectern" list | awk '/^tables/ { tables = 1 } tables && /^  [a-z]/ { print $1 }' >"$folder/tables"
    while read -r table; do
        {
            echo replicates=20
            case $table in # that ask for something, or take minutes by themselves
                kwic) echo "query=position of strength" ;;
                plan) printf '%s\n' concept=Ukraine simulations=0 ;;
                robustness) printf '%s\n' table=speaking 'row=all|all|principal' column=word_share ;;
                sample) echo size=20 ;;
            esac
        } >"$folder/expected/$table.options"
        mapfile -t options <"$folder/expected/$table.options"
        "$lectern" "$table" --quiet --study "$data/study.yaml" "${options[@]/#/--}" "$data" >"$folder/expected/$table.csv" ||
            fail "lectern $table ${options[*]}"
    done <"$folder/tables"
    "$lectern" report --quiet --replicates 20 --study "$data/study.yaml" -o "$folder/result" "$data"
}
