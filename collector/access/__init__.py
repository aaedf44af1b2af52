"""Who may use which machine, when, and why: the law on young workers as pure functions of papers and time."""
