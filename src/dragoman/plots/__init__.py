"""Pictures of what a store holds; matplotlib is an extra, imported only when one is drawn."""
