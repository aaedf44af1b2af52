"""What doctor finds, on real files, and beside a collector that runs."""
