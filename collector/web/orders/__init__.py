"""The pages about customers' orders: what is made for them, what is left, which parts somebody has to look at."""
