"""Headlines in capitals are set in mixed case, at unchanged length."""

import pytest

from tradewire.truecase import truecase

BODY = "\n\nOfficials said that Yeutter would meet Toshiba in the House."


@pytest.mark.parametrize(
    ("shout", "expected"),
    [
        ("JAPAN CUTS U.S. STEEL DUTY", "Japan cuts U.S. steel duty"),
        ("U.S.-JAPAN TALKS MAY RESUME IN MAY", "U.S.-Japan talks may resume in May"),
        ("FARMERS MARCH ON MARCH 31", "Farmers march on March 31"),
        (
            "OUTPUT ROSE IN JAN/MAY AND FELL ON DEC 5",
            "Output rose in Jan/May and fell on Dec 5",
        ),
        ("S. KOREA'S EXPORTS ROSE 5 PCT", "S. Korea's exports rose 5 pct"),
        ("USDA, EC AND GATT OFFICIALS MEET", "USDA, EC and GATT officials meet"),
        ("YEUTTER AND TOSHIBA MEET ON MONDAY", "Yeutter and Toshiba meet on Monday"),
        ("SAUDI ARABIA DOESN'T BUY A THING", "Saudi Arabia doesn't buy a thing"),
        (
            "PUTTING AMERICAN MILLS FIRST: Today the order took effect.",
            "Putting American mills first: Today the order took effect.",
        ),
        ("TOKYO, March 5 - Mills cut output.", "TOKYO, March 5 - Mills cut output."),
        ("Mills Cut Output in Japan", "Mills Cut Output in Japan"),
    ],
)
def test_capitals(shout: str, expected: str) -> None:
    assert truecase(shout + BODY) == expected + BODY


def test_a_word_keeps_the_lower_case_it_has_in_the_story() -> None:
    text = "TURKEY PRICES RISE BEFORE FEAST\n\nFarmers say that turkey is dear."
    assert truecase(text).startswith("Turkey prices rise before feast")
    other = "PRICES OF TURKEY RISE BEFORE FEAST\n\nFarmers say that turkey is dear."
    assert truecase(other).startswith("Prices of turkey rise before feast")


@pytest.mark.parametrize(
    "text", ["", "\n", "İSTANBUL MILLS CUT OUTPUT", "ẞ STRAßE" * 5]
)
def test_the_length_never_changes(text: str) -> None:
    assert len(truecase(text)) == len(text)
