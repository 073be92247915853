"""Relate the parts of a trade act: who does it, to whom, about which goods."""
