"""What is there: a server's tree, the machines that published types tell apart, and what to write into files."""
