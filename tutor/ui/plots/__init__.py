"""Plots of the panels. What imports pyqtgraph is imported after the window's first paint only."""
