# From a number to its sentences: `show`, `kwic --pair`, and links to the recording.
source "$(dirname "$0")/lib.bash"
data=$root/datasets/ministerials
study=(--study "$data/study.yaml" --quiet)

# as many lines as the row counts (README: Ukraine and "position of strength" 17 times)
expect 0 "" "$lectern" show cooccurrence 'all|all|Ukraine|position of strength|sentence' "${study[@]}" "$data"
[ "$(wc -l <out)" -eq 18 ] || fail "not 17 sentences: $(wc -l <out)"
[ "$(grep -c '\[Ukraine\].*\[position of strength\]\|\[position of strength\].*\[Ukraine' out)" -ge 16 ] ||
    fail "terms are not marked"
sort out >shown
expect 0 "" "$lectern" kwic --pair 'Ukraine,position of strength' "${study[@]}" "$data"
sort out | cmp -s - shown || fail "kwic --pair says otherwise than show"
expect 0 "" "$lectern" kwic --pair 'Russia,China' --unit exchange "${study[@]}" "$data"
[ "$(wc -l <out)" -eq 19 ] || fail "not 18 exchanges: $(wc -l <out)"
expect 2 "^lectern: --pair 'Ukraine': give two" "$lectern" kwic --pair Ukraine "${study[@]}" "$data"
expect 2 "called 'Xyz': give one of" "$lectern" kwic --pair 'Xyz,China' "${study[@]}" "$data"

# of a link: the turns that raise the concept, and those that take it up, as many as the row counts
expect 0 "" "$lectern" agenda_links "${study[@]}" "$data" && cp out links.csv
for row in 'all|journalist|China' 'all|principal|Ukraine' '2031-03-11-pre-ministerial|journalist|drones'; do
    key=$(sed 's/\([^|]*\)|\([^|]*\)|\(.*\)/^"\1",\2,"\3"/' <<<"$row")
    [ -n "$(field links.csv raised "$key")" ] || continue
    expect 0 "" "$lectern" show agenda_links "$row" "${study[@]}" "$data"
    from=$(cut -d'|' -f2 <<<"$row")
    turns=$(tail -n +2 out | cut -d, -f1-3 | sort -u)
    [ "$(grep -c ",$from$" <<<"$turns")" = "$(field links.csv raised "$key")" ] || fail "$row, raised: $turns"
    [ "$(grep -vc ",$from$" <<<"$turns")" = "$(field links.csv taken_up "$key")" ] || fail "$row, taken up: $turns"
done

# rows that are not there, tables without sentences
expect 0 "" "$lectern" show words '#1' "${study[@]}" "$data"
[ "$(wc -l <out)" -gt 100 ] || fail "the most frequent word has few lines"
expect 2 "words '#0': the table has rows #1 to" "$lectern" show words '#0' "${study[@]}" "$data"
expect 2 "no row 'x': name it by conference\|role\|word" "$lectern" show words x "${study[@]}" "$data"
expect 2 "no row .all.all.Iran.cyber.turn. \\([0-9]+ rows are left out.*--least-expected 0 has them" "$lectern" show cooccurrence "all|all|Iran|cyber|turn" "${study[@]}" "$data"
expect 2 "no table 'wrds'" "$lectern" show wrds x "$data"
expect 2 "no row given" "$lectern" show words
expect 2 "speaking.*no sentence" "$lectern" show speaking 'all|all|principal' "${study[@]}" "$data"

# links: only where a time is known, and only from a safe template
cat >talk.vtt <<'EOF'
WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ann Lee>Strength matters to us all.

00:01:02.500 --> 00:01:05.000
<v Bo Ray>Does strength matter?
EOF
printf 'title: t\nurl: "https://host.example/watch?v=ID&t={seconds}"\nconcepts:\n  - name: strength\n    words: [strength]\n' >study.yaml
expect 0 "" "$lectern" kwic --quiet --query strength --study study.yaml talk.vtt
head -1 out | grep -q ',seconds,link$' || fail "no columns of the link"
grep -q '"https://host.example/watch?v=ID&t=1"$' out || fail "no link to the first second: $(cat out)"
grep -q '"https://host.example/watch?v=ID&t=6[23]"$' out || fail "no link to second 62"
printf 'ANN LEE: Strength matters to us.\n\nBO RAY: Does strength matter?\n' >talk.txt
expect 0 "" "$lectern" kwic --quiet --query strength --study study.yaml talk.txt
[ "$(grep -c ',,$' out)" -eq 2 ] || fail "a link without a time"
sed -i 's/^url.*/url: "javascript:alert({seconds})"/' study.yaml
expect 1 "study.yaml:2: the url does not begin with https" "$lectern" kwic --quiet --query strength --study study.yaml talk.vtt
finish
