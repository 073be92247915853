"""Read sums of money, prices and specific duties."""

from tradewire.values.amount import Money
from tradewire.values.scan import scan


def read(text: str) -> Money | None:
    """Read the first sum of money of a text.

    >>> read("$3.2bn").value, read("7.1 billion dlrs").currency
    (Decimal('3200000000'), 'USD')
    >>> read("15 cents per pound").value, read("15 cents per pound").per
    (Decimal('0.15'), 'lb')
    >>> read("Rs 2,275 per quintal").currency, read("$50 a tonne").per
    ('INR', 'tonne')
    >>> read("15 pct") is None
    True
    """
    for reading in scan(text.strip()):
        if isinstance(reading.amount, Money):
            return reading.amount
    return None
