"""The Node panel and its parts: what is known of one node, and where each of its numbers comes from."""
