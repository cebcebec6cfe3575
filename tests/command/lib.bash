# Shared by the command tests: source it first, with the path of lectern as $1.
#   expect STATUS 'message pattern' COMMAND...   runs it; checks exit status and one line of message
#   field TABLE COLUMN ROW-PATTERN, holds WHAT VALUE CONDITION
set -uo pipefail
lectern=$1
root=$PWD
folder=$(mktemp -d)
trap 'chmod -R u+rwX "$folder" 2>/dev/null; rm -rf "$folder"' EXIT
cd "$folder" || exit 1
failures=0

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    failures=$((failures + 1))
}

expect() { # status, extended regular expression of the message ("" for none), command...
    local status=$1 pattern=$2 got lines
    shift 2
    "$@" >out 2>err
    got=$?
    lines=$(wc -l <err)
    [ "$got" -eq "$status" ] || fail "status $got, not $status: $* ($(cat err))"
    if [ -n "$pattern" ]; then
        grep -qE -- "$pattern" err || fail "no message /$pattern/: $* ($(cat err))"
        [ "$lines" -eq 1 ] || fail "$lines lines of message, not 1: $* ($(cat err))"
        if [ "$status" -ne 0 ]; then
            [ ! -s out ] || fail "standard output holds something beside the error: $*"
        fi
    elif [ -s err ]; then
        fail "a message where none is due: $* ($(cat err))"
    fi
}

# field TABLE COLUMN ROW-PATTERN: the cell of the first row that matches
field() {
    awk -v column="$2" -v pattern="$3" '
        function cut(line, n, i, in_quotes, c, at) {
            n = 1; cells[1] = ""
            for (i = 1; i <= length(line); i++) {
                c = substr(line, i, 1)
                if (c == "\"") in_quotes = !in_quotes
                else if (c == "," && !in_quotes) cells[++n] = ""
                else cells[n] = cells[n] c
            }
            return n
        }
        NR == 1 { n = cut($0); for (i = 1; i <= n; i++) if (cells[i] == column) at = i; next }
        $0 ~ pattern { cut($0); print cells[at]; exit }' "$1"
}

holds() { # what, awk condition on x
    awk -v x="$2" "BEGIN { exit !($3) }" || fail "$1: '$2' is not $3"
}

finish() {
    [ "$failures" -eq 0 ] || exit 1
    echo "all as expected"
}
