"""Tradewire: trade news in, checked and traceable records out."""

from tradewire.article import Article
from tradewire.extract import extract, extract_all
from tradewire.ingest import Counts, ingest
from tradewire.record import Record

__all__ = ["Article", "Counts", "Record", "extract", "extract_all", "ingest"]
