#!/usr/bin/env bash
# What is too much is refused with the limit that held, and the help lists every limit.
source "$(dirname "$0")/lib.bash" "$1"

rows=$(grep -c '^LEC_LIMIT(' "$root/core/limits.def")
shown=$("$lectern" help limits | grep -cE '^  [0-9]+ ')
[ "$rows" -eq "$shown" ] || fail "help limits shows $shown limits of $rows"

# --- a study
study() { # how many concepts, how many pairs
    echo 'concepts:'
    for ((i = 0; i < $1; i++)); do printf '  - {name: c%d, words: [w%d]}\n' "$i" "$i"; done
    echo 'pairs:'
    for ((i = 0; i < $2; i++)); do echo '  - [c0, c1]'; done
}
printf 'Minister: Good morning, w0 and w1.\nBBC: Why w1?\nMinister: Because of w0.\n' >talk.txt
study 5001 1 >study.yaml
expect 1 '^lectern: study.yaml: more than 5000 concepts in one study; divide' "$lectern" concepts --study study.yaml talk.txt
study 2 20001 >study.yaml
expect 1 '^lectern: study.yaml: more than 20000 pairs in one study; divide' "$lectern" concepts --study study.yaml talk.txt

# A sanitizer takes terabytes of addresses for itself.
sanitized=
grep -q __asan_init "$lectern" && sanitized=yes
within() { [ -n "$sanitized" ] || echo "--memory=$1"; }

# --- packed: nothing of what is too much is kept (zeros and a bomb of text, both in 64 MiB of memory)
head -c 100000000 /dev/zero | gzip -9 >zeros.txt.gz
expect 1 'zeros.txt.gz: more than 250 times its size when it is unpacked' "$lectern" turns $(within 64) zeros.txt.gz
yes "$(head -c 3000 /dev/urandom | base64 -w 0)" | head -c 1100000000 | gzip -1 >text.txt.gz
expect 1 'text.txt.gz: more than (250 times|1 GiB) ' "$lectern" turns $(within 128) text.txt.gz
rm zeros.txt.gz text.txt.gz

# --- folders
deep=.
for ((i = 0; i < 70; i++)); do deep=$deep/d; done
mkdir -p "in/$deep" && cp talk.txt "in/$deep"
expect 1 'more than 64 folders within each other' "$lectern" turns in

# --- memory: refused by number, not told as a damaged file
for ((i = 0; i < 20000; i++)); do printf 'Minister: word%d is not word%d.\nBBC: Why?\n' "$i" "$((i + 1))"; done >long.txt
gzip -k long.txt
if [ "$(uname)" = Linux ] && [ -z "$sanitized" ]; then
    for file in long.txt long.txt.gz; do
        expect 1 '^lectern: out of memory: --memory allows 12 MiB; allow more' "$lectern" turns --threads 1 --memory 12 $file
    done
    expect 0 '' "$lectern" turns --quiet --memory 1000 --threads 1 talk.txt
fi
expect 2 "'--memory=x'|memory" "$lectern" turns --memory x talk.txt
finish
