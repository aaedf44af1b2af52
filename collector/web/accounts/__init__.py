"""The way in and what belongs to it: sign-in, welcome, pairing, one's own account, and the administrator's page."""
