"""The plots that the Training panel can show beside the loss, in order; a new one is a line here."""

from __future__ import annotations

from tutor.ui.plots.courses_view import GradientsView, ParametersView
from tutor.ui.plots.gradient_sizes_view import GradientSizesView
from tutor.ui.plots.histogram_view import HistogramView
from tutor.ui.plots.landscape_view import LandscapeView
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.plots.prediction_view import DecisionRegions, FittedCurve, FittedSurface

PLOTS: tuple[type[PlotView], ...] = (
    GradientSizesView,
    FittedCurve,
    DecisionRegions,
    FittedSurface,
    LandscapeView,
    HistogramView,
    ParametersView,
    GradientsView,
)
"""Each once; `PlotView.fits` says whether there is something to see in a document."""
