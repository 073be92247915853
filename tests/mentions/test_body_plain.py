"""Bodies named in lower case, after goods, and under short names."""

import pytest

from tradewire import extract


def named(text: str) -> list[tuple[str, str, str | None]]:
    return [(b.name, b.kind, b.country) for b in extract(text).organizations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya cut output, its coffee and tea authority said.",
         ("coffee and tea authority", "agency", "KE")),
        ("Malawi's cotton board bought less this year.",
         ("cotton board", "agency", "MW")),
        ("Prices are too low, Peru's fishmeal association said.",
         ("fishmeal association", "industry", "PE")),
        ("China's customs authority closed the port.",
         ("customs authority", "agency", "CN")),
        ("China's customs said imports fell.", ("customs", "agency", "CN")),
        ("Manila, the Philippines' capital, heard the trade department of the "
         "Philippines propose a levy.", ("trade department", "ministry", "PH")),
        ("Korea's joint committee of wheat importers bought two cargoes.",
         ("joint committee of wheat importers", "industry", "KR")),
        ("Brazil's growers' association ASOCAF objected.",
         ("ASOCAF", "industry", "BR")),
        ("In a letter to the U.S. Trade Representative, Acme asked for relief.",
         ("U.S. Trade Representative", "agency", "US")),
    ],
)  # fmt: skip
def test_a_body_in_plain_words(
    text: str, expected: tuple[str, str, str | None]
) -> None:
    assert expected in named(text)


def test_opec_and_its_partners_are_one_record() -> None:
    assert (
        len(named("OPEC met on Monday. OPEC+ will raise oil output, OPEC said.")) == 1
    )


@pytest.mark.parametrize(
    "text",
    [
        "The law gives a president tariff authority over imports.",
        "The firm sat on a cotton board of its own.",
        "The U.S. Trade Representative, Jane Roe, flew to Lima.",
        "The bank closed its trade desk.",
    ],
)
def test_no_body_at_all(text: str) -> None:
    assert named(text) == []


def test_and_before_a_field_of_a_subcommittee() -> None:
    found = named("The House Budget and Means trade subcommittee met on Monday.")
    assert found == [("House Budget and Means trade subcommittee", "agency", "US")]
