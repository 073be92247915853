"""Read numbers: digits, words, multipliers, ranges, bounds."""

from tradewire.values.amount import Number
from tradewire.values.scan import scan


def read(text: str) -> Number | None:
    """Read a text that is a number with no unit, currency or percent.

    >>> read("two and a half million")
    Number(value=Decimal('2500000'), value_max=None, bound='exact')
    >>> read("nearly 73 million").bound, read("between 5 and 50").value_max
    ('approx', Decimal('50'))
    >>> read("a dozen") is read("5 tonnes") is None
    True
    """
    for reading in scan(text.strip()):
        if isinstance(reading.amount, Number):
            return reading.amount
    return None
