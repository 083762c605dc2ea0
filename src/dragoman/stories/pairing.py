"""Which events are of one doing: candidates by blocks, the likeness of each pair, clusters."""

from dragoman.stories.candidates import candidates
from dragoman.stories.cluster import clusters
from dragoman.stories.doings import Doings
from dragoman.stories.likeness import likeness

METHOD = 1  # to be raised when stories come out otherwise though the weights are the same


def pair(doings: Doings) -> list[int]:
    """For each event, by row, the first of its doing; itself where nobody else tells it."""
    pairs = candidates(doings)
    return clusters(len(doings.keys), pairs, likeness(doings, pairs))
