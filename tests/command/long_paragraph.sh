# A paragraph of many words behind a label is read once: time grows with its length, not with its square (with the
# square, what takes a second here took a quarter of an hour).
source "$(dirname "$0")/lib.bash"
awk 'BEGIN { printf "QUESTION:"; for (i = 0; i < 100000; i++) printf " so we act now in perth"
    print ".\n\nMAYOR LANE: Yes.\n\nQUESTION: Why?\n\nMAYOR LANE: No." }' >long.txt
timeout 100 "$lectern" turns long.txt --format csv >turns.csv || fail "a long paragraph takes more than 100 seconds"
[ "$(cut -d, -f6 turns.csv | tr '\n' ' ')" = "role journalist principal journalist principal " ] || fail "the turns"
finish
