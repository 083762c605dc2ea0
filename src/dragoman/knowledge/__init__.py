"""What is known of the world: states, persons with dated offices, bodies, places, and nouns for people. Knows nothing of texts."""

from dragoman.knowledge.facts import Entity, Place, State, StateName, Tenure, Term, Title
from dragoman.knowledge.knowledge import Knowledge

__all__ = ["Entity", "Knowledge", "Place", "State", "StateName", "Tenure", "Term", "Title"]
