"""Find money."""

from tradewire.story import Mention, Story
from tradewire.values.amount import Money


def find(story: Story) -> list[Mention[Money]]:
    """Return the money that an article mentions."""
    return []
