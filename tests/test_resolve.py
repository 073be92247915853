"""What an article as a whole is about."""

from tradewire import Article, mentions
from tradewire.annotate import annotate, load
from tradewire.resolve import topic
from tradewire.story import Story


def read(text: str, title: str | None = None) -> Story:
    article = Article(text, title=title)
    return mentions.find(article, next(iter(annotate([article], load()))))


def test_the_headline_weighs_more_than_the_text() -> None:
    text = "Zinc and copper fell. Peru sold zinc to Japan, and Japan sold tin."
    about = topic(read(text, title="Peru's copper output rises"))
    assert about.goods[0] == "copper"
    assert about.country == "PE"


def test_no_country_is_the_topic_where_many_share_it() -> None:
    text = "Peru, Chile, Japan and India met. Ghana, Egypt and Kenya did not."
    assert topic(read(text)).country is None
