#!/bin/sh
# Write the lock files anew from pyproject.toml. They hold versions and hashes, no addresses.
set -eu
cd "$(dirname "$0")/.."
export PYTHON="${PYTHON:-python3}" VENV="${VENV:-.venv}"
registry=$("$PYTHON" scripts/registry.py)
eval "$registry"
uv=$(sh scripts/uv.sh)

lock() {
    target=$1
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links --output-file "requirements/$target" "$@" $upgrade
}

upgrade=${UPGRADE:+--upgrade}
lock uv.txt requirements/uv.in
lock standards.txt requirements/standards.in
lock run.txt pyproject.toml --group build
lock dev.txt pyproject.toml --group build --extra dev --extra fast --extra postgres -c requirements/run.txt
