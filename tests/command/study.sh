# Mistakes of the study that would pass silently: each is told with file and line.
source "$(dirname "$0")/lib.bash"

mkdir talks
cat >talks/spring.txt <<'END'
MINISTER LOWE: Good morning. The bridge will be built, and it will be paid for by all of the towns.

BOB VIK: Who will pay for it?

MINISTER LOWE: All the towns will pay.
END
sed 's/BOB VIK/EVE KANE/; s/: .*towns.*/: Harvests were poor; nobody asked us about it, and nothing was promised./' talks/spring.txt >talks/autumn.txt

# errors: nothing is read
cat >study.yaml <<'END'
speakers:
  - name: Ann Lowe
    aliases: [MINISTER LOWE]
  - name: Eve Kane
    aliases:
      - E. Kane
      - Minister Lowé
END
expect 1 "study.yaml:7: the alias 'Minister Lowé' is given to 'Eve Kane' and to 'Ann Lowe' \(line 2\)" \
    "$lectern" turns --study study.yaml talks
printf 'speakers:\n  - name: Ann Lowe\n    aliases: [Bob Vik]\n  - name: Bob Vik\n' >study.yaml
expect 1 "study.yaml:3: the alias 'Bob Vik' is given to 'Ann Lowe' and to 'Bob Vik' \(line 4\)" \
    "$lectern" turns --study study.yaml talks
for pattern in '*' '?*' '* *'; do
    printf 'concepts:\n  - name: all\n    words:\n      - bridge\n      - "%s"\n' "$pattern" >study.yaml
    expect 1 'study.yaml:5: the pattern .* can match every word' "$lectern" concepts --study study.yaml talks
done
printf 'concepts:\n  - name: some\n    words: ["br*", "the *"]\n' >study.yaml
expect 0 "" "$lectern" turns --study study.yaml talks # a letter is enough

# told: the result is as it is
printf 'conferences:\n  - file: spring\n  - file: typo\n' >study.yaml
expect 0 "study.yaml:3: no transcript is called 'typo'" "$lectern" turns --study study.yaml talks
expect 0 "" "$lectern" turns --study study.yaml --quiet talks
expect 0 "" "$lectern" turns --study study.yaml talks/spring.txt # part of a study
printf 'conferences:\n  - file: typo\n' >study.yaml
expect 0 "study.yaml:2: no transcript is called 'typo'" "$lectern" turns --study study.yaml talks/spring.txt
for file in spring spring.txt talks/spring.txt; do # the name alone, with suffix, from a folder on
    printf 'conferences:\n  - file: %s\n    date: 2031-04-05\n' "$file" >study.yaml
    "$lectern" conferences --study study.yaml --quiet talks/spring.txt | grep -q '2031-04-05' || fail "file: $file"
done
printf 'conferences:\n  - file: ring.txt\n' >study.yaml # not from the middle of a name
expect 0 "study.yaml:2: no transcript is called 'ring.txt'" "$lectern" turns --study study.yaml talks/spring.txt
printf 'speakers:\n  - name: Eve Kane\n    aliases:\n      - EVE KANE\n      - Eva Kaine, Nowhere\n' >study.yaml
expect 0 "study.yaml:5: no label is 'Eva Kaine, Nowhere' \(Eve Kane\)" "$lectern" turns --study study.yaml talks

# --- a concept that no text has is told; of the built-in study nothing is said
printf 'concepts:\n  - name: here\n    words: [we]\n  - name: nowhere\n    words: [zyzzyva]\n' >study.yaml
cp "$root/datasets/ministerials/2031-03-11-pre-ministerial.txt" talk.txt
expect 0 "^lectern: study.yaml: 1 of 2 concepts are in none of the texts \(nowhere\); look at their words" "$lectern" turns --study study.yaml talk.txt
expect 0 "" "$lectern" turns talk.txt

# more than three of a kind are one line
printf 'conferences:\n  - file: one\n  - file: two\n  - file: three\n  - file: four\n' >many.yaml
expect 0 "many.yaml: 4 of 4 conferences are no transcript that was read \('one', 'two', 'three' ...\); give the names" \
    "$lectern" turns --study many.yaml talks
printf 'speakers:\n  - name: Eve Kane\n    aliases: [E. Kain, E. Kaine, E. Cane, Eva Kain, EVE KANE]\n' >many.yaml
expect 0 "many.yaml: 4 of 5 aliases are no label of these transcripts \('E. Kain', 'E. Kaine', 'E. Cane' ...\); 'lectern" \
    "$lectern" turns --study many.yaml talks
finish
