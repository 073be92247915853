"""Merge the statements of one rate into one record."""

from collections.abc import Sequence
from dataclasses import replace

from tradewire.facts.tariffs.draft import Draft
from tradewire.facts.tariffs.reach import ALL

SIDES = ("goods", "imposers", "targets")


def merged(found: Sequence[Draft]) -> list[Draft]:
    """Return one draft a fact, in text order, with the most specific fields of all."""
    kept: list[Draft] = []
    for draft in sorted(found, key=lambda d: (d.headline, d.evidence.start)):
        fits = [(_likeness(other, draft), -n) for n, other in enumerate(kept)]
        best = max((f for f in fits if f[0] is not None), default=None)
        if best is None:
            kept.append(draft)
        else:
            kept[-best[1]] = _join(kept[-best[1]], draft)
    kept = [d for d in kept if not any(_rounds(d, other) for other in kept)]
    return sorted(kept, key=lambda d: d.spans["rate"][0])


def _rounds(one: Draft, exact: Draft) -> bool:
    """Tell whether a headline only rounds a rate of the text: 17% for 17.09%."""
    if one.rate is None or exact.rate is None or one.unit != exact.unit:
        return False
    whole = one.rate == one.rate.to_integral_value()
    near = whole and exact.rate != one.rate and abs(exact.rate - one.rate) < 1
    near = near and exact.rate != exact.rate.to_integral_value()
    return one.headline and not exact.headline and near


def _likeness(one: Draft, two: Draft) -> int | None:
    """Return how alike two statements of a rate are, None if they are of two facts."""
    if one.unit != two.unit or (one.rate, one.rate_max) != (two.rate, two.rate_max):
        return None
    if {one.status, two.status} == {"ended", "proposed"}:
        return None
    exported = [d.instrument == "export_tax" for d in (one, two)]
    if exported[0] != exported[1] and "goods" in one.firm | two.firm:
        return None
    if one.worth and two.worth and one.worth != two.worth:
        return None
    dated = one.own_date and two.own_date and not _same_date(one, two)
    if dated and one.status == two.status == "in_force":
        return None
    if _is_history(one, two) or _is_history(two, one):
        return None
    together = one.sentence == two.sentence or (one.item and two.item)
    if together and (one.goods, one.targets) != (two.goods, two.targets):
        return None
    if None not in (one.previous, two.previous) and one.previous != two.previous:
        return None
    if one.effective_firm and two.effective_firm and not _same_date(one, two):
        return None
    apart = one.effective and two.effective and not _same_date(one, two)
    if one.status != two.status and apart and not (one.headline or two.headline):
        return None
    marks = [_agreement(one, two, side) for side in SIDES]
    if None in marks:
        return None
    total = sum(m for m in marks if m is not None)
    for draft in (one, two):
        bare = not draft.firm & {"goods", "targets"}
        apart_on = {s for s, m in zip(SIDES, marks, strict=True) if m == -1}
        if not apart_on or (bare and not apart_on & draft.firm):
            return total
    return None


def _is_history(old: Draft, now: Draft) -> bool:
    """Tell a duty told with its day from one on other goods of a named origin."""
    other = now.goods != old.goods and "targets" in now.firm
    dated = old.own_date and not now.own_date
    return dated and other and "targets" not in old.firm


def _agreement(one: Draft, two: Draft, side: str) -> int | None:
    """Return how far two statements agree on a side: None if both say otherwise.

    A side that was only carried over may give way, at a price.
    """
    left, right = set(getattr(one, side)), set(getattr(two, side))
    if side == "goods":
        left, right = left - {*ALL}, right - {*ALL}
    firm = side in one.firm and side in two.firm
    if left & right:
        return 2
    if not left and not right:
        return 1
    if not left or not right:
        return None if firm and side == "goods" else 0
    return None if firm else -1


def _same_date(one: Draft, two: Draft) -> bool:
    left, right = sorted((one.effective or "", two.effective or ""), key=len)
    return right.startswith(left)


def _join(one: Draft, two: Draft) -> Draft:
    """Return the better of two statements, its gaps filled from the other."""
    best, rest = (two, one) if _rank(two) > _rank(one) else (one, two)
    goods = _best(best, rest, "goods")
    stated = best if best.weight >= rest.weight else rest
    dated = max((best, rest), key=lambda d: (d.effective_firm, bool(d.effective)))
    spans = rest.spans | best.spans
    return replace(
        best,
        instrument=best.instrument
        if best.instrument != "import_tariff"
        else rest.instrument,
        previous=best.previous if best.previous is not None else rest.previous,
        goods=goods,
        imposers=_best(best, rest, "imposers"),
        targets=_best(best, rest, "targets"),
        status=stated.status,
        weight=stated.weight,
        cue=stated.cue,
        effective=dated.effective,
        effective_firm=dated.effective_firm,
        authority=best.authority or rest.authority,
        announced=best.announced or rest.announced,
        ends=best.ends or rest.ends,
        exempt=best.exempt or rest.exempt,
        firm=best.firm | rest.firm,
        spans=spans,
    )


def _rank(draft: Draft) -> tuple[int, bool]:
    return (len(draft.firm), not draft.headline)


def _best(best: Draft, rest: Draft, side: str) -> tuple[str, ...]:
    left: tuple[str, ...] = getattr(best, side)
    right: tuple[str, ...] = getattr(rest, side)
    if side in best.firm and left and left != tuple(ALL):
        return left
    if side in rest.firm and right and right != tuple(ALL):
        return right
    return left or right
