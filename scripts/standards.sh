#!/bin/sh
# Make the environment of what holds our PDFs against PDF/A and PDF/UA: $VENV/.standards.
# veraPDF and a Java to run it in come inside packages. PyMuPDF, below outloud, is AGPL:
# it runs there as a program of its own and is never part of Kolam.
# Never fails: the tests say the rest.
cd "$(dirname "$0")/.." || exit
export PYTHON="${PYTHON:-python3}" VENV="${VENV:-.venv}"
lock=requirements/standards.txt
standards=$VENV/.standards

install() {
    echo "Installing what PDFs are validated with into $standards (about 220 MB)" &&
        registry=$("$PYTHON" scripts/registry.py) &&
        eval "$registry" &&
        uv=$(sh scripts/uv.sh) &&
        "$uv" venv --quiet --clear --python "$VENV/bin/python" "$standards" &&
        "$uv" pip install --quiet --python "$standards/bin/python" --require-hashes -r "$lock" &&
        cp "$lock" "$standards/.made"
}

cmp -s "$lock" "$standards/.made" || install ||
    echo "PDFs are not validated: their validators could not be installed from PyPI" >&2
exit 0
