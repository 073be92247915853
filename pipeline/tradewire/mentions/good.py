"""Find goods."""

from tradewire.story import Mention, Story
from tradewire.values.names import Good


def find(story: Story) -> list[Mention[Good]]:
    """Return the goods that an article mentions."""
    return []
