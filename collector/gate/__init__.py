"""The gate in front of the machines: decides who may start them, records it, and keeps their permits by it."""
