"""Find countries."""

from tradewire.story import Mention, Story
from tradewire.values.names import Place


def find(story: Story) -> list[Mention[Place]]:
    """Return the countries that an article mentions."""
    return []
