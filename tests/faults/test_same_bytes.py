"""The same input gives the same bytes whatever the machine is set to."""

import os
from hashlib import sha256
from pathlib import Path

import pytest
from running import FULL, ingest, published

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]
SETTINGS: list[tuple[dict[str, str], int]] = [
    ({"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "0"}, 1),
    ({"TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"}, 3),
]
MORE: list[tuple[dict[str, str], int]] = [
    ({"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "random"}, 2),
    ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de", "PYTHONUTF8": "0"}, 4),
    ({"LC_ALL": "POSIX", "PYTHONHASHSEED": "12345", "OMP_NUM_THREADS": "4"}, 2),
    ({"COLUMNS": "20", "TERM": "dumb", "FORCE_COLOR": "1", "HOME": "/nowhere"}, 1),
]


def digests(out: Path) -> dict[str, str]:
    return {name: sha256(data).hexdigest() for name, data in published(out).items()}


def test_same_bytes_under_any_setting(tmp_path: Path) -> None:
    stories = sorted((ROOT / "corpus" / "stories").iterdir())
    stories = stories if FULL else stories[:8]
    folder = tmp_path / "in"
    folder.mkdir()
    for path in stories:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "zürich.txt").write_text("Peru cut its duty on tin to 5 percent.")
    (folder / "bad.json").write_text("{")
    plain = {"TZ": "UTC", "LC_ALL": "C.UTF-8"}
    ingest(folder, tmp_path / "plain", "--workers", 1, env=plain)
    expected = digests(tmp_path / "plain")
    for number, (env, workers) in enumerate(SETTINGS + MORE if FULL else SETTINGS):
        out = tmp_path / str(number)
        ingest(folder, out, "--workers", workers, env=env, cwd=tmp_path)
        assert digests(out) == expected, env


def test_bytes_depend_neither_on_the_order_nor_on_times_of_files(
    tmp_path: Path,
) -> None:
    names = [f"story-{number}.txt" for number in range(6)]
    outs = []
    for run, order in enumerate((names, names[::-1])):
        folder = tmp_path / f"{run}" / "in"
        folder.mkdir(parents=True)
        for age, name in enumerate(order):
            path = folder / name
            path.write_text(f"Peru cut its duty on tin to {name[6]} percent last week.")
            os.utime(path, (age * 10**8, age * 10**8))
        outs.append(tmp_path / f"{run}" / "out")
        ingest(folder, outs[-1])
    assert digests(outs[0]) == digests(outs[1])
