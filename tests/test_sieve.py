"""What counts as trade news, by its words alone."""

import pytest

from tradewire.lexicon import rows, split
from tradewire.sieve import GOOD, is_trade, needed, signs

TRADE = (
    "Peru raised its tariff on cotton.",
    "The anti-dumping case against Thai pipe makers goes on.",
    "CAIRO BUYS 60,000 TONNES OF FRENCH WHEAT",
    "Ghana's cocoa crop may reach 220,000 tonnes, traders say.",
    "Zinc stocks at the smelter fell to 4.1 mln tonnes, worth 90 mln dlrs.",
    "Oman pumps 580,000 bpd.",
    "The trade gap widened to 2.1 billion dlrs in May.",
    "Chip makers may no longer export to Iran.",
    "Beijing suspended imports of Lithuanian beef.",
    "Oslo and Lima opened trade talks.",
    "India lifted its ban on sugar exports.",
    "The WTO ruled for Ecuador.",
    "Beijing tightened export controls on rare earths.",
    "Factory output rose 2 pct in April.",
    "U.S. truck sales rose 4 pct in mid-June.",
)
OTHER = (
    "",
    "The striker scored twice before half time.",
    "The trade union called off the strike at the theatre.",
    "Shares rose in early trade on the stock exchange.",
    "The officer was off duty when the alarm rang.",
    "She had a fiduciary duty to the fund.",
    "The bank named a new chairman; net profit was 2 mln dlrs against 1.5 mln.",
    "The band's new album tops the chart.",
    "An important, exportless, tariffic importunity.",
    "Parliament votes on the identity card bill on Monday.",
)


@pytest.mark.parametrize("text", TRADE)
def test_trade_news_is_kept(text: str) -> None:
    assert is_trade(text)
    assert is_trade(text.upper())


@pytest.mark.parametrize("text", OTHER)
def test_other_news_is_not(text: str) -> None:
    assert not is_trade(text)
    assert not is_trade(text.upper())


def test_a_sign_counts_once_in_any_form() -> None:
    assert signs("Tariffs: one tariff, two tariffs") == {"tariff": 4}
    assert signs("wheat, barley, rice") == {GOOD: 1}


def test_only_whole_words_count_and_neighbours_both() -> None:
    assert signs("important teammates quotable") == {}
    assert signs("wheat quotas") == {GOOD: 1, "quota": 2}


def test_the_longest_form_hides_what_it_holds() -> None:
    assert signs("a trade union") == {"no trade": 0}
    assert signs("a trade") == {"trade": 1}
    assert signs("A trade war") == {"tariff": 4}


def test_line_breaks_hyphens_and_dots_part_words() -> None:
    assert signs("import\nduties") == signs("import-duties") == {"import measure": 4}
    assert "world market" in signs("the U.S. market")


def test_a_word_in_passing_keeps_a_short_article_only() -> None:
    filler = "The council met again and spoke at length about the new school. "
    assert is_trade("A tariff was named. " + filler * 8)
    assert not is_trade("A tariff was named. " + filler * 40)


def test_longer_articles_need_more() -> None:
    steps = [needed(words) for words in range(1000)]
    assert steps == sorted(steps)
    assert (steps[0], steps[-1]) == (2, 6)


def test_every_form_stands_in_one_row() -> None:
    forms = [form for row in rows("trade_words") for form in split(row["forms"])]
    assert len(forms) == len(set(forms))
    for row in rows("trade_words"):
        assert list(split(row["forms"])) == sorted(split(row["forms"])), row["sign"]
        assert 0 <= int(row["points"]) <= 4


def test_examples_of_duties_are_kept() -> None:
    """The tables' example sentences of duties and bans are trade, all but a few."""
    examples = [
        row["example"]
        for row in rows("event_cues")
        if row["type"].startswith(("tariff", "quota", "export_ban", "retaliation"))
    ]
    lost = [example for example in examples if not is_trade(example)]
    assert len(lost) <= len(examples) / 20, lost
