# The recipes of examples/ make the index that reading at once makes. Those whose program is not there are
# passed over; Slurm is tried where one answers.
source "$(dirname "$0")/lib.bash"
mkdir talks
cp "$root"/datasets/ministerials/2031*.txt talks
printf 'Anna Berg: What?\n\nPrime Minister: Yes, of course.\n\nModerator: Well.\n' >talks/'a b.txt'
cp "$root/datasets/ministerials/study.yaml" study.yaml
"$lectern" index --quiet talks --study study.yaml -o whole.lectern || fail "index"

make_it() { make --no-print-directory -f "$root/examples/Makefile" -j2 LECTERN="$lectern" PARTS=3 OPTIONS='--study study.yaml' "$@" 2>make.err >make.out; }
if command -v make >/dev/null; then
    make_it || fail "make: $(cat make.err)"
    cmp whole.lectern all.lectern || fail "make makes another index"
    make_it
    grep -q 'index' make.out && fail "make makes again what is there: $(cat make.out)"
    rm parts/2.lectern
    make_it || fail "make of a part that is missing: $(cat make.err)"
    [ "$(grep -c -- --shard make.out)" = 1 ] || fail "make of a part: $(cat make.out)"
    cmp whole.lectern all.lectern || fail "make makes another index of a part made again"
    sed 's/What/Why/' talks/'a b.txt' >new && cat new >talks/'a b.txt' && rm new
    make_it || fail "make of other transcripts: $(cat make.err)"
    "$lectern" index --quiet talks --study study.yaml -o whole.lectern || fail "index"
    cmp whole.lectern all.lectern || fail "make: a changed transcript"
    sed 's/Ukraine/Ukraina/' study.yaml >new && cat new >study.yaml && rm new
    make_it || fail "make of another study: $(cat make.err)"
    "$lectern" index --quiet talks --study study.yaml -o whole.lectern || fail "index"
    cmp whole.lectern all.lectern || fail "make: a changed study"
    make_it OPTIONS='--no-such-option' && fail "make goes on with a wrong option"
    [ ! -e parts/1.lectern ] || cmp -s all.lectern whole.lectern || fail "make: something is half made"
fi

if command -v parallel >/dev/null; then
    seq 3 | parallel --will-cite "$lectern" index --quiet --study study.yaml --shard {}/3 talks -o part{}.lectern || fail "parallel"
    "$lectern" merge --quiet part*.lectern -o joined.lectern && cmp whole.lectern joined.lectern || fail "parallel makes another index"
fi

if command -v snakemake >/dev/null; then
    mkdir snake && cp -r talks study.yaml snake && cd snake || exit 1
    XDG_CACHE_HOME=$PWD/cache snakemake -s "$root/examples/Snakefile" --cores 2 --config lectern="$lectern" parts=3 options='--study study.yaml' \
        >../snake.out 2>&1 || fail "snakemake: $(tail -n 5 ../snake.out)"
    cd .. || exit 1
    cmp whole.lectern snake/all.lectern || fail "snakemake makes another index"
fi

if timeout 5 sinfo >/dev/null 2>&1; then
    WAIT=1 LECTERN=$lectern bash "$root/examples/slurm.sh" 3 slurm.lectern --study study.yaml talks >slurm.out 2>&1 || fail "slurm: $(cat slurm.out)"
    WAIT=1 LECTERN=$lectern bash "$root/examples/slurm.sh" 2 bad.lectern --form nonsense talks >slurm.out 2>&1 && fail "slurm: a part that fails"
    grep -q 'bad.lectern is not made' slurm.out || fail "slurm: $(cat slurm.out)"
    cmp whole.lectern slurm.lectern || fail "slurm makes another index: $(cat slurm.lectern.parts/*.log)"
fi
finish
