"""The nodes of a scene: each an item, a halo under the one of the step, and from afar one item for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.blanks import blanked
from tutor.ui.canvas.nodes import NodeItem
from tutor.ui.canvas.pixmaps import Pixmaps
from tutor.ui.canvas.routes import Point
from tutor.ui.canvas.shown import GraphPicture, Moment, NodeShown
from tutor.ui.canvas.standing import Standing
from tutor.ui.canvas.wording import NodeWording
from tutor.ui.look.theme import Theme

if TYPE_CHECKING:
    from tutor.ui.canvas.far import FromAfar

Size = tuple[float, float]

_HALO = ("halo", "")


class SceneNodes:
    """Draws nodes where they stand; ROOT_BOX is the box that ends the graph. Its items are among `items`.

    With `pixmaps` there is a crowd. `dress` marks an item that is new, if it is to be.
    """

    def __init__(
        self,
        scene: QGraphicsScene,
        items: dict[object, QGraphicsItem],
        theme: Theme,
        pixmaps: Pixmaps | None,
        dress: Callable[[NodeItem], None],
    ) -> None:
        self._scene, self._items, self._theme, self._pixmaps = scene, items, theme, pixmaps
        self._dress = dress
        self._shown: dict[str, NodeShown] = {}
        self._editable = True
        self._has_root_box = True
        self._glows = ""
        self._glowing: tuple[str, Size | None, Point | None] = ("", None, None)
        self._afar: FromAfar | None = None
        self._worded: NodeWording | None = None

    def begin(self, picture: GraphPicture) -> None:
        """Take the words of the nodes of a picture."""
        self._worded = self._wording = NodeWording(picture, self._worded)
        self._has_root_box = picture.has_root_box

    def of(self, name: str, moment: Moment) -> NodeShown:
        """What a node is to show at a moment."""
        if name == ROOT_BOX:
            return blanked(self._wording.root_box(moment), moment)
        return blanked(self._wording.node(name, moment), moment, self._has_root_box)

    def says(self, name: str) -> NodeShown | None:
        """What a node shows now."""
        return self._shown.get(name)

    def item(self, name: str) -> NodeItem | None:
        """The item of a node."""
        found = self._items.get(("node", name))
        return found if isinstance(found, NodeItem) else None

    def place(self, places: Mapping[str, Point]) -> None:
        """Put these nodes where they stand now, and take all others away."""
        for name in [name for name in self._shown if name not in places]:
            del self._shown[name]
            self._scene.removeItem(self._items.pop(("node", name)))
        for name, there in places.items():
            self._made(name).setPos(*there)

    def show(self, nodes: Iterable[NodeShown], standing: Standing) -> bool:
        """Let nodes show this, as far as they show something else; whether the step is elsewhere now."""
        for shown in nodes:
            name = shown.name
            if shown != self._shown.get(name):
                self._shown[name] = shown
                self._glows = name if shown.glows else "" if name == self._glows else self._glows
                item = self._made(name)
                item.show_node(shown, standing.plan(shown), self._theme)
                self._name_numbers(item, shown)
        return self._show_halo(standing)

    def _show_halo(self, standing: Standing) -> bool:
        """Lay the ring under the node where the step happens; whether it has changed."""
        name = self._glows if self._glows in self._shown else ""
        glowing = (name, standing.sizes.get(name), standing.places.get(name))
        if glowing == self._glowing:
            return False
        self._glowing = glowing
        old = self._items.pop(_HALO, None)
        if old is not None:
            self._scene.removeItem(old)
        ring = self._made(name).halo() if name else None
        if ring is not None:
            self._items[_HALO] = ring
            self._scene.addItem(ring)
        return True

    def _made(self, name: str) -> NodeItem:
        item = self.item(name)
        if item is None:
            item = self._items["node", name] = NodeItem(name, self._pixmaps)
            self._scene.addItem(item)
            self._dress(item)
        return item

    # --- what their numbers say ---------------------------------------------------------------------------

    def set_editable(self, on: bool) -> None:
        """Whether leaves say that their values can be given."""
        self._editable = on
        for name, shown in self._shown.items():
            self._name_numbers(self._made(name), shown)

    def editable_tip(self, tip: str) -> str:
        """The tip of a number that can be given another value."""
        return self._wording.editable_tip(tip)

    def name_root_box(self) -> None:
        """Let the numbers of the root's box be those of the root that it shows now."""
        if ROOT_BOX in self._shown:
            self._name_numbers(self._made(ROOT_BOX), self._shown[ROOT_BOX])

    def _name_numbers(self, item: NodeItem, shown: NodeShown) -> None:
        keys: tuple[Literal["value"], Literal["gradient"]] = ("value", "gradient")
        for key in keys:
            number = item.number(key)
            if number is not None:
                number.quantity = self._wording.quantity(shown, key)
                number.leaf = shown.name if key == "value" and shown.kind in ("input", "parameter") else None
                number.setToolTip(self._wording.number_tip(shown, key, editable=self._editable))

    # --- from afar ----------------------------------------------------------------------------------------

    def see_from_afar(self, is_far: bool) -> None:
        """Let one item paint all nodes, if they are seen from afar, else each itself."""
        if self._afar is None:
            from tutor.ui.canvas.far import FromAfar  # the first paint does without

            self._afar = FromAfar(self._scene, self._items, self._theme)
        self._afar.show([item for item in self._items.values() if isinstance(item, NodeItem)], is_far)

    def mark_from_afar(self, names: Iterable[str]) -> None:
        """Ring these nodes, and the one of the step, if they are seen from afar."""
        if self._afar is not None:
            found = map(self.item, dict.fromkeys((*names, self._glowing[0])))
            self._afar.mark(item for item in found if item is not None)
