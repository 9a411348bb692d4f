from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from mediaframing.codebook import Codebook
from mediaframing.coding.pipeline import code_articles

_OUTLET, _SOURCE = "outlet", "source"
SENTENCES = {
    # What somebody did about a thing is told by the outlet, in its own words.
    "Weber discussed the flood with the mayor.": _OUTLET,
    "“It is late,” Weber said, referring to the flood.": _OUTLET,
    "Weber congratulated the crews that stopped the flood.": _OUTLET,
    "Weber declined to comment on the flood.": _OUTLET,
    "Weber refused to say if the flood was over.": _OUTLET,
    "Weber did not say how the flood began.": _OUTLET,
    "The flood was condemned by Weber.": _OUTLET,
    "Weber cast doubt on the flood.": _OUTLET,
    "The jury found Weber guilty of the flood.": _OUTLET,
    "Weber knew that the flood had begun.": _OUTLET,
    "Weber showed that the flood had begun.": _OUTLET,
    # So are plans, orders and promises, which come about by being told of.
    "Weber plans to end the flood.": _OUTLET,
    "The town is considering a wall against the flood.": _OUTLET,
    "The town will consider walling off the flood.": _OUTLET,
    "Weber considers the flood a crime.": _SOURCE,
    "The town may consider more walls against the flood.": _OUTLET,
    "Weber may consider the flood a crime.": _SOURCE,
    # What was not asked for, and what the writer denies of what others suggest.
    "Weber has never called for a flood.": _OUTLET,
    "Weber has called for a flood.": _SOURCE,
    "Weber never mentioned the flood.": _OUTLET,
    "Weber mentioned the flood as a “grave” danger.": _SOURCE,
    "Nobody asked the clerk about the flood.": _OUTLET,
    "Weber asked the clerk about the flood.": _SOURCE,
    "That was no flood, as some have suggested.": _OUTLET,
    "That was a flood, as some have suggested.": _SOURCE,
    "As the cellar shows, that was a flood.": _OUTLET,
    "It is unclear whether Weber wants the flood.": _OUTLET,
    "The vote will see the flood as a theme.": _OUTLET,
    # What a thing shows, and what nobody in particular fears, is told by the outlet.
    "The cellar shows the flood was high.": _OUTLET,
    "The cellar shows how the flood began.": _OUTLET,
    "The vote revealed a flood of money.": _OUTLET,
    "Weber revealed a flood of money.": _SOURCE,
    # How it was said is told by the outlet, but a means is a part of what is proposed.
    "Weber praised the crews by wading through the flood.": _OUTLET,
    "Weber called it a scandal without measuring the flood.": _OUTLET,
    "Weber proposed saving the town by letting the flood in.": _SOURCE,
    "A poll released on Monday shows most drivers saw the flood.": _SOURCE,
    "The rain fed fears that the flood would come.": _OUTLET,
    "There were rumours that the flood would come.": _OUTLET,
    "Weber voiced fears that the flood would come.": _SOURCE,
    "Drivers were divided over the flood.": _OUTLET,
    "The pump alerts the town if the flood comes.": _OUTLET,
    "It hints at the flood.": _OUTLET,
    "The mud could be considered a flood under a law signed by Weber.": _OUTLET,
    "The mayor ordered the crews to stop the flood.": _OUTLET,
    "Weber announced a dam against the flood.": _OUTLET,
    "They laughed at Weber’s pledge to stop the flood.": _OUTLET,
    # What is only supposed is told by who supposes it, and a move or an idea "says" something in other words.
    "If Weber wants to end the flood, she must pay.": _OUTLET,
    "If Weber calls for a flood, the town will leave.": _OUTLET,
    "Weber sent the town a message that the flood was over.": _OUTLET,
    # Nobody is named who says it.
    "The mayor is expected to inspect the flood.": _OUTLET,
    "It is feared that the flood will reach the town.": _OUTLET,
    "Asked whether the flood was over, Weber left.": _OUTLET,
    # The words are those of who is told of.
    "Weber announced plans to stop the flood.": _SOURCE,
    "Weber plans to end “the flood of the north”.": _SOURCE,
    "Weber promised to end the flood.": _SOURCE,
    "A survey of drivers showed that the flood had begun.": _SOURCE,
    "They laughed at Weber’s warning of a flood.": _SOURCE,
    "They laughed at Weber’s message that the flood was over.": _SOURCE,
    "Weber met the town. The message was that the flood was over.": _SOURCE,
    "If it rains, Weber wants to end the flood.": _SOURCE,
    "Weber declined to rule out a flood.": _SOURCE,
    "Weber did not say whether the flood was over.": _SOURCE,
    "Weber referred to the rain as a flood.": _SOURCE,
    "Weber referred to the “flood of the north” in May.": _SOURCE,
    "A flood of the fields was urged by Weber.": _SOURCE,
    "The rain was called a flood by Weber.": _SOURCE,
    "Weber raised the possibility of a flood.": _SOURCE,
    "Weber said that the flood had begun.": _SOURCE,
    "Weber denied the flood.": _SOURCE,
    "Weber warned of a flood.": _SOURCE,
    "Weber told the town that the mayor had discussed the flood.": _SOURCE,
}


@cache
def read_voices() -> dict[str, str]:
    articles = pd.DataFrame({"article_id": list(SENTENCES), "text": list(SENTENCES)})
    coding = code_articles(articles, Codebook.from_terms({"frame": ["flood"]}), skip=["tone", "actor_tone"])
    return dict(zip(coding.frames["article_id"], coding.frames["voice"], strict=True))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_voice_is_the_sources_only_where_its_words_are_told(sentence: str) -> None:
    assert read_voices()[sentence] == SENTENCES[sentence]
