"""A prediction over its features with the samples on it: a curve over one, a plane with regions over two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from tutor.training.views.regions import Fitted, Samples
from tutor.ui.look.theme import Role, Theme, ui_font
from tutor.ui.plots.heat import colour_table, mixed
from tutor.ui.plots.plot import Plot, axis_size
from tutor.ui.plots.styles import MARKS

Numbers = npt.NDArray[np.float64]

_REGION = 0.17
"""How much of its class's colour a region has."""
_MOST_MARKS = 1500
"""Samples that are drawn at most: of more, so many evenly spaced."""
_COARSE, _MOST_COMPARED = 7, 300
"""Of so many places of the plane one is thought of for a region's name; beside so many others at most."""
_NEAR = 12.0
"""How near to a sample a click has to be, in pixels."""


@dataclass(frozen=True, eq=False)
class Scene:
    """What is seen: the prediction, the samples trained on, those for validation, and which is the present.

    `names` stand at the axes.
    """

    fitted: Fitted
    samples: Samples
    validation: Samples | None
    present: int
    names: tuple[str, str]


class PredictionPlot(Plot):
    """Shows a Scene; a click on a sample, or an arrow key, asks for it."""

    asked = Signal(int)
    """The row in the data of a sample that was trained on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", " ", theme, parent)
        self._scene: Scene | None = None
        self._image = pg.ImageItem(axisOrder="row-major")
        self._lines = pg.PlotCurveItem(antialias=True, connect="pairs")
        self._curve = pg.PlotDataItem(antialias=True, connect="finite")
        self._marks = pg.ScatterPlotItem(antialias=True, pxMode=True)
        self._others = pg.ScatterPlotItem(antialias=True, pxMode=True)
        self._present = pg.ScatterPlotItem(antialias=True, pxMode=True)
        self._labels: list[pg.TextItem] = []
        for item in (self._image, self._lines, self._curve, self._others, self._marks, self._present):
            self.addItem(item, ignoreBounds=True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        self._name_axes()
        self._draw()

    def show_scene(self, scene: Scene) -> None:
        """Show it."""
        before, self._scene = self._scene, scene
        if before is None or scene.names != before.names:
            self._name_axes()
        stay = before is not None and scene.samples is before.samples and scene.samples.targets is not None
        self._draw(with_marks=not stay)

    def boundary(self) -> Numbers:
        """The ends of the lines' segments, (2 · segments, x and y)."""
        x, y = self._lines.getData()
        return np.empty((0, 2)) if x is None else np.column_stack((x, y))

    def place_of(self, sample: int) -> tuple[float, float]:
        """Where a sample that was trained on stands, in pixels of this widget."""
        found = self._pixels()[sample]
        return float(found[0]), float(found[1])

    # --- drawing ------------------------------------------------------------------------------------------

    def _name_axes(self) -> None:
        across, upright = ("", "") if self._scene is None else self._scene.names
        self.set_unit(across or " ")
        small, axis = round(axis_size(self._theme)), self.getAxis("left")
        axis.setLabel(upright, color=self._theme.hex("muted"), **{"font-size": f"{small}px"})
        axis.setWidth(round(small * 5.4))

    def _draw(self, *, with_marks: bool = True) -> None:
        scene = self._scene
        if scene is None:
            return
        is_plane = len(scene.fitted.y) > 0
        self._image.setVisible(is_plane)
        self._lines.setVisible(is_plane)
        self._curve.setVisible(not is_plane)
        if is_plane:
            self._draw_plane(scene.fitted)
        else:
            self._draw_curve(scene)
        self._label_regions(scene.fitted if is_plane else None)
        if with_marks:
            self._draw_marks(self._marks, scene, scene.samples, filled=True)
            self._draw_marks(self._others, scene, scene.validation, filled=False)
        self._draw_present(scene)

    def _draw_curve(self, scene: Scene) -> None:
        fitted = scene.fitted
        numbers = np.where(np.isfinite(fitted.numbers), fitted.numbers, np.nan)
        self._curve.setPen(self.pen("value"))
        self._curve.setData(fitted.x, numbers)
        targets = [each.targets for each in (scene.samples, scene.validation) if each is not None]
        known = np.concatenate(
            [numbers[np.isfinite(numbers)], *(each for each in targets if each is not None)]
        )
        low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
        if targets and targets[0] is not None and len(targets[0]):  # a curve that runs away hides no sample
            least, most = float(targets[0].min()), float(targets[0].max())
            reach = 1.5 * max(most - least, 0.5 * max(1.0, abs(most)))
            low, high = max(low, least - reach), min(high, most + reach)
        room = 0.1 * (high - low) if high > low else 1.0
        self.getViewBox().setRange(
            xRange=(fitted.x[0], fitted.x[-1]), yRange=(low - room, high + room), padding=0
        )

    def _draw_plane(self, fitted: Fitted) -> None:
        x, y = fitted.x, fitted.y
        self.getViewBox().setRange(xRange=(x[0], x[-1]), yRange=(y[0], y[-1]), padding=0)
        step_x, step_y = (x[-1] - x[0]) / (len(x) - 1), (y[-1] - y[0]) / (len(y) - 1)
        self._image.setImage(self._coloured(fitted), levels=(0, 255))
        self._image.setRect(
            x[0] - step_x / 2, y[0] - step_y / 2, x[-1] - x[0] + step_x, y[-1] - y[0] + step_y
        )
        ends = fitted.lines.reshape(-1, 2)
        self._lines.setData(ends[:, 0], ends[:, 1])
        two = fitted.prediction.kind == "two classes"
        role: Role = "grad" if two else "text" if fitted.prediction.kind == "classes" else "muted"
        width = self._theme.sizes.line_edge if fitted.prediction.kind != "number" else 1
        self._lines.setPen(pg.mkPen(self._theme.colour(role), width=width))

    def _coloured(self, fitted: Fitted) -> npt.NDArray[np.uint8]:
        """The plane's colours, (y, x, 3): a soft one a class, or heights."""
        prediction, numbers = fitted.prediction, fitted.numbers
        if prediction.kind == "number":
            table = colour_table(self._theme)
            known = numbers[np.isfinite(numbers)]
            low, high = (known.min(), known.max()) if len(known) else (0.0, 1.0)
            with np.errstate(invalid="ignore"):
                share = (numbers - low) / (high - low if high > low else 1.0)
            return table[np.nan_to_num(share * 255).clip(0, 255).astype(np.intp)]
        classes = self._classes(fitted)
        ground, one = self.ground(), np.array([_REGION])
        soft = [mixed(ground, self._theme.colour(role), one)[0] for _, role in MARKS]
        return np.array(soft)[classes % len(MARKS)]

    @staticmethod
    def _classes(fitted: Fitted) -> npt.NDArray[np.int64]:
        if fitted.prediction.kind == "two classes":
            return (fitted.numbers > fitted.prediction.boundary).astype(np.int64)
        return fitted.numbers.astype(np.int64)

    def _label_regions(self, fitted: Fitted | None) -> None:
        """Each region says of which class it is, where it has most room beside samples and borders."""
        for label in self._labels:
            self.removeItem(label)
        self._labels = []
        if fitted is None or fitted.prediction.kind == "number":
            return
        classes, names = self._classes(fitted), class_names(fitted)
        for at in np.unique(classes):
            place = self._roomiest(fitted, classes == at)
            if place is None:
                continue
            label = pg.TextItem(names[int(at)], color=self._theme.colour("text"), anchor=(0.5, 0.5))
            label.setFont(ui_font(self._theme.sizes.base, 600))
            label.setPos(*place)
            self._labels.append(label)
            self.addItem(label, ignoreBounds=True)

    def _roomiest(self, fitted: Fitted, inside: npt.NDArray[np.bool_]) -> tuple[float, float] | None:
        """The place of a region farthest from samples, other regions and the ends; None in a small one."""
        rows, columns = (each[::_COARSE] for each in np.nonzero(inside))
        if inside.sum() * 25 < inside.size or self._scene is None:
            return None
        size = np.array([fitted.x[-1] - fitted.x[0], fitted.y[-1] - fitted.y[0]])
        places = np.column_stack((fitted.x[columns], fitted.y[rows]))
        rest = np.argwhere(~inside)[::_COARSE]
        known = (self._scene.samples.places, np.column_stack((fitted.x[rest[:, 1]], fitted.y[rest[:, 0]])))
        shares = (places - (fitted.x[0], fitted.y[0])) / size
        room = np.minimum(shares, 1 - shares).min(axis=1)
        for others in known:
            if len(others):
                step = max(1, len(others) // _MOST_COMPARED)
                apart = (places[:, None] - others[None, ::step]) / size
                room = np.minimum(room, np.hypot(apart[..., 0], apart[..., 1]).min(axis=1))
        best = int(np.argmax(room))
        return float(places[best, 0]), float(places[best, 1])

    def _draw_marks(self, item: Any, scene: Scene, samples: Samples | None, *, filled: bool) -> None:
        if samples is None or not len(samples):
            item.setData([], [])
            return
        rows = np.arange(len(samples))
        if len(samples) > _MOST_MARKS:
            rows = np.linspace(0, len(samples) - 1, _MOST_MARKS).astype(np.intp)
        places = self._places(scene, samples)[rows]
        kinds = (
            np.zeros(len(rows), np.int64) if samples.classes is None else samples.classes[rows] % len(MARKS)
        )
        plain = samples.classes is None
        colours = [self._theme.colour("text" if plain else role) for _, role in MARKS]
        rim = pg.mkPen(self._theme.colour("surface"), width=1)
        empty = pg.mkBrush(self._theme.colour("surface"))
        item.setData(
            x=places[:, 0], y=places[:, 1], size=self._theme.sizes.base * 0.62,
            symbol=[MARKS[kind][0] for kind in kinds],
            brush=[pg.mkBrush(colours[kind]) if filled else empty for kind in kinds],
            pen=[rim if filled else pg.mkPen(colours[kind], width=1.5) for kind in kinds],
        )  # fmt: skip

    def _draw_present(self, scene: Scene) -> None:
        if not 0 <= scene.present < len(scene.samples):
            self._present.setData([], [])
            return
        place = self._places(scene, scene.samples)[scene.present]
        ring = pg.mkPen(self._theme.colour("text"), width=self._theme.sizes.line_edge)
        self._present.setData(
            [place[0]], [place[1]], size=self._theme.sizes.base * 1.25, brush=QColor(0, 0, 0, 0), pen=ring
        )

    @staticmethod
    def _places(scene: Scene, samples: Samples) -> Numbers:
        """Where samples stand: over one feature as high as their target, or on the curve."""
        if samples.places.shape[1] > 1:
            return samples.places
        x = samples.places[:, 0]
        known = samples.targets
        y = np.interp(x, scene.fitted.x, scene.fitted.numbers) if known is None else known
        return np.column_stack((x, y))

    # --- hands --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the sample under the mouse."""
        if (
            event.button() == Qt.MouseButton.LeftButton
            and self._scene is not None
            and len(self._scene.samples)
        ):
            at = event.position()
            distances = np.hypot(*(self._pixels() - (at.x(), at.y())).T)
            nearest = int(np.argmin(distances))
            if distances[nearest] <= max(_NEAR, self._theme.sizes.base):
                self.asked.emit(nearest)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing can be dragged."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more: the press has asked."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from sample to sample."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None or self._scene is None:
            event.ignore()
            return
        self.asked.emit(min(max(self._scene.present + by, 0), len(self._scene.samples) - 1))

    def _pixels(self) -> Numbers:
        """Where each sample that was trained on stands, in pixels of this widget, (samples, 2)."""
        if self._scene is None:
            return np.empty((0, 2))
        places = self._places(self._scene, self._scene.samples)
        (left, right), (low, high) = self.getViewBox().viewRange()
        box = self.getViewBox().sceneBoundingRect()
        return np.column_stack(
            (
                box.left() + (places[:, 0] - left) / (right - left) * box.width(),
                box.bottom() - (places[:, 1] - low) / (high - low) * box.height(),
            )
        )


def class_names(fitted: Fitted) -> Sequence[str]:
    """What each class is called: the number that the data has for it."""
    prediction = fitted.prediction
    if prediction.kind == "two classes":
        return [f"{prediction.lower:g}".replace("-", "−"), f"{prediction.upper:g}"]
    return [str(at) for at in range(1000)]
