# Texts that tell little: ten words, one exchange, two, sides whose lengths differ fifty-fold, one conference, two, three; and
# counts that are huge. No number where there is none, and in every table what ends.awk asks for.
source "$(dirname "$0")/lib.bash"

# transcript EXCHANGES WORDS-OF-QUESTION WORDS-OF-ANSWER SEED: words of a small vocabulary at random, every fourth a rare one
transcript() {
    awk -v exchanges="$1" -v question="$2" -v answer="$3" -v state="$4" '
        function next_below(n) { state = (state * 16807) % 2147483647; return state % n }
        function say(count, i) {
            for (i = 0; i < count; i++)
                printf "%s ", next_below(4) == 0 ? "rare" next_below(60) : word[1 + next_below(12)]
        }
        BEGIN {
            split("we the nation security ukraine russia china peace army trade law day", word, " ")
            print "speaker,role,text"
            for (e = 1; e <= exchanges; e++) {
                printf "J%d,journalist,", e; say(question); print "?"
                printf "Anna,principal,"; say(answer); print "."
            }
        }'
}
printf 'concepts:\n  - name: Ukraine\n    words: [ukraine]\n  - name: China\n    words: [china]\n  - name: never\n    words: [zilch]\n' >study.yaml
transcript 1 5 5 1 >ten.csv
transcript 1 20 60 2 >one.csv
transcript 2 20 60 3 >two.csv
transcript 6 4 200 4 >answers.csv
transcript 6 200 4 5 >questions.csv
transcript 6 20 60 6 >other.csv
mkdir tables
for texts in ten.csv one.csv two.csv answers.csv questions.csv "answers.csv other.csv" "ten.csv answers.csv other.csv"; do
    for table in speaking speakers words ngrams dispersion diversity readability vocabulary similarity concepts \
        cooccurrence network keyness wordshift collocates contrast; do
        # shellcheck disable=SC2086 # several files
        "$lectern" $table --quiet --study study.yaml --replicates 50 $texts >tables/$table.csv 2>err || fail "$table $texts: $(cat err)"
    done
    awk -f "$root/tests/command/ends.awk" tables/*.csv || fail "$texts: numbers that contradict each other"
done

# ten words: no measure that needs a hundred, no interval, no p
"$lectern" diversity --quiet ten.csv >out
for column in mtld hdd vocd_d mattr_low yule_k_low; do
    [ -z "$(field out $column '"ten",all')" ] || fail "$column of ten words"
done
holds "clusters of one exchange" "$(field out clusters '"ten",all')" "x == 1"
"$lectern" speaking --quiet two.csv >out
[ -z "$(field out word_share_low '"two",all,principal')" ] || fail "an interval of two exchanges"
"$lectern" concepts --quiet --study study.yaml other.csv >out
holds "rate of what is never said" "$(field out per_thousand '"other",all,"never"')" "x == 0"
holds "its low end" "$(field out per_thousand_low '"other",all,"never"')" "x == 0"
holds "its high end" "$(field out per_thousand_high '"other",all,"never"')" "x > 0 && x < 50"
holds "the low end of what is said" "$(field out per_thousand_low '"other",all,"China"')" "x > 0"

# one answer fifty times as long as its question has nearly all uses of a word by chance: the p of no word of it is small
"$lectern" keyness --quiet answers.csv >out
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
    NR > 1 && $at["reference_count"] == 0 && $at["target_count"] < 30 && $at["permutation_p"] < .05 { print; wrong = 1 }
    END { exit wrong }' out || fail "words of the longer side"

# conference rows do not know what is read beside them
"$lectern" concepts --quiet --study study.yaml other.csv | grep '^"other"' >alone
"$lectern" concepts --quiet --study study.yaml other.csv answers.csv | grep '^"other"' >beside
cmp -s alone beside || fail "a file beside changes rows of a conference"
"$lectern" cooccurrence --quiet --study study.yaml other.csv | grep '^"other"' >alone
"$lectern" cooccurrence --quiet --study study.yaml other.csv answers.csv | grep '^"other"' >beside
cmp -s alone beside || fail "a file beside changes pairs of a conference"

# 2,400 uses against none: log10 of p and q where they are too small for a number
awk 'BEGIN {
    print "speaker,role,text"
    for (e = 0; e < 60; e++) {
        printf "J%d,journalist,", e; for (i = 0; i < 40; i++) printf "beta%d beta ", i % 7; print "?"
        printf "Anna,principal,"; for (i = 0; i < 40; i++) printf "alpha%d alpha ", i % 7; print "."
    }
}' >huge.csv
"$lectern" keyness --quiet --test g2 huge.csv >out
holds "log10 p of alpha" "$(field out log10_p '"alpha"')" "x < -900 && x > -903"
holds "q of alpha" "$(field out q '"alpha"')" "x == 0"
# 16 words: 2 of 2,400 uses, 14 of some 343; Benjamini & Hochberg: 16 / 2 times p
holds "log10 q of alpha" "$(field out log10_q '"alpha"')" \
    "(x - $(field out log10_p '"alpha"') - log(8) / log(10)) ^ 2 < 1e-18"
finish
