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

# Runs the blocks of docs/tutorial.md in sh and in another language, and compares what they write.
same_answer() { # language as the block names it, command that runs a file
    local language=$1
    shift
    mkdir -p "$folder/docs"
    ln -sfn "$root/datasets" "$folder/docs/datasets"
    for block in sh "$language"; do
        awk -v fence="\`\`\`$block" '$0 == fence { on = 1; next } /^```/ { on = 0 } on' "$root/docs/tutorial.md" >"$folder/docs/block.$block"
        [ -s "$folder/docs/block.$block" ] || fail "no block of $block in docs/tutorial.md"
    done
    (cd "$folder/docs" && PATH=$folder/root/bin:$PATH sh block.sh && "$@" "block.$language") || fail "a block of docs/tutorial.md"
    awk -F, -v one="$folder/docs/shell.csv" -v two="$folder/docs/$language.csv" 'BEGIN {
        while ((getline line < one) > 0) {
            if ((getline other < two) <= 0) exit 1
            rows++
            count = split(line, a); split(other, b)
            for (i = 1; i <= count; i++) {
                gsub(/"/, "", a[i]); gsub(/"/, "", b[i]); sub(/^(NA|nan)$/, "", b[i])
                if (a[i] != b[i] && (a[i] + 0 == 0 || (a[i] - b[i]) ^ 2 > 1e-26 * a[i] ^ 2)) exit 1
            }
        }
        exit rows < 9 || (getline other < two) > 0
    }' || { paste "$folder/docs/shell.csv" "$folder/docs/$language.csv"; fail "docs/tutorial.md: another answer in $language"; }
}
