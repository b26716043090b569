#!/bin/sh
# Make $VENV and install the locked packages and Kolam itself: setup.sh run | dev
# Does nothing when the lock has not changed since the last time.
set -eu
cd "$(dirname "$0")/.."
lock=requirements/${1:?run or dev}.txt
export PYTHON="${PYTHON:-python3}" VENV="${VENV:-.venv}"
stamp=$VENV/.stamps/$1

if ! command -v "$PYTHON" >/dev/null; then
    echo "Kolam needs Python 3.11 or newer:  sudo apt-get install python3" >&2
    exit 1
fi

wanted() {
    "$VENV/bin/python" - "$lock" pyproject.toml requirements/uv.txt <<'END'
import hashlib, os, sys
state = hashlib.sha256(f"{sys.version} {os.getcwd()}".encode())
for name in sys.argv[1:]:
    state.update(open(name, "rb").read())
print(state.hexdigest())
END
}

up_to_date() { [ -x "$VENV/bin/kolam" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(wanted)" ]; }

make_venv() {
    "$PYTHON" - <<'END' || exit 1
import sys
if sys.version_info < (3, 11):
    sys.exit(f"Kolam needs Python 3.11 or newer; this is {sys.version.split()[0]}. "
             "Name another one:  make setup PYTHON=python3.12")
END
    "$PYTHON" -m venv --without-pip "$VENV"
}

install() {
    registry=$("$PYTHON" scripts/registry.py)
    eval "$registry"
    uv=$(sh scripts/uv.sh)
    "$uv" pip install --quiet --python "$VENV/bin/python" --require-hashes -r "$lock"
    # hatchling is in the lock, so building the editable install fetches nothing.
    "$uv" pip install --quiet --python "$VENV/bin/python" --no-deps --no-build-isolation \
        --offline --editable .
    mkdir -p "$VENV/.stamps"
    wanted >"$stamp"
}

if up_to_date; then exit; fi
# Two makes at once must not write into one environment.
if [ "${KOLAM_SETUP_LOCKED:-}" = "" ] && command -v flock >/dev/null; then
    KOLAM_SETUP_LOCKED=1 exec flock .setup.lock sh scripts/setup.sh "$1"
fi
[ -x "$VENV/bin/python" ] || make_venv
echo "Installing Kolam's packages ($1) into $VENV"
install
