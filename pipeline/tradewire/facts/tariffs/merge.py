"""Merge the statements of one rate into one record."""

from collections.abc import Sequence
from dataclasses import replace

from tradewire.facts.tariffs.draft import Draft
from tradewire.facts.tariffs.scope import ALL


def merged(found: Sequence[Draft]) -> list[Draft]:
    """Return one draft a fact, in text order, with the most specific fields of all."""
    kept: list[Draft] = []
    for draft in sorted(found, key=lambda d: (d.headline, d.evidence.start)):
        for n, other in enumerate(kept):
            if _is_same(other, draft):
                kept[n] = _join(other, draft)
                break
        else:
            kept.append(draft)
    return sorted(kept, key=lambda d: d.spans["rate"][0])


def _is_same(one: Draft, two: Draft) -> bool:
    """Tell whether two statements can be of one rate."""
    if one.unit != two.unit or (one.rate, one.rate_max) != (two.rate, two.rate_max):
        return False
    if {one.status, two.status} == {"ended", "proposed"}:
        return False
    if None not in (one.previous, two.previous) and one.previous != two.previous:
        return False
    if one.effective_firm and two.effective_firm and not _same_date(one, two):
        return False
    apart = one.effective and two.effective and not _same_date(one, two)
    if one.status != two.status and apart and not (one.headline or two.headline):
        return False
    sides = _agree(one, two, "imposers") and _agree(one, two, "targets")
    return sides and _same_goods(one, two)


def _same_date(one: Draft, two: Draft) -> bool:
    left, right = sorted((one.effective or "", two.effective or ""), key=len)
    return right.startswith(left)


def _agree(one: Draft, two: Draft, side: str) -> bool:
    left, right = set(getattr(one, side)), set(getattr(two, side))
    if not left or not right or left & right:
        return True
    return side not in one.firm or side not in two.firm


def _same_goods(one: Draft, two: Draft) -> bool:
    left, right = set(one.goods) - set(ALL), set(two.goods) - set(ALL)
    if not left or not right:
        return not (left or right) or not ("goods" in one.firm and "goods" in two.firm)
    return bool(left & right) or not ("goods" in one.firm and "goods" in two.firm)


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
