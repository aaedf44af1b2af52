"""Real protocol servers that behave like machines: witnesses for the collector, which shares no line with them."""
