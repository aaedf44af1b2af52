"""etabli: the collector of a training workshop, from the machine's signal to the order, the trainee and the proof."""

__version__ = "0.1.0"
