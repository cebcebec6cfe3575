# A signal that ends a report while it writes: the earlier result stays as it was, nothing is left beside it, no gnuplot goes
# on, and whoever started it learns by which signal it ended.
source "$(dirname "$0")/lib.bash"
text=$(ls "$root"/datasets/ministerials/*.txt | head -n 1)
mkdir place && "$lectern" report --quiet --replicates 50 -o place/result "$text" || fail "a first report"
cp -r place/result earlier

# end_by NUMBER: starts a report with signals as a terminal has them, and sends it one when it has begun to draw
end_by() {
    local status begun=0 beside
    ("$lectern" report --quiet --replicates 60 -o place/result "$text" & echo $! >process; wait $!; echo $? >status) 2>/dev/null &
    for ((i = 0; i < 3000; i++)); do
        beside=$(echo place/.lectern-*/plots/.temporary)
        [ -d "$beside" ] && begun=1 && break
        sleep 0.01
    done
    [ $begun -eq 1 ] || fail "signal $1: it never drew"
    kill -"$1" "$(cat process)"
    wait $!
    status=$(cat status)
    [ "$status" -eq $((128 + $1)) ] || fail "signal $1: ended with $status"
    [ "$(ls -A place)" = result ] || fail "signal $1: it left $(ls -A place)"
    diff -r place/result earlier >/dev/null || fail "signal $1: the earlier result is another"
}
if command -v gnuplot >/dev/null; then
    for number in 1 10 14 15 24; do end_by $number; done # HUP, USR1, ALRM, TERM, XCPU; a shell's background ignores INT and QUIT
fi

# one that was ignored is ignored
(
    trap '' TERM
    "$lectern" report --quiet --replicates 60 -o place/result "$text" & echo $! >process; wait $!; echo $? >status
) &
while [ ! -s process ]; do sleep 0.01; done
for ((i = 0; i < 40; i++)); do kill -TERM "$(cat process)" 2>/dev/null; sleep 0.02; done
wait
[ "$(cat status)" -eq 0 ] || fail "an ignored signal ended it with $(cat status)"
finish
