"""How it is said: a folder a language, word tables on top and small named rules; `view` is what all rules read."""
