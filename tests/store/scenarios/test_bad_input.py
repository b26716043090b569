"""Bad input: every fault at once with its place, nothing executed, nothing that hangs."""

from pathlib import Path

import pytest

from kolam.store.scenarios import read_scenario
from tests.store.scenarios.specimens import (
    NEGMAS_SIDE,
    faults_of,
    genius,
    kolam,
    negmas,
    told,
)

BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10 if n else "&a;" * 10}">' for n in range(9))
    + "]><utility_space>&b8;</utility_space>"
)


def test_a_profile_that_misses_a_value_is_told_with_its_place(tmp_path: Path) -> None:
    domain, first, second = genius(tmp_path)
    item = '<item index="2" value="south" evaluation="5"/>'
    first.write_text(first.read_text("utf-8").replace(item, ""), "utf-8")
    assert faults_of(domain, first, second) == [("side1.xml.Where.south", "missing_value")]


def test_profiles_that_disagree_with_the_domain_are_told_in_one_go(tmp_path: Path) -> None:
    domain, first, second = genius(tmp_path)
    first.write_text(first.read_text("utf-8").replace("south", "souht"), "utf-8")
    second.write_text(second.read_text("utf-8").replace("Where", "Were"), "utf-8")
    assert faults_of(domain, first, second) == [
        ("side1.xml.Where.souht", "unknown"),
        ("side1.xml.Where.south", "missing_value"),
        ("side2.xml.Were", "unknown"),
        ("side2.xml.Where", "missing_issue"),
    ]


def test_weights_over_1_are_a_fault(tmp_path: Path) -> None:
    domain, *sides = genius(tmp_path, weight="0.9")
    assert faults_of(domain, *sides) == [("side1.xml", "weights_over")]


def test_a_negative_evaluation_is_a_fault(tmp_path: Path) -> None:
    domain, *sides = genius(tmp_path, north="-4")
    assert faults_of(domain, *sides) == [("side1.xml.Where.north", "negative_evaluation")]


@pytest.mark.parametrize("word", ["NaN", "inf", "-Infinity"])
def test_numbers_without_an_end_are_faults(word: str, tmp_path: Path) -> None:
    domain, *sides = genius(tmp_path, north=word)
    assert faults_of(domain, *sides) == [("side1.xml.Where.north", "not_finite")]


def test_json_numbers_without_an_end_are_faults(tmp_path: Path) -> None:
    path = kolam(tmp_path)
    path.write_text(path.read_text("utf-8").replace("0.5", "NaN"), "utf-8")
    assert faults_of(path) == [("well.json.party 2.reservation", "not_finite")]


@pytest.mark.parametrize("word", ["1e999999999", "9" * 5000, "1/0", "0x10", "__import__('os')"])
def test_numbers_that_would_never_end_are_faults(word: str, tmp_path: Path) -> None:
    parties = [{"name": "a", "points": [[word, 0]]}, {"name": "b", "points": [[0, 0]]}]
    path = kolam(tmp_path, parties=parties)
    assert faults_of(path) == [("well.json.party 1.points.Where.north", "not_a_number")]


def test_one_party_is_a_fault(tmp_path: Path) -> None:
    domain, *sides = genius(tmp_path, sides=1)
    assert faults_of(domain, *sides) == [("domain", "one_party")]


def test_a_domain_without_a_profile_is_a_fault(tmp_path: Path) -> None:
    domain, *_ = genius(tmp_path)
    assert faults_of(domain) == [("domain", "no_profiles")]


def test_two_parties_with_the_same_name_are_a_fault(tmp_path: Path) -> None:
    parties = [{"name": "a", "points": [[1, 0]]}] * 2
    assert faults_of(kolam(tmp_path, parties=parties)) == [("a", "party_twice")]


def test_an_xml_bomb_is_not_unfolded(tmp_path: Path) -> None:
    domain, first, second = genius(tmp_path)
    first.write_text(BOMB, "utf-8")
    assert faults_of(domain, first, second) == [("side1.xml", "xml_entities")]


def test_an_external_entity_is_not_fetched(tmp_path: Path) -> None:
    domain, first, second = genius(tmp_path)
    first.write_text('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "utf-8")
    assert faults_of(domain, first, second) == [("side1.xml", "xml_entities")]


def test_a_yaml_bomb_is_not_unfolded(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert faults_of(negmas(tmp_path, "\n".join(lines))) == [("u1.yml", "too_much")]


def test_a_yaml_tag_makes_no_object(tmp_path: Path) -> None:
    made = tmp_path / "made"
    tag = f"a: !!python/object/apply:os.mkdir ['{made}']\n"
    assert faults_of(negmas(tmp_path, tag + NEGMAS_SIDE)) == [("u1.yml.line 1", "names_a_class")]
    assert not made.exists()


@pytest.mark.parametrize("kind", ["LambdaFun", "os.system", "evil.TableFun"])
def test_a_function_that_is_not_on_the_list_is_a_fault(kind: str, tmp_path: Path) -> None:
    folder = negmas(tmp_path, NEGMAS_SIDE.replace("AffineFun", kind))
    assert faults_of(folder) == [("u1.yml.values.n.type", "names_a_class")]


def test_a_utility_function_that_is_not_on_the_list_is_a_fault(tmp_path: Path) -> None:
    folder = negmas(tmp_path, "type: MadeUpFunction\n")
    assert faults_of(folder) == [("u1.yml.type", "names_a_class")]


def test_broken_files_are_told_all_at_once(tmp_path: Path) -> None:
    domain, first, second = genius(tmp_path)
    first.write_text("<a>\n<b>", "utf-8")
    second.write_text("<a", "utf-8")
    assert faults_of(domain, first, second) == [("side1.xml", "not_xml"), ("side2.xml", "not_xml")]


def test_a_file_with_several_scenarios_asks_which(tmp_path: Path) -> None:
    side = '{"issueWeights": {"x": 1}, "issues": {"x": {"y": 1}}}'
    one = f'{{"profileA": {side}, "profileB": {side}}}'
    path = tmp_path / "many.json"
    path.write_text(f'{{"first": {one}, "second": {one}}}', "utf-8")
    assert faults_of(path) == [("many.json", "several")]
    assert read_scenario(path, pick="second").name == "second"


@pytest.mark.parametrize("text", ["[]", "{}", "3", '{"a": {"b": 1}}', "null"])
def test_json_of_another_kind_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(text, "utf-8")
    assert faults_of(path) == [("other.json", "unknown_format")]


def test_an_issue_with_endlessly_many_options_is_not_listed(tmp_path: Path) -> None:
    domain, *sides = genius(tmp_path)
    wide = domain.read_text("utf-8").replace('upperbound="3"', 'upperbound="9999999999"')
    domain.write_text(wide, "utf-8")
    assert ("domain.xml.Days", "too_much") in faults_of(domain, *sides)


def test_rows_twice_and_options_without_points_are_faults_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("party,issue,option,points\na,x,y,1\na,x,y,2\nb,x,z,1\nb,,z,1\n", "utf-8")
    assert faults_of(path) == [
        ("t.csv.row 3", "row_twice"),
        ("t.csv.row 5", "empty_cell"),
        ("a.x.z", "missing_value"),
        ("b.x.y", "missing_value"),
    ]


def test_a_profile_that_is_no_xml_at_all_is_told(tmp_path: Path) -> None:
    domain, first, second = genius(tmp_path)
    first.write_text("0.6, 1.0", "utf-8")
    assert faults_of(domain, first, second) == [("side1.xml", "not_xml")]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert faults_of(tmp_path) == [(tmp_path.name, "unknown_format")]


def test_what_does_not_belong_in_a_folder_is_left_out_with_a_note(tmp_path: Path) -> None:
    negmas(tmp_path)
    (tmp_path / "stats.csv").write_text("a,b\n1,2\n", "utf-8")
    (tmp_path / "_info.yaml").write_text("n: 1\n", "utf-8")
    notes = read_scenario(tmp_path).notes
    assert [told(note) for note in notes] == [
        ("stats.csv", "left_out"),
        ("_info.yaml", "left_out"),
    ]
