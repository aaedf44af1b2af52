"""Alarms and messages that come as events: asked for, heard, and folded into what is active now."""
