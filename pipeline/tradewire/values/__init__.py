"""What mentions mean: types and readers, one file per kind."""
