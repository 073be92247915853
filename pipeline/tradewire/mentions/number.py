"""Find bare numbers."""

from tradewire.story import Mention, Story
from tradewire.values.amount import Number
from tradewire.values.scan import scan


def find(story: Story) -> list[Mention[Number]]:
    """Return the bare numbers that an article mentions."""
    return [
        story.mention_at(r.amount, r.start, r.end)
        for r in scan(story.article.text)
        if isinstance(r.amount, Number)
    ]
