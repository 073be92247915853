"""The tables of countries and places: sorted, sourced, without double meanings."""

from collections import Counter

import pytest

from tradewire.lexicon import rows, split
from tradewire.values.country import code, is_country, label, place_code

BLOCS = {
    "AFR", "AFU", "APEC", "ASEAN", "ASI", "BRICS", "CAIRNS", "CARICOM", "COMECON",
    "ECOWAS", "EFTA", "EU", "EUR", "G20", "G7", "G8", "GATT", "GCC", "ICCO", "ICO",
    "IMF", "INRO", "ISO", "ITC", "IWC", "LAM", "MERCOSUR", "NATO", "OAPEC", "OECD",
    "OPEC", "SADC", "UN", "UNCTAD", "WLD", "WTO",
}  # fmt: skip


def test_no_name_has_two_codes() -> None:
    owners: dict[str, set[str]] = {}
    for row in rows("countries"):
        for name in (row["name"], *split(row["aliases"])):
            owners.setdefault(name, set()).add(row["code"])
    for row in rows("demonyms"):
        for word in split(row["words"]):
            owners.setdefault(word, set()).add(row["code"])
    for row in rows("places"):
        if row["form"] in ("capital", "seat", "bloc", "region"):
            owners.setdefault(row["name"], set()).add(row["code"])
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_no_place_is_listed_twice_in_one_form() -> None:
    counts = Counter((row["name"], row["form"]) for row in rows("places"))
    assert [key for key, count in counts.items() if count > 1] == []


def test_every_place_has_a_known_code() -> None:
    for row in rows("places"):
        if row["form"] == "none":
            assert row["code"] == ""
        else:
            assert is_country(row["code"]) or row["code"] in BLOCS, row


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("United States of America", "US"),
        ("U.S.", "US"),
        ("Viet Nam", "VN"),
        ("Burma", "MM"),
        ("Ivory Coast", "CI"),
        ("Zaire", "CD"),
        ("Holland", "NL"),
        ("Saudis", "SA"),
        ("Peking", "CN"),
        ("the Kremlin", "RU"),
        ("African Union", "AFU"),
        ("the world", "WLD"),
        ("Southeast Asia", "ASI"),
        ("Central America", "LAM"),
        ("Springfieldia", None),
    ],
)
def test_names_give_codes(name: str, expected: str | None) -> None:
    assert code(name) == expected


def test_labels_are_the_usual_names() -> None:
    assert [label(c) for c in ("US", "KR", "SU", "XK", "QQ")] == [
        "United States", "South Korea", "Soviet Union", "Kosovo", None,
    ]  # fmt: skip


def test_cities_lie_in_countries_and_blocs_are_none() -> None:
    assert [place_code(p) for p in ("BRUSSELS", "GENEVA", "Bahrain", "OPEC")] == [
        "BE", "CH", "BH", None,
    ]  # fmt: skip
