"""What holds for the amounts of any text."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewire.values.scan import scan

PIECES = [
    "5", "12", "1,234", "0.50", "1986", "1/2", "3-1/2", "½", "nine", "half", "a third",
    "two-thirds", "zero", "million", "mln", "bn", "lakh", "thousand", "%", "pct",
    "percent", "points", "$", "US$", "£", "dlrs", "cents", "tonnes", "60-kg bags",
    "bpd", "a day", "per lb", "from", "to", "between", "and", "or", "or more", "up to",
    "about", "(", ")", ",", "-", "/", ".", " ", " ", " ", "\n", "of", "a", "duty",
    "the", "against", "99999999999999999999", "000", "c", "m", "٣",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join) | st.text())
def test_amounts_lie_in_order_in_the_text(text: str) -> None:
    end = 0
    for reading in scan(text):
        assert end <= reading.start < reading.end <= len(text)
        end = reading.end
        a = reading.amount
        values = [v for v in (a.value, a.value_max) if v is not None]
        assert values and values == sorted(values)
        assert all(isinstance(v, Decimal) and v.is_finite() for v in values)


@pytest.mark.parametrize(
    "text",
    ["1," * 20_000, "one " * 20_000, "half of a " * 10_000, "5 and " * 20_000,
     "1 to " * 20_000, "9" * 50_000, "$" * 50_000, "a" * 100_000, "1.1" * 20_000],
)  # fmt: skip
def test_time_is_linear_in_the_length(text: str) -> None:
    def cost(part: str) -> float:
        begin = time.process_time()
        scan.__wrapped__(part)
        return time.process_time() - begin

    assert cost(text) < 0.5 + 12 * cost(text[: len(text) // 4])
