"""What comes in, made into reports."""
