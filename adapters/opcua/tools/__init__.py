"""The tool list of a machine: found by browsing, read again and again, in one set of terms."""
