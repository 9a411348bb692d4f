"""Why an exhibit cannot be shown: the end of a sentence, or nothing if it can."""

from __future__ import annotations

from collections.abc import Sequence

from mediaframing.reports.scope import MOST_GROUPS, Scope


def lacks_groups(scope: Scope) -> str:
    """Say why there are no groups to compare."""
    if not scope.by:
        outlets = scope.coding.articles["outlet"].nunique()
        there = "one outlet" if outlets == 1 else f"{outlets:,} outlets" if outlets else "no outlets"
        return f"the articles are not grouped: there are {there}; name a column that groups them (by=, --by)"
    return "" if len(scope.group_names) != 1 else "there is only one group"


def lacks_few_groups(scope: Scope) -> str:
    """Say why there are no groups that fit a figure."""
    if reason := lacks_groups(scope):
        return reason
    count = len(scope.group_names)
    return f"{count} groups do not fit a figure" if count > MOST_GROUPS else ""


def lacks_two_groups(scope: Scope) -> str:
    """Say why there are no two groups by a column of the articles."""
    return lacks_groups(scope) or (
        "" if len(scope.group_names) >= 2 else "groups are formed by more than a column of the articles"
    )


def lacks_contrast(scope: Scope) -> str:
    """Say why there are no two frames to contrast, or no groups in which to do so."""
    if not scope.codebook.contrast:
        return "the codebook names no contrast of two frames"
    if not scope.by or len(scope.group_names) == 1:
        return "with one group the contrast is a single number, which stands among the findings"
    return ""


def lacks_articles(scope: Scope) -> str:
    """Say why there are no articles to compare."""
    return (
        ""
        if len(scope.coding.articles) != 1
        else "there is only one article, whose mentions are shown one by one"
    )


def lacks_frames(scope: Scope) -> str:
    """Say why there are no frames that could stand together."""
    if scope.coding.frames["frame"].nunique() < 2:
        return "fewer than two frames are mentioned"
    return "" if len(scope.coding.articles) > 1 else "a single article shows no pattern across articles"


def lacks_actors(scope: Scope) -> str:
    """Say why there are no actors."""
    return "" if len(scope.coding.actors) else "no actor is mentioned"


def lacks_sources(scope: Scope) -> str:
    """Say why there are no frames in sources’ words."""
    return "" if (scope.coding.frames["voice"] == "source").any() else "no frame is mentioned by a source"


def lacks_period(scope: Scope) -> str:
    """Say why there is no time to tell of."""
    return "" if scope.period else "dates are not known, or are too close together"


def lacks_event(scope: Scope) -> str:
    """Say why there is no event."""
    return lacks_period(scope) or ("" if scope.event else "no event is named (event=)")


def lacks_time_and_groups(scope: Scope) -> str:
    """Say why there is no time to tell of by group."""
    return lacks_period(scope) or lacks_two_groups(scope)


def lacks_single_article(scope: Scope) -> str:
    """Say why there is no single article."""
    return "" if len(scope.coding.articles) == 1 else "there is more than one article"


def lacks_columns(scope: Scope, columns: Sequence[str]) -> str:
    """Say which columns of the frame mentions were left out when the articles were coded (``skip=``)."""
    frames = scope.coding.frames
    missing = [column for column in columns if len(frames) and frames[column].isna().all()]
    return f"the coding holds no {' and no '.join(missing)}" if missing else ""
