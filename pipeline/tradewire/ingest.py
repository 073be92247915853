"""A folder or files in, records and rejects out."""
