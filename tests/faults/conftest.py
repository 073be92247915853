"""What the fault tests share."""

from collections.abc import Callable

import pytest
from running import FULL


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print a figure plainly, in the full form."""

    def print_figure(text: str) -> None:
        if FULL:
            with capsys.disabled():
                print(f"\n    {text}")

    return print_figure
