"""Find quantities."""

from tradewire.story import Mention, Story
from tradewire.values.amount import Quantity


def find(story: Story) -> list[Mention[Quantity]]:
    """Return the quantities that an article mentions."""
    return []
