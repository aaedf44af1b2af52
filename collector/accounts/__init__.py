"""Who may use the pages and the API: accounts, their roles and rights, sign-in, paired devices, tokens."""
