# `lectern turns --text`, edited in a spreadsheet, comes back: as edited, or as it was.
source "$(dirname "$0")/lib.bash"

cat >talk.txt <<'END'
Press conference by Minister Ann Lowe

MINISTER LOWE: Good morning, everybody. The bridge will be built.
I have nothing to add to that.

QUESTION: Who will pay for it?

MINISTER LOWE: All the towns will pay.

QUESTION: And the harbour, will it pay as well?
Yes, it will, like all the others.

QUESTION: Thank you.
END
cp talk.txt other.txt && echo "MINISTER LOWE: Goodbye, everybody." >>other.txt

table() { # columns of a CSV on standard input, without quotes
    sed 's/"//g' | cut -d, -f"$1"
}
expect 0 "" "$lectern" turns talk.txt && cp out plain.csv
expect 0 "" "$lectern" turns --text talk.txt && cp out text.csv
head -n 1 text.csv | grep -q ',sha256,first_byte,first_words,action,text$' || fail "columns: $(head -n 1 text.csv)"
# the bytes of the first words, counted by grep
for words in 'Good morning' 'Who will' 'All the' 'And the' 'Thank you'; do
    byte=$(grep -ob "$words" talk.txt | cut -d: -f1)
    grep -q ",$byte,\"$words" text.csv || fail "first byte $byte of $words: $(cat text.csv)"
done
grep -q '"Good morning everybody The bridge",,"Good morning, everybody. The bridge will be built. I have nothing to add to that."' text.csv ||
    fail "text of the first turn: $(cat text.csv)"

# unedited it changes nothing, whatever a spreadsheet has made of it
expect 0 "" "$lectern" turns --corrections text.csv talk.txt
cmp -s out plain.csv || fail "unedited: $(diff out plain.csv)"
printf '\xef\xbb\xbf' >sheet.csv
tr ',' ';' <text.csv | sed 's/everybody; The/everybody, The/; s/morning;/morning,/; s/Yes; it will; like/Yes, it will, like/; s/$/\r/' >>sheet.csv
expect 0 "" "$lectern" turns --corrections sheet.csv talk.txt
cmp -s out plain.csv || fail "with BOM, semicolons and CRLF: $(diff out plain.csv)"
iconv -f UTF-8 -t UTF-16 <text.csv >wide.csv
expect 0 "" "$lectern" turns --corrections wide.csv talk.txt
cmp -s out plain.csv || fail "as UTF-16"

sha=$(sha256sum talk.txt | cut -d' ' -f1)
byte() { grep -ob "$1" talk.txt | head -n 1 | cut -d: -f1; }

# edited: a speaker and an outlet, two turns made one, one made two
cat >edit.csv <<END
sha256,first_byte,first_line,first_words,speaker,role,affiliation,action
$sha,$(byte 'Who will'),6,Who will pay for it,Bob Vik,journalist,'=Harbour News,
$sha,,11,,Ann Lowe,principal,,split
$sha,,13,Thank you,,,,merge
END
expect 0 "" "$lectern" turns --corrections edit.csv talk.txt && cp out edited.csv
line=$(head -n 1 out | tr ',' '\n' | grep -nx first_line | cut -d: -f1)
role=$(head -n 1 out | tr ',' '\n' | grep -nx role | cut -d: -f1)
form=$(head -n 1 out | tr ',' '\n' | grep -nx label_form | cut -d: -f1)
got=$(tail -n +2 out | table "$role,$((role + 1)),$((role + 2)),$form,$((form + 1)),$line")
want='principal,Ann Lowe,,inline,'
[ "$(wc -l <<<"$got")" -eq 5 ] || fail "five turns: $got"
sed -n 1p <<<"$got" | grep -q "^$want" || fail "first turn: $got"
[ "$(sed -n 2p <<<"$got")" = "journalist,Bob Vik,'=Harbour News,corrected,1,6" ] || fail "changed: $(cat out)"
sed -n 4p <<<"$got" | grep -q '^journalist,.*,10$' || fail "before the split: $got"
[ "$(sed -n 5p <<<"$got")" = "principal,Ann Lowe,,corrected,1,11" ] || fail "split, and merged into: $got"
# words stay: nothing is lost or said twice
words=$(head -n 1 out | tr ',' '\n' | grep -nx words | cut -d: -f1)
sum() { tail -n +2 "$1" | table "$words" | paste -sd+ | bc; }
[ "$(sum edited.csv)" -eq "$(sum plain.csv)" ] || fail "words: $(sum edited.csv), not $(sum plain.csv)"

# the same by the study, from its folder, and recorded
mkdir folder && cp edit.csv folder/ && echo 'corrections: edit.csv' >folder/study.yaml
expect 0 "" "$lectern" turns --study folder/study.yaml talk.txt
cmp -s out edited.csv || fail "by the study: $(diff out edited.csv)"

# by line and words where the first byte is gone
printf 'sha256,first_line,first_words,role\n%s,6,Who will pay for it,moderator\n' "$sha" >line.csv
expect 0 "" "$lectern" turns --corrections line.csv talk.txt
tail -n +2 out | table "$role" | sed -n 2p | grep -qx moderator || fail "by line and words: $(cat out)"

# words are not corrected, which is said of every text that was changed, and of no other
says_text() { # sheet, message; none: nothing is said of texts
    "$lectern" turns --corrections "$1" talk.txt >out 2>err || fail "$1: $(cat err)"
    if [ -n "${2:-}" ]; then
        grep -Eq "$2" err || fail "$1, not $2: $(cat err)"
        [ "$(grep -c 'the text is not' err)" -eq 1 ] || fail "$1, other texts: $(cat err)"
    else
        ! grep -q 'text' err || fail "$1: $(cat err)"
    fi
}
says_text text.csv
says_text sheet.csv
says_text wide.csv
sed 's/"All the towns will pay\."/"All the cities will pay."/' text.csv >changed.csv
says_text changed.csv "changed.csv:4: the text is not that of the turn \('cities will pay.', where the transcript has 'towns will pay.'\).*correct words in the transcript"
cmp -s out plain.csv || fail "a changed text changed the turns"
sed 's/ I have nothing to add to that//' text.csv >changed.csv
says_text changed.csv "changed.csv:2: .*where the transcript has 'I have nothing"
sed 's/"All the towns will pay."/"All the towns will pay. So be it."/' text.csv >changed.csv
says_text changed.csv "changed.csv:4: .*'So be it.', where the transcript has 'And the harbour"
sed 's/"All the towns will pay."/""/' text.csv >changed.csv
says_text changed.csv "changed.csv:4: "
# marks, blanks and case; a turn merged into the one before it; one split, with the text of all or of each part
sed 's/"All the towns will pay."/"all  the towns: will pay "/' text.csv >changed.csv
says_text changed.csv
sed 's/,"All the towns will pay",,/,"All the towns will pay",merge,/' text.csv >changed.csv
says_text changed.csv
{ cat text.csv && sed -n 5p text.csv | sed 's/,10,/,11,/; s/,,"And the/,split,"And the/'; } >changed.csv
says_text changed.csv
[ "$(wc -l <out)" -eq 7 ] || fail "not split: $(cat out)"
sed '5s/ Yes, it will, like all the others//' changed.csv >parts.csv
says_text parts.csv

# mistakes, each with file and line
bad() { # message, rows...
    local message=$1
    shift
    printf '%s\n' 'sha256,first_byte,first_line,first_words,speaker,role,affiliation,action' "$@" >bad.csv
    expect 1 "$message" "$lectern" turns --corrections bad.csv talk.txt
}
bad 'bad.csv:2: no turn begins there' "$sha,3,2,,Bob,,,"
bad 'bad.csv:3: no turn begins there' "" "$sha,,6,Some other words,Bob,,,"
bad "bad.csv:2: it is about a file with the SHA-256 '00ff'" "00ff,3,2,,Bob,,,"
bad 'bad.csv:3: contradicts line 2' "$sha,$(byte 'Who will'),,,Bob,,," "$sha,$(byte 'Who will'),,,Eve,,,"
bad "bad.csv:2: no role 'boss'; use one of: principal" "$sha,$(byte 'Who will'),,,,boss,,"
bad "bad.csv:2: no action 'delete'" "$sha,$(byte 'Who will'),,,,,,delete"
bad 'bad.csv:2: the first turn cannot be merged' "$sha,$(byte 'Good morning'),,,,,,merge"
bad 'bad.csv:2: no turn can be split there' "$sha,,6,,Bob,,,split"
bad "bad.csv:2: '12x' is no whole number" "$sha,12x,,,Bob,,,"
bad 'bad.csv:2: neither first_byte nor first_line' "$sha,,,,Bob,,,"
expect 1 "of a file|about a file" "$lectern" turns --corrections edit.csv other.txt
printf 'name,role\nBob,other\n' >bad.csv
expect 1 'bad.csv:1: no column first_byte or first_line' "$lectern" turns --corrections bad.csv talk.txt
expect 2 '--corrections is given twice, and would be read once; give one, or a folder of them' \
    "$lectern" turns --corrections text.csv --corrections missing.csv talk.txt
expect 1 'missing.csv' "$lectern" turns --corrections missing.csv talk.txt
finish

# a name before each cue of one turn is not what was said, nor when the table is read as a transcript
printf 'WEBVTT\n\n00:01.000 --> 00:02.000\nAnn Lowe: Good morning.\n\n00:02.000 --> 00:03.000\nAnn Lowe: We begin.\n
00:03.000 --> 00:04.000\nBob Vik: Why do we?\n\n00:04.000 --> 00:05.000\nAnn Lowe: We must.\n' >talk.vtt
expect 0 "" "$lectern" turns --text talk.vtt && cp out cues.csv
grep -q ',"Good morning. We begin."$' cues.csv || fail "a label within a turn: $(cat cues.csv)"
expect 0 "have no interval" "$lectern" words cues.csv
! grep -q '"lowe"' out || fail "a label was counted: $(grep lowe out)"
