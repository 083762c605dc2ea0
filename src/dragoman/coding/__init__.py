"""One module a question: who, when, where, what, in what status, with what numbers, and who says so."""
