# `lectern check`: the words of a file are all accounted for, the doubtful is named with its line.
source "$(dirname "$0")/lib.bash"

# 5 + 4 + 7 words spoken, 3 labels of a word each, a note of one word: 20 in all, counted by hand.
cat >talk.txt <<'END'
QUELL: Good morning, and welcome everybody.

BRASS: Who cut the cables?

QUELL: (Laughter.) We will see, when we know more.
END
cat >study.yaml <<'END'
speakers:
  - name: Mara Quell
    role: principal
    aliases: [QUELL]
  - name: Tom Brass
    role: journalist
    aliases: [BRASS]
END

value() { # item
    grep -F ",$1," out | cut -d, -f5
}

expect 0 "" "$lectern" check --study study.yaml --format csv talk.txt
head -n 1 out | grep -q '^conference,file,item,line,value,text,reason' || fail "columns: $(head -n 1 out)"
for want in words-spoken=16 words-label=3 words-note=1 words-sum=20 words-file=20 turns=3; do
    [ "$(value "${want%=*}")" = "${want#*=}" ] || fail "$want, not $(value "${want%=*}")"
done

# the screen tells the same facts
expect 0 "" "$lectern" check --study study.yaml talk.txt
grep -q 'words-sum  *20 ' out || fail "words-sum on the screen"
grep -q 'speaker  *12  Mara Quell  (principal, 2 turns)' out || fail "Mara Quell on the screen: $(cat out)"

# no word of the eight conferences is lost
for file in "$root"/datasets/ministerials/*.txt; do
    expect 0 "" "$lectern" check --format csv "$file"
    [ "$(value words-sum)" = "$(value words-file)" ] || fail "$file loses words"
done

# What check proposes can be pasted: a text that begins lines again and again is then a label (8 + 5 words).
cat >lines.txt <<'END'
QUELL: Good morning, and welcome everybody.

BRASS: Who cut the cables?

QUELL: We will see, when we know more.

Subject: the harbour stays open for all of them.

BRASS: And the ships?

QUELL: They sail tomorrow.

Subject: the ships will not wait.
END
expect 0 "" "$lectern" check lines.txt
grep -q 'rejected-label .*line 7 ' out || fail "the rejected label is told: $(cat out)"
{ echo 'speakers:'; grep -A1 '^  - name: "Subject"' out | tr -d ')'; } >pasted.yaml
grep -q 'aliases: \["Subject"\]' pasted.yaml || fail "no alias proposed: $(cat out)"
expect 0 "" "$lectern" check --study pasted.yaml lines.txt
grep -q 'speaker  *13  Subject ' out || fail "the pasted alias is no label: $(cat out)"

printf 'Nobody is named here.\n' >plain.txt
expect 1 "plain.txt:1: no speaker is named; put a label" "$lectern" check plain.txt
expect 2 "no transcript given" "$lectern" check
finish
