#!/bin/sh
# Get a Chromium for the browser tests where that is possible; never fail, the tests say the rest.
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null && exit 0
done
[ -n "${KOLAM_CHROMIUM:-}" ] && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "No Chromium here. For the browser tests:  sudo apt-get install chromium"
    exit 0
fi
echo "Installing Chromium for the browser tests with apt-get"
{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends chromium; } </dev/null >/dev/null ||
    echo "apt-get could not install Chromium: the browser tests cannot run."
