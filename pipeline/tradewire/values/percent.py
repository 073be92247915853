"""Read percentages, percentage points and fractions."""

from tradewire.values.amount import Percent
from tradewire.values.scan import scan


def read(text: str) -> Percent | None:
    """Read the first percentage, change in points or fraction of a text.

    >>> read("15 pct").value, read("a 25-percent tariff").value
    (Decimal('15'), Decimal('25'))
    >>> read("by 10 percentage points").unit
    'percentage_points'
    >>> read("between 5 and 50 per cent")
    Percent(value=Decimal('5'), value_max=Decimal('50'), bound='exact', \
unit='percent', fraction=False)
    >>> read("up to 35%").value, read("up to 35%").value_max, read("5 tonnes")
    (None, Decimal('35'), None)
    >>> read("more than half of world output").fraction
    True
    """
    for reading in scan(text.strip()):
        if isinstance(reading.amount, Percent):
            return reading.amount
    return None
