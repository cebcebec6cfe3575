# Shared by the command tests: source it first, with the path of lectern as $1.
#   expect STATUS 'message pattern' COMMAND...   runs it; checks exit status and one line of message
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

finish() {
    [ "$failures" -eq 0 ] || exit 1
    echo "all as expected"
}
