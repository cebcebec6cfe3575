# Every example of every `help` runs, and every command and table has one. The files they name: talk.txt, its captions
# talk.vtt, conferences/ and study.yaml; two coders' sheets with their key.
source "$(dirname "$0")/lib.bash"

cp -R "$root/datasets/ministerials" conferences && mv conferences/study.yaml . && rm conferences/*.turns.csv conferences/README.md
cp conferences/2031-03-11-pre-ministerial.txt talk.txt
awk -v RS='[ \t\r\n]+' 'BEGIN { print "WEBVTT\n" }
    { cue = cue " " $0 }
    NR % 8 == 0 { printf "%02d:%02d:%02d.000 --> %02d:%02d:%02d.000\n%s\n\n", t / 3600, t / 60 % 60, t % 60, (t + 3) / 3600, (t + 3) / 60 % 60, (t + 3) % 60, cue; t += 3; cue = "" }' \
    talk.txt >talk.vtt
sample=("$lectern" sample conferences/ --study study.yaml --concept Ukraine --unit use --size 20)
"${sample[@]}" --key >key.csv 2>err || fail "the key: $(cat err)"
for coder in 1 2; do
    "${sample[@]}" --coder $coder 2>err | sed -e '0~3 s/"yes|no",,/"yes|no",no,/' -e '2,$ s/"yes|no",,/"yes|no",yes,/' >coder-$coder.csv
done

mkdir -p bin home/.local/share/bash-completion/completions && ln -s "$lectern" bin/lectern
export PATH=$PWD/bin:$PATH HOME=$PWD/home
count=0
for name in $("$lectern" list | awk '/^  [a-z_]+ /{ print $1 }'); do
    "$lectern" help "$name" | awk '/^Examples$/ { shown = 1; next } shown && !/^  lectern / { exit } shown { print substr($0, 3) }' >examples
    [ -s examples ] || fail "help $name has no example"
    while IFS= read -r example; do
        bash -c "$example" >out 2>err </dev/null || fail "$example: $(cat err)"
        case $example in
        *' > '* | *' -o '*) ;;
        *) [ "$(wc -l <out)" -gt 1 ] || fail "$example: nothing is found" ;;
        esac
        count=$((count + 1))
    done <examples
done
[ "$count" -gt 60 ] || fail "only $count examples"
finish
