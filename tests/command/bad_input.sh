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

# --- one bad file among good ones
mkdir mixed && cp good.txt prose.txt mixed
expect 1 "mixed/prose.txt" "$lectern" turns mixed
expect 0 "left out: mixed/prose.txt" "$lectern" turns --leave-out mixed
expect 1 "prose.txt" "$lectern" turns --leave-out mixed/prose.txt

# --- study files
printf 'concepts:\n  - name: A\n    words: [a]\n    colour: red\n' >key.yaml
expect 1 "^lectern: key.yaml:4: .*colour" "$lectern" concepts --study key.yaml good.txt
printf 'concepts:\n  - name: A\n    words: [a]\npairs:\n  - [A, B]\n' >pair.yaml
expect 1 "^lectern: pair.yaml:5: .*'?B'?" "$lectern" concepts --study pair.yaml good.txt
expect 1 "^lectern: none.yaml" "$lectern" concepts --study none.yaml good.txt

# --- output
expect 1 "cannot write|No space" bash -c "\"$lectern\" words good.txt >/dev/full"
expect 0 "" bash -c "\"$lectern\" words good.txt | head -n 1 >/dev/null"

mkdir kept && echo mine >kept/notes.txt
expect 1 "kept" "$lectern" report -o kept good.txt
[ "$(cat kept/notes.txt)" = mine ] || fail "a folder that is no result was touched"
if [ "$(id -u)" -ne 0 ]; then
    mkdir locked && chmod a-w locked
    expect 1 "locked" "$lectern" report -o locked/result good.txt
fi
expect 1 "good.txt" "$lectern" report -o good.txt good.txt
cmp -s good.txt "$sample" || fail "a file in the place of the result was touched"

"$lectern" report --quiet --replicates 50 -o result good.txt || fail "report"
before=$(cd result && find . -type f | sort | xargs sha256sum)
expect 1 "missing.txt" "$lectern" report -o result missing.txt
after=$(cd result && find . -type f | sort | xargs sha256sum)
[ "$before" = "$after" ] || fail "a failed run changed the earlier result"
[ -z "$(find . -maxdepth 1 -name '.lectern*')" ] || fail "a temporary folder is left"
finish
