"""Find persons."""

from tradewire.story import Mention, Story
from tradewire.values.names import Person


def find(story: Story) -> list[Mention[Person]]:
    """Return the persons that an article mentions."""
    return []
