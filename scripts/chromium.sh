#!/bin/sh
# Get a Chromium for the browser tests where that is possible. Never fails: the tests say the rest.
cd "$(dirname "$0")/.." || exit
[ -n "${KOLAM_CHROMIUM:-}" ] && exit
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null && exit
done
sh scripts/apt.sh chromium ||
    echo "No Chromium here. For the browser tests:  sudo apt-get install chromium" >&2
