"""Print, as shell exports, the package registry that pip is set to, in the variables that uv reads.

uv does not read pip's settings: without this, a site that set only pip would be asked twice.
"""

import configparser
import os
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

VARIABLES = {
    "index-url": ("UV_DEFAULT_INDEX", "UV_INDEX_URL"),
    "cert": ("SSL_CERT_FILE",),
    "trusted-host": ("UV_INSECURE_HOST",),
    "proxy": ("ALL_PROXY", "HTTPS_PROXY", "https_proxy"),
}
"""pip's option -> uv's variables that say the same, the one to set first."""


def settings_files(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Where pip looks, from the weakest to the strongest."""
    home = Path.home()
    config = Path(environ.get("XDG_CONFIG_HOME", home / ".config"))
    files = [Path("/etc/xdg/pip/pip.conf"), Path("/etc/pip.conf"), home / ".pip/pip.conf"]
    files += [config / "pip/pip.conf"]
    if "PIP_CONFIG_FILE" in environ:
        files += [Path(environ["PIP_CONFIG_FILE"])]
    return tuple(files)


def pip_settings(files: tuple[Path, ...], environ: Mapping[str, str]) -> dict[str, str]:
    """The options of `VARIABLES` that pip would use: files first, then PIP_* variables."""
    parser = configparser.RawConfigParser(strict=False)
    parser.read(files, encoding="utf-8")
    found = {
        option: parser.get(section, option)
        for section in ("global", "install")
        for option in VARIABLES
        if parser.has_option(section, option)
    }
    named = {option: "PIP_" + option.upper().replace("-", "_") for option in VARIABLES}
    return found | {option: environ[name] for option, name in named.items() if environ.get(name)}


def exports(settings: Mapping[str, str], environ: Mapping[str, str]) -> Iterator[str]:
    """One shell line for each setting that uv has not been told already."""
    for option, value in settings.items():
        names = VARIABLES[option]
        if not any(environ.get(name) for name in names):
            yield f"export {names[0]}={shlex.quote(' '.join(value.split()))}"


if __name__ == "__main__":
    for line in exports(pip_settings(settings_files(os.environ), os.environ), os.environ):
        print(line)
