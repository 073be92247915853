"""Read quantities in units of measure."""

from tradewire.values.amount import Quantity
from tradewire.values.scan import scan


def read(text: str) -> Quantity | None:
    """Read the first quantity of a text.

    >>> read("5.6 mln tonnes").value, read("5.6 mln tonnes").unit
    (Decimal('5600000'), 'tonne')
    >>> read("1.2 lakh tonnes").value, read("400,000 barrels per day").unit
    (Decimal('120000'), 'barrel/day')
    >>> read("$5 million") is None
    True
    """
    for reading in scan(text.strip()):
        if isinstance(reading.amount, Quantity):
            return reading.amount
    return None
