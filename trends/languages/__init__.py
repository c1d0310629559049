"""How it is said: a folder a language, word tables first, then small rules; `view` is what they read."""
