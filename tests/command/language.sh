# The language of a conference: found, stated in the study, stated for all; what is for English only.
source "$(dirname "$0")/lib.bash"

cat >fr.txt <<'END'
Conférence de presse du ministre

LE MINISTRE : Bonjour à tous. Nous avons parlé ce matin avec le conseil du port, et nous sommes d'accord pour le pont.

QUESTION : Monsieur le ministre, est-ce que le pont sera payé par toutes les communes ?

LE MINISTRE : Oui, c'est ce que nous avons dit. Je sais que ce n'est pas facile pour tout le monde.
END
cat >en.txt <<'END'
MINISTER LOWE: Good morning. We met the harbour council today, and we agreed that the new bridge will be paid for by all.

QUESTION: Will this be the last bridge that the towns have to pay for?

MINISTER LOWE: That is what we said. I know that it is not easy for everybody.
END

column() { # table file name -> the values of the column, one a line
    head -n 1 out | tr ',' '\n' | grep -nx "$1" | cut -d: -f1
}
expect 0 "" "$lectern" conferences fr.txt en.txt
number=$(column language)
[ "$(cut -d, -f"$number" out | tr '\n' ' ')" = "language en fr " ] || fail "languages: $(cat out)"

expect 0 "" "$lectern" conferences --language de fr.txt en.txt
[ "$(cut -d, -f"$number" out | tr '\n' ' ')" = "language de de " ] || fail "stated for all: $(cat out)"

printf 'conferences:\n  - file: fr\n    language: it\n' >study.yaml
expect 0 "" "$lectern" conferences --study study.yaml --language de fr.txt
[ "$(cut -d, -f"$number" out | tr '\n' ' ')" = "language it " ] || fail "the study goes first: $(cat out)"

expect 2 "no language 'tlh' is known; use one of: en, cs, da" "$lectern" conferences --language tlh en.txt
printf 'conferences:\n  - file: fr\n    language: klingon\n' >study.yaml
expect 1 "study.yaml:2: no language 'klingon' is known; use one of: en," "$lectern" conferences --study study.yaml fr.txt

# Flesch and syllables are English; lix is not
expect 0 "rest on fewer than 3 exchanges" "$lectern" readability fr.txt en.txt
flesch=$(column flesch) lix=$(column lix) syllables=$(column syllables) own=$(column language)
grep '^"fr"' out | cut -d, -f"$flesch","$syllables" | grep -q '[0-9]' && fail "flesch of French: $(cat out)"
grep '^"fr"' out | cut -d, -f"$lix" | grep -q '[0-9]' || fail "lix of French: $(cat out)"
grep '^"en"' out | cut -d, -f"$flesch" | grep -q '[0-9]' || fail "flesch of English: $(cat out)"
grep '^all' out | cut -d, -f"$own" | grep -vx 'en fr' && fail "languages of all: $(cat out)"
expect 0 "" "$lectern" check fr.txt
grep -q 'language .*fr.*(measures for English are left empty)' out || fail "check tells it: $(cat out)"
finish
