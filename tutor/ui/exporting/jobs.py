"""What is painted as work in pieces: a picture, slides, an animation, a handout."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.errors import TutorError
from tutor.export.animation import ENCODERS, Frames, check_ffmpeg
from tutor.export.job import Job, Share
from tutor.export.slides import Look, Slide, slides
from tutor.export.told import Told
from tutor.graph.network import Network
from tutor.language import translate
from tutor.ui.exporting.steps import StepPictures
from tutor.ui.look.roles import PHASE_ROLE
from tutor.ui.look.theme import Theme
from tutor.walk import Phase

_LARGEST = 4096
"""Pixels: beyond it no browser plays a GIF smoothly, and a film wants more memory than there may be."""
_SETTING, _PAINTING = 0.1, 0.7
"""The shares of an animation that are done once formulas are set, and once all is painted."""


def animation_job(
    told: Told, kind: str, theme: Theme, size: tuple[int, int], seconds: float, network: Network | None = None
) -> Job:
    """The steps one after the other, from the moment before the first; `kind` is gif or mp4.

    Raises:
        TutorError: ffmpeg is wanted, and is not there; or the pictures are too large.
    """
    if max(size) > _LARGEST:
        sentence = translate("export", "The pictures of an animation have at most {most} pixels a side.")
        raise TutorError(sentence.format(most=_LARGEST))
    if kind == "mp4":
        check_ffmpeg()
    frames = Frames(size)

    def pieces() -> Iterator[float]:
        pictures = StepPictures(told, theme, size, network)
        for _ in pictures.begin():
            yield 0.0
        positions = [told.steps.start - 1, *told.steps]
        for number, position in enumerate(positions, 1):
            pictures.reserve(position)
            yield _SETTING * number / len(positions)
        for number, position in enumerate(positions, 1):
            frames.add(pictures.rgb(position))
            yield _SETTING + (_PAINTING - _SETTING) * number / len(positions)

    def end(share: Share) -> bytes:
        return ENCODERS[kind](frames, seconds, lambda done: share(_PAINTING + (1 - _PAINTING) * done))

    return Job(end, pieces)


def slides_job(told: Told, theme: Theme, language: str = "en", network: Network | None = None) -> Job:
    """The steps as slides, from the moment before the first."""
    made: list[Slide] = []

    def pieces() -> Iterator[float]:
        pictures = StepPictures(told, theme, network=network)
        for _ in pictures.begin():
            yield 0.0
        positions = [told.steps.start - 1, *told.steps]
        for number, position in enumerate(positions):
            picture = pictures.svg(position)
            yield (number + 0.5) / len(positions)
            made.append(_slide(told, pictures, position, picture))
            yield (number + 1) / len(positions)

    def end(_share: Share) -> bytes:
        return slides(told, made, look_of(theme), language, first=told.steps.start - 1).encode("utf-8")

    return Job(end, pieces)


def _slide(told: Told, pictures: StepPictures, position: int, picture: str) -> Slide:
    narration = told.narration(position)
    if narration is None:
        return Slide(None, told.given(), "", picture)
    step = told.step(position)
    return Slide(
        step.phase,
        narration.sentence,
        narration.explanation,
        picture,
        pictures.formula_svg(narration.formula),
        str(told.narrator.formula(step, "plain")),
    )


def look_of(theme: Theme) -> Look:
    """The colours of a theme."""
    return Look(
        theme.dark,
        ground=theme.hex("surface" if theme.is_projector else "bg"),
        surface=theme.hex("bg" if theme.is_projector else "surface"),
        line=theme.hex("line"),
        text=theme.hex("text"),
        muted=theme.hex("muted"),
        accent=theme.hex("accent"),
        phases={phase: theme.hex(PHASE_ROLE[phase]) for phase in Phase},
    )
