"""Regional trends out of official documents and tables."""
