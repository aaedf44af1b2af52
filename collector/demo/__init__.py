"""A school to look at: its people and papers dated from today, two months of its past, and its machines of now."""
