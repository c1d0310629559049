"""What is measured: indicators by topic, units, events that date a text, regions. No regex, no reading."""
