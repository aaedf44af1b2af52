"""Taking up an edited site file while the collector runs: what is another now, and who is told of it in which order."""
