"""The outage rehearsal: a workshop of simulators in which everything is cut in turn, and what that has cost."""
