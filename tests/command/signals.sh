# A signal that ends a report while it writes: the earlier result stays as it was, nothing is left beside it, no gnuplot goes
# on, and whoever started it learns by which signal it ended.
source "$(dirname "$0")/lib.bash"
text=$(ls "$root"/datasets/ministerials/*.txt | head -n 1)
mkdir place && "$lectern" report --quiet --replicates 50 -o place/result "$text" || fail "a first report"
cp -r place/result earlier

# end_by NUMBER: starts a report with signals as a terminal has them, and sends it one when it has begun to draw
end_by() {
    local status begun=0 beside
    ("$lectern" report --quiet --redraw --replicates 60 -o place/result "$text" & echo $! >process; wait $!; echo $? >status) 2>/dev/null &
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

# a table that is being written into a file, and an export into a folder: the earlier one or the new one, whole
# end_writing WHAT COMMAND...: what lies at place/WHAT may be as it was in `before`, or as in `after`
end_writing() {
    local what=$1 status begun=0
    shift
    rm -rf place before after && mkdir place
    "$@" --seed 2 --quiet -o "place/$what" "$text" && mv "place/$what" after
    "$lectern" words --quiet -o "place/$what" "$text" 2>/dev/null || mkdir "place/$what"
    cp -r "place/$what" before
    ("$@" --seed 2 --quiet -o "place/$what" "$text" & echo $! >process; wait $!; echo $? >status) 2>/dev/null &
    for ((i = 0; i < 30000; i++)); do
        [ "$(find place -mindepth 1 -maxdepth 1 | wc -l)" -gt 1 ] && begun=1 && break
        [ -s status ] && break
    done
    kill -TERM "$(cat process)" 2>/dev/null
    wait $!
    status=$(cat status)
    rm -f status
    [ $begun -eq 1 ] && { [ "$status" -eq 143 ] || [ "$status" -eq 0 ] || fail "$what: ended with $status"; }
    [ "$(ls -A place)" = "$what" ] || fail "$what: it left $(ls -A place)"
    diff -r "place/$what" before >/dev/null || diff -r "place/$what" after >/dev/null || fail "$what: neither the earlier nor the new one"
}
end_writing table.csv "$lectern" ngrams --minimum 1
end_writing table.sqlite "$lectern" ngrams --minimum 1
end_writing table.xlsx "$lectern" ngrams --minimum 1

# one that was ignored is ignored
(
    trap '' TERM
    "$lectern" report --quiet --redraw --replicates 60 -o place/result "$text" & echo $! >process; wait $!; echo $? >status
) &
while [ ! -s process ]; do sleep 0.01; done
for ((i = 0; i < 40; i++)); do kill -TERM "$(cat process)" 2>/dev/null; sleep 0.02; done
wait
[ "$(cat status)" -eq 0 ] || fail "an ignored signal ended it with $(cat status)"
finish
