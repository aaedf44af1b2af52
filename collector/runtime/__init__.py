"""What keeps the workshop running: supervisors (one per machine), mailboxes, and the engine that writes it down."""
