# Ways to call lectern, right and wrong: help in every form, short options, names given twice, what a terminal sees,
# results that are made again under other circumstances.
source "$(dirname "$0")/lib.bash"
blind() { env PATH=/nonexistent "$lectern" "$@"; } # without gnuplot
printf 'MINISTER: Good morning to you all. We open the harbour in June.\n\nQUESTION: Why then?\n\nMINISTER: It is the day.\n' >talk.txt

# --- help
for way in help --help -h; do
    expect 0 "" "$lectern" "$way"
    grep -q '^PATH is a transcript' out && grep -q '^tables: ' out || fail "$way: no overview"
done
for way in version --version -V; do
    expect 0 "" "$lectern" "$way"
    grep -q '^lectern [0-9]' out || fail "$way: $(head -n 1 out)"
done
expect 0 "" "$lectern" help limits words
grep -q '1 GiB .*in one file' out && grep -q '^lectern words ' out || fail "help limits words"
expect 0 "" "$lectern" help words list
grep -q '^lectern words ' out && grep -q '^lectern list ' out || fail "help of two"
expect 0 "" "$lectern" show --help
expect 0 "" "$lectern" show words --help
grep -q -- '--minimum' out || fail "show words --help does not say what words takes"
expect 0 "" "$lectern" words -h talk.txt
# nothing is looked at when help is asked for
expect 0 "" "$lectern" words --help -o talk.txt talk.txt

# --- options
expect 2 "unknown option '-x'; see 'lectern help words'" "$lectern" words -x talk.txt
expect 2 "unknown option '-x'; see 'lectern help index'" "$lectern" index -x talk.txt
expect 2 "'list' takes no --top, which is an option of every table; see 'lectern help list'" "$lectern" list --top 3
expect 2 "'list' takes no --width|unknown option '--width'" "$lectern" list --width 3
expect 2 "'kwic' takes no --minimum, which is an option of .*words" "$lectern" kwic --query a --minimum 3 talk.txt
expect 2 "unknown option '--zzzzzz'; see 'lectern help words'$" "$lectern" words --zzzzzz talk.txt
expect 2 "--study needs a value, and --quiet is an option; for that value write --study=--quiet" \
    "$lectern" words --study --quiet talk.txt
expect 1 '^lectern: --none: No such file' "$lectern" words --study --none talk.txt # no option of any table: a name
expect 2 "--study is given twice, and would be read once; give one$" "$lectern" words --study a.yaml --study b.yaml talk.txt
expect 2 "--corrections is given twice.*give one, or a folder of them" "$lectern" words --corrections a.csv --corrections b.csv talk.txt
expect 2 "--output is given twice" "$lectern" words -o a.csv -o b.csv talk.txt
cp talk.txt -- --quiet
expect 0 "" "$lectern" words --quiet --by none -- --quiet
grep -q '^"all",all,"good",1,' out || fail "a file called --quiet is not read behind --: $(head -n 2 out)"
rm -- --quiet
# a table's own option comes before that of all tables
expect 0 "" "$lectern" words --quiet --by none --top 1 talk.txt
[ "$(wc -l <out)" -eq 2 ] || fail "--top 1: $(cat out)"
expect 0 "" bash -c "\"$lectern\" words --quiet --by none - <talk.txt"
grep -q '^"all",all,"good",1,' out || fail "standard input"

# --- where it goes
expect 2 "-o words.doc: no format has the suffix 'doc': give one of csv" "$lectern" words -o words.doc talk.txt
expect 2 "-o words: no format has the suffix ''" "$lectern" words -o words talk.txt
expect 0 "" "$lectern" words --quiet --format tsv -o words.doc talk.txt # the format is named
head -n 1 words.doc | grep -q $'conference\trole\tword' || fail "--format tsv -o words.doc: $(head -n 1 words.doc)"
expect 2 "--format 'graphml'|'graphml'" "$lectern" words --format graphml talk.txt
expect 1 'nowhere/words.csv: No such file' "$lectern" words -o nowhere/words.csv talk.txt
expect 1 'nowhere/words.xlsx: No such file' "$lectern" words -o nowhere/words.xlsx talk.txt
expect 1 'nowhere/n.graphml: No such file' "$lectern" network -o nowhere/n.graphml talk.txt

# --- commands that want something, or nothing
expect 2 "no table given; see 'lectern help show'" "$lectern" show
expect 2 "no table given; see 'lectern help show'" "$lectern" show --quiet
expect 2 'give -o FILE; see' "$lectern" index talk.txt
expect 2 '-o -: an index is a file, not a stream' "$lectern" index -o - talk.txt
expect 2 'give --to FORMAT; see' "$lectern" export talk.txt
expect 2 "--to: unknown format 'doc'.*tei" "$lectern" export --to doc talk.txt
expect 2 'cite takes one result folder, not 2' "$lectern" cite a b
expect 1 'nowhere: cannot be read as a result folder' "$lectern" cite nowhere
expect 0 'talk.lectern: 1 conference, 17 words' "$lectern" index -o talk.lectern talk.txt
expect 2 'give one index; see' "$lectern" index --info talk.lectern talk.lectern
expect 2 'give --info or --verify, not both' "$lectern" index --info --verify talk.lectern
expect 2 '--verify writes no index; leave -o x out, or --verify to make one' "$lectern" index --verify -o x talk.lectern
expect 2 '--info writes no index' "$lectern" index --info -o x talk.lectern
expect 1 'gone.lectern: No such file or directory; give the name of an index' "$lectern" index --info gone.lectern
expect 1 "talk.txt: is no index of lectern; 'lectern index' makes one" "$lectern" index --verify talk.txt
expect 0 "" "$lectern" index --verify talk.lectern
[ "$(cat out)" = 'talk.lectern: whole' ] || fail "verify: $(cat out)"
expect 0 "" "$lectern" index --info talk.lectern
grep -q '^  words  *17$' out && grep -q '^  study  *(built-in)$' out || fail "info: $(cat out)"
printf 'concepts:\n  - name: harbour\n    words: [harbour]\n' >study.yaml
"$lectern" index --quiet --study study.yaml --language en -o named.lectern talk.txt || fail "an index with a study"
expect 0 "" "$lectern" index --info named.lectern
grep -q '^  study  *study.yaml$' out && grep -q '^  read with  *--language=en$' out || fail "info of a study: $(cat out)"
printf 'MINISTER: So.\n' >one.txt
expect 0 'one.lectern: 1 conference, 1 word$' "$lectern" index -o one.lectern one.txt

# --- the screen of a file
expect 0 "" "$lectern" check --format text talk.txt && cp out screen
expect 0 "" "$lectern" check talk.txt
cmp -s out screen || fail "check --format text is another screen"
expect 0 "" "$lectern" check --format csv talk.txt
head -n 1 out | grep -q '^conference,' || head -n 1 out | grep -q '^file,' || fail "check --format csv: $(head -n 1 out)"
expect 2 "--format 'png'|'png'" "$lectern" check --format png talk.txt

# --- a terminal: progress on it, and gone at the end; none with --quiet
if command -v script >/dev/null; then
    script -qec "env PATH=/nonexistent '$lectern' report -o shown talk.txt" /dev/null >seen </dev/null
    grep -q 'lectern: reading \.\.\.' seen && grep -q 'lectern: shown: [0-9]* tables' seen || fail "a terminal sees: $(head -c 300 seen)"
    script -qec "env PATH=/nonexistent '$lectern' report --quiet -o shown talk.txt" /dev/null >seen </dev/null
    [ ! -s seen ] || fail "a terminal that is to be quiet sees: $(head -c 300 seen)"
    script -qec "stty cols 60 rows 12; '$lectern' words --by none --quiet talk.txt" /dev/null >seen </dev/null
    [ "$(awk '{ if (length($0) > n) n = length($0) } END { print n <= 61 }' seen)" = 1 ] || fail "wider than the terminal: $(head -n 3 seen)"
fi

# --- results made again
mkdir talks && cp talk.txt talks && cp study.yaml talks
blind report -o result talks >out 2>err || fail "report: $(cat err)"
grep -q 'talks/study.yaml is not used, the built-in study is; to use it give --study talks/study.yaml' err || fail "not said: $(cat err)"
blind report --study study.yaml -o ours talks >out 2>err || fail "report with a study: $(cat err)"
grep -q 'is not used' err && fail "a study is given: $(cat err)"
# the study has gone: run.json has its text
mv study.yaml kept.yaml
expect 0 'ours: all [0-9]+ files are the same' blind rerun ours
mv kept.yaml study.yaml
edit() { # RESULT, sed expression: a record as nobody but an editor could write it
    rm -rf edited && cp -r "$1" edited && sed -i "$2" edited/run.json
}
edit result 's/"command": "report"/"command": "words"/'
"$lectern" rerun edited >out 2>err
[ $? -ne 0 ] && grep -qE 'words|no command' err || fail "the command words: $(cat err)"
edit result 's/"command": "report"/"command": "reprot"/'
"$lectern" rerun edited >out 2>err
[ $? -ne 0 ] && grep -q "no command 'reprot'" err || fail "the command reprot: $(cat err)"
edit result 's/"version": "/"version": "9/'
blind rerun edited >out 2>err
grep -qE '^lectern: lectern was 9.* then and is ' err || fail "another version is not told: $(cat err)"
# one more file, one less, one that is another
printf 'MINISTER: We meet again.\n\nQUESTION: Do we?\n\nMINISTER: We do.\n' >talks/again.txt
blind rerun result >out 2>err
[ $? -eq 1 ] && grep -q 'talks/again.txt: was not read then' err && grep -q '^differs: ' out || fail "one more: $(cat err)"
blind report --quiet -o both talks || fail "report of both"
rm talks/again.txt
blind rerun both >out 2>err
[ $? -eq 1 ] && grep -q 'talks/again.txt: was read then, not now' err || fail "one less: $(cat err)"
echo 'MINISTER: And more.' >>talks/talk.txt
blind rerun result >out 2>err
[ $? -eq 1 ] && grep -q 'talks/talk.txt: is not what it was when the result was made' err || fail "another: $(cat err)"
[ -z "$(find . -maxdepth 1 -name '*.rerun-*')" ] || fail "a rerun left $(find . -maxdepth 1 -name '*.rerun-*')"

finish
