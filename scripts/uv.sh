#!/bin/sh
# Find or install uv, the package installer, and print its path. Needs $VENV to exist.
# Tried in turn: the one in $VENV, one on the PATH, pip, pip's own wheel, apt for that wheel.
set -eu
python=${PYTHON:-python3}
venv=${VENV:-.venv}

has_pip() { "$python" -m pip --version >/dev/null 2>&1; }

# The wheel that `python -m venv` would unpack: running pip straight from it saves seconds.
pip_wheel() {
    stdlib=$("$python" -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
    for wheel in /usr/share/python-wheels/pip-*.whl "$stdlib"/ensurepip/_bundled/pip-*.whl; do
        if [ -f "$wheel" ]; then echo "$wheel"; return; fi
    done
    return 1
}

install_uv() {
    env "$@" "$python" -m pip --python "$venv/bin/python" install --quiet \
        --disable-pip-version-check --no-warn-script-location \
        --require-hashes --no-deps -r requirements/uv.txt >&2
    echo "$venv/bin/uv"
}

if [ -x "$venv/bin/uv" ]; then echo "$venv/bin/uv"; exit; fi
if command -v uv; then exit; fi
if has_pip; then install_uv; exit; fi
if ! wheel=$(pip_wheel); then
    if ! sh scripts/apt.sh python3-pip-whl || ! wheel=$(pip_wheel); then
        echo "Kolam needs pip or uv to install its packages, and this machine has neither." >&2
        echo "Run:  sudo apt-get install python3-venv   and then the same make command again." >&2
        exit 1
    fi
fi
install_uv PYTHONPATH="$wheel"
