"""Pictures as files: the graph at a step in three formats, and clear sentences where none can be."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.ui.canvas.scenes import LINEAR, TWO_LAYERS, Lesson
from tutor.errors import TutorError
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.canvas.shown import LabelKey, Moment
from tutor.ui.canvas.wording import CROWDED
from tutor.ui.look.theme import load_theme
from tutor.ui.pictures.picture import render_picture
from tutor.walk import Narrator

SIZE = (800, 500)


def render(
    path: Path,
    lesson: Lesson = LINEAR,
    anchor: str = "backward:end",
    theme: str = "light",
    words: bool = True,
) -> Image.Image | None:
    opened = lesson.open()
    frame = opened.walk.frame(opened.walk.position_of(anchor))
    narrator = Narrator(opened.walk, opened.trace, opened.picture.symbols, opened.updates)
    narration = narrator.narrate(frame.step) if frame.step and words else None
    render_picture(
        path, opened.picture, frame, opened.trace, opened.updates, narration, load_theme(theme), SIZE
    )
    return Image.open(path).convert("RGB") if path.suffix == ".png" else None


def share_of(image: Image.Image, colour: str) -> float:
    """The share of pixels near the colour."""
    r, g, b = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    near = sum(abs(p[0] - r) + abs(p[1] - g) + abs(p[2] - b) < 24 for p in image.get_flattened_data())
    return near / (image.width * image.height)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_a_png_has_the_size_and_the_colours_of_its_theme(tmp_path: Path, theme: str) -> None:
    image = render(tmp_path / "a.png", theme=theme)
    assert image is not None
    assert image.size == SIZE
    colours = load_theme(theme)
    assert share_of(image, colours.hex("bg")) > 0.1
    for role in ("grad", "value", "local", "param"):
        assert share_of(image, colours.hex(role)) > 0.0005, role  # type: ignore[arg-type]


@pytest.mark.usefixtures("qapp")
def test_gradients_are_not_in_the_picture_before_backward(tmp_path: Path) -> None:
    grad = load_theme("light").hex("grad")
    before = render(tmp_path / "a.png", anchor="local gradients:end", words=False)
    after = render(tmp_path / "b.png", anchor="backward:end", words=False)
    assert before is not None
    assert after is not None
    assert share_of(after, grad) > 5 * share_of(before, grad)


@pytest.mark.usefixtures("qapp")
def test_the_words_stand_in_a_band_below(tmp_path: Path) -> None:
    surface = load_theme("light").colour("surface")
    image = render(tmp_path / "a.png")
    plain = render(tmp_path / "b.png", words=False)
    assert image is not None
    assert plain is not None
    corner = (3, SIZE[1] - 3)
    assert image.getpixel(corner) == surface.getRgb()[:3]
    assert plain.getpixel(corner) != surface.getRgb()[:3]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("lesson", [LINEAR, TWO_LAYERS], ids=["linear", "two layers"])
def test_nothing_is_cut_off_at_the_sides(tmp_path: Path, lesson: Lesson) -> None:
    image = render(tmp_path / "a.png", lesson, words=False)
    assert image is not None
    ground = image.getpixel((0, 0))
    width, height = image.size
    edge = [image.getpixel((x, y)) for x in range(width) for y in (0, 1, height - 2, height - 1)]
    edge += [image.getpixel((x, y)) for y in range(height) for x in (0, 1, width - 2, width - 1)]
    assert set(edge) == {ground}


@pytest.mark.usefixtures("qapp")
def test_an_svg_looks_like_the_png_and_needs_no_font(tmp_path: Path) -> None:
    render(tmp_path / "a.svg")
    source = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "<text" not in source
    renderer = QSvgRenderer(str(tmp_path / "a.svg"))
    assert renderer.viewBox().size() == QSize(*SIZE)
    image = QImage(*SIZE, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    image.save(str(tmp_path / "from-svg.png"))
    png = render(tmp_path / "a.png")
    assert png is not None
    from_svg = Image.open(tmp_path / "from-svg.png").convert("RGB")
    for role in ("grad", "value", "local"):
        colour = load_theme("light").hex(role)  # type: ignore[arg-type]
        assert share_of(from_svg, colour) == pytest.approx(share_of(png, colour), rel=0.3)


@pytest.mark.usefixtures("qapp")
def test_a_wide_graph_keeps_its_numbers(tmp_path: Path) -> None:
    """At the size of the page its scale is one at which a screen shows no labels."""
    code = "a = x*w\n" + "\n".join(f"{n} = {m}*w" for m, n in zip("abcd", "bcde", strict=True))
    wide = Lesson(code, {"x": 1.5, "w": 0.9}, ("w",))
    image = render(tmp_path / "wide.png", wide, theme="projector", words=False)
    assert image is not None
    violet = sum(blue > green + 60 and red > green + 20 for red, green, blue in image.get_flattened_data())
    assert violet > 300  # the letters of local gradients are violet, and nothing else is
    local = load_theme("projector").hex("local")
    render(tmp_path / "wide.svg", wide, theme="projector", words=False)
    assert local.lower() in (tmp_path / "wide.svg").read_text(encoding="utf-8").lower()


@pytest.mark.usefixtures("qapp")
def test_a_large_graph_has_all_labels_when_they_are_placed_in_turns() -> None:
    names = [f"h{number}" for number in range(CROWDED)]
    code = "h0 = x*w\n" + "\n".join(f"{after} = {before}*w" for before, after in pairwise(names))
    places = {"x": (-190.0, -80.0), "w": (-190.0, 80.0)}
    places |= {name: (190.0 * number, 0.0) for number, name in enumerate(names)}
    opened = Lesson(code, {"x": 1.5, "w": 0.99}, ("w",), positions=places).open()
    moment = Moment(opened.walk.frame(len(opened.walk)), opened.trace, opened.updates, None)
    scene = GraphScene(load_theme("light"))
    scene.set_picture(opened.picture)
    turns = list(scene.begin_in_turns(moment))
    assert len(turns) > 10
    labels = [key for key, item in scene.drawn.items() if isinstance(key, LabelKey) and item.isVisible()]
    assert len(labels) > 2.9 * CROWDED  # values, contributions and local gradients
    assert scene.content().width() > 190 * CROWDED


@pytest.mark.usefixtures("qapp")
def test_a_pdf_has_one_page_of_the_size(tmp_path: Path) -> None:
    render(tmp_path / "a.pdf")
    source = (tmp_path / "a.pdf").read_bytes()
    assert source.startswith(b"%PDF-")
    boxes = re.findall(rb"/MediaBox \[([^\]]*)\]", source)
    assert len(boxes) == 1
    left, bottom, width, height = (float(number) for number in boxes[0].split())
    assert (left, bottom) == (0, 0)
    assert (width, height) == pytest.approx((600, 375), abs=1)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("name", "says"),
    [("a.bmp", ".png, .svg, .pdf"), ("a", ".png, .svg, .pdf"), ("no/where/a.png", "cannot be written")],
)
def test_what_cannot_be_written_is_one_sentence(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(TutorError) as caught:
        render(tmp_path / name)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_full_disk_is_one_sentence(tmp_path: Path, capfd: pytest.CaptureFixture[str], suffix: str) -> None:
    full = Path("/dev/full")
    if not full.exists():
        return
    path = tmp_path / f"a.{suffix}"
    path.symlink_to(full)
    with pytest.raises(TutorError, match=rf"a\.{suffix} cannot be written: No space left on device\.$"):
        render(path)
    assert capfd.readouterr() == ("", "")


def test_without_a_display_and_without_an_application_it_works(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path\n"
        "from tests.ui.pictures.test_picture import render\n"
        f"print(render(Path({str(tmp_path / 'a.png')!r})).size)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PATH": "", "HOME": str(tmp_path)},
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == str(SIZE), done.stderr
