"""Find bodies."""

from tradewire.story import Mention, Story
from tradewire.values.names import Body


def find(story: Story) -> list[Mention[Body]]:
    """Return the bodies that an article mentions."""
    return []
