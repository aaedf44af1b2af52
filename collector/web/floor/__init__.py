"""The floor: a tile for each machine, by place, live."""
