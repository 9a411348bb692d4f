"""What coders are told: one question and one rule for each variable, and the codebook's definitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mediaframing.codebook import Codebook

QUESTIONS: Mapping[str, tuple[str, str]] = {
    "frame": (
        "Is the frame brought up at this place?",
        "right, if the words mean here what the frame's definition says, also where it is denied or doubted; wrong, if they "
        "mean something else (a name, another sense, another matter). If it is wrong, leave the other columns empty.",
    ),
    "stance": (
        "Is the frame affirmed, rejected or left uncertain at this place?",
        "Of a problem, a cause or a judgement: affirmed, if the text lets it stand; rejected, if it is denied, refused, "
        "excluded or did not come about; uncertain, if it is asked, possible, conditional, alleged or doubted. Of a remedy: "
        "affirmed, if whoever speaks wants it, does it or tells of it as done; rejected, if they refuse or oppose it, or it is "
        "said not to work; uncertain, if it is only considered. Go by what is said at this place, not by what you know.",
    ),
    "voice": (
        "Whose words or thoughts are these?",
        "source, if they are told as those of somebody other than the writer: quoted, reported, according to; outlet, if "
        "the writer tells them.",
    ),
    "speaker": (
        "Who is the source?",
        "The fullest name that the article has; if it has none, the words by which it calls them. Empty for the outlet.",
    ),
    "actor": (
        "Which actor of the codebook speaks?",
        "The actor for whom the source speaks; none, if the outlet or somebody else does.",
    ),
    "tone": (
        "How is the matter spoken of in this sentence?",
        "negative, neutral or positive, as the words say it; not whether the matter itself is good or bad.",
    ),
    "missed": (
        "Does this sentence, in which no term was found, bring up a frame all the same?",
        "The names of the frames that it brings up, separated by a semicolon; none, if it brings up none.",
    ),
}

GENERAL = (
    "Code each row by itself, in the order given, without the help of what others or the program coded.",
    "Read the paragraph; open the article where it does not suffice.",
    "Where you are not sure, code what seems more likely, and say so under doubt.",
)


def write_instructions(codebook: Codebook | None, variables: Sequence[str]) -> list[tuple[str, str, str]]:
    """Give rows of what is coded, its question or name, and its rule or definition."""
    rows = [("how", "", sentence) for sentence in GENERAL]
    rows += [(variable, *QUESTIONS[variable]) for variable in variables if variable in QUESTIONS]
    if codebook is not None:
        for frame in codebook.frames.values():
            rows.append(
                (f"frame {frame.name}", frame.label or frame.name, frame.definition or "(no definition)")
            )
        for actor in codebook.actors.values():
            aliases = ", ".join(term.pattern for term in actor.aliases)
            rows.append(
                (f"actor {actor.name}", actor.label or actor.name, f"{actor.kind or 'actor'}: {aliases}")
            )
    return rows
