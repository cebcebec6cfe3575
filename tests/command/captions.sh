# Timed captions beside a transcript: true times in every table, the tables about them, and what is
# refused.
source "$(dirname "$0")/lib.bash"
data=$root/datasets/ministerials
talk=2031-03-11-pre-ministerial
other=2031-10-14-defence-ministers
cp "$data/$talk.txt" talk.txt
cp "$data/$other.txt" other.txt

# Captions of a transcript: 2.5 words a second, eight words a cue, each tenth word dropped and each
# tenth changed; labels are lines of their own, which `turns` names.
captions() { # transcript
    "$lectern" turns --format tsv --raw "$1" >turns.tsv
    awk -F'\t' 'function clock(s) { return sprintf("%02d:%02d:%06.3f", int(s / 3600), int(s / 60) % 60, s % 60) }
        FNR == NR { if (FNR > 1) for (l = $13; l <= $14; l++) spoken[l] = 1; next }
        BEGIN { print "WEBVTT\n" }
        FNR in spoken {
            count = split($0, words, /[ \t\r]+/)
            for (w = 1; w <= count; w++) {
                n++
                if (n % 10 != 3) cue = cue " " (n % 10 == 7 ? "xyzzy" : words[w])
                if (n % 8 == 0) { print clock((n - 8) / 2.5) " --> " clock(n / 2.5) "\n" cue "\n"; cue = "" }
            }
        }' turns.tsv "$1"
}
captions talk.txt >talk.vtt
captions other.txt >other.vtt

cell() { # column of the row that is read, by name: prints it
    awk -F'\t' -v name="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) c = i } NR == 2 { print $c }'
}
between() { # low, value, high, what
    awk -v low="$1" -v value="$2" -v high="$3" 'BEGIN { exit !(value >= low && value <= high) }' ||
        fail "$4: $2 is not between $1 and $3"
}

# --- one transcript
"$lectern" alignment --format tsv --captions talk.vtt talk.txt >alignment.tsv || fail "alignment"
between 0.72 "$(cell aligned_share <alignment.tsv)" 0.85 "aligned share"
between 3.1 "$(cell resolution_seconds <alignment.tsv)" 3.3 "eight words at 2.5 a second"
"$lectern" turns --format tsv --captions talk.vtt talk.txt >timed.tsv || fail "turns"
[ "$(cut -f20 timed.tsv | sort -u | tr '\n' ' ')" = "captions time_basis " ] || fail "time_basis"
"$lectern" turns --format tsv talk.txt >untimed.tsv || fail "turns without captions"
cmp -s <(head -n 1 untimed.tsv) <(head -n 1 timed.tsv) || fail "columns"
between 130 "$(cell seconds <timed.tsv)" 150 "360 words at 2.5 a second, hyphens between some"
"$lectern" fidelity --format tsv --captions talk.vtt talk.txt >fidelity.tsv || fail "fidelity"
between 0.07 "$(cell changed_share <fidelity.tsv)" 0.13 "every tenth word changed"
between 0.07 "$(cell added_share <fidelity.tsv)" 0.13 "every tenth word dropped"
[ "$("$lectern" fidelity talk.txt | wc -l)" -eq 1 ] || fail "rows without captions"
"$lectern" speaking --captions talk.vtt talk.txt --replicates 20 >speaking.csv
grep -q ',captions,' speaking.csv || fail "speaking"

# --- a folder of captions, one of several transcripts
mkdir folder && cp talk.vtt folder/
[ "$("$lectern" alignment --captions folder talk.txt other.txt | wc -l)" -eq 2 ] || fail "one of two"
"$lectern" turns --captions folder talk.txt other.txt >both.csv || fail "two transcripts"
grep '^"other"' both.csv >untimed.csv
grep -q ',estimate,' untimed.csv ||
    fail "a transcript without captions keeps its estimate"

# --- the report
if "$lectern" report --quiet --replicates 20 -o with --captions talk.vtt talk.txt; then
    for table in times alignment fidelity fidelity_runs; do
        [ -s "with/tables/$table.csv" ] || fail "no table $table"
    done
    grep -q "$(sha256sum talk.vtt | cut -d' ' -f1)" with/run.json || fail "captions in run.json"
    [ -s with/plots/times.csv ] || fail "no chart of the times"
else
    fail "report"
fi
printf 'the\nof\n' >mine.txt
"$lectern" report --quiet --replicates 20 -o without --stopwords mine.txt talk.txt || fail "report"
[ ! -e without/tables/times.csv ] && [ ! -e without/tables/fidelity.csv ] ||
    fail "tables about captions where there are none"
grep -q "$(sha256sum mine.txt | cut -d' ' -f1)" without/run.json || fail "stop words in run.json"

# --- what is refused
expect 2 "^lectern: talk.vtt: .*2 transcripts" "$lectern" turns --captions talk.vtt talk.txt other.txt
expect 1 "^lectern: other.vtt: .*too few" "$lectern" turns --captions other.vtt talk.txt
expect 1 "^lectern: none.vtt" "$lectern" turns --captions none.vtt talk.txt
expect 1 "^lectern: other.txt: no times" "$lectern" turns --captions other.txt talk.txt
expect 2 "^lectern: folder: .*other" "$lectern" turns --captions folder other.txt
printf '1\n00:00:01,000 --> 00:00:02,000\nGood morning\n' >folder/talk.srt
expect 1 "both captions of talk.txt" "$lectern" turns --captions folder talk.txt
finish
