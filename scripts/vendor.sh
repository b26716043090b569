#!/bin/sh
# Bring the fonts and scripts that Kolam ships anew from npm, at the versions in vendor/package.json.
# Only for those who change a version: what it writes is in the repository. Needs node and npm.
set -eu
cd "$(dirname "$0")/.."
export PYTHON="${PYTHON:-python3}" VENV="${VENV:-.venv}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp scripts/vendor/package*.json "$work"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --silent)
modules=$work/node_modules
paper=src/kolam/fonts
pages=src/kolam/web/static/fonts
vendor=src/kolam/web/static/vendor

for script in "" -sinhala:Sinhala -tamil:Tamil; do
    package=$modules/@expo-google-fonts/noto-sans${script%%:*}
    family=NotoSans${script#*:}
    cp "$package/400Regular/${family}_400Regular.ttf" "$paper/$family-Regular.ttf"
    cp "$package/700Bold/${family}_700Bold.ttf" "$paper/$family-Bold.ttf"
done
{
    grep -h '^Copyright 2' "$modules"/@expo-google-fonts/*/LICENSE_FONT
    sed 1d "$modules/@expo-google-fonts/noto-sans/LICENSE_FONT"
} >"$paper/OFL.txt"
cp "$paper/OFL.txt" "$pages/OFL.txt"

cp "$modules/htmx.org/dist/htmx.min.js" "$vendor/htmx.min.js"
cp "$modules/htmx.org/LICENSE" "$vendor/htmx.LICENSE.txt"
cp "$modules/axe-core/axe.min.js" tests/browser/vendor/axe.min.js
cp "$modules/axe-core/LICENSE" tests/browser/vendor/axe.LICENSE.txt

registry=$("$PYTHON" scripts/registry.py)
eval "$registry"
"$(sh scripts/uv.sh)" run --quiet --no-project --python "$VENV/bin/python" \
    --with fonttools==4.68.0 --with brotli==1.2.1 python scripts/subset_fonts.py "$paper" "$pages"
