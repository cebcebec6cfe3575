# Conferences that hold little: without a question, of one exchange, an answer of no words, without a date, two of one name,
# one that the study names and that is not there. Each table has what there is, no number where there is none, and says why.
source "$(dirname "$0")/lib.bash"

printf 'SECRETARY GENERAL: Good morning to all of you here.\n' >statement.txt
printf 'SECRETARY GENERAL: Good morning.\n\nJANE DOE (Wire): Why is it so?\n\nSECRETARY GENERAL: Because it is.\n' >one.txt
printf 'SECRETARY GENERAL: Good day.\n\nJANE DOE (Wire): Why is it so?\n\nSECRETARY GENERAL:\n\nJOE BLOW (Post): And now?\n\nSECRETARY GENERAL: Yes.\n' >mute.txt
tables="floor floor_concentration floor_transitions exchanges uptake answers questions markers balance repeats repeat_uses reuse"
for table in $tables; do
    for texts in statement.txt one.txt mute.txt "statement.txt one.txt mute.txt"; do
        # shellcheck disable=SC2086 # several files
        "$lectern" $table $texts >table.csv 2>err || fail "$table $texts: $(cat err)"
        grep -Eiq '(^|,)-?(nan|inf)(,|$)' table.csv && fail "$table $texts: $(cat table.csv)"
    done
done

# no question: no row, and why
for table in floor floor_concentration exchanges uptake answers questions markers; do
    expect 0 'the table has no rows: nothing was said that it could count or compare' "$lectern" $table statement.txt
done
"$lectern" reuse --quiet statement.txt >out
[ -z "$(field out opening_kept '^"statement",principal')" ] || fail "an opening that nothing follows is kept"

# one exchange: shares, and neither an interval nor a test
"$lectern" floor --quiet one.txt >out
holds "share of the only one" "$(field out share '^"one",outlet')" "x == 1"
[ -z "$(field out share_low '^"one",outlet')" ] || fail "an interval of one exchange"
"$lectern" floor_concentration --quiet one.txt >out
[ -z "$(field out gini '^"one",outlet')" ] || fail "a Gini index of one outlet"
expect 0 'nothing in the table can be tested|fewer than 3 exchanges' "$lectern" uptake one.txt

# an answer of no words: its exchange stands there, with nothing divided by nothing
"$lectern" answers --quiet mute.txt >out
[ "$(tail -n +2 out | wc -l)" = 2 ] || fail "exchanges of mute.txt: $(cat out)"
[ -z "$(field out without_reply '^"mute",1,')" ] || fail "a share of no words"
"$lectern" exchanges --quiet mute.txt >out
holds "words answered" "$(field out words_answered '^"mute",1,')" "x == 0"

# dates, names, a study
expect 1 'trend needs 2 conferences with a date, but 0 of 2 have one; give dates' "$lectern" trend one.txt mute.txt
mkdir a b && cp one.txt a/talk.txt && cp mute.txt b/talk.txt
expect 0 '' "$lectern" floor --quiet a b
grep -q '^"a/talk"' out && grep -q '^"b/talk"' out || fail "two files of one name: $(cat out)"
printf 'conferences:\n  - file: talk.txt\n    name: one\n' >same.yaml
expect 1 "a/talk.txt and b/talk.txt are both called 'one'; change .name. in the study file" \
    "$lectern" floor --study same.yaml a b
printf 'conferences:\n  - file: one.txt\n    date: 2031-01-01\n  - file: gone.txt\n    date: 2031-02-01\n' >gone.yaml
expect 0 "gone.yaml:4: no transcript is called 'gone.txt'; give the name of its file" \
    "$lectern" exchanges --study gone.yaml one.txt mute.txt

finish
