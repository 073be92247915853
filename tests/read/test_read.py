"""Title, date and body are taken apart; what cannot be read is rejected with reason."""

from datetime import date
from pathlib import Path

import pytest

from tradewire.article import Article, Reject
from tradewire.errors import ReadError
from tradewire.read import READERS, files_under, read_bytes, read_path, read_story


def one(data: str, name: str, suffix: str) -> Article:
    (item,) = read_bytes(data.encode(), name, suffix)
    assert isinstance(item, Article), item
    return item


@pytest.mark.parametrize(
    ("text", "title", "published", "start"),
    [
        ("Duty cut\n\nPERU cut it.", "Duty cut", None, "PERU"),
        ("Peru cut it.\n\nIt did so on Monday.", None, None, "Peru"),
        (" date 2021-11-16 LIMA – Peru cut it.", None, date(2021, 11, 16), "LIMA"),
        ("Duty cut\n\ndate 2021-11-16\nIt.", "Duty cut", date(2021, 11, 16), "It."),
        ("LIMA, March 5, 2019 - Peru cut it.", None, date(2019, 3, 5), "LIMA"),
        ("LIMA, March 5 - Peru cut it.", None, None, "LIMA"),
    ],
)
def test_plain_text(
    text: str, title: str | None, published: date | None, start: str
) -> None:
    article = one(text, "story.txt", ".txt")
    assert (article.title, article.published) == (title, published)
    assert article.body.startswith(start)
    assert article.id == "story"


def test_file_name_gives_the_date_only_where_the_text_has_none() -> None:
    assert one("Peru cut it.", "2020-01-02-a.txt", ".txt").published == date(2020, 1, 2)
    dated = one("date 2021-11-16 Peru cut it.", "2020-01-02-a.txt", ".txt")
    assert dated.published == date(2021, 11, 16)


def test_markdown_front_matter() -> None:
    article = one(
        "---\ntitle: Duty cut\npublished: 2021-11-16\nid: x-1\n---\n\nPeru cut it.\n",
        "a/b.md",
        ".md",
    )
    assert article.text == "Duty cut\n\nPeru cut it."
    assert (article.id, article.published) == ("x-1", date(2021, 11, 16))


def test_json_fields() -> None:
    line = '{"id": 7, "title": "T", "published": "2021-11-16T10:00:00Z", "text": "B"}'
    for suffix in (".json", ".jsonl"):
        article = one(line, f"a{suffix}", suffix)
        assert (article.id, article.text) == ("7", "T\n\nB")
        assert article.published == date(2021, 11, 16)


def test_a_bad_line_costs_only_itself() -> None:
    lines = b'{"text": "One."}\nnot json\n\n{"txt": "Two."}\n{"id": "d", "text": "D."}'
    good1, bad1, bad2, good2 = read_bytes(lines, "x.jsonl", ".jsonl")
    assert isinstance(good1, Article) and good1.id == "x-1"
    assert isinstance(good2, Article) and good2.id == "d"
    assert isinstance(bad1, Reject) and bad1.line == 2
    assert isinstance(bad2, Reject) and bad2.line == 4
    assert "txt" in bad2.reason


@pytest.mark.parametrize(
    ("data", "suffix", "reason"),
    [
        (b"\xff\xfe\x00", ".txt", "no text"),
        (b"  \n", ".txt", "no text"),
        (b"{", ".json", "not JSON"),
        (b"3", ".json", "expected a JSON object"),
        (b'{"text": 3}', ".jsonl", "text: expected a text"),
        (b'{"text": "a", "published": "soon"}', ".jsonl", "not an ISO date"),
        (b"---\n- a\n---\nb", ".md", "front matter"),
        (b"%PDF-1.7", ".pdf", "ends before %%EOF"),
        (b"\x7fELF\x02\x01", ".txt", "neither text nor a format"),
    ],
)
def test_rejects_say_why(data: bytes, suffix: str, reason: str) -> None:
    (item,) = read_bytes(data, f"x{suffix}", suffix)
    assert isinstance(item, Reject)
    assert reason in item.reason


def test_byte_order_mark_is_no_text() -> None:
    assert one("\ufeffPeru cut it.", "a.txt", ".txt").body == "Peru cut it."


def test_id_and_source_are_relative_to_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "wire" / "a.txt"
    path.parent.mkdir()
    path.write_text("Peru cut it.")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "b.txt").write_text("No.")
    assert files_under(tmp_path) == [path]
    (article,) = read_path(path, tmp_path)
    assert isinstance(article, Article) and article.source
    assert (article.id, article.source.path) == ("wire/a", "wire/a.txt")


def test_options_win_over_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("date 2021-11-16 Peru cut it.")
    (article,) = read_story(str(path), id="x", published=date(2020, 1, 1), title=None)
    assert (article.id, article.published, article.title) == (
        "x",
        date(2020, 1, 1),
        None,
    )


def test_a_missing_story_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_story(str(tmp_path / "none.txt"))


def test_every_reader_rejects_a_blank_file() -> None:
    for suffix in (*READERS, "csv", "jsonl"):
        items = list(read_bytes(b" \n", f"x.{suffix}"))
        assert not any(isinstance(item, Article) for item in items), suffix
