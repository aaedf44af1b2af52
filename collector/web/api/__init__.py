"""The API for programs, described in /api/openapi.json."""
