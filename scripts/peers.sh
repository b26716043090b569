#!/bin/sh
# Make the peers' own environment, $VENV/.peers, for `make bench-engine`: what is measured against.
# NegMAS is AGPL: it runs there as a program of its own and is never part of Kolam.
set -eu
cd "$(dirname "$0")/.."
export PYTHON="${PYTHON:-python3}" VENV="${VENV:-.venv}"
peers=$VENV/.peers
wanted="negmas==0.16.0 highspy==1.16.0 ortools==9.15.6755"

if [ -f "$peers/.made" ] && [ "$(cat "$peers/.made")" = "$wanted" ]; then exit; fi
echo "Installing the peers to measure against into $peers (about 670 MB)"
registry=$("$PYTHON" scripts/registry.py)
eval "$registry"
uv=$(sh scripts/uv.sh)
"$uv" venv --quiet --clear --python "$VENV/bin/python" "$peers"
"$uv" pip install --quiet --python "$peers/bin/python" $wanted
echo "$wanted" >"$peers/.made"
