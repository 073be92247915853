"""Show a record to a person: tables on a terminal, one HTML page."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, select_autoescape
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from tradewire.fact import Fact

if TYPE_CHECKING:
    from tradewire.ingest.ledger import Entry
    from tradewire.record import Record

FIELDS = {
    "officials": ("name", "title", "organization", "country"),
    "organizations": ("name", "kind", "country"),
    "commodities": ("name", "hs"),
    "tariffs": (
        "rate",
        "commodities",
        "imposed_by",
        "applies_to",
        "instrument",
        "status",
        "effective",
    ),
    "figures": (
        "measure",
        "value",
        "commodity",
        "country",
        "partner",
        "period",
        "source",
        "status",
    ),
    "events": ("type", "actors", "targets", "commodities", "date", "status"),
    "holders": ("person", "office", "country", "since", "until"),
}
WIDE = 120  # columns of a terminal that has room for quotes
MARK = {"at_least": "≥ ", "at_most": "≤ ", "approx": "≈ "}
UNITS = {"percent": "%", "percentage_points": "points", "percent_share": "% share"}


class Screen(Console):
    """A terminal or a pipe; one that closes raises what any other file does."""

    def on_broken_pipe(self) -> None:
        """Leave it to the caller."""
        raise BrokenPipeError


def visible(text: str) -> str:
    r"""Return a text with what would hide in it or command a terminal shown.

    >>> visible("a\x1b[31m\u202eb\nc")
    'a\\x1b[31m\\u202eb\nc'
    """
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c in "\n\t\xa0" else repr(c)[1:-1] for c in text
    )


def cell(fact: Fact, name: str) -> str:
    """Return a field as a reader wants to see it; numbers with their unit."""
    data = fact.content()
    value = data.get(name)
    if name in ("rate", "value"):
        unit = data.get(f"{name}_unit", data.get("unit", ""))
        low, high = value, data.get(f"{name}_max")
        number = "–".join(f"{n:,}" for n in (low, high) if n is not None)
        prefix = MARK.get(data.get("bound", ""), "up to " if low is None else "")
        return f"{prefix}{number} {UNITS.get(unit, unit)}".replace(" %", "%")
    if isinstance(value, list):
        return visible(", ".join(map(str, value)))
    return "" if value is None else visible(str(value))


def tables(record: "Record", width: int) -> Group:
    """Return the facts of a record as terminal tables, with quotes if there is room."""
    with_quotes = width >= WIDE
    head = Text(visible(record.title or record.id), style="bold")
    when = record.published or "no date: relative dates stay unresolved"
    under = Text(visible(f"{record.id} · {when}"), "dim")
    parts: list[Any] = [Panel(Group(head, under))]
    for kind, facts in record.facts().items():
        if not facts:
            continue
        table = Table(title=f"{kind} ({len(facts)})", title_justify="left", box=None)
        for name in FIELDS[kind]:
            style = "cyan" if name == "name" else ""
            table.add_column(name, style=style, overflow="fold")
        if with_quotes:
            table.add_column("evidence", style="dim", max_width=48, no_wrap=True)
        for fact in facts:
            quote = visible(" ".join(fact.evidence.quote.split()))
            cells = [cell(fact, name) for name in FIELDS[kind]]
            table.add_row(*map(Text, [*cells, quote] if with_quotes else cells))
        parts.append(table)
    if len(parts) == 1:
        parts.append(Text("No facts found."))
    return Group(*parts)


def print_record(record: "Record", console: Console) -> None:
    """Print the facts of a record as tables."""
    console.print(tables(record, console.width))


def print_states(
    states: dict[str, int], refused: "list[Entry]", older: int, console: Console
) -> None:
    """Print how many inputs are in each state, and some that gave no record."""
    counts = Table("state", "inputs", title=f"{sum(states.values())} inputs")
    for state, number in states.items():
        counts.add_row(state, str(number))
    console.print(counts)
    if refused:
        rows = Table("source", "state", "reason", title="newest without a record")
        for entry in refused:
            line = f":{entry.line}" if entry.line else ""
            reason = Text(visible(entry.reason or ""))
            source = Text(visible(f"{entry.source}{line}"))
            rows.add_row(source, entry.state, reason)
        console.print(rows)
    if older:
        console.print(f"{older} records are of another version: ingest --reprocess")


def pieces(record: "Record") -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Yield the text in pieces, each with the kinds and ids of facts it supports."""
    facts = [
        (f.evidence.start, f.evidence.end, kind, f.id)
        for kind, found in record.facts().items()
        for f in found
    ]
    cuts = sorted({0, len(record.text), *(c for f in facts for c in f[:2])})
    for start, end in zip(cuts, cuts[1:], strict=False):
        here = [f for f in facts if f[0] <= start and end <= f[1]]
        kinds = tuple(dict.fromkeys(f[2] for f in here))
        yield record.text[start:end], kinds, tuple(f[3] for f in here)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("tradewire", "templates"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
        lstrip_blocks=True,
    )


def to_html(record: "Record", *, whole_page: bool = True) -> str:
    """Return a self-contained page, or a fragment of one, with the facts marked.

    Every text of the article is escaped; there are no scripts and no links out.
    """
    facts = {
        kind: [
            (f.id, [cell(f, name) for name in FIELDS[kind]], f.evidence.quote)
            for f in found
        ]
        for kind, found in record.facts().items()
        if found
    }
    template = _templates().get_template("page.html" if whole_page else "record.html")
    return template.render(
        record=record, pieces=list(pieces(record)), facts=facts, fields=FIELDS
    )
