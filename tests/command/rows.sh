# --rows and --intervals: what goes of a long table, how it is told, and that no q changes by it.
source "$(dirname "$0")/lib.bash"
samples=$root/datasets/ministerials

"$lectern" words --quiet --rows all "$samples" >all.csv
"$lectern" words --rows 50 "$samples" >some.csv 2>remarks
[ "$(wc -l <some.csv)" -eq 51 ] || fail "--rows 50 has $(wc -l <some.csv) lines"
grep -q 'rows are left out: it would be longer than --rows lets it be.*--rows all' remarks ||
    fail "nobody is told of the rows: $(cat remarks)"
# what is there is as it was, and in the same order
grep -vxFf all.csv some.csv && fail "--rows changes a row"
grep -xFf some.csv all.csv | cmp -s - some.csv || fail "--rows changes the order"
# the most frequent of the largest group is there, whatever its rate elsewhere
[ "$(sed -n 2p some.csv)" = "$(sed -n 2p all.csv)" ] || fail "the first row is gone"
# also where rows go while the table is made: what is pooled, and a table of which one conference is left
for table in words ngrams skipgrams dispersion concepts trend_rates; do
    "$lectern" $table --quiet --study "$samples/study.yaml" --replicates 20 --rows all "$samples" >all.csv
    for rows in 1 20; do
        "$lectern" $table --quiet --study "$samples/study.yaml" --replicates 20 --rows $rows "$samples" >cut.csv
        [ "$(wc -l <cut.csv)" -eq $((rows + 1)) ] || fail "$table: not $rows rows"
        grep -vxFf all.csv cut.csv && fail "$table: --rows $rows changes a row"
    done
done
expect 0 'rows are left out' "$lectern" check --rows 5 "$samples"
for threads in 1 3; do
    "$lectern" words --quiet --rows 50 --threads $threads "$samples" | cmp -s - some.csv ||
        fail "other rows with $threads threads"
done

# families are fixed before rows go: q of the rows that stay is the same
for table in cooccurrence collocates keyness; do
    "$lectern" $table --quiet --rows all "$samples" >all.csv
    "$lectern" $table --quiet --rows 40 "$samples" >some.csv
    [ "$(wc -l <some.csv)" -le 41 ] || fail "$table: more than 40 rows"
    [ "$(wc -l <some.csv)" -gt 2 ] || fail "$table: no rows"
    grep -vxFf all.csv some.csv && fail "$table: --rows changes a row"
done

# without intervals only these are empty
"$lectern" keyness --quiet "$samples" >shown.csv
"$lectern" keyness --quiet --intervals none "$samples" >none.csv
for columns in target,reference,word,q,log10_q,log_ratio_shrunken,permutation_p; do
    "$lectern" keyness --quiet --select $columns "$samples" >shown
    "$lectern" keyness --quiet --intervals none --select $columns "$samples" >none
    cmp -s shown none || fail "--intervals none changes $columns"
done
"$lectern" keyness --quiet --intervals none --select log_ratio_shrunken_low,doubt "$samples" |
    tail -n +2 | grep -q '[0-9]' && fail "--intervals none has intervals"

expect 2 'rows.*abc.*all' "$lectern" words --quiet --rows abc "$samples"
expect 2 'rows.*0' "$lectern" words --quiet --rows 0 "$samples"
expect 2 'intervals' "$lectern" words --quiet --intervals some "$samples"
expect 2 'no row' "$lectern" show words 'all|all|zzz' --rows 5 "$samples"

"$lectern" report --rows 30 --intervals none -o result "$samples" 2>remarks || fail "no report"
grep -q 'charts show the rows that are left' remarks || fail "nobody is told of the charts: $(cat remarks)"
rows=$(sed -n 's/^lectern: balance: \([0-9]*\) rows are left out.*/\1/p' remarks)
grep -q "without $rows rows of the table balance" result/plots/balance.* || fail "the chart of balance does not say what it lacks"
if command -v python3 >/dev/null; then
    for table in result/tables/*.csv; do # a text may have line ends
        rows=$(python3 -c 'import csv,sys; print(sum(1 for _ in csv.reader(open(sys.argv[1]))) - 1)' "$table")
        [ "$rows" -le 30 ] || fail "$table has $rows rows"
    done
    python3 - <<'P' || fail "run.json does not say what was left out"
import json
run = json.load(open("result/run.json"))
out = {entry["table"]: entry for entry in run["rows_left_out"] if "longer than --rows" in entry["rule"]}
assert out["words"]["rows"] > 1000 and out["words"]["kept"] == 30, out
assert "margins" in out["words"]["rule"] and "last rows" in out["turns"]["rule"], out
assert "--rows=30" in run["options"] and "--intervals=none" in run["options"], run["options"]
P
fi
grep -q 'rows are left out: it would be longer than --rows lets it be' result/index.html || fail "the page does not say it"
finish
