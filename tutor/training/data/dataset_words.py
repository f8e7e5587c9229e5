"""What the data sets are called, and what each is, in a person's language."""

from __future__ import annotations

from tutor.language import translate


def titles() -> dict[str, str]:
    """What each data set is called, in the order of the table."""
    return {
        "lecture": translate("datasets", "The lecture's, y = 2x"),
        "quadratic": translate("datasets", "Parabola, y = x²"),
        "line": translate("datasets", "Noisy line"),
        "sine": translate("datasets", "Noisy sine"),
        "xor": translate("datasets", "XOR"),
        "moons": translate("datasets", "Two moons"),
        "circles": translate("datasets", "Two circles"),
        "spirals": translate("datasets", "Spirals"),
        "blobs": translate("datasets", "Gauss blobs"),
    }


def summaries() -> dict[str, str]:
    """What each data set is, in a sentence."""
    return {
        "lecture": translate("datasets", "x = 1, 2, 3, … and y = 2x."),
        "quadratic": translate("datasets", "x from −2 to 2, evenly, and y = x²."),
        "line": translate("datasets", "x from −1 to 1, and y = 2x + 1."),
        "sine": translate("datasets", "x from −3 to 3, and y = sin x."),
        "xor": translate("datasets", "Points at four corners; class 1 where exactly one coordinate is 1."),
        "moons": translate("datasets", "Two half circles, one in the other."),
        "circles": translate("datasets", "A circle around a smaller one."),
        "spirals": translate("datasets", "Arms that turn around each other, a class each."),
        "blobs": translate("datasets", "A cloud of points for each class."),
    }
