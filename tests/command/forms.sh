# The structured forms through the command: the same turns from each, several conferences in one
# file, columns by option, and bad files with one clear line.
source "$(dirname "$0")/lib.bash"

# kind, role, speaker, sentences and words of every turn
turns() {
    "$lectern" turns --format tsv "$@" | sed 1d | cut -f4,6,7,15,16
}

cat >talk.csv <<'END'
speaker,role,text
Mara Quell,principal,"Good morning, everybody.
We begin with the cables."
Tom Brass,journalist,"Who cut them, and when?"
Mara Quell,principal,"We do not know. We will ""see""."
END
cat >talk.jsonl <<'END'
{"id": "a", "speaker": "Mara Quell", "text": "Good morning, everybody.\nWe begin with the cables.", "meta": {"role": "principal"}}
{"id": "b", "reply_to": "a", "speaker": "Tom Brass", "text": "Who cut them, and when?", "meta": {"role": "journalist"}}
{"id": "c", "reply_to": "b", "speaker": "Mara Quell", "text": "We do not know. We will \"see\".", "meta": {"role": "principal"}}
END
cat >talk.xml <<'END'
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><particDesc><listPerson>
<person xml:id="Q" role="principal"><persName><forename>Mara</forename><surname>Quell</surname></persName></person>
<person xml:id="B" role="journalist"><persName>Tom Brass</persName></person>
</listPerson></particDesc></profileDesc></teiHeader><text><body>
<u who="#Q"><seg>Good morning, everybody.</seg><seg>We begin with the cables.</seg></u>
<u who="#B"><seg>Who cut them, and when?</seg></u>
<u who="#Q"><seg>We do not know. <vocal type="laughter"/> We will "see".</seg></u>
</body></text></TEI>
END
gzip -k talk.csv
for file in talk.jsonl talk.xml talk.csv.gz; do
    [ "$(turns talk.csv)" = "$(turns $file)" ] || fail "$file: other turns than talk.csv"
done
[ "$(turns talk.csv | wc -l)" = 3 ] || fail "talk.csv: not three turns"

# --- words for roles, and rows without a name
cat >words.csv <<'END'
speaker,role,text
Alma Reyes,Guest,"Good afternoon. We have a plan and it is long."
Tom Brass,Host,"Thank you. A word on that."
,Reporter,"I wonder about it."
Alma Reyes,Guest,"Yes."
,,"And again yes."
Jo Hay,Journalist,"I see."
Ann Ost,Interpreter,"She sees."
END
[ "$("$lectern" turns --format tsv words.csv | sed 1d | cut -f6,16 | tr '\t\n' ' ,')" = \
    "principal 10,moderator 6,journalist 4,principal 1,unknown 3,journalist 2,other 2," ] || fail "words.csv"

# --- several conferences in one file; columns by option
cat >two.jsonl <<'END'
{"conversation_id": "spring", "speaker": "Quell", "text": "Good morning. We begin."}
{"conversation_id": "autumn", "speaker": "Quell", "text": "Good evening. We end."}
{"conversation_id": "spring", "speaker": "Brass", "text": "Why?"}
END
[ "$("$lectern" conferences --format tsv two.jsonl | cut -f1 | tr '\n' ' ')" = \
    "conference two:autumn two:spring " ] || fail "two.jsonl: not two conferences"
printf 'a,b\nQuell,Good day.\nBrass,Why is it?\n' >odd.csv
expect 1 "odd.csv:1: no column is known to hold text" "$lectern" turns --form delimited odd.csv
[ "$("$lectern" turns --columns text=b,speaker=1 odd.csv | wc -l)" = 3 ] || fail "--columns"
expect 2 "no column 'c'" "$lectern" turns --columns text=c,speaker=a odd.csv
expect 2 "the fields are text, speaker" "$lectern" turns --columns words=b odd.csv

# --- ConvoKit's folder: names and titles stand beside the utterances
mkdir corpus
echo '{"id":"0","conversation_id":"c","speaker":"u1","text":"Good morning. We begin."}
{"id":"1","conversation_id":"c","speaker":"u2","text":"Why?","reply-to":"0"}' >corpus/utterances.jsonl
echo '{"u1":{"meta":{"name":"Mara Quell"}},"u2":{"meta":{"name":"Tom Brass","role":"journalist"}}}' \
    >corpus/speakers.json
echo '{"c":{"meta":{"title":"Cables"}}}' >corpus/conversations.json
echo '{}' >corpus/index.json
[ "$(turns corpus | cut -f2,3 | tr '\t\n' ' ,')" = "principal Mara Quell,journalist Tom Brass," ] ||
    fail "corpus: $(turns corpus)"

# --- who spoke when, without words, beside the words
printf 'QUELL: Good morning. We begin with the cables today.\n\nBRASS: Who cut them, and when?\n\nQUELL: We do not know. We will see.\n' >two.txt
printf 'SPEAKER two 1 %s <NA> <NA> %s <NA> <NA>\n' '1.5 3.5' A '6.0 2.0' B '9.0 3.0' A >two.rttm
[ "$("$lectern" times --format tsv two.txt --captions two.rttm | sed 1d | cut -f5,6 | tr '\t\n' ' ,')" = \
    "1.5 5,6 8,9 12," ] || fail "two.rttm"

# --- bad files
printf 'speaker,text\nQuell,a\nBrass,b,c\n' >ragged.csv
expect 1 "^lectern: ragged.csv:3: this row has 3 cells" "$lectern" turns ragged.csv
printf '1\n00:00:05,000 --> 00:00:06,000\na\n\n2\n00:00:01,000 --> 00:00:02,000\nb\n' >back.srt
expect 1 "^lectern: back.srt:6: cues run backwards" "$lectern" turns back.srt
head -c 500 talk.xml >cut.xml
expect 1 "^lectern: cut.xml:[0-9]+: this XML is damaged or cut short" "$lectern" turns cut.xml
head -c 40 talk.csv.gz >cut.csv.gz
expect 1 "^lectern: cut.csv.gz: damaged or cut short" "$lectern" turns cut.csv.gz
gzip -c talk.csv.gz >nested.gz
expect 1 "^lectern: nested.gz: an archive within an archive" "$lectern" turns nested.gz
finish
