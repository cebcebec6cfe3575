# folds.sh -- what learn and leave_one_out share; sourced by them in the root of the repository.
#
# A fold is an institution (the name of its houses up to the `-`), or a quarter of the styles. A
# program with other weights than those of the repository is the one of build/release, linked with
# the files that include NAME_weights.def compiled anew: -iquote finds $out/weights first.
build=$PWD/build/release

models() { grep -v '^#' bench/attribution/models.tsv; }
dump_programs() { models | cut -f5 | cut -d' ' -f1 | grep -v = | sort -u; }

make_programs() { # TARGET...
    cmake --preset release > /dev/null
    cmake --build --preset release --target "$@" > "$out/build.log" 2>&1 || { tail -20 "$out/build.log" >&2; return 1; }
    rm -rf "$out/weights"
    mkdir -p "$out/weights/io/attribution" "$out/objects" "$out/bin"
}
use_weights() { cp "$2" "$out/weights/io/attribution/$1_weights.def"; } # NAME FILE

# The programs in $out/bin, with the weights in $out/weights.
link_programs() { # TARGET...
    local source object program objects=
    for source in $(grep -l '_weights\.def"' io/attribution/*.c); do
        object=$out/objects/$(basename "$source" .c).o
        cc -std=c17 -O2 -ffp-contract=off -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -iquote "$out/weights" -I. \
            -c "$source" -o "$object"
        objects="$objects $object"
    done
    for program in "$@"; do
        (cd "$build" && eval "$(sed "s#-o $program#-o $out/bin/$program $objects#" "CMakeFiles/$program.dir/link.txt")")
    done
}

all_folds() {
    ls "$houses" | grep -v '^style-' | sed 's/-.*//' | sort -u
    printf 'style-*[%s]-*\n' 048 159 26 37
}
members_of() { (cd "$houses" && ls -d $1 2> /dev/null || ls -d "$1"-*); } # FOLD: a name or a pattern
name_of() { echo "$1" | tr -c 'a-z0-9\n' _; }
left_out() { case $1 in style-*) members_of "$1" | tr '\n' , ;; *) echo "$1" ;; esac; }

# What a command of models.tsv prints, for the houses of a fold.
dump() { # COMMAND [FOLD]
    (export HOUSES=$houses PATH=$out/bin:$PATH MEMBERS=
     [ $# -lt 2 ] || MEMBERS=$(members_of "$2" | sed "s|^|$houses/|" | tr '\n' ' ')
     eval "$1") 2>> "$out/refused.log"
}
matrix_of() { # NAME COMMAND
    case $2 in '= '*) echo "$out/${2#= }.tsv" ;; *) echo "$out/$1.tsv" ;; esac
}
# The weights of one model, of all houses or with options without some. MODEL is a line of models.tsv.
learn() { # MODEL [LEARN-OPTION...]
    local name prefix classes options command
    IFS=$'\t' read -r name prefix classes options command <<< "$1"
    shift
    "$build/lectern_learn" --prefix "$prefix" --classes "$classes" $options "$@" "$(matrix_of "$name" "$command")" \
        2>> "$out/learn.log"
}
# ... without a fold, with the temperature of all houses; in $out/FOLD.NAME.def, once.
learn_without() { # MODEL FOLD
    local name prefix file
    IFS=$'\t' read -r name prefix _ <<< "$1"
    file=$out/$(name_of "$2").$name.def
    [ -s "$file" ] || learn "$1" --leave "$(left_out "$2")" \
        --temperature "$(sed -n "s/^${prefix}_TEMPERATURE(\(.*\))/\1/p" "$out/$name.def")" > "$file"
    use_weights "$name" "$file"
}
