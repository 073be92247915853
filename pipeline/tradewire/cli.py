"""Stub."""


def main() -> None:
    """Run."""
