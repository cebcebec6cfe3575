# The tables of ../shared/faults/tables with their right values (its README.md). Skipped where they are absent.
source "$(dirname "$0")/lib.bash"
tables=$root/../shared/faults/tables
[ -d "$tables" ] || { echo "no $tables: skipped"; exit 77; }
got() { "$lectern" "$@" --quiet --format csv 2>err | tail -n +2 | tr -d '"' | tr '\n' ' '; }

# R writes NA for what is missing: nobody says it, and it is no name, no date and no conference of its own
[ "$(got conferences --select conference,words "$tables/r-export-na.csv")" = 'r-export-na,4 ' ] || fail "NA: $(got conferences "$tables/r-export-na.csv")"
[ "$(got turns --select speaker,words "$tables/r-export-na.csv")" = 'Ann Lee,2 Bob Ray,2 ' ] || fail "NA: $(got turns "$tables/r-export-na.csv")"
got words --select word "$tables/r-export-na.csv" | grep -qw na && fail "NA is a word"

# three people of nearly one name stay three
[ "$(got speakers --by none --select speaker "$tables/speakers-merged.csv" | tr ' ' '\n' | grep -c '^Kowalsk')" -eq 3 ] || fail "merged: $(got speakers --by none --select speaker "$tables/speakers-merged.csv")"

# ParlaMint: who speaks is in the list of persons and in the note before; notes and comments are not said
[ "$(got turns --select speaker,role "$tables/parlamint.xml" | cut -d' ' -f1-4)" = 'Ann Lee,moderator Bob Ray,journalist' ] || fail "ParlaMint: $(got turns --select speaker,role "$tables/parlamint.xml")"
for word in president applause comment opens missing shame; do
    got words --select word "$tables/parlamint.xml" | grep -qw $word && fail "'$word' was not said"
done
got words --select word "$tables/parlamint.xml" | grep -qw harbour || fail "a word over two pages"

# the same bytes under three names are one conference
"$lectern" conferences --select conference "$tables/duplicates" >out 2>err
[ "$(wc -l <out)" -eq 2 ] || fail "duplicates: $(cat out)"
[ "$(grep -c 'left out: .*the same bytes as' err)" -eq 2 ] || fail "duplicates are told: $(cat err)"
finish
