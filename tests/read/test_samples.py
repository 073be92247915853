"""The real files of `../shared/samples` end in the state that their README names."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tradewire.article import Article, Reject
from tradewire.read import read_path
from tradewire.read.fields import Fields

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
WORDS = re.compile(r"\w+")
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not SAMPLES.exists(), reason="../shared is not there: real files unread"
    ),
]
DIFFERENT = {
    "reuters21578_two_stories.sgm": "holds 157 <PLACES> lines and no story",
    "efe_nitf_spanish.xml": "its text is English and declared so",
}
FIRST = {
    "aap_content_api.json": (1, "BC-BBN--Top Ten", date(2019, 7, 3)),
    "aap_finance_nitf.xml": (1, "Highlights of the AAP", date(2015, 2, 20)),
    "afp_newsml12.xml": (1, "Sweden court accepts", date(2014, 8, 29)),
    "ap_ethanol_anpa1312.tst": (1, "Prairies vanish", date(2013, 11, 13)),
    "ap_nitf.xml": (1, "Can trading pollution", date(2015, 12, 10)),
    "ap_text_item.json": (1, "Review: Documentary", date(2020, 6, 2)),
    "bbc0405_latin1.txt": (1, "US trade gap", None),
    "bbc_2026_a.html": (1, "US and Iran trade fire", None),
    "bbc_2026_b.html": (1, "Trump administration bans", None),
    "blog_repost_tariffs.md": (1, "Trump Is Having", date(2025, 10, 10)),
    "cnn_2019_1.4MB.html": (1, "Investors don't seem", date(2019, 11, 19)),
    "congress_2008.jsonl": (19, "Barbara Lee Supports", date(2008, 4, 1)),
    "dailyft_article.json": (1, "US tariffs vs.", date(2025, 12, 12)),
    "dpa_brexit_iptc7901.txt": (1, "Top EU court", date(2018, 12, 10)),
    "dpa_iptc7901.txt": (1, "Germany Social Democrats", date(2013, 11, 13)),
    "dpa_iptc7901_odd_charset.txt": (1, "German football", date(2015, 10, 7)),
    "economist_2023_indonesia.html": (1, "Indonesia embraces", date(2023, 1, 26)),
    "economist_2024_us_mexico.html": (1, "Could there be", date(2024, 3, 12)),
    "euronews_2026.html": (1, "As Trump pitches", date(2026, 1, 6)),
    "globenewswire.newsml": (1, "Auxly Closes", date(2020, 6, 9)),
    "kyodo_newsml12.xml": (1, "Ex-Chinese Premier", date(2019, 7, 23)),
    "masakhane_dropcaps_damaged.tsv": (30, "Customers could get", None),
    "ninjs2.json": (1, "Oil prices edge up", date(2017, 7, 3)),
    "nitf_local.xml": (1, "Weather and Tide", date(2002, 2, 25)),
    "nytimes_2019.html": (1, "Trump’s Made-for-TV", date(2019, 11, 18)),
    "politifact_2019.html": (1, "PolitiFact’s guide", date(2019, 11, 18)),
    "qz_nigeria.html": (1, "Nigeria’s economy", date(2020, 2, 24)),
    "rcv1_2330_newsml.xml": (1, "Tylan stock jumps", date(1996, 8, 20)),
    "realtimeqa_20240412.jsonl": (133, "Britain's Cameron", date(2014, 10, 3)),
    "reuters21578_crude_reut-00001.xml": (1, "DIAMOND SHAM", date(1987, 2, 26)),
    "reuters21578_reut2-021.sgm": (578, "CITYFED FINANCIAL", date(1987, 10, 19)),
    "reuters21578_ten.xml": (10, "BAHIA COCOA REVIEW", date(1987, 2, 26)),
    "reuters_newsml_g2.xml": (1, "PRECIOUS-Gold rises", date(2017, 1, 31)),
    "reutersc50_entity.txt": (1, None, None),
    "rss_north_america_malformed.xml": (1231, "Private lake, pool", None),
    "rss_small_papers.xml": (53, "Thieves Steal Safe", None),
    "rss_whitehouse.xml": (30, "President Trump and", date(2026, 8, 21)),
    "scoop_newsml_g2_bom.xml": (1, "Dick Smith receivers", date(2016, 1, 12)),
    "senate_mojibake.txt": (1, "BAUCUS HOLDS", date(2006, 9, 28)),
    "tass_newsml.xml": (1, "Kremlin has", date(2019, 1, 21)),
    "trt_china.csv": (339, "China's 2018", None),
    "whitehouse_proclamation.md": (1, "A Proclamation on", date(2021, 2, 1)),
    "wire_email_odd_charset.eml.txt": (1, "Senden defends", date(2015, 3, 10)),
    "yahoo_2017.json.xz": (403, "LEAKED PHOTOS", date(2017, 5, 1)),
}
"""How many articles are in a file, how its first one's title begins, and its date."""


def rows() -> dict[str, str]:
    """Return the state of each file, as the README states it."""
    if not SAMPLES.exists():
        return {}
    text = (SAMPLES / "README.md").read_text("utf-8")
    return dict(re.findall(r"^\| `([^`]+)` \|.*\| ([^|]+) \|$", text, re.MULTILINE))


def read(name: str) -> list[Article | Reject]:
    given = re.findall(r"\w+=[\w.]+", rows()[name])
    return list(read_path(SAMPLES / name, SAMPLES, Fields.parse(given)))


@pytest.mark.parametrize("name", rows())
def test_state(name: str) -> None:
    wanted = rows()[name]
    items = read(name)
    counts = Counter(i.state if isinstance(i, Reject) else "done" for i in items)
    if name in DIFFERENT:
        assert wanted.split()[0] not in counts, f"{name}: no longer: {DIFFERENT[name]}"
        pytest.xfail(DIFFERENT[name])
    assert counts[wanted.split()[0].strip(",")] >= 1
    assert set(counts) <= {"done", "not_english"}
    marked = [i.source.repaired for i in items if isinstance(i, Article) and i.source]
    if "repaired" in wanted:
        assert all(marked)


@pytest.mark.parametrize("name", FIRST)
def test_title_and_date(name: str) -> None:
    found = [item for item in read(name) if isinstance(item, Article)]
    count, title, published = FIRST[name]
    assert len(found) == count
    assert (found[0].title or "").startswith(title or "")
    assert bool(found[0].title) == bool(title) and found[0].published == published


EXPECTED = sorted(SAMPLES.glob("expected/*"))


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_body_of_pages(path: Path) -> None:
    (article,) = read(f"{path.stem}.html")
    assert isinstance(article, Article)
    kept = "".join(
        character
        for place, character in enumerate(article.text)
        if place >= article.body_start and article.states_facts(place, place)
    )
    wanted = Counter(WORDS.findall(path.read_text("utf-8").lower()))
    got = Counter(WORDS.findall(kept.lower()))
    f1 = 2 * (wanted & got).total() / (wanted.total() + got.total())
    assert f1 > 0.98, f1
