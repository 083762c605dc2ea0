"""How good the records are: annotated reports, a scorer, floors. See docs/evaluation.md."""
