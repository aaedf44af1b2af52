"""Looking a collector and its computer over: what is found, in words, with what to do about it."""
