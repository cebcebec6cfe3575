# The minimal inputs of ../shared/faults/statistics with their right values. Skipped where they are absent.
source "$(dirname "$0")/lib.bash"
faults=$root/../shared/faults/statistics
[ -d "$faults" ] || { echo "no $faults: skipped"; exit 77; }

# a word said once by either side: p well above .05, no interval, a log ratio of its sign
expect 0 "" "$lectern" keyness "$faults/keyness-short-side.csv"
mv out keyness.csv
for word in zebra apple; do
    holds "p of $word" "$(field keyness.csv permutation_p "\"$word\"")" "x > 0.5"
    holds "q of $word" "$(field keyness.csv q "\"$word\"")" "x > 0.5"
    [ -z "$(field keyness.csv log_ratio_low "\"$word\"")" ] || fail "$word has a low end"
    [ -z "$(field keyness.csv log_ratio_high "\"$word\"")" ] || fail "$word has a high end"
done
holds "log ratio of zebra (0:1)" "$(field keyness.csv log_ratio '"zebra"')" "x < 0"
holds "sign of zebra" "$(field keyness.csv sign '"zebra"')" "x == -1"
holds "log ratio of apple (1:0)" "$(field keyness.csv log_ratio '"apple"')" "x > 0"
holds "sign of apple" "$(field keyness.csv sign '"apple"')" "x == 1"

# words that a short list lacks are unknown, not 0
expect 0 "" "$lectern" keyness --reference-list "$faults/reference-list-two-words.csv" \
    --reference-size 1000000 "$faults/keyness-short-side.csv"
mv out list.csv
for column in reference_count reference_per_thousand g2 log10_p q sign log_ratio log_ratio_low \
    log_ratio_high log_ratio_conservative log_odds_z; do
    [ -z "$(field list.csv $column '"apple"')" ] || fail "$column of a word that the list lacks"
done
holds "g2 of a word of the list" "$(field list.csv g2 '"the"')" "x > 0"
expect 0 "" "$lectern" keyness --reference-list "$faults/reference-list-two-words.csv" \
    --reference-size 1000000 --reference-complete "$faults/keyness-short-side.csv"
holds "count of a word that a complete list lacks" "$(field out reference_count '"apple"')" "x == 0"

# a list smaller than its listed counts
expect 1 "counts 98005 words, more than --reference-size" "$lectern" keyness --reference-list \
    "$faults/reference-list-short.csv" --reference-size 1000 "$faults/keyness-short-side.csv"

# a list of some of 6,000,000 words: 8,000 times we
expect 0 "" "$lectern" keyness --reference-list "$faults/reference-list-short.csv" --reference-size 6000000 \
    "$faults/keyness-short-side.csv"
holds "reference_per_thousand of we" "$(field out reference_per_thousand '"we"')" "(x - 8 / 6) ^ 2 < 1e-20"
[ -z "$(field out g2 '"zebra"')" ] || fail "g2 of a word that the short list lacks"

# two concepts that meet because turns are long: Python, 1,140 sets of 3 of the 20 turns
printf 'concepts:\n  - name: China\n    words: [china]\n  - name: Ukraine\n    words: [ukraine]\n' >study.yaml
expect 0 "of 30 rows are left out" "$lectern" cooccurrence --study study.yaml "$faults/cooccurrence-unequal-units.csv"
mv out pairs.csv
pair='all,"China","Ukraine",turn'
holds "expected by turn" "$(field pairs.csv expected "$pair")" "(x - 2.653755327345) ^ 2 < 1e-20"
holds "log10 p by turn" "$(field pairs.csv log10_p "$pair")" "(10 ^ x - 0.413003221115) ^ 2 < 1e-20"
holds "q by turn" "$(field pairs.csv q "$pair")" "x > 0.3"
holds "log10 p by exchange" "$(field pairs.csv log10_p 'all,"China","Ukraine",exchange')" "10 ^ x > 0.2"

# exchanging the groups changes signs and nothing else
expect 0 "" "$lectern" keyness --target role=journalist --reference role=principal \
    "$faults/keyness-short-side.csv"
for word in zebra apple wan; do
    [ "$(field out permutation_p_smallest "\"$word\"")" = "" ] && fail "no $word"
    holds "z of $word" "$(field out permutation_z "\"$word\"")" \
        "(x + $(field keyness.csv permutation_z "\"$word\"")) ^ 2 < 1e-18"
    holds "log10 p of $word" "$(field out permutation_log10_p "\"$word\"")" \
        "(x - $(field keyness.csv permutation_log10_p "\"$word\"")) ^ 2 < 1e-18"
done
# fewer units than a test needs: no number, and a line that says so; groups that share turns
printf 'speaker,role,text\nAnna,principal,we are here\nBert,journalist,why here\n' >one.csv
expect 0 "nothing in the table can be tested" "$lectern" keyness one.csv
mv out one-exchange.csv
for column in permutation_p permutation_log10_p permutation_z q log10_q; do
    [ -z "$(field one-exchange.csv $column '"here"')" ] || fail "$column of one exchange"
done
expect 0 "nothing in the table can be tested" "$lectern" wordshift --minimum 1 one.csv
expect 0 "nothing in the table can be tested" "$lectern" cooccurrence one.csv
expect 0 "the table has no rows" "$lectern" network one.csv
printf 'speaker,role,text\nAnna,principal,we are here\n' >nobody-asks.csv
expect 0 "the table has no rows" "$lectern" keyness nobody-asks.csv
for table in keyness wordshift; do
    expect 2 "both select turn 1 of" "$lectern" $table --target role=principal --reference role=principal one.csv
    expect 2 "the groups must not overlap" "$lectern" $table --target role=principal \
        --reference "role=principal|journalist" one.csv
done
finish
