"""Feeds that are polled, coded and told of, for as long as one likes."""
