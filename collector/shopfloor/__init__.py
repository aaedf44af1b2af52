"""What people at the machines ask for: to be known, to begin and leave, to say how parts are and why it stands."""
