"""The job orders of a machine: a list of structures taken apart, and what the order that is worked on tells."""
