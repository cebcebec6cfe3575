# `lectern agreement` of sheets by hand: codes that are numbers, three coders, keys that give no weights. Values by hand
# from Krippendorff 2011, beside each.
source "$(dirname "$0")/lib.bash"

sheet() { # FILE CODE...: a sheet of sample s1 whose units are numbered from 1 on
    local file=$1 n=0
    shift
    printf 'sample,unit,code\n' >"$file"
    for code in "$@"; do printf 's1,%d,"%s"\n' $((n += 1)) "$code"; done >>"$file"
}
value() { field out value "^$1,\"$2\""; } # measure, about

# two coders, values 1 1 2 3 2 2: observed 2 / 6, expected (12 * 1 + 4 * 4 + 6 * 1) / 30
sheet a.csv 1 2 2
sheet b.csv 1 3 2
expect 0 "" "$lectern" agreement a.csv b.csv
holds "interval alpha" "$(value alpha_interval 'all codes')" "(x - (1 - (2 / 6) / (34 / 30))) ^ 2 < 1e-24"
# nominal: observed 2 / 6, expected (12 + 4 + 6) / 30
holds "nominal alpha" "$(value alpha_nominal 'all codes')" "(x - (1 - (2 / 6) / (22 / 30))) ^ 2 < 1e-24"
grep -q '^kappa_cohen' out && grep -q '^alpha_ratio' out && grep -q '^alpha_ordinal' out || fail "two coders, from 0 on: $(cut -d, -f1 out | tr '\n' ' ')"
# as they may be written: a comma, a sign, a point without digits behind it; moved by any number, the interval is the same
sheet a.csv -1,5 -0.5 -.5
sheet b.csv -1.5 +0.5 -0,50
expect 0 "" "$lectern" agreement a.csv b.csv
holds "interval alpha of fractions" "$(value alpha_interval 'all codes')" "(x - (1 - (2 / 6) / (34 / 30))) ^ 2 < 1e-24"
grep -q '^alpha_ratio' out && fail "a ratio below 0"
# one code is no number: none is
for code in 1.5.2 -- 1e3 three 1,5,2; do
    sheet b.csv 1 "$code" 2
    sheet a.csv 1 2 2
    expect 0 "" "$lectern" agreement a.csv b.csv
    grep -qE '^alpha_(interval|ratio|ordinal)' out && fail "the number '$code'"
    [ "$(value alpha_nominal "$code")" != "" ] || fail "no row of the code '$code'"
done
# three coders: Cohen's kappa is of two
sheet b.csv 1 3 2 && sheet c.csv 1 3 2
expect 0 "" "$lectern" agreement a.csv b.csv c.csv --level 0.8
grep -q '^kappa_cohen' out && fail "Cohen's kappa of three coders"
holds "pairs of codes that are equal" "$(value agreement 'all codes')" "(x - (1 + 1 / 3 + 1) / 3) ^ 2 < 1e-24"
[ "$(field out coders '^agreement')" = 3 ] || fail "three sheets"

# nothing coded, too much of it
sheet e.csv '' '' ''
sheet f.csv '' '' ''
"$lectern" agreement --quiet e.csv f.csv >out 2>err
[ $? -eq 1 ] && grep -q 'e.csv: no row is coded; fill the column' err || fail "nothing coded: $(cat err)"
# shellcheck disable=SC2046 # a number a word
sheet g.csv $(seq 257) && sheet h.csv $(seq 257)
expect 1 'g.csv: more than 256 different codes' "$lectern" agreement g.csv h.csv
# shellcheck disable=SC2046
sheet g.csv $(seq 256) && sheet h.csv $(seq 256)
"$lectern" agreement --quiet --level 0.9 g.csv h.csv >out || fail "256 codes"
[ "$(value agreement 'all codes')" = 1 ] || fail "256 codes: $(head -n 2 out)"
printf 'sample,unit,code\n,1,1\n' >i.csv
expect 1 'i.csv:2: no mark of the sample' "$lectern" agreement a.csv i.csv
printf 'sample,unit,code\ns1,,1\n' >i.csv
expect 1 'i.csv:2: no number of the unit' "$lectern" agreement a.csv i.csv

# --- keys: two strata, of 10 and of 100 units, of which 2 and 1 were drawn
key() { # HITS... of units 1 to 3
    printf 'sample,unit,stratum,stratum_units,stratum_drawn,hits,role,all_units,all_hits\n'
    printf 's1,1,x,10,2,%s,principal,110,%s\n' "$1" "${4-20}"
    printf 's1,2,x,10,2,%s,journalist,110,%s\ns1,3,y,100,1,%s,principal,110,%s\n' "$2" "${4-20}" "$3" "${4-20}"
}
sheet a.csv yes no yes && sheet b.csv yes no yes
key 1 0 0 >key.csv
expect 0 "" "$lectern" agreement a.csv b.csv --key key.csv
# yes: units 1 (weight 5) and 3 (weight 100) of 110; the dictionary: unit 1 alone
holds "rate" "$(value rate yes)" "(x - 105 / 110) ^ 2 < 1e-24"
holds "recall" "$(value recall yes)" "(x - 5 / 105) ^ 2 < 1e-24"
holds "precision" "$(value precision yes)" "x == 1"
holds "rate of journalists" "$(value rate 'yes, journalist')" "x == 0"
holds "counted" "$(value rate_counted yes)" "(x - 20 / 110) ^ 2 < 1e-24"
# one coder who left a unit empty: what nobody coded says nothing
sheet c.csv yes '' yes
"$lectern" agreement --quiet c.csv --key key.csv >out || fail "a unit without a code"
[ "$(field out units '^rate,"yes"')" = 2 ] || fail "a unit without a code counts: $(cat out)"
# nothing known of hits: rates alone
key '' '' '' >nohits.csv
expect 0 "" "$lectern" agreement a.csv b.csv --key nohits.csv
grep -qE '^(precision|recall|rate_counted)' out && fail "a dictionary without hits"
holds "rate without hits" "$(value rate yes)" "(x - 105 / 110) ^ 2 < 1e-24"
# hits in all units not known: the rate cannot be corrected
key 1 0 0 '' >nocount.csv
expect 0 "" "$lectern" agreement a.csv b.csv --key nocount.csv
grep -q '^rate_corrected' out && fail "a rate corrected by nothing"
[ "$(value rate_counted yes)" = "" ] || fail "counted: $(grep rate_counted out)"
# weights that are none
for wrong in 's/,10,2,/,10,0,/' 's/,10,2,/,1,2,/' 's/,10,2,/,,2,/' 's/,10,2,/,10,,/'; do
    sed "$wrong" key.csv >wrong.csv
    expect 1 'wrong.csv:2: stratum_units and stratum_drawn give no weight' "$lectern" agreement a.csv b.csv --key wrong.csv
done
grep -v '^s1,3,' key.csv >short.csv
expect 1 'a.csv:4: short.csv has no unit 3; give the key of this sample' "$lectern" agreement a.csv b.csv --key short.csv
sed 's/s1/s2/' key.csv >other.csv
expect 1 'other.csv:2: unit 1 is of sample s2, but a.csv is of sample s1' "$lectern" agreement a.csv b.csv --key other.csv
# nobody says yes
sheet a.csv present absent present && sheet b.csv present absent absent
expect 0 "no coder has used the code 'yes'" "$lectern" agreement a.csv b.csv --key key.csv
grep -q '^rate' out && fail "a rate of nothing"
expect 0 "" "$lectern" agreement a.csv b.csv --key key.csv --positive present
# unit 1 all of 5, unit 3 half of 100
holds "half a coder" "$(value rate present)" "(x - 55 / 110) ^ 2 < 1e-24"

finish
