"""The book of shapes: how English news tells who says what, each shape with a sentence that needs it.

The names follow the literature where it has one: the quotative inversion and the floating quotation of the Gender Gap
Tracker (Asr et al. 2021), the cues of PARC3 (Pareti 2016) and PolNeAR (Newell et al. 2018), the sieves of Muzny et al.
(2017). A sentence reads as a speaker, a cue and a content, ``""`` for what is not there.
"""

from __future__ import annotations

from dataclasses import dataclass

from mediaframing.coding.english.rulebook import Rule, Rulebook

_TRACKER, _PARC, _POLNEAR = "Asr et al. 2021", "Pareti 2016", "Newell et al. 2018"
_MUZNY, _HERE = "Muzny et al. 2017", "mediaframing"


@dataclass(frozen=True, kw_only=True)
class Shape(Rule):
    """A shape of attribution."""


def _shape(name: str, source: str, sentence: str, reads: tuple[str, str, str], counter: str) -> Shape:
    return Shape(name=name, source=source, sentence=sentence, reads=reads, counter=counter)


SHAPES = Rulebook(
    "The shapes of attribution",
    (
        _shape(
            "according to",
            _TRACKER,
            "According to Weber, the bridge is old.",
            ("Weber", "According to", "the bridge is old"),
            "The accord with Weber names the bridge, and he acted accordingly.",
        ),
        _shape(
            "viewpoint",
            _POLNEAR,
            "In Weber’s view, the bridge is old.",
            ("Weber", "In Weber’s view", "the bridge is old"),
            "In Weber’s town, the bridge is old.",
        ),
        _shape(
            "count",
            _POLNEAR,
            "In a Herald poll, 60 percent liked the bridge.",
            ("a Herald poll", "In", "60 percent liked the bridge"),
            "In a quiet town, 60 percent liked the bridge.",
        ),
        _shape(
            "as said",
            _POLNEAR,
            "As Weber put it, the bridge is old.",
            ("Weber", "put", "the bridge is old"),
            "As Weber put it away, the bridge fell.",
        ),
        _shape(
            "as reported by",
            _POLNEAR,
            "As reported by the Herald, the bridge is old.",
            ("the Herald", "reported by", "the bridge is old"),
            "As reported losses grew, the bridge was sold.",
        ),
        _shape(
            "quotative inversion",
            _TRACKER,
            "“We will wait,” said Ortega.",
            ("Ortega", "said", "“We will wait,”"),
            "The bridge, said Ortega’s friends had left.",
        ),
        _shape(
            "postposed",
            _TRACKER,
            "The bridge is old, Weber said.",
            ("Weber", "said", "The bridge is old"),
            "After the fire, Weber said a prayer.",
        ),
        _shape(
            "quotation",
            _TRACKER,
            "Weber said: “The bridge is old.”",
            ("Weber", "said", "“The bridge is old.”"),
            "Weber said that the bridge is old.",
        ),
        _shape(
            "colon",
            _POLNEAR,
            "Weber said: the bridge is old.",
            ("Weber", "said", "the bridge is old"),
            "Weber had one wish: the bridge.",
        ),
        _shape(
            "that clause",
            _PARC,
            "Weber said that the bridge is old.",
            ("Weber", "said", "that the bridge is old"),
            "Weber liked that bridge.",
        ),
        _shape(
            "bare clause",
            _PARC,
            "Weber said the bridge is old.",
            ("Weber", "said", "the bridge is old"),
            "Weber read the bridge plans.",
        ),
        _shape(
            "indirect question",
            _PARC,
            "Weber asked whether the bridge is old.",
            ("Weber", "asked", "whether the bridge is old"),
            "Weber left when the bridge fell.",
        ),
        _shape(
            "question of nobody",
            _HERE,
            "Asked whether the bridge was old, Weber smiled.",
            ("", "Asked", "whether the bridge was old"),
            "Asked for help, Weber smiled.",
        ),
        _shape(
            "object",
            _POLNEAR,
            "Weber demanded an inquiry.",
            ("Weber", "demanded", "an inquiry"),
            "Weber bought a house.",
        ),
        _shape(
            "predicate",
            _POLNEAR,
            "Weber called the plan a disaster.",
            ("Weber", "called", "the plan a disaster"),
            "Weber took the plan home.",
        ),
        _shape(
            "infinitive",
            _PARC,
            "Weber promised to close the bridge.",
            ("Weber", "promised", "to close the bridge"),
            "Weber went to close the bridge.",
        ),
        _shape(
            "preposition",
            _POLNEAR,
            "Weber called for an inquiry.",
            ("Weber", "called for", "an inquiry"),
            "Weber waited for an inquiry.",
        ),
        _shape(
            "cue noun",
            _PARC,
            "They laughed at the mayor’s claim that the bridge is old.",
            ("the mayor", "claim", "that the bridge is old"),
            "They laughed at the mayor’s bridge that is old.",
        ),
        _shape(
            "cue noun with of",
            _POLNEAR,
            "They laughed at the mayor’s warning of a flood.",
            ("the mayor", "warning of", "a flood"),
            "They laughed at the mayor’s fear in the flood.",
        ),
        _shape(
            "unlisted verb with that",
            _HERE,
            "Weber groused that the bridge is old.",
            ("Weber", "groused", "that the bridge is old"),
            "Weber crossed the bridge that is old.",
        ),
        _shape(
            "adjective with that",
            _PARC,
            "Weber is convinced that the bridge is old.",
            ("Weber", "convinced", "that the bridge is old"),
            "Weber is so tired that the bridge looks old.",
        ),
        _shape(
            "adjective with about",
            _POLNEAR,
            "Weber is worried about the bridge.",
            ("Weber", "worried about", "the bridge"),
            "Weber is mad about the girl.",
        ),
        _shape(
            "made clear",
            _HERE,
            "Weber made it clear that the bridge is old.",
            ("Weber", "made it clear", "that the bridge is old"),
            "Weber made a road that is clear.",
        ),
        _shape(
            "accused by",
            _POLNEAR,
            "The builder was accused of fraud by Weber.",
            ("Weber", "accused of", "fraud"),
            "The builder was robbed of money by Weber.",
        ),
        _shape(
            "judged by",
            _POLNEAR,
            "The bridge was criticised by Weber.",
            ("Weber", "criticised by", "The bridge"),
            "The bridge was criticised by night.",
        ),
        _shape(
            "impersonal passive",
            _PARC,
            "It is believed that the bridge is old.",
            ("", "believed", "that the bridge is old"),
            "It is a bridge that is old.",
        ),
        _shape(
            "raised passive",
            _PARC,
            "The bridge is said to be old.",
            ("", "said", "to be old"),
            "The bridge is closed to be mended.",
        ),
        _shape(
            "passive with agent",
            _PARC,
            "They were told by Weber that the bridge is old.",
            ("Weber", "told", "that the bridge is old"),
            "They were led by Weber that day.",
        ),
        _shape(
            "passive without agent",
            _POLNEAR,
            "Drivers were told that the bridge is old.",
            ("", "told", "that the bridge is old"),
            "Drivers were brought to the bridge that is old.",
        ),
        _shape(
            "headline",
            _HERE,
            "Weber: Bridge To Stay Closed",
            ("Weber", ":", "Bridge To Stay Closed"),
            "The bridge has three parts: a road, a rail and a walk.",
        ),
        _shape(
            "transcript",
            _HERE,
            "Talk of the town\n\nBERG: The bridge is old.\n\nKAHN: It is not so old.\n\nBERG: It is very old.\n\nKAHN: We will see.",
            ("BERG", ":", "The bridge is old."),
            "Talk of the town\n\nLONDON: The bridge is old, and it is closed.",
        ),
        _shape(
            "signature",
            _HERE,
            "Late again.\n\nThe bridge is old and nobody cares — Ann Weber (@weber)",
            ("Ann Weber", "", "The bridge is old and nobody cares"),
            "Late again.\n\nThe bridge is old and nobody cares — Ann Weber (the mayor)",
        ),
        _shape(
            "signed quotation",
            _HERE,
            "“The bridge is old and nobody cares.” — Ann Weber",
            ("Ann Weber", "", "“The bridge is old and nobody cares.”"),
            "“The bridge is old and nobody cares.” — so it goes.",
        ),
        _shape(
            "inversion of an unlisted verb",
            _MUZNY,
            "“The bridge is very old,” he burbled.",
            ("he", "burbled", "“The bridge is very old,”"),
            "“The bridge is very old.” He burbled.",
        ),
        _shape(
            "fronted speaker",
            _MUZNY,
            "The mayor was blunt: “The bridge is old.”",
            ("The mayor", "", "“The bridge is old.”"),
            "The plan has a name: “Bridge.”",
        ),
        _shape(
            "same speaker",
            _MUZNY,
            "“The bridge is old,” Weber said. “It will have to be closed.”",
            ("Weber", "", "“It will have to be closed.”"),
            "“The bridge is old,” Weber said. They sang “Bridge Over Water.”",
        ),
        _shape(
            "continued quotation",
            _MUZNY,
            "“The bridge is old.\n\n“It will be closed,” Weber said.",
            ("Weber", "", "“The bridge is old."),
            "The bridge is old.\n\n“It will be closed,” Weber said.",
        ),
        _shape(
            "view of a remedy",
            _HERE,
            "Weber is against toll roads.",
            ("Weber", "against", "toll roads"),
            "The party that backs Weber scrapped toll roads.",
        ),
        _shape(
            "denial of a thing",
            _HERE,
            "Weber did not deny the leak.",
            ("Weber", "deny", "the leak"),
            "Weber did not deny the guest entry.",
        ),
        _shape(
            "finding of nothing",
            _POLNEAR,
            "An audit turned up no sign of waste.",
            ("An audit", "turned up", "no sign of waste"),
            "The fire found no barrier.",
        ),
        _shape(
            "verdict",
            _HERE,
            "The jury found Weber guilty of fraud.",
            ("The jury", "found", "Weber guilty of fraud"),
            "The jury found Weber in the hall.",
        ),
        _shape(
            "cleared of",
            _HERE,
            "The inquiry cleared Weber of any fraud.",
            ("The inquiry", "cleared Weber of", "any fraud"),
            "The crew cleared the bridge of snow.",
        ),
        _shape(
            "name refused",
            _HERE,
            "Weber stopped short of calling the fire a crime.",
            ("Weber", "stopped short of calling", "the fire a crime"),
            "Weber stopped short of the bridge.",
        ),
        _shape(
            "plea",
            _HERE,
            "Weber pleaded not guilty to fraud.",
            ("Weber", "pleaded", "not guilty to fraud"),
            "Weber, guilty of fraud, went to jail.",
        ),
        _shape(
            "claim thrown out",
            _HERE,
            "The judge threw out the fraud case.",
            ("The judge", "threw out", "the fraud case"),
            "The judge threw out the old chairs.",
        ),
        _shape(
            "light verb",
            _POLNEAR,
            "Weber cast doubt on the count.",
            ("Weber", "cast doubt on", "the count"),
            "Weber cast a net on the water.",
        ),
        _shape(
            "heard in court",
            _HERE,
            "The court heard the bridge was old.",
            ("The court", "heard", "the bridge was old"),
            "The court heard two witnesses.",
        ),
        _shape(
            "unattributed quotation",
            _MUZNY,
            "The room was full of “people who will never be asked what they want”.",
            ("", "", "“people who will never be asked what they want”"),
            "The room was full of “people”.",
        ),
        _shape(
            "block after a colon",
            _HERE,
            "Late again.\n\nWeber wrote:\n\nThe bridge is old. It will be closed.",
            ("Weber", "wrote", "The bridge is old. It will be closed."),
            "Late again.\n\nWeber wrote this:\n\nThe bridge is old. It will be closed.",
        ),
        _shape(
            "interview",
            _HERE,
            "Are you glad? I am very glad. Do you swim? We swim daily. Will you leave? I will not. Is it far? I think so.",
            ("", "", "I am very glad."),
            "Are you glad? The town is glad. Do you swim? The town swims daily. Will you leave? It will not. Is it far? No.",
        ),
    ),
)  # fmt: skip

(
    ACCORDING,
    VIEWPOINT,
    COUNTED,
    AS_SAID,
    AS_REPORTED,
    INVERTED,
    POSTPOSED,
    QUOTATION,
    COLON,
    CLAUSE,
    BARE,
    QUESTION,
    ASKED,
    OBJECT,
    PREDICATE,
    INFINITIVE,
    PREPOSITION,
    NOUN,
    NOUN_OF,
    VERB_SHAPED,
    CONVINCED,
    WORRIED,
    MADE_CLEAR,
    ACCUSED,
    JUDGED_BY,
    IMPERSONAL,
    RAISED,
    TOLD_BY,
    WARNED,
    HEADLINE,
    TRANSCRIPT,
    SIGNATURE,
    SIGNED,
    UNLISTED_INVERTED,
    FRONTED,
    SAME_SPEAKER,
    CONTINUED,
    VIEW,
    DENIAL,
    FINDING,
    VERDICT,
    CLEARED,
    UNNAMED,
    PLEA,
    JUDGED,
    LIGHT,
    HEARD,
    UNATTRIBUTED,
    BLOCK,
    INTERVIEW,
) = range(len(SHAPES))


def list_off() -> list[int]:
    """List the numbers of the shapes that are switched off."""
    return SHAPES.list_off()
