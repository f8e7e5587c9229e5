"""Maths as it is spoken, in the chosen language: what `tutor.ops.write` says for each kind of expression."""

from __future__ import annotations

from functools import lru_cache

from tutor import language
from tutor.language import translate


def form(english: str) -> str:
    """The form in which an expression is spoken, as "{0} times {1}"; in English it is itself."""
    locale = language.current()
    return english if locale == language.ENGLISH else _forms(locale).get(english, english)


@lru_cache(maxsize=4)
def _forms(_locale: str) -> dict[str, str]:
    """Every form that is made of words."""
    return {
        "{0} times {1}": translate("spoken", "{0} times {1}"),
        "{0} matrix-times {1}": translate("spoken", "{0} matrix-times {1}"),
        "{0} divided by {1}": translate("spoken", "{0} divided by {1}"),
        "{0} plus {1}": translate("spoken", "{0} plus {1}"),
        "{0} minus {1}": translate("spoken", "{0} minus {1}"),
        "minus {0}": translate("spoken", "minus {0}"),
        "{0} to the power {1}": translate("spoken", "{0} to the power {1}"),
        "{0} squared": translate("spoken", "{0} squared"),
        "{0} transposed": translate("spoken", "{0} transposed"),
        "{1} if {0}, else {2}": translate("spoken", "{1} if {0}, else {2}"),
        "{0} is greater than {1}": translate("spoken", "{0} is greater than {1}"),
        "{0} is less than {1}": translate("spoken", "{0} is less than {1}"),
        "{0} is at least {1}": translate("spoken", "{0} is at least {1}"),
        "{0} is at most {1}": translate("spoken", "{0} is at most {1}"),
        "{0} equals {1}": translate("spoken", "{0} equals {1}"),
        "{0} of {1}": translate("spoken", "{0} of {1}"),
    } | _calls()


def _calls() -> dict[str, str]:
    """The forms of functions."""
    return {
        "e to the power {0}": translate("spoken", "e to the power {0}"),
        "the natural logarithm of {0}": translate("spoken", "the natural logarithm of {0}"),
        "the square root of {0}": translate("spoken", "the square root of {0}"),
        "the absolute value of {0}": translate("spoken", "the absolute value of {0}"),
        "the sum of {0}": translate("spoken", "the sum of {0}"),
        "the number of elements of {0}": translate("spoken", "the number of elements of {0}"),
        "the larger of {0} and {1}": translate("spoken", "the larger of {0} and {1}"),
        "the smaller of {0} and {1}": translate("spoken", "the smaller of {0} and {1}"),
        "e to the power {0}, divided by the sum of such powers": translate(
            "spoken", "e to the power {0}, divided by the sum of such powers"
        ),
        "the logarithm of the sum of e to the power {0}": translate(
            "spoken", "the logarithm of the sum of e to the power {0}"
        ),
        "the mean of {0}": translate("spoken", "the mean of {0}"),
        "the largest element of {0}": translate("spoken", "the largest element of {0}"),
        "1 where {0} is largest, else 0": translate("spoken", "1 where {0} is largest, else 0"),
        "the mask of what is kept": translate("spoken", "the mask of what is kept"),
        "{0} in the shape of {1}": translate("spoken", "{0} in the shape of {1}"),
        "{0} and {1} behind it": translate("spoken", "{0} and {1} behind it"),
        "the first part of {0}": translate("spoken", "the first part of {0}"),
        "the last part of {0}": translate("spoken", "the last part of {0}"),
        "the part of {0} from {1} to before {2}": translate(
            "spoken", "the part of {0} from {1} to before {2}"
        ),
        "{0} in its place, with zeros around it": translate(
            "spoken", "{0} in its place, with zeros around it"
        ),
    }
