# Every format of `export` is what its own readers take (those that are here), and what lectern reads of
# it has the same turns; hostile text stays text; a folder is a result, which `rerun` makes again.
source "$(dirname "$0")/lib.bash"
data=$root/datasets/ministerials
columns=turn,phase,kind,role,speaker,words,sentences
export_to() { # format, destination, path...
    "$lectern" export --quiet --to "$1" -o "$2" "${@:3}" || fail "export --to $1"
}
"$lectern" turns --quiet --select "$columns" "$data" >turns.csv
same_turns() { # what lectern reads of an export
    "$lectern" turns --quiet --select "$columns" "$1" >again.csv 2>err || fail "$1 is not read: $(cat err)"
    cmp -s turns.csv again.csv || fail "$1: other turns: $(diff turns.csv again.csv | head -n 4)"
}
export_to tei talks.xml "$data" && same_turns talks.xml
export_to quanteda talks.csv "$data" && same_turns talks.csv
export_to conllu talks.conllu "$data"
for format in convokit eaf textgrid srt; do export_to $format $format "$data" && same_turns $format; done
bases=$("$lectern" turns --quiet --format csv --select time_basis eaf | sort -u | tr -d '"' | tr '\n' ' ')
[ "$bases" = "estimate time_basis " ] || fail "times that were estimated are read back as: $bases"
export_to vrt vrt "$data"

words=$(awk -F, 'NR > 1 { n += $6 } END { print n }' turns.csv) # no speaker here has a comma
check_structure() { # CoNLL-U and vertical text: the words of the turns, sentences that spell their text
    awk -F'\t' -v words="$1" '
        /^# text = / { text = substr($0, 10); built = ""; expected = 1; next }
        /^#/ { next }
        /^$/ { if (built != text) { print "text: " text; exit 1 } next }
        NF != 10 || $1 != expected { print "line " NR; exit 1 }
        { expected++; built = built (built != "" && space ? " " : "") $2; space = $10 == "_"; n += $4 != "PUNCT" }
        END { if (n != words) { print n " words"; exit 1 } }' "$2" >why || fail "$2: $(cat why)"
    awk -F'\t' -v words="$1" '
        /^</ { next }
        NF != 2 { print "line " NR; exit 1 }
        $1 ~ /[[:alnum:]]/ && $1 !~ /^&(lt|gt|amp|quot);$/ { n++ }
        END { if (n != words) { print n " words"; exit 1 } }' "$3" >why || fail "$3: $(cat why)"
}
LC_ALL=C.UTF-8 check_structure "$words" talks.conllu vrt/lectern.vrt
grep -q '^STRUCTURE turn_speaker$' vrt/registry/lectern || fail "the registry"

well_formed() {
    if command -v xmllint >/dev/null; then xmllint --noout "$@" 2>why
    elif command -v python3 >/dev/null; then python3 -c 'import sys, xml.dom.minidom as x; [x.parse(f) for f in sys.argv[1:]]' "$@" 2>why
    else echo "without xmllint or python3: XML is not tried"; fi || fail "no XML: $(cat why)"
}
well_formed talks.xml eaf/*.eaf vrt/lectern.vrt
if command -v python3 >/dev/null; then # as convokit.Corpus(filename=...) puts it together
    python3 - convokit <<'P' >why 2>&1 || fail "convokit: $(cat why)"
import json, os, sys
def load(name): return json.load(open(os.path.join(sys.argv[1], name)))
speakers, conversations, index = load('speakers.json'), load('conversations.json'), load('index.json')
seen = {}
for line in open(os.path.join(sys.argv[1], 'utterances.jsonl')):
    u = json.loads(line)
    assert set(u) == {'id', 'conversation_id', 'speaker', 'text', 'reply-to', 'timestamp', 'meta', 'vectors'}
    assert u['id'] not in seen and u['speaker'] in speakers and u['conversation_id'] in conversations
    assert (u['reply-to'] is None) == (u['id'] == u['conversation_id'])
    assert u['reply-to'] is None or seen[u['reply-to']] == u['conversation_id']
    assert set(u['meta']) <= set(index['utterances-index'])
    seen[u['id']] = u['conversation_id']
assert set(seen.values()) == set(conversations) and len(conversations) == 8
assert all(set(c['meta']) == set(index['conversations-index']) for c in conversations.values())
assert all(set(s['meta']) == set(index['speakers-index']) for s in speakers.values())
assert set(load('corpus.json')) == set(index['overall-index'])
P
fi
if command -v praat >/dev/null; then # --all
    printf 'form x\n sentence f\nendform\nRead from file: f$\nn = Get number of tiers\nappendInfoLine: n\n' >t.praat
    for file in textgrid/*.TextGrid; do
        praat --run t.praat "$PWD/$file" >out 2>err && [ "$(cat out)" -gt 3 ] || fail "Praat: $file: $(cat err)"
    done
else
    echo "without praat: text grids are read by lectern alone"
fi
if command -v cwb-encode >/dev/null; then
    (cd vrt && mkdir data && eval "$(sed -n 's/^##   \(mkdir\|  \)/\1/p; s/^##     //p' registry/lectern | tr -d '\\\n')") ||
        fail "cwb-encode"
else
    echo "without cwb-encode (no Debian package): vertical text is checked by its structure"
fi

# hostile text: labels, outlets and words that each format could take for its own
cat >bad.csv <<'C'
speaker,role,affiliation,text
"Ada <b>""Vale"" & Co",principal,"=cmd() <x>","He said ""no"" <script>alert(1)</script> ]]> & --> item [1]: text = ""x"" here."
"O'Neil, Tom",journalist,"A ""B""","# text = why? 00:00:01,000 --> 00:00:02,000 </s> &lt; is it so?"
"Ada <b>""Vale"" & Co",principal,"=cmd() <x>","Because {""a"": 1} \u0000 \n says so."
C
"$lectern" turns --quiet --select role,speaker,words bad.csv >turns.csv
columns=role,speaker,words
for format in tei:bad.xml quanteda:bad.again.csv eaf:bad.eaf textgrid:bad.TextGrid; do
    export_to "${format%%:*}" "${format##*:}" bad.csv && same_turns "${format##*:}"
done
export_to convokit hostile bad.csv && same_turns hostile
export_to vrt hostile-vrt bad.csv && export_to conllu bad.conllu bad.csv && export_to srt bad.srt bad.csv
well_formed bad.xml bad.eaf hostile-vrt/lectern.vrt
LC_ALL=C.UTF-8 check_structure "$(awk -F, 'NR > 1 { n += $NF } END { print n }' turns.csv)" bad.conllu hostile-vrt/lectern.vrt

# where it goes
expect 0 "eaf: 252 turns in 8 files" bash -c '"$0" export --to eaf "$1" -o eaf 2>&1 >out | tail -n 1 >&2' "$lectern" "$data"
expect 0 "" "$lectern" rerun --quiet eaf
expect 0 "" "$lectern" export --quiet --to conllu talks.csv
cmp -s <(grep -c '^# sent_id' out) <(grep -c '^# sent_id' talks.conllu) || fail "to standard output"
expect 2 'give --to FORMAT' "$lectern" export "$data"
expect 2 "unknown format 'elan'.*eaf" "$lectern" export --to elan "$data"
expect 2 'vrt is a folder; give -o DIR' "$lectern" export --to vrt "$data"
expect 2 '8 conferences were read, and srt has a file for each; give a folder' "$lectern" export --to srt -o x.srt "$data"
expect 2 '8 conferences were read, and srt has a file for each; give -o DIR' "$lectern" export --to srt "$data"
expect 2 '-o x.json: files of conllu end in .conllu; give such a name' "$lectern" export --to conllu -o x.json "$data"
expect 2 '-o x.CSV: files of eaf end in .eaf; give such a name, or a folder' "$lectern" export --to eaf -o x.CSV "$data"
expect 2 '-o x.csv: files of eaf end in .eaf; give such a name, or a folder' "$lectern" export --to eaf -o x.csv "$data"
expect 2 '-o x.zip: convokit is a folder; give a name without .zip' "$lectern" export --to convokit -o x.zip "$data"
mkdir mine && touch mine/letter.txt
expect 1 "mine: is no result of lectern and holds 'letter.txt'" "$lectern" export --to eaf -o mine "$data"
if [ -w /dev/full ]; then
    "$lectern" export --to tei "$data" >/dev/full 2>err
    [ $? -eq 1 ] && grep -q 'No space left' err || fail "a full disk: $(cat err)"
fi
finish
