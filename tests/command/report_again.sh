# A report made again is the same, and what is not the same is told: changed input, changed result,
# another version. `cite` names the result.
source "$(dirname "$0")/lib.bash"
blind() { env PATH=/nonexistent "$lectern" "$@"; } # without gnuplot: fast, and what is left out is recorded
mkdir talks
cp "$root"/datasets/ministerials/2031-*.txt talks
cp "$root/datasets/ministerials/study.yaml" study.yaml
blind report --quiet --replicates 20 --study study.yaml -o result talks || fail "report"

expect 0 'result: all [0-9]+ files are the same, byte for byte' blind rerun result
[ ! -s out ] || fail "nothing differs, but: $(cat out)"
expect 0 'result/run.json: all [0-9]+ files are the same' blind rerun result/run.json
[ "$(ls)" = "$(printf 'err\nout\nresult\nstudy.yaml\ntalks')" ] || fail "something stayed: $(ls)"
expect 0 "" blind rerun --quiet result -o again
diff -r result again >difference || fail "again is not result: $(head -n 3 difference)"
for file in $(sed -n 's/.*"file": "\(tables[^"]*\)".*/\1/p' result/run.json | head -n 3); do
    hash=$(sha256sum "result/$file" | cut -d' ' -f1)
    grep -A1 "\"file\": \"$file\"" result/run.json | grep -q "$hash" || fail "hash of $file"
done
grep -q '"GSL": "[0-9]' result/run.json || fail "versions of libraries"
grep -q '"gnuplot": null' result/run.json || fail "no gnuplot, recorded"
grep -A1 '"chart": "timelines"' result/run.json | grep -q 'no gnuplot' || fail "charts left out"
grep -A1 '"table": "timing"' result/run.json | grep -q 'nobody gave times' || fail "what was left out"


# into the earlier result: what somebody changed there is kept, their own files stay
echo mine >result/notes.txt
echo changed >>result/tables/words.csv
cp -r result dropped
mv study.yaml moved.yaml # its text is in run.json
blind rerun result -o result >out 2>err || fail "rerun into the result: $(cat err)"
grep -q 'kept beside the new one: result/kept/tables/words.csv' err || fail "kept is told: $(cat err)"
tail -n 1 result/kept/tables/words.csv | grep -q '^changed$' || fail "kept"
[ "$(cat result/notes.txt)" = mine ] || fail "a file of the user"
cmp -s result/tables/words.csv again/tables/words.csv || fail "made again"
expect 0 "" blind rerun --quiet dropped -o dropped --overwrite
[ ! -e dropped/kept ] && [ ! -e dropped/notes.txt ] || fail "--overwrite drops"
mv moved.yaml study.yaml

# what is not the same
echo 'Thank you all for coming to this last meeting.' >>talks/2031-03-11-pre-ministerial.txt
sed -i 's/"ICU": "/"ICU": "1./; s/"version": "/"version": "0./' result/run.json
blind rerun result >out 2>err
[ $? -eq 1 ] || fail "a difference is exit status 1"
grep -q 'lectern was 0\.' err && grep -q 'ICU was 1\.' err || fail "versions: $(cat err)"
grep -q 'talks/2031-03-11-pre-ministerial.txt: is not what it was' err || fail "input: $(cat err)"
grep -qE 'result: [0-9]+ of its [0-9]+ files are not the same now' err || fail "how many: $(cat err)"
grep -q '^differs: tables/turns.csv$' out || fail "which: $(cat out)"
mv talks/2031-10-14-defence-ministers.txt talks/more.txt
blind rerun result >out 2>err
grep -q 'talks/2031-10-14-defence-ministers.txt: was read then, not now' err &&
    grep -q 'talks/more.txt: was not read then' err || fail "more input: $(cat err)"
expect 1 "was made of 'talks', which is not here; run it in the folder" \
    bash -c 'mkdir -p elsewhere && cd elsewhere && "$0" rerun ../result 2>&1 >/dev/null | cat >&2; exit "${PIPESTATUS[0]}"' "$lectern"

expect 1 'nowhere: cannot be read as a result folder: No such file' blind rerun nowhere
expect 1 'talks: is no result of lectern .* give the folder' blind rerun talks
expect 2 'rerun takes one result folder, not 0' blind rerun
mkdir broken && echo '{"program": "lectern", "version": "0.1.0"}' >broken/run.json
expect 1 'broken/run.json: does not say all that was done' blind rerun broken
echo '{' >broken/run.json
expect 1 'broken: is no result of lectern' "$lectern" cite broken

expect 0 "" "$lectern" cite --format cff
diff "$root/CITATION.cff" out >difference || fail "CITATION.cff is not what 'cite --format cff' prints"
expect 0 "" "$lectern" cite --format text again
grep -q "$(sha256sum again/run.json | cut -d' ' -f1)" out || fail "the hash of run.json"
grep -q '^  Dunning 1993: .*keyness' out || fail "whom measures are by: $(cat out)"
twice=$(sed -n 's/^  \(.*\): .*/\1/p' out | sed 's/[,:] *doi.*//' | sort | uniq -d)
[ -z "$twice" ] || fail "cited twice: $twice"
expect 0 "" "$lectern" cite again
cp out cited
expect 0 "" "$lectern" cite again/run.json
cmp -s out cited || fail "cite again/run.json is not what 'cite again' prints"
"$lectern" export --quiet --to vrt -o exported talks || fail "export"
expect 0 "" "$lectern" cite --format text exported
grep -q 'Export by lectern: 2 files of 2 transcripts' out || fail "an export is cited as $(tail -n 1 out)"
expect 2 "unknown form of a citation 'ris'" "$lectern" cite --format ris
sed -i 's/"title": "[^"]*"/"title": "50 % of {A} \& \\\\input{x}_$1"/' again/datapackage.json
expect 0 "" "$lectern" cite --format bibtex again
grep -qF 'title = {{50 \% of \{A\} \& \textbackslash{}input\{x\}\_\$1}}' out || fail "TeX: $(cat out)"

# a result within the folder of its transcripts is none of them
mkdir within && cp talks/2031-0[1-4]*.txt within
for time in first second; do
    blind report --quiet --replicates 20 -o within/result within || fail "the $time report into the folder that is read"
done
"$lectern" turns --quiet within >out || fail "a result within a folder that is read"
[ "$(cut -d, -f1 out | sort -u | wc -l)" -eq $(($(ls within/*.txt | wc -l) + 1)) ] || fail "it was read"
expect 1 'within/result: a report of lectern; give the transcripts it was made of' "$lectern" turns within/result
finish
