"""Find percents."""

from tradewire.story import Mention, Story
from tradewire.values.amount import Percent


def find(story: Story) -> list[Mention[Percent]]:
    """Return the percents that an article mentions."""
    return []
