"""First Rung: prepare a hard conversation with a peer, from sources you can see."""
