#!/bin/sh
# Get what the browser and paper tests need where that is possible. Never fails: the tests say the rest.
# Playwright's driver wants libatomic, which a bare Debian lacks; pdftotext reads PDFs back.
cd "$(dirname "$0")/.." || exit
wanted=
has() { command -v "$1" >/dev/null; }
[ -n "${KOLAM_CHROMIUM:-}" ] || has chromium || has chromium-browser || has google-chrome ||
    has google-chrome-stable || wanted="chromium"
ls /usr/lib/*/libatomic.so.1 /usr/lib/libatomic.so.1 /lib64/libatomic.so.1 2>/dev/null | grep -q . ||
    wanted="$wanted libatomic1"
has pdftotext || wanted="$wanted poppler-utils"
[ -z "$wanted" ] && exit
# shellcheck disable=SC2086  # one word a package
sh scripts/apt.sh $wanted ||
    echo "Missing for some tests:  sudo apt-get install $wanted" >&2
exit 0
