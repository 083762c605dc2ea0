"""Across reports: the same doing told by many, how it was told, who contradicts whom."""
