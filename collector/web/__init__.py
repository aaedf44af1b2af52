"""What people and programs see of the workshop: pages and API, one server, one process with the collector."""
