"""How a conversation is protected: policies, our own certificate, and whose certificates are believed."""
