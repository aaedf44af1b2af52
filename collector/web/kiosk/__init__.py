"""The kiosk: what whoever stands at a machine sees and touches."""
