# folds.sh -- what learn and leave_one_out share; sourced by them in the root of the repository.
#
# A fold is an institution (the name of its houses up to the `-`), or a quarter of the styles. Its
# programs are compiled in a worktree of their own (build/leave_one_out, at HEAD), so that weights
# of a fold never lie in the repository's own tree.
tree=$PWD/build/leave_one_out build=$PWD/build/leave_one_out/build/release

models() { grep -v '^#' bench/attribution/models.tsv; }
dump_programs() { models | cut -f5 | cut -d' ' -f1 | sort -u; }

open_tree() {
    [ -d "$tree" ] || git worktree add --quiet --detach "$tree" HEAD
    git -C "$tree" checkout --quiet --force --detach "$(git rev-parse HEAD)"
    (cd "$tree" && cmake --preset release > /dev/null)
}
make_programs() { # TARGET...
    (cd "$tree" && cmake --build --preset release --target "$@") > "$out/build.log" 2>&1 ||
        { tail -20 "$out/build.log" >&2; return 1; }
}
all_folds() {
    ls "$houses" | grep -v '^style-' | sed 's/-.*//' | sort -u
    printf 'style-*[%s]-*\n' 048 159 26 37
}
members_of() { (cd "$houses" && ls -d $1 2> /dev/null || ls -d "$1"-*); } # FOLD: a name or a pattern
name_of() { echo "$1" | tr -c 'a-z0-9\n' _; }
left_out() { case $1 in style-*) members_of "$1" | tr '\n' , ;; *) echo "$1" ;; esac; }
is_nested() { case $1 in *'$MEMBERS'*) true ;; *) false ;; esac; } # DUMP-COMMAND

# What a command of models.tsv prints, for the houses of a fold.
dump() { # COMMAND [FOLD]
    (export HOUSES=$houses PATH=$build:$PATH MEMBERS=
     [ $# -lt 2 ] || MEMBERS=$(members_of "$2" | sed "s|^|$houses/|" | tr '\n' ' ')
     eval "$1") 2>> "$out/refused.log"
}
use_weights() { cp "$2" "$tree/io/attribution/$1_weights.def"; } # NAME FILE
