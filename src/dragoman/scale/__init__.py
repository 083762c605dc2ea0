"""Many reports: a run is cut into shards, each is coded into a file of its own, a ledger tells which are done, one step merges them."""
