"""What the workshop remembers: journal, views, samples, registry; SQLite by default."""
