"""The set-up hands pip's registry on to uv."""

from pathlib import Path

from scripts.registry import exports, pip_settings


def written(folder: Path, text: str) -> tuple[Path]:
    path = folder / "pip.conf"
    path.write_text(text, encoding="utf-8")
    return (path,)


def test_pips_registry_becomes_uvs(tmp_path: Path) -> None:
    files = written(tmp_path, "[global]\nindex-url = https://a.example/simple\ncert = /ca.crt\n")
    assert list(exports(pip_settings(files, {}), {})) == [
        "export UV_DEFAULT_INDEX=https://a.example/simple",
        "export SSL_CERT_FILE=/ca.crt",
    ]


def test_a_variable_is_stronger_than_a_file(tmp_path: Path) -> None:
    files = written(tmp_path, "[install]\nindex-url = https://a.example/simple\n")
    environ = {"PIP_INDEX_URL": "https://b.example/simple"}
    assert pip_settings(files, environ) == {"index-url": "https://b.example/simple"}


def test_what_uv_was_told_stays() -> None:
    settings = {"index-url": "https://a.example/simple"}
    assert list(exports(settings, {"UV_INDEX_URL": "https://c.example/simple"})) == []


def test_an_option_that_uv_does_not_need_is_left_out(tmp_path: Path) -> None:
    files = written(tmp_path, "[global]\ntimeout = 5\n")
    assert pip_settings(files, {}) == {}


def test_a_value_is_quoted_for_the_shell() -> None:
    assert list(exports({"cert": "/my certificates/ca.crt"}, {})) == [
        "export SSL_CERT_FILE='/my certificates/ca.crt'"
    ]


def test_without_settings_nothing_is_said(tmp_path: Path) -> None:
    assert pip_settings((tmp_path / "absent",), {}) == {}
