# lectern-mpi: whatever the number of ranks, what comes out is what lectern writes; a rank that fails ends all
# with one message. Skips where it is not built (-DLECTERN_MPI=ON) or mpirun is not there.
source "$(dirname "$0")/lib.bash"
command -v mpirun >/dev/null && [ -x "$lectern-mpi" ] || exit 77
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_btl=self,vader \
    OMPI_MCA_btl_vader_single_copy_mechanism=none OMPI_MCA_mpi_yield_when_idle=1 OMPI_MCA_orte_base_help_aggregate=1
unset "${!PMIX_@}" "${!PMI_@}" 2>/dev/null
ranks() { timeout 120 mpirun -n "$@"; }
mkdir -p talks/a talks/b
cp "$root"/datasets/ministerials/2031*.txt talks/a
printf 'Anna Berg: What?\n\nPrime Minister: Yes, of course.\n\nModerator: Well.\n' >talks/a/x.txt
printf 'Prime Minister: Yes, indeed?\n\nBob Low: Fine.\n\nModerator: Well. [laughter]\n' >talks/b/x.txt # the same name
cp "$root/datasets/ministerials/study.yaml" study.yaml
given=(--quiet --study study.yaml --seed 5)

"$lectern" index "${given[@]}" talks -o one.lectern || fail "index"
"$lectern" report "${given[@]}" --replicates 20 talks -o result || fail "report"
mv result one
for n in 1 2 3 7; do
    ranks "$n" "$lectern-mpi" index "${given[@]}" talks -o many.lectern || fail "index by $n ranks"
    cmp one.lectern many.lectern || fail "$n ranks make another index"
done
for n in 3; do
    ranks "$n" "$lectern-mpi" report "${given[@]}" --replicates 20 talks -o result || fail "report by $n ranks"
    diff -rq one result || fail "$n ranks make another result"
    rm -r result
done
"$lectern" turns "${given[@]}" talks >texts
ranks 3 "$lectern-mpi" turns "${given[@]}" talks >out 2>err || fail "turns: $(cat err)"
cmp -s texts out && [ ! -s err ] || fail "turns by 3 ranks: $(cat err)"
ranks 3 "$lectern-mpi" turns "${given[@]}" one.lectern >out 2>err || fail "an index: $(cat err)"
cmp -s texts out || fail "turns of an index by 3 ranks"
printf 'WEBVTT\n\n00:01.000 --> 00:02.000\nWhat?\n\n00:02.000 --> 00:03.000\nYes, of course. Well.\n' >x.vtt
"$lectern" turns --quiet talks/a/x.txt --captions x.vtt >texts
ranks 3 "$lectern-mpi" turns --quiet talks/a/x.txt --captions x.vtt >out || fail "captions"
cmp -s texts out || fail "captions by 3 ranks"
"$lectern" turns --quiet talks/a/x.txt >texts # more ranks than files
ranks 3 "$lectern-mpi" turns --quiet talks/a/x.txt >out || fail "one file"
cmp -s texts out || fail "one file by 3 ranks"
[ "$(ranks 3 "$lectern-mpi" --version | grep -c '^lectern ')" = 1 ] || fail "every rank says its version"

# --- what goes wrong is said once
refuse() { # status, message, command...
    local status=$1 pattern=$2 got
    shift 2
    "$@" >out 2>err
    got=$?
    [ "$got" -eq "$status" ] || fail "status $got, not $status: $* ($(cat err))"
    [ "$(grep -c '^lectern: ' err)" = 1 ] && grep -qE "^lectern: $pattern" err || fail "no message /$pattern/, or several: $* ($(cat err))"
    [ -z "$(find . -maxdepth 1 -name '.*result*' -o -maxdepth 1 -name '.*none*')" ] && [ ! -e none ] && [ ! -e none.lectern ] ||
        fail "something is left: $*"
}
refuse 2 'unknown option' ranks 3 "$lectern-mpi" report --nonsense talks -o none
refuse 1 '.*nowhere' ranks 3 "$lectern-mpi" report --quiet nowhere -o none
refuse 2 'rank 1 was started with other arguments' timeout 120 mpirun -n 1 "$lectern-mpi" turns talks : -n 1 "$lectern-mpi" words talks
refuse 2 'rank 1 was started with other arguments' timeout 120 mpirun -n 1 "$lectern-mpi" index talks -o none.lectern : -n 1 "$lectern-mpi" index talks --seed 7 -o none.lectern
printf '\0\0\1binary' >talks/b/z.txt # every rank sees it
refuse 1 'talks/b/z.txt:1: .*--leave-out goes on without it' ranks 3 "$lectern-mpi" index --quiet talks -o none.lectern
rm talks/b/z.txt
printf '{"text": 1}\n' >talks/b/z.jsonl # in the part of the last rank, which alone looks into it
refuse 1 'rank 2: talks/b/z.jsonl.*' ranks 3 "$lectern-mpi" index --quiet talks -o none.lectern
"$lectern" index --quiet --leave-out talks -o one.lectern 2>/dev/null
ranks 3 "$lectern-mpi" index --quiet --leave-out talks -o many.lectern && cmp one.lectern many.lectern || fail "--leave-out by 3 ranks"
rm talks/b/z.jsonl
mkdir elsewhere && cp -r talks study.yaml elsewhere && echo 'More.' >>elsewhere/talks/b/x.txt
refuse 1 'rank 1: is of other files than rank 0' timeout 120 mpirun -n 1 -wdir "$PWD" "$lectern-mpi" index --quiet talks -o none.lectern : \
    -n 1 -wdir "$PWD/elsewhere" "$lectern-mpi" index --quiet talks -o none.lectern
rm elsewhere/study.yaml # a rank that ends before it reads
refuse 1 'rank 1: .*study.yaml' timeout 120 mpirun -n 1 -wdir "$PWD" "$lectern-mpi" index "${given[@]}" talks -o none.lectern : \
    -n 1 -wdir "$PWD/elsewhere" "$lectern-mpi" index "${given[@]}" talks -o none.lectern

# --- a rank that is killed, while all read and while rank 0 writes: all end, and nothing is half there
printf '%s\n' '#!/bin/sh' 'echo $$ >pid."$OMPI_COMM_WORLD_RANK"' 'exec "$@"' >known && chmod +x known
for moment in 1; do
    rm -f pid.*
    ranks 2 ./known "$lectern-mpi" report --quiet --replicates 2000 talks -o result >out 2>err &
    process=$!
    until [ -s pid.1 ] || ! kill -0 $process 2>/dev/null; do sleep .05; done
    [ -s pid.1 ] || break # of another MPI, which names ranks otherwise
    sleep $moment
    kill -9 "$(cat pid.1)" 2>/dev/null
    wait $process && fail "a rank that is killed is no error"
    [ ! -e result ] || fail "a result of a run that was killed"
done
finish
