# Each kind of bad input ends with one line that says file, line, what and what to do; the exit
# status is 1 for data and 2 for the call; an earlier result is left as it was.
source "$(dirname "$0")/lib.bash"
sample=$root/datasets/ministerials/$(ls "$root/datasets/ministerials" | grep -m1 '\.txt$')
cp "$sample" good.txt

# --- the call
expect 2 "nothing to do" "$lectern"
expect 2 "no command 'turnz'" "$lectern" turnz good.txt
expect 2 "unknown option '--bogus'" "$lectern" turns --bogus good.txt
expect 2 "no transcript given" "$lectern" turns
expect 2 "--level '1.5'.*0.5 to" "$lectern" words --level 1.5 good.txt
expect 2 "--level needs a value" "$lectern" words good.txt --level
expect 2 "--window '0'" "$lectern" cooccurrence --window 0 good.txt
expect 2 "--role 'king'.*principal" "$lectern" words --role king good.txt
expect 2 "--speaker 'Nobody'" "$lectern" words --speaker Nobody good.txt
expect 2 "--by 'planet'.*conference" "$lectern" words --by planet good.txt
expect 2 "--by 'planet'.*conference" "$lectern" report -o by --by planet good.txt
expect 2 "'kwic' takes no --by: each row is a place in a file" "$lectern" kwic --by role --query a good.txt
printf 'Secretary General: Good morning.\n\nQuestion: Why?\n\nSecretary General: Because.\n' > undated.txt
expect 1 'no conference has a date; give dates' "$lectern" words --by quarter undated.txt
expect 1 'no conference has a group; give groups' "$lectern" report -o by --by group good.txt
expect 1 'trend needs 2 conferences, but there is one' "$lectern" trend good.txt
sed s/morning/evening/ undated.txt >undated_too.txt
expect 1 'trend needs 2 conferences with a date, but 0 of 2 have one; give dates' \
    "$lectern" trend undated.txt undated_too.txt
expect 1 'novelty needs 2 conferences with a date, but 1 of 2 has one' "$lectern" novelty good.txt undated.txt
expect 1 'there is one conference with 300 words or more, and two are needed' "$lectern" distance good.txt
expect 1 'no conference has a group' "$lectern" clusters --between group good.txt
expect 1 'there is none of --of concepts' "$lectern" map --between role --of concepts --minimum-words 1 undated.txt
expect 2 'leave out --target' "$lectern" keyness --between role --target role=principal good.txt
expect 1 'nothing beside the only one' "$lectern" keyness --between conference good.txt
expect 2 "--between 'planet'" "$lectern" distance --between planet good.txt
expect 2 "--concept 'Atlantis'" "$lectern" concepts --concept Atlantis good.txt
expect 2 "--interval 'wide'" "$lectern" words --interval wide good.txt
expect 2 "--format 'xml'|'xml'" "$lectern" turns --format xml good.txt
expect 2 "form 'morse'|'morse'" "$lectern" turns --form morse good.txt
expect 2 "--regex '\\('" "$lectern" kwic --regex '(' good.txt
expect 2 "nothing to look for" "$lectern" kwic good.txt
expect 2 "takes no value" "$lectern" turns --quiet=yes good.txt

# --- files
expect 1 "^lectern: missing.txt: " "$lectern" turns missing.txt
: >empty.txt
expect 1 "^lectern: empty.txt" "$lectern" turns empty.txt
head -c 5000 /dev/urandom >binary.txt
expect 1 "^lectern: binary.txt" "$lectern" turns binary.txt
printf 'ANN: good\nBOB: bad \xff\xfe\x00 byte\n' >undecodable.txt
expect 1 "^lectern: undecodable.txt" "$lectern" turns undecodable.txt
printf 'Nothing here names a speaker.\nIt is only prose, line after line.\n' >prose.txt
expect 1 "^lectern: prose.txt.*(speak|label)" "$lectern" turns prose.txt
printf '%%PDF-1.4\n1 0 obj\n' >talk.pdf
expect 1 "pdftotext" "$lectern" turns talk.pdf
expect 1 "/dev/zero" timeout 20 "$lectern" turns /dev/zero
expect 2 "given twice" "$lectern" turns good.txt good.txt
expect 2 "--role is given twice, and would be read once; give one" "$lectern" words --role=principal --role journalist good.txt
expect 2 "--output is given twice" "$lectern" words -o a.csv -o b.csv good.txt

# --- one bad file among good ones
mkdir mixed && cp good.txt prose.txt mixed
expect 1 "mixed/prose.txt" "$lectern" turns mixed
expect 0 "left out: mixed/prose.txt" "$lectern" turns --leave-out mixed
expect 1 "prose.txt" "$lectern" turns --leave-out mixed/prose.txt

# --- damaged and hostile files: what, where, and no result begun
refuse() { # file, pattern: neither a table nor a report comes of it
    expect 1 "^lectern: $1:?$2" timeout 20 "$lectern" turns "$1"
    expect 1 "^lectern: $1:?$2" timeout 20 "$lectern" report --quiet -o refused "$1"
    [ ! -e refused ] || fail "$1: a result was begun"
}
truncate -s 2G line.txt # one line of 2 GiB that takes no room
refuse line.txt ': more than 1 GiB in one file'
(printf 'ANN: good '; head -c 17000000 /dev/zero | tr '\0' a; printf '\nBOB: Why?\n') >long.txt
gzip -1 -k long.txt
refuse long.txt '1: more than 16 MiB in one line'
refuse long.txt.gz '1: more than 16 MiB in one line'
printf 'ANN: good\nBOB: why \xed\xa0\x80 so?\n' >surrogate.txt
refuse surrogate.txt '2: byte 19 \(0xED\) is half a surrogate pair'
printf '\xff\xfeA\0N\0N\0:\0 \0\x00\xd8 \0g\0\n\0' >surrogate16.txt
refuse surrogate16.txt '1: byte 12 .*UTF-16LE'
printf '{"speaker": "Ann", "text": "good"}\n{"speaker": "Bob", "text": "\\ud800"}\n' >surrogate.jsonl
refuse surrogate.jsonl '2: this is not valid JSON'
printf '{"speaker": "Ann", "text": "good"}\n{"speaker": "Bob", "text"\n' >cut.jsonl
refuse cut.jsonl '2: this is not valid JSON'
printf 'ANN: good\nBOB: a\0b\n' >nul.txt
refuse nul.txt '2: byte 16 is NUL'
printf 'speaker,text\nAnn,good\nBob,"a\0b"\n' >nul.csv
refuse nul.csv '3: byte 28 is NUL'
printf 'speaker,text\nAnn,good\nBob,b,c\n' >ragged.csv
refuse ragged.csv '3: this row has 3 cells'
printf 'speaker,text\nAnn,good\nBob,"not closed\n' >open.csv
refuse open.csv '3: the quotation mark'
printf 'date,title\n2031-03-11,Talks\n' >catalogue.csv
refuse catalogue.csv '1: no column is known to hold text'
printf 'WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB\n' >back.vtt
refuse back.vtt '6: cues run backwards'
printf 'WEBVTT\n\n00:05.000 --> 00:04.000\nA\n' >ends.vtt
refuse ends.vtt '3: this cue ends'
printf '<?xml version="1.0"?>\n<TEI><text><body>\n<u who="#a">Good' >cut.xml
refuse cut.xml '3: this XML is damaged or cut short'
printf '<TEI><text><body>\n<u who="#a">Good &undefined; x</u></body></text></TEI>' >entity.xml
refuse entity.xml '2: this XML is damaged'
gzip -k good.txt && tar -cf nested.tar good.txt.gz && tar -czf nested.tar.gz nested.tar
refuse nested.tar '1: an archive within an archive'
refuse nested.tar.gz '1: an archive within an archive'

# --- a table that is no transcript: left out of a folder, and told
mkdir talks && cp good.txt catalogue.csv talks
"$lectern" conferences --format tsv talks >out 2>err || fail "a folder with a table in it"
[ "$(sed 1d out | cut -f1)" = good ] || fail "not the one transcript of the folder"
grep -q '^lectern: left out: talks/catalogue.csv: no column' err && [ "$(wc -l <err)" -eq 1 ] ||
    fail "the table that is left out is not told: $(cat err)"
expect 0 "" "$lectern" conferences --quiet talks
rm talks/good.txt
expect 1 "^lectern: talks: no transcripts in this folder, only tables" "$lectern" turns talks

# --- study files
printf 'concepts:\n  - name: A\n    words: [a]\n    colour: red\n' >key.yaml
expect 1 "^lectern: key.yaml:4: .*colour" "$lectern" concepts --study key.yaml good.txt
printf 'concepts:\n  - name: A\n    words: [a]\npairs:\n  - [A, B]\n' >pair.yaml
expect 1 "^lectern: pair.yaml:5: .*'?B'?" "$lectern" concepts --study pair.yaml good.txt
expect 1 "^lectern: none.yaml" "$lectern" concepts --study none.yaml good.txt

# --- output
expect 1 "cannot write|No space" bash -c "\"$lectern\" words --quiet good.txt >/dev/full"
expect 0 "" bash -c "\"$lectern\" words --quiet good.txt | head -n 1 >/dev/null"

mkdir kept && echo mine >kept/notes.txt
expect 1 "kept" "$lectern" report -o kept good.txt
[ "$(cat kept/notes.txt)" = mine ] || fail "a folder that is no result was touched"
if [ "$(id -u)" -ne 0 ]; then
    mkdir locked && chmod a-w locked
    expect 1 "locked" "$lectern" report -o locked/result good.txt
fi
cp good.txt plain
# nothing that is read is replaced, nor a device or a pipe
printf 'concepts:\n  - name: Ukraine\n    words: [ukraine]\n' >own.csv
ln -f good.txt hard.txt
cp good.txt before.txt
expect 2 "-o good.txt: would replace good.txt, which is read" "$lectern" words -o good.txt good.txt
expect 2 "-o hard.txt: would replace good.txt, which is read" "$lectern" words -o hard.txt good.txt
expect 2 "-o own.csv: would replace own.csv, which is read" "$lectern" words --study own.csv -o own.csv good.txt
expect 2 "-o own.csv: would replace own.csv, which is read" "$lectern" index --study own.csv -o own.csv good.txt
expect 2 "-o own.csv: is there and no index" "$lectern" index -o own.csv good.txt
mkfifo pipe.csv pipe.xml
expect 1 "pipe.csv: it is no file but a device or a pipe" "$lectern" words -o pipe.csv good.txt
expect 1 "pipe.csv: it is no file but a device or a pipe" "$lectern" index -o pipe.csv good.txt
expect 1 "pipe.xml: it is no file but a device or a pipe" "$lectern" export --to tei -o pipe.xml good.txt
[ -p pipe.csv ] && cmp -s good.txt before.txt && grep -q concepts own.csv || fail "something was replaced"
expect 1 "plain: is a file" "$lectern" report -o plain good.txt
expect 2 "a report is a folder, or all its tables in one file" "$lectern" report -o text.txt good.txt
expect 2 "-o good.txt: would replace good.txt, which is read" "$lectern" report -o good.txt good.txt
cmp -s good.txt "$sample" || fail "a file in the place of the result was touched"

"$lectern" report --quiet --replicates 50 -o result good.txt || fail "report"
before=$(cd result && find . -type f | sort | xargs sha256sum)
expect 1 "missing.txt" "$lectern" report -o result missing.txt
after=$(cd result && find . -type f | sort | xargs sha256sum)
[ "$before" = "$after" ] || fail "a failed run changed the earlier result"
[ -z "$(find . -maxdepth 1 -name '.lectern*')" ] || fail "a temporary folder is left"
# a study of brackets, which libyaml would read for hours
head -c 400000 /dev/zero | tr '\0' '[' >brackets.yaml
expect 1 'brackets.yaml:1: more than 1000 brackets open at once' "$lectern" turns --study brackets.yaml good.txt

# a name of a file that is not UTF-8 is shown repaired, in every format; no format becomes invalid
printf 'MINISTER: Good morning to you all.\nQUESTION: Why is that so?\n' >$'tal\xffk.txt'
for format in csv tsv jsonl text; do
    "$lectern" conferences --format "$format" $'tal\xffk.txt' --quiet >shown || fail "a name that is not UTF-8"
    iconv -f UTF-8 -t UTF-8 shown >/dev/null || fail "$format: not UTF-8"
    grep -q $'tal\xef\xbf\xbdk' shown || fail "$format: the name is not shown"
done

# --- regressions: a message and no number where there is none
two=$(printf '%s\n' "$root"/datasets/ministerials/*.txt | head -2)
first=$(head -1 <<<"$two") second=$(tail -1 <<<"$two")
expect 1 "there is no group to compare" "$lectern" contrast --factor group "$first"
expect 1 "the only conference is .*a contrast needs two" "$lectern" contrast --factor conference "$first"
expect 1 "the only role is 'principal'" "$lectern" contrast --factor role --role principal "$first"
printf 'conferences:\n  - file: %s\n    group: a\n  - file: %s\n    group: b\nconcepts:\n  - name: we\n    words: [we]\n' \
    "$(basename "$first" .txt)" "$(basename "$second" .txt)" >groups.yaml
"$lectern" contrast --factor group --study groups.yaml "$first" "$second" >out 2>err || fail "one conference a group"
grep -qE "no estimate .*(confounded with conference|fewer than 3)" err || fail "one conference a group, said: $(cat err)"
grep -E '"we"' out | grep -q '"confounded with conference"' || fail "one conference a group is no contrast"
expect 1 "one conference does not tell how much conferences differ" "$lectern" plan "$first"
printf 'concepts:\n  - name: never\n    words: [xylophonequark]\n' >never.yaml
"$lectern" contrast --study never.yaml "$first" >out 2>err || fail "a concept that is never used"
grep -qE "2 of 2 rows have no estimate \\(the first: never used\\)" err || fail "a concept that is never used, said: $(cat err)"
# turns that cannot tell: one answer to one question
printf 'MINISTER: Peace and peace and peace.\nQUESTION: Why peace, peace, peace?\n' >short.txt
printf 'concepts:\n  - name: peace\n    words: [peace]\n' >peace.yaml
"$lectern" contrast --minimum 1 --study peace.yaml short.txt >out 2>err || fail "turns that cannot tell"
grep -qE "no estimate .*(confounded|fewer than 3)" err || fail "turns that cannot tell, said: $(cat err)"
# groups that share turns, a group without words, a text too short for any test, a concept that nobody names
expect 2 "both select turn 1 of .*must not overlap" "$lectern" keyness --target role=principal \
    --reference role=principal,phase=opening "$first"
expect 1 "'role=moderator' selects no words" "$lectern" keyness --target role=principal --reference role=moderator short.txt
for table in keyness wordshift "cooccurrence --study peace.yaml"; do
    # shellcheck disable=SC2086 # a table and its options
    expect 0 "nothing in the table can be tested|the table has no rows" "$lectern" $table --format jsonl short.txt
    [ "$(grep -cE '"(permutation_log10_p|log10_q|within_log10_p)":-?[0-9]' out)" = 0 ] || fail "$table: a p of nothing"
done
# a fit for every choice, and none that runs away
timeout 120 "$lectern" robustness --quiet --table contrast --row 'role|concept|Ukraine|principal' \
    --column log_ratio "$root/datasets/ministerials" >spans.csv || fail "robustness of a contrast"
[ "$(grep -c ',found$' spans.csv)" -ge 8 ] || fail "robustness of a contrast: $(cat spans.csv)"

finish
