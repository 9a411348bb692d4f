"""What the numbers do not show: of this corpus, of this report, and of the method."""

from __future__ import annotations

from collections.abc import Sequence

from mediaframing.coding.summary import Summary
from mediaframing.reports.blocks import Block, Given, Items, Line, Section, say, shorten
from mediaframing.reports.drawing import Shown
from mediaframing.reports.scope import Scope

_FEW = 10
_MOST_NAMED = 12

_OF_THE_METHOD: tuple[Line, ...] = (
    (
        "Mentions, not meanings. A text that brings a frame up need not tell the matter that way, and what is told without a "
        "term of the codebook is not counted.",
    ),
    (
        "Rules, not readers. Stance, voice, speaker and tone are wrong for a part of the mentions (see Methods). Errors that hit "
        "all groups alike leave a comparison as it is; others do not.",
    ),
    ("Irony, images, layout and what is left unsaid are not read. The rules are made for English news.",),
    (
        "Attributions are missed more often than found where nothing is, so that the share in the outlet’s voice is too high "
        "rather than too low.",
    ),
    (
        "Intervals tell how far another sample of articles of the same kind would differ. They do not tell whether the codebook "
        "is right, nor whether the sample is.",
    ),
    ("A difference between groups has many reasons, and is no effect on readers.",),
)


def list_limits(
    scope: Scope, summary: Summary, shown: Sequence[Shown], passed_over: Sequence[tuple[str, str]]
) -> Section:
    """List what the numbers do not show."""
    blocks: list[Block] = []
    of_corpus: list[Line] = [(Given(warning[:1].upper() + warning[1:]),) for warning in summary.warnings]
    of_corpus += _name_small_groups(scope)
    left = scope.coding.articles["published"].notna().sum() - len(scope.dated.articles)
    if left > 0:
        days = scope.dated.articles["published"]
        told = f"Charts over time show {days.min():%Y-%m-%d} to {days.max():%Y-%m-%d}; {left:,} articles lie far outside."
        of_corpus.append((told,))
    of_corpus += [
        (Given(shorten(told, 300)),) for told in dict.fromkeys(w for one in shown for w in one.warnings)
    ]
    if of_corpus:
        blocks += [say("Of this corpus:"), Items(tuple(of_corpus))]
    if passed_over:
        reasons = dict.fromkeys(reason for _, reason in passed_over)
        lines: list[Line] = [
            (
                " ".join(title for title, why in passed_over if why == reason) + " (",
                Given(shorten(reason, 300)),
                ")",
            )
            for reason in reasons
        ]
        blocks += [say("Not shown, because the coding does not support it:"), Items(tuple(lines))]
    blocks += [say("Of the method:"), Items(_OF_THE_METHOD)]
    return Section(("What the numbers do not show",), "limits", tuple(blocks))


def _name_small_groups(scope: Scope) -> list[Line]:
    column = scope.by[0] if scope.by else ""
    if column not in scope.coding.articles.columns:
        return []
    sizes = scope.coding.articles[column].value_counts()
    small = sizes[sizes < _FEW]
    if small.empty:
        return []
    line: list[str | Given] = [
        f"Fewer than {_FEW} articles, so that intervals are too narrow to be trusted: "
    ]
    for place, (name, count) in enumerate(small.head(_MOST_NAMED).items()):
        line += [", " if place else "", Given(shorten(str(name), 60)), f" ({count})"]
    rest = len(small) - _MOST_NAMED
    return [(*line, f" and {rest} more." if rest > 0 else ".")]
