"""The administrator's page about the site file: whether it was edited, and to have it taken up."""
