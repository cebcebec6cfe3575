#!/usr/bin/env bash
# A collection read in parts by Slurm, one task each, and put together when all are done:
#
#     examples/slurm.sh 16 all.lectern --study study.yaml talks
#
# makes all.lectern, the same bytes as `lectern index --study study.yaml talks -o all.lectern`. Run it in
# a folder that all machines share, with paths as they are there. Options of sbatch (time, memory,
# partition) go into SBATCH_OPTIONS. A part that failed is made again by running it again: parts that
# are there stay (remove all.lectern.parts where transcripts or options have changed). WAIT=1 waits
# until all.lectern is there.
set -euo pipefail
if [ $# -lt 3 ]; then
    echo "usage: examples/slurm.sh PARTS INDEX [OPTION]... PATH..." >&2
    exit 2
fi
parts=$1 index=$2
shift 2
lectern=${LECTERN:-lectern}
folder=$index.parts
mkdir -p "$folder"
given=$(printf '%q ' "$@")
read -ra options <<<"${SBATCH_OPTIONS:-}"

array=$(sbatch --parsable --job-name lectern-part --array "1-$parts" --output "$folder/%a.log" ${options[@]+"${options[@]}"} <<END
#!/bin/sh
cd $(printf '%q' "$PWD") || exit 1
part=$(printf '%q' "$folder")/\$SLURM_ARRAY_TASK_ID.lectern
[ -e "\$part" ] || exec $(printf '%q' "$lectern") index --quiet --threads "\${SLURM_CPUS_PER_TASK:-1}" --shard "\$SLURM_ARRAY_TASK_ID/$parts" $given -o "\$part"
END
)
rm -f "$folder/merged"
merge=$(sbatch --parsable --job-name lectern-merge --dependency "afterok:$array" --kill-on-invalid-dep=yes --output "$folder/merge.log" ${options[@]+"${options[@]}"} ${WAIT:+--wait} <<END
#!/bin/sh
cd $(printf '%q' "$PWD") || exit 1
$(printf '%q' "$lectern") merge $(printf '%q' "$folder")/[0-9]*.lectern -o $(printf '%q' "$index") && : >$(printf '%q' "$folder")/merged
END
) || true
echo "parts: job $array, merge: job $merge; their messages: $folder/*.log"
if [ -n "${WAIT:-}" ] && [ ! -e "$folder/merged" ]; then # a job that is never begun ends well for sbatch
    echo "slurm.sh: $index is not made; see $folder/*.log" >&2
    exit 1
fi
