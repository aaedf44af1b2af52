"""Looking after a collector's memory: copies that are proved, putting one back, how much room it will take."""
