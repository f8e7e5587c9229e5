"""What a graph of one's own begins from: templates, code, values."""
