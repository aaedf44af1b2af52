"""Where facts go besides the journal: one package per kind of server, none of which knows another."""
