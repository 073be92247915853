"""Find sums of money."""

from tradewire.story import Mention, Story
from tradewire.values.amount import Money
from tradewire.values.scan import scan


def find(story: Story) -> list[Mention[Money]]:
    """Return the sums of money that an article mentions."""
    return [
        story.mention_at(r.amount, r.start, r.end)
        for r in scan(story.article.text)
        if isinstance(r.amount, Money)
    ]
