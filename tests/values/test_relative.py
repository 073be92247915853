"""Days and spans read by dateparser: right in any order, and without a clock."""

import os
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewire.values import relative
from tradewire.values.date import week
from tradewire.values.relative import counted, day_of_year, full_day, nearest_days

FORMS = (
    "{0:%B} {0.day}, {0.year}", "{0:%b}. {0.day}, {0.year}", "{0.day} {0:%B} {0.year}",
    "{0.day} {0:%b} {0.year}", "{0.day}-{0:%b}-{0.year}", "{0:%B} {0.day} {0.year}",
    "{0.month}/{0.day}/{0.year}", "{0:%Y-%m-%d}", "{0:%B} the {0.day}, {0.year}",
)  # fmt: skip
written = st.dates(date(1700, 1, 1), date(2099, 12, 31))
bases = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(written, st.sampled_from(FORMS))
@settings(deadline=None, max_examples=300)
def test_a_full_date_is_read_in_every_form(day: date, form: str) -> None:
    assert full_day(form.format(day)) == day


@given(written, bases)
@settings(deadline=None)
def test_the_nearest_days_lie_on_both_sides(day: date, base: date) -> None:
    words = f"{day:%B} {day.day}"
    assert day_of_year(words) == (day.month, day.day)
    found = [date.fromisoformat(found) for found in nearest_days(words, base)]
    assert {(f.month, f.day) for f in found} == {(day.month, day.day)}
    assert found[0] <= base <= found[1]
    if (day.month, day.day) != (2, 29):
        assert base - found[0] < timedelta(days=366)
        assert found[1] - base < timedelta(days=366)


@given(bases, st.integers(2, 400))
@settings(deadline=None)
def test_days_and_weeks_are_counted_from_the_base(base: date, count: int) -> None:
    back, ahead = timedelta(days=count), timedelta(weeks=count)
    assert counted(f"{count} days ago", base) == (base - back).isoformat()
    assert counted(f"in {count} weeks", base) == week(base + ahead)


@pytest.mark.parametrize("words", ["June 31, 2018", "2/29/2019", "25%", "HS 7606", ""])
def test_what_is_no_full_day(words: str) -> None:
    assert full_day(words) is None


@pytest.mark.parametrize("words", ["soon", "", "in 999 decades", "a while ago"])
def test_what_cannot_be_counted(words: str) -> None:
    assert counted(words, date(2021, 11, 16)) is None


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="zones are set on POSIX only")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_the_zone_of_the_machine_does_not_matter(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tuesday = date(2021, 11, 16)
    words = ("today", "yesterday", "tomorrow", "last night", "last Tuesday")
    expected = [counted(w, tuesday) for w in words]
    old = os.environ.get("TZ")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    relative._read.cache_clear()
    try:
        assert [counted(w, tuesday) for w in words] == expected
    finally:
        monkeypatch.undo()
        assert os.environ.get("TZ") == old
        time.tzset()
