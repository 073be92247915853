"""The pipeline as a spaCy component: `nlp.add_pipe("tradewire")`."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("tradewire", assigns=["doc._.tradewire"])
def make(nlp: Language, name: str) -> "Tradewire":
    """Return the component; spaCy finds this factory through its entry point."""
    return Tradewire(nlp)


class Tradewire:
    """Put the record of a doc's text in `doc._.tradewire`.

    The doc must be tagged and parsed and have its entities; the pipeline's
    `doc.user_data["published"]`, an ISO date, anchors relative dates if it is set.
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        if not Doc.has_extension("tradewire"):
            Doc.set_extension("tradewire", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Extract the facts of one doc."""
        from datetime import date

        from tradewire.annotate import model_name
        from tradewire.article import Article
        from tradewire.extract import assemble

        published = doc.user_data.get("published")
        article = Article(
            doc.text, published=published and date.fromisoformat(str(published))
        )
        doc._.tradewire = assemble(article, doc, model_name(self.nlp))
        return doc
