"""Find percentages."""

from tradewire.story import Mention, Story
from tradewire.values.amount import Percent
from tradewire.values.scan import scan


def find(story: Story) -> list[Mention[Percent]]:
    """Return the percentages that an article mentions."""
    return [
        story.mention_at(r.amount, r.start, r.end)
        for r in scan(story.article.text)
        if isinstance(r.amount, Percent)
    ]
