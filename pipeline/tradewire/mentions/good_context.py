"""Tell a good from other senses of its name: a verb, a company, a metal of medals."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from tradewire.lexicon import table
from tradewire.mentions.good_names import Entry
from tradewire.story import Story

REACH, FAR = 80, 400
"""How many tokens away a word still decides the sense of a name."""


@cache
def words_of(key: str) -> frozenset[str]:
    """Return a list of words of `tables/goods_context.toml`."""
    return frozenset(table("goods_context")[key]["words"])


def is_good(story: Story, first: int, last: int, entry: Entry) -> bool:
    """Tell whether the tokens `first:last` name the good of an entry."""
    doc = story.doc
    before = doc[first - 1].lower_ if first else ""
    if before == "-" and first > 1:
        before = doc[first - 2].lower_
    after = doc[last].lower_ if last < len(doc) else ""
    if last + 1 < len(doc) and after == "-":
        after = doc[last + 1].lower_
    if entry.unless & {before, after} or before in words_of("never_before"):
        return False
    if after in words_of("never_after"):
        return False
    if after in words_of("coated") and doc[last].text in ("-", "‑"):
        return False
    if last - first == 1 and is_verb(doc[first]):
        return False
    return all(RULES[rule](story, first, last) for rule in entry.context)


def is_verb(token: Token) -> bool:
    """Tell whether a word is a verb with an object: "shelving a plan"."""
    return token.tag_ == "VBG" and any(c.dep_ == "dobj" for c in token.children)


def around(story: Story, token: int, reach: int = REACH) -> Span:
    """Return the sentence of a token, no more than some tokens on either side."""
    sentence = story.sentence(token)
    first = max(sentence.start, token - reach)
    return story.doc[first : min(sentence.end, token + reach)]


def in_trade(story: Story, first: int, last: int) -> bool:
    """Tell whether the sentence speaks of trade, output or prices, or is a list."""
    cues, sentence = words_of("trade"), around(story, first)
    return is_list(sentence) or any(t.lemma_.lower() in cues for t in sentence)


def is_list(sentence: Span) -> bool:
    """Tell whether a sentence is names with "and" and commas alone: "Pens and pins"."""
    joints = (",", "and", "or", "&", "-", "•", "*", "\n")
    return len(sentence) > 2 and all(
        t.pos_ in ("NOUN", "PROPN", "ADJ", "SPACE") or t.lower_ in joints
        for t in sentence
    )


def near_cue(key: str) -> Callable[[Story, int, int], bool]:
    """Return a rule: a word of a list stands in the sentence."""

    def rule(story: Story, first: int, last: int) -> bool:
        cues = words_of(key)
        return any(t.lower_ in cues for t in around(story, first))

    return rule


def followed(key: str) -> Callable[[Story, int, int], bool]:
    """Return a rule: the next word is one of a list."""

    def rule(story: Story, first: int, last: int) -> bool:
        return last < len(story.doc) and story.doc[last].lower_ in words_of(key)

    return rule


def is_noun(story: Story, first: int, last: int) -> bool:
    """Tell whether the last word is a noun, or stands before one as nouns do."""
    token = story.doc[last - 1]
    return token.pos_ in ("NOUN", "PROPN") or (token.pos_, token.dep_) == (
        "ADJ",
        "amod",
    )


def is_plural(story: Story, first: int, last: int) -> bool:
    """Tell whether the last word is a plural, or ends as one does."""
    token = story.doc[last - 1]
    return token.lower_.endswith("s") or token.tag_ == "NNS"


def is_bound(story: Story, first: int, last: int) -> bool:
    """Tell whether a name stands in the plural, or right before a word of trade."""
    return is_plural(story, first, last) or followed("flows")(story, first, last)


def is_singular(story: Story, first: int, last: int) -> bool:
    """Tell whether the last word does not end as a plural does."""
    return not is_plural(story, first, last)


def is_lower(story: Story, first: int, last: int) -> bool:
    """Tell whether the name is written small, or begins a sentence of its own."""
    token = story.doc[first]
    return not token.text[:1].isupper() or (
        token.is_sent_start is True and not is_title_case(story, first)
    )


def is_small(story: Story, first: int, last: int) -> bool:
    """Tell whether the name is written small, wherever it stands."""
    return story.doc[first].text[:1].islower()


def is_crude(story: Story, first: int, last: int) -> bool:
    """Tell whether "crude" is the oil: a noun, or before a word of the oil trade."""
    if last - first > 1 or story.doc[first].lower_ != "crude":
        return True
    if last < len(story.doc) and story.doc[last].pos_ in ("NOUN", "PROPN", "ADJ"):
        return story.doc[last].lemma_.lower() in words_of("crude")
    return True


def is_petroleum(story: Story, first: int, last: int) -> bool:
    """Tell whether "oil" is petroleum, not the vegetable oil named near by."""
    if story.doc[last - 1].lower_ == "oils":
        return False
    text = story.doc[max(first - FAR, 0) : last + FAR].text.lower()
    vegetable = any(word in text for word in words_of("vegetable"))
    return not vegetable or any(word in text for word in words_of("petroleum"))


def is_gas(story: Story, first: int, last: int) -> bool:
    """Tell whether "gas" is natural gas, not what drivers buy."""
    noun = is_noun(story, first, last)
    return noun and not near_cue("driving")(story, first, last)


def is_capitals(story: Story, first: int, last: int) -> bool:
    """Tell whether a name is an acronym: "LED lamps", not "the talks he led"."""
    text = story.article.text[story.doc[first].idx :][:2]
    return text.isupper() and story.doc[first].pos_ != "VERB"


def is_chip(story: Story, first: int, last: int) -> bool:
    """Tell whether "chips" are semiconductors, not the act that is spelled so."""
    return not story.doc[first].text.isupper()


def is_feed(story: Story, first: int, last: int) -> bool:
    """Tell whether "feed" is what animals eat: a noun that no article precedes."""
    before = story.doc[first - 1].lower_ if first else ""
    return is_noun(story, first, last) and before not in ("the", "a", "news", "data")


def is_lead(story: Story, first: int, last: int) -> bool:
    """Tell whether "lead" is the metal: a bare noun beside other words of metals."""
    before = story.doc[first - 1].lower_ if first else ""
    if before in ("the", "a", "his", "its", "their", "to", "in", "strong", "s"):
        return False
    noun = story.doc[first].tag_.startswith("NN")
    return (
        noun
        and is_singular(story, first, last)
        and near_cue("metal")(story, first, last)
    )


def is_licit_drug(story: Story, first: int, last: int) -> bool:
    """Tell whether "drugs" are medicines: no word of crime in the sentence."""
    crime = words_of("crime")
    return is_plural(story, first, last) and not any(
        t.lemma_.lower() in crime for t in around(story, first)
    )


def is_arms(story: Story, first: int, last: int) -> bool:
    """Tell whether "arms" are weapons: before a word of trade, or bought and sold."""
    return is_plural(story, first, last) and (
        followed("flows")(story, first, last) or in_trade(story, first, last)
    )


def is_ships(story: Story, first: int, last: int) -> bool:
    """Tell whether ships are built or traded, not sailing."""
    noun = is_noun(story, first, last)
    return noun and near_cue("building")(story, first, last)


def is_paper(story: Story, first: int, last: int) -> bool:
    """Tell whether "paper" is the material, not a newspaper or a study."""
    before = story.doc[first - 1].lower_ if first else ""
    after = story.doc[last].lemma_.lower() if last < len(story.doc) else ""
    bad = before in words_of("written_paper") or after in ("say", "report")
    return not bad and in_trade(story, first, last)


def is_sugar(story: Story, first: int, last: int) -> bool:
    """Tell whether "whites" or "raws" are sugar: a sugar word or tonnes beside them."""
    return near_cue("sugar")(story, first, last)


def is_meal(story: Story, first: int, last: int) -> bool:
    """Tell whether "meal" is feed: in a sentence on oilseeds or tonnes."""
    return near_cue("meal")(story, first, last)


def is_traded_field(story: Story, first: int, last: int) -> bool:
    """Tell whether "aviation" stands for its goods: beside words of a trade measure."""
    after = story.doc[last] if last < len(story.doc) else None
    bare = after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
    return bare and near_cue("measures")(story, first, last)


def is_refined(story: Story, first: int, last: int) -> bool:
    """Tell whether "products" are oil: barrels of them, or named after crude."""
    before = [t.lower_ for t in story.doc[max(first - 2, 0) : first]]
    return before in (["barrels", "of"], ["crude", "and"], ["bpd", "of"])


def is_sector(story: Story, first: int, last: int) -> bool:
    """Tell whether a field stands for its goods, as in "farm" trade."""
    doc = story.doc
    if last < len(doc) and doc[last].lower_ in words_of("sector_flows"):
        return True
    before = [t.lemma_.lower() for t in doc[max(first - 2, 0) : first]]
    return before in (["trade", "in"], ["tariff", "on"], ["duty", "on"])


def is_traded_art(story: Story, first: int, last: int) -> bool:
    """Tell whether "art" is works of art in trade."""
    return in_trade(story, first, last) and near_cue("art")(story, first, last)


RULES: Mapping[str, Callable[[Story, int, int], bool]] = {
    "trade": in_trade,
    "noun": is_noun,
    "plural": is_plural,
    "singular": is_singular,
    "lower": is_lower,
    "small": is_small,
    "counted": is_bound,
    "crude": is_crude,
    "oil": is_petroleum,
    "gas": is_gas,
    "capitals": is_capitals,
    "chips": is_chip,
    "feed": is_feed,
    "lead": is_lead,
    "drugs": is_licit_drug,
    "arms": is_arms,
    "ships": is_ships,
    "paper": is_paper,
    "art": is_traded_art,
    "meal": is_meal,
    "refined": is_refined,
    "sector": is_sector,
    "sugar": is_sugar,
    "traded": is_traded_field,
}


def is_counted(story: Story, first: int, last: int, hs: Sequence[str]) -> bool:
    """Tell whether a good that is counted stands as one that is traded.

    That is in the plural, before a word of trade, also one that it shares ("car and
    truck sales"), or bare in a list of goods ("buy corn and soybean"); what is grown
    also where it is bare elsewhere ("Soybean is dear").
    """
    token = story.doc[last - 1]
    trade = words_of("trade") | words_of("measured")
    next_word = after_acronym(story.doc, last)
    after = next_word.lemma_.lower() if next_word is not None else ""
    if is_plural(story, first, last) or after in trade:
        return True
    if token.dep_ in ("compound", "nmod", "amod"):
        return after in ("and", "or", ",") and token.head.lemma_.lower() in trade
    in_table = next_word is not None and next_word.like_num
    bare = not any(c.dep_ in ("det", "poss", "nummod") for c in token.lefts)
    mass = token.dep_ == "pobj" and token.head.lower_ in ("of", "over", "for")
    grown = token.dep_ in ("nsubj", "dobj", "nsubjpass") and list(hs)[:1] < ["25"]
    return in_table or (bare and (mass or grown or token.dep_ == "conj"))


def after_acronym(doc: Doc, last: int) -> Token | None:
    """Return the token after a name, an acronym in brackets passed over."""
    if last + 3 < len(doc) and (doc[last].text, doc[last + 2].text) == ("(", ")"):
        return doc[last + 3]
    return doc[last] if last < len(doc) else None


def is_name(story: Story, first: int, last: int) -> bool:
    """Tell whether a good's name is part of the name of a company or body."""
    doc = story.doc
    token = doc[first]
    following = doc[last] if last < len(doc) else None
    if following is not None and following.lower_.rstrip(".") in words_of("company"):
        return True
    if not token.text[:1].isupper() or sum(map(str.isupper, token.text)) > 1:
        return False
    if is_title_case(story, first):
        return False
    if following is not None and following.text == "&" and last + 1 < len(doc):
        following = doc[last + 1]
    if following is not None and is_capital(following):
        return True
    if token.is_sent_start or first == 0:
        return is_surname(story, token)
    before = doc[first - 1]
    if before.lower_ in ("of", "for", "and", ",") and first > 1:
        before = doc[first - 2]
    if before.lower_ in words_of("falsely_capital"):
        return token.lower_ in words_of("named_after_country")
    return is_capital(before)


def is_surname(story: Story, token: Token) -> bool:
    """Tell whether a capitalised word ends the name of a person of the article."""
    return any(
        e.label_ == "PERSON" and e[-1].text == token.text and len(e) > 1
        for e in story.doc.ents
    )


def is_capital(token: Token) -> bool:
    """Tell whether a token is a capitalised word, not one that opens a sentence."""
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ")


def is_title_case(story: Story, token: int) -> bool:
    """Tell whether most words of a token's paragraph are capitalised, as in titles."""
    sentence = around(story, token)
    if sentence.text.rstrip().endswith("."):
        return False
    long = [t for t in sentence if t.is_alpha and len(t) > 3]
    return len(long) > 2 and title_share(sentence.doc, long) > 0.7


def title_share(doc: Doc, tokens: list[Token]) -> float:
    """Return the share of tokens that begin with a capital."""
    return sum(t.text[:1].isupper() for t in tokens) / len(tokens)
