"""What machines say and what it means: pure, standard library only, asks no clock and opens no socket."""
