"""Find dates."""

from tradewire.story import Mention, Story
from tradewire.values.names import When


def find(story: Story) -> list[Mention[When]]:
    """Return the dates that an article mentions."""
    return []
