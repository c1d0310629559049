"""How it is said: a folder a language, word tables first, then small named rules; `view` is what rules read."""
