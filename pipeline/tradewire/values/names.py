"""The values of names: what a country, body, person, good or date mention means."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Place:
    """A country, bloc or region by the guideline's code ("US", "EU", "WLD").

    `form` tells how it was named; a `capital` stands for its government only with
    a verb of speech or action ("Beijing said"), which `mentions` has checked, so
    that `acts` is False for a city that is merely a place ("in Beijing").
    """

    code: str
    form: Literal["name", "demonym", "capital", "seat", "bloc", "region"]
    acts: bool = True


@dataclass(frozen=True, slots=True)
class Body:
    """A ministry, agency, intergovernmental or industry body."""

    name: str
    kind: Literal["ministry", "agency", "intergovernmental", "industry"]
    country: str | None = None
    counts: bool = (
        True  # False inside a title or compound ("foreign ministry spokesman")
    )


@dataclass(frozen=True, slots=True)
class Person:
    """A named person; `official` is True for those who act for a state or body.

    `spans` gives the code points of the title, organization and country beside the
    name in the tokens `told`, where the text has them.
    """

    name: str
    official: bool
    title: str | None = None
    organization: str | None = None
    country: str | None = None
    status: Literal["current", "former", "acting", "nominee"] = "current"
    wikidata: str | None = None
    told: tuple[int, int] | None = None
    spans: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Good:
    """A good as the trade calls it, with its HS chapters, most likely first."""

    name: str
    hs: tuple[str, ...] = ()
    counts: bool = True  # False where it is named but not a good ("Steel" the company)


@dataclass(frozen=True, slots=True)
class When:
    """A date or period in the guideline's notation ("2021-11", "2021/22").

    `value` is None where it is relative and nothing anchors it. `basis` says
    whether the year stands in the text; `role` how the words introduce it.
    """

    value: str | None
    precision: Literal["day", "week", "month", "quarter", "half", "year", "span"]
    basis: Literal["explicit", "relative"]
    role: Literal["on", "by", "since", "until", "from"] = "on"
