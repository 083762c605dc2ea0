"""Text to sentences and words with tags and trees, and what the reader's heads propose. The only room that knows the model."""
