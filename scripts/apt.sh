#!/bin/sh
# Install Debian packages quietly: apt.sh PACKAGE...  Fails at once where that is not allowed.
set -eu
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || exit 1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Installing $* with apt-get" >&2
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update -qq && apt-get install -y -qq -o Dpkg::Use-Pty=0 \
    --no-install-recommends "$@"; } </dev/null >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
