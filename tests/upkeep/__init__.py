"""Backups, restores, sizes: on real files."""
