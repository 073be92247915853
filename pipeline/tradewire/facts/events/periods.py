"""Tell when a day or period was, seen from the day an article was published."""

from datetime import date
from typing import Literal

Time = Literal["past", "now", "future"]


def time_of(day: str, published: date | None) -> Time:
    """Return whether a day or period had begun, and whether it was over.

    >>> time_of("2021-11", date(2021, 11, 15)), time_of("2022", date(2021, 11, 15))
    ('now', 'future')
    """
    start = first_of(day)
    if published is None or not start[:4].isdigit():
        return "now"
    today = published.isoformat()[: len(start)]
    return "past" if start < today else "future" if start > today else "now"


def first_of(day: str) -> str:
    """Return the first month of a quarter or half, else the day as it is.

    >>> first_of("1987-Q3"), first_of("1987-H1"), first_of("1987-05-01/1987-05-07")
    ('1987-07', '1987-01', '1987-05-01')
    """
    start = day.split("/")[0]
    if start[4:6] in ("-Q", "-H"):
        month = (int(start[6]) - 1) * (3 if start[5] == "Q" else 6) + 1
        return f"{start[:4]}-{month:02}"
    return start
