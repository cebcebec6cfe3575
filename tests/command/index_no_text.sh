# An index without texts: what shows them reads the files again, which must be as they were; the rest needs none.
source "$(dirname "$0")/lib.bash"
cp -R "$root/datasets/ministerials" talks && mv talks/study.yaml . && rm talks/*.csv talks/README.md
printf '{"speaker": "A", "text": "One peace? Two.", "conversation_id": "k1"}\n{"speaker": "B", "text": "No.", "conversation_id": "k2"}\n' >talks/z.jsonl
printf '<html><body><p><b>Moderator:</b> A question of peace, <i>please</i>.</p><p><b>Anna Berg:</b> Why?</p></body></html>' >talks/page.html
printf 'Moderator: Caf\351 au lait?\n\nAnna Berg: Oui, caf\351 et peace.\n' >talks/latin.txt
mkdir within && cp talks/2031-03*.txt within/a.txt && cp talks/2031-10*.txt within/b.txt
for file in within/*.txt; do printf '\nModerator: A quiet word.\n' >>"$file"; done
tar cf talks/packed.tar within && gzip talks/2032-05*.txt
given=(talks --study study.yaml)
"$lectern" index --quiet "${given[@]}" -o texts.lectern || fail "with texts"
"$lectern" index --quiet --no-text "${given[@]}" -o away.lectern || fail "without texts"
"$lectern" index --quiet --no-text texts.lectern -o again.lectern && cmp away.lectern again.lectern || fail "of an index with texts"
"$lectern" index --quiet away.lectern -o again.lectern && cmp away.lectern again.lectern || fail "of an index without texts"
"$lectern" index --quiet --no-text --threads 1 "${given[@]}" -o again.lectern && cmp away.lectern again.lectern || fail "threads"
"$lectern" index --info away.lectern | grep -qx '  texts         in their files' || fail "--info without texts"
"$lectern" index --info texts.lectern | grep -qx '  texts         inside' || fail "--info with texts"
expect 0 '' "$lectern" index --verify away.lectern
grep -aq 'A question of peace' away.lectern && fail "a text is in the index"
[ "$(stat -c %s away.lectern 2>/dev/null || stat -f %z away.lectern)" -lt "$(stat -c %s texts.lectern 2>/dev/null || stat -f %z texts.lectern)" ] ||
    fail "it is not smaller"

# --- the same from both
same() {
    "$lectern" "$@" texts.lectern >one 2>one.err
    local status=$?
    "$lectern" "$@" away.lectern >two 2>two.err
    [ $? -eq $status ] && cmp -s one two && cmp -s one.err two.err || fail "$*: $(diff one two | head -n 2) $(diff one.err two.err | head -n 2)"
}
same turns --text
same kwic --query peace
same kwic --query 'caf*' --context sentence
same kwic --query peace --conference 2031-03-11-pre-ministerial --threads 3
same turns --text --conference page,z:k2
same export --to tei
same export --to conllu
same check
same words --study study.yaml
same ngrams --without punctuation
same show words 'all|all|the'
"$lectern" index --quiet talks/2031*.txt talks/z.jsonl --study study.yaml -o two-texts.lectern
"$lectern" index --quiet --no-text two-texts.lectern -o two-away.lectern || fail "two, without texts"
for out in texts away; do
    "$lectern" report --quiet --replicates 20 --redraw two-$out.lectern -o from-$out || fail "report of two-$out.lectern"
done
diff -rq from-texts from-away | grep -v -e run.json -e ro-crate >differences
[ ! -s differences ] || fail "reports: $(head -n 3 differences)"
printf 'speakers:\n  - name: Nobody\n    aliases: [Herr Niemand]\n' >nobody.yaml
printf 'concepts:\n  - name: none\n    words: [nowhere]\n' >none.yaml
same words --study none.yaml --quiet
expect 2 'was read with other speakers' "$lectern" words away.lectern --study nobody.yaml

# --- a file that is not as it was, or not there; only what shows its text asks for it
mv talks gone
for table in turns words speaking check reading notes "words --by role" "index --verify" "index --info"; do
    # shellcheck disable=SC2086 # options
    "$lectern" $table away.lectern >two 2>err || fail "$table without the texts: $(cat err)"
done
remedy='the index has no texts and needs it as it was: put it back, or make the index again'
missing="^lectern: talks/2031-03-11-pre-ministerial.txt: No such file or directory; $remedy, or begin in the folder where it was made\$"
for threads in 1 3; do
    expect 1 "$missing" "$lectern" turns --quiet --text --threads $threads away.lectern
    expect 1 "$missing" "$lectern" kwic --quiet --query peace --threads $threads away.lectern
    expect 1 "$missing" "$lectern" questions --quiet --threads $threads away.lectern
done
expect 1 "$missing" "$lectern" show words 'all|all|the' away.lectern --quiet
expect 1 "$missing" "$lectern" export --quiet --to tei away.lectern
expect 1 "$missing" "$lectern" export --quiet --to tei away.lectern -o out.xml
expect 1 "$missing" "$lectern" export --quiet --to vrt away.lectern -o folder
expect 1 "$missing" "$lectern" report --quiet away.lectern -o folder
[ ! -e out.xml ] && [ ! -e folder ] || fail "something was written all the same"
mv gone talks
(mkdir elsewhere && cd elsewhere && expect 1 "$missing" "$lectern" kwic --quiet --query peace ../away.lectern)
cp -R talks kept
hurt() { # message, what was done to a file; other files are not asked
    expect 1 "^lectern: $1; $remedy(, or begin in the folder where it was made)?\$" "$lectern" kwic --quiet --query café away.lectern
    expect 0 '' "$lectern" kwic --quiet --query 'question of peace' away.lectern
    [ "$(wc -l <out)" -eq 2 ] || fail "another file is asked: $(cat out)"
    rm -rf talks/latin.txt && cp kept/latin.txt talks/
    expect 0 '' "$lectern" kwic --quiet --query café away.lectern
}
rm talks/latin.txt && hurt 'talks/latin.txt: No such file or directory'
rm talks/latin.txt && mkdir talks/latin.txt && hurt 'talks/latin.txt: is no file'
rm talks/latin.txt && mkfifo talks/latin.txt && hurt 'talks/latin.txt: is no file'
sed -i s/lait/LAIT/ talks/latin.txt && hurt 'talks/latin.txt: has changed since the index was made'
echo >>talks/latin.txt && hurt 'talks/latin.txt: has changed since the index was made'
: >talks/latin.txt && hurt 'talks/latin.txt: has changed since the index was made'
if [ "$(id -u)" -ne 0 ]; then chmod 0 talks/latin.txt && hurt 'talks/latin.txt: Permission denied'; fi
cp talks/packed.tar kept.tar && tar cf talks/packed.tar talks/page.html
expect 1 '^lectern: talks/packed.tar: has changed since the index was made' "$lectern" kwic --quiet --query quiet away.lectern
cp kept.tar talks/packed.tar
expect 0 '' "$lectern" kwic --quiet --query quiet away.lectern
touch talks/latin.txt # not the time, but the bytes
expect 0 '' "$lectern" kwic --quiet --query café away.lectern

# --- options by which files are read
printf 'who,what\nAnna,One peace?\nBerg,None.\n' >table.csv
for options in "--columns text=what,speaker=who" "--form delimited --columns text=2"; do
    # shellcheck disable=SC2086 # options
    "$lectern" index --quiet --no-text $options table.csv -o table.lectern && "$lectern" turns --text $options table.csv >one 2>err &&
        "$lectern" turns --text table.lectern >two 2>err && cmp one two || fail "$options: $(cat err)"
done
"$lectern" index --quiet --no-text --encoding windows-1252 kept/latin.txt -o latin.lectern && "$lectern" turns --text latin.lectern 2>err | grep -q 'Café au lait' ||
    fail "--encoding: $(cat err)"

# --- what cannot be read again, or not at all
expect 1 '^lectern: standard input cannot be read again; make the index with its texts' \
    "$lectern" index --quiet --no-text - -o in.lectern <kept/latin.txt
[ ! -e in.lectern ] || fail "an index whose text cannot be read again"
sed -i s/lait/LAIT/ talks/latin.txt
expect 1 '^lectern: talks/latin.txt: has changed since the index was made' "$lectern" index --quiet --no-text texts.lectern -o again.lectern
cp kept/latin.txt talks/
expect 2 'no parts without texts; join them first' "$lectern" index --quiet --no-text --shard 1/2 talks -o part.lectern
expect 2 'give --add or --no-text, not both' "$lectern" index --add --no-text talks/page.html -o texts.lectern
expect 2 'give --no-text or --info, not both' "$lectern" index --no-text --info texts.lectern

# --- what is added stays where it is, too
printf 'Moderator: Something new of peace.\n\nAnna Berg: Is it?\n' >added.txt
cp away.lectern grown.lectern && "$lectern" index --quiet --add added.txt -o grown.lectern || fail "adding to an index without texts"
"$lectern" index --quiet --no-text talks added.txt --study study.yaml -o again.lectern && cmp again.lectern grown.lectern || fail "another index than one of all"
"$lectern" kwic --quiet --query 'new of peace' grown.lectern | grep -q 'added' || fail "the text that was added"
"$lectern" kwic --quiet --query 'question of peace' grown.lectern | grep -q 'page' || fail "a text of before"
grep -aq 'Something new' grown.lectern && fail "the text that was added is in the index"
cp grown.lectern before.lectern
printf 'Moderator: Only once.\n\nAnna Berg: Why?\n' >once.txt
expect 1 '^lectern: standard input cannot be read again; make the index with its texts' \
    "$lectern" index --quiet --add - -o grown.lectern <once.txt
cmp before.lectern grown.lectern || fail "what was refused changed it"
printf 'speakers:\n  - name: Nobody\n    aliases: [Herr Niemand]\n' >nobody.yaml # an alias that is no label: texts are asked
"$lectern" index --quiet --no-text --study nobody.yaml talks/page.html -o asked.lectern && "$lectern" index --quiet --add added.txt -o asked.lectern &&
    "$lectern" index --quiet --no-text --study nobody.yaml talks/page.html added.txt -o again.lectern && cmp asked.lectern again.lectern || fail "an alias that is no label"
mv talks/page.html kept.html && cp added.txt another.txt && echo 'Moderator: Yes.' >>another.txt
expect 1 '^lectern: talks/page.html: No such file' "$lectern" index --quiet --add another.txt -o asked.lectern
mv kept.html talks/page.html
expect 1 'away.lectern: is no shard' "$lectern" merge away.lectern -o all.lectern
finish
