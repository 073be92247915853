"""Find numbers."""

from tradewire.story import Mention, Story
from tradewire.values.amount import Number


def find(story: Story) -> list[Mention[Number]]:
    """Return the numbers that an article mentions."""
    return []
