"""`python -m collector` is `etabli`."""

from collector.cli import main

main()
