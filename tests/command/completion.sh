# Completion of shells, and "did you mean": what is offered is what is declared.
source "$(dirname "$0")/lib.bash"
expect 0 "" "$lectern" completion bash
cp out completion.bash
bash -n completion.bash || fail "bash cannot read it"
offered() { # what bash offers behind the given words
    bash -c 'source completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _lectern; printf "%s\n" "${COMPREPLY[@]}"' bash lectern "$@"
}
[ "$(offered coocc)" = cooccurrence ] || fail "commands: $(offered coocc)"
[ "$(offered show coocc)" = cooccurrence ] || fail "tables of show"
[ "$(offered words --minim)" = --minimum ] || fail "options: $(offered words --minim)"
[ "$(offered kwic --unit exch)" = exchange ] || fail "choices: $(offered kwic --unit exch)"
for table in $("$lectern" list | awk '/^  / && !/^   / { print $1 }'); do
    grep -q "^            $table) words=" completion.bash || fail "no options of $table"
done
for shell in zsh fish; do
    expect 0 "" "$lectern" completion "$shell"
    grep -q cooccurrence out || fail "$shell: no table"
    if command -v "$shell" >/dev/null; then "$shell" -n out || fail "$shell cannot read it"; fi
done
expect 2 "completion for 'tcsh': give one of bash, zsh, fish" "$lectern" completion tcsh
expect 2 "completion for '': give" "$lectern" completion

touch talk.txt
expect 2 "no command 'wrods'.*did you mean words\?" "$lectern" wrods talk.txt
expect 2 "no table 'speakng'.*did you mean speaking\?" "$lectern" show speakng x talk.txt
expect 2 "unknown option '--minimun'.*did you mean --minimum\?" "$lectern" words --minimun 3 talk.txt
expect 2 "no command 'xyzzy'; 'lectern list' shows all$" "$lectern" xyzzy
finish
