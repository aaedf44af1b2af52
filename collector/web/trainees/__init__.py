"""The trainer's pages: what each trainee does and learns, and what the trainer says of it."""
