"""What the safety officer hands out and looks ahead with: the inspector's file, what lapses, who may use what."""
