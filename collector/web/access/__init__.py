"""The safety officer's pages: who is where by what right, decisions, the matrix, papers, what went wrong, the proof."""
