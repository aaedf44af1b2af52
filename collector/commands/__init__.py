"""The commands of `etabli`, one room for each; `collector.cli` puts them together."""
