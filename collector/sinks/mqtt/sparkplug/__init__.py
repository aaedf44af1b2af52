"""Sparkplug B beside the namespace: the collector as an edge node, its machines as devices."""
