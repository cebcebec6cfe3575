# The network as GraphML: what the tables network and network_nodes say, in the form that Gephi, igraph
# and NetworkX read; an empty network is a file as well.
source "$(dirname "$0")/lib.bash"
data=$root/datasets/ministerials
study=(--study "$data/study.yaml" --quiet --by none)

expect 0 "" "$lectern" network "${study[@]}" "$data"
edges=$(($(wc -l <out) - 1))
[ "$edges" -ge 2 ] || fail "the two pairs that were written in are edges: $edges"
grep -q '"Russia","China"' out || fail "Russia and China are no edge"
expect 0 "" "$lectern" network_nodes "${study[@]}" "$data"
nodes=$(($(wc -l <out) - 1))

expect 0 "" "$lectern" network "${study[@]}" --format graphml "$data"
head -n 1 out | grep -q '^<?xml' || fail "no XML declaration"
[ "$(grep -c '<edge ' out)" = "$edges" ] || fail "edges: $(grep -c '<edge ' out), not $edges"
[ "$(grep -c '<node ' out)" = "$nodes" ] || fail "nodes: $(grep -c '<node ' out), not $nodes"
grep -q '<data key="edge_q">' out || fail "edges without q"
grep -q '<data key="edge_stability">' out || fail "edges without stability"
if command -v xmllint >/dev/null; then
    xmllint --noout out || fail "not well-formed"
fi

expect 0 "" "$lectern" network "${study[@]}" --q 0 --format graphml "$data"
[ "$(grep -c '<edge ' out)" = 0 ] || fail "edges with q above 0"
grep -q '</graphml>' out || fail "not whole"
expect 2 "--format 'graphml'" "$lectern" words "${study[@]}" --format graphml "$data"
finish
