#!/bin/sh
# Make the peers' own environment, for `make bench-engine` $VENV/.peers and, with the word "games",
# for `make bench-games` $VENV/.peers-games, "value" for `make bench-value` $VENV/.peers-value, "paper"
# for `make bench-paper` $VENV/.peers-paper: what is measured against.
# NegMAS is AGPL: it runs there as a program of its own and is never part of Kolam.
set -eu
cd "$(dirname "$0")/.."
export PYTHON="${PYTHON:-python3}" VENV="${VENV:-.venv}"
case "${1:-engine}" in
engine) peers=$VENV/.peers size="670 MB" wanted="negmas==0.16.0 highspy==1.16.0 ortools==9.15.6755" ;;
games) peers=$VENV/.peers-games size="80 MB" wanted="coopgame-py==0.3.0 numpy==2.4.6" ;;
value) peers=$VENV/.peers-value size="20 MB" wanted="networkx==3.6.1" ;;
paper) peers=$VENV/.peers-paper size="40 MB" wanted="weasyprint==70.0" ;;
*) echo "no such peers: $1" >&2 && exit 2 ;;
esac

if [ -f "$peers/.made" ] && [ "$(cat "$peers/.made")" = "$wanted" ]; then exit; fi
echo "Installing the peers to measure against into $peers (about $size)"
registry=$("$PYTHON" scripts/registry.py)
eval "$registry"
uv=$(sh scripts/uv.sh)
"$uv" venv --quiet --clear --python "$VENV/bin/python" "$peers"
"$uv" pip install --quiet --python "$peers/bin/python" $wanted
echo "$wanted" >"$peers/.made"
