"""Find quantities."""

from tradewire.story import Mention, Story
from tradewire.values.amount import Quantity
from tradewire.values.scan import scan


def find(story: Story) -> list[Mention[Quantity]]:
    """Return the quantities that an article mentions."""
    return [
        story.mention_at(r.amount, r.start, r.end)
        for r in scan(story.article.text)
        if isinstance(r.amount, Quantity)
    ]
