"""Who denies, finds or judges with a noun phrase speaks; who finds, clears or throws out a thing does not."""

from __future__ import annotations

import pytest
from tests.coding.attribution.sources import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What something is declared.
        ("The umpire declared the race a farce.", ("The umpire", "declared", "the race a farce")),
        ("The coroner ruled the death a suicide at noon.", ("The coroner", "ruled", "the death a suicide")),
        ("The mayor declared the curfew unlawful.", ("The mayor", "declared", "the curfew unlawful")),
        ("Weber pronounced herself a convert.", ("Weber", "pronounced", "herself a convert")),
        (
            "The judge pronounced the file closed, nobody being to blame.",
            ("The judge", "pronounced", "the file closed, nobody being to blame"),
        ),
        # Claims that are rejected.
        ("Weber rejected any suggestion of theft.", ("Weber", "rejected", "any suggestion of theft")),
        ("Mayor Rejects Bribery Claim", ("Mayor", "Rejects", "Bribery Claim")),
        # Findings.
        ("The panel found no bribery in the file.", ("The panel", "found", "no bribery in the file")),
        ("An external audit uncovered little waste.", ("An external audit", "uncovered", "little waste")),
        ("The commission has found no collusion.", ("The commission", "found", "no collusion")),
        ("Inspectors did not find any sign of abuse.", ("Inspectors", "find", "any sign of abuse")),
        ("The ministry turned up no proof of theft.", ("The ministry", "turned up", "no proof of theft")),
        # Verdicts.
        ("The jury found the surgeon liable for neglect.", ("The jury", "found", "the surgeon liable for neglect")),
        ("The court found both men guilty of murder.", ("The court", "found", "both men guilty of murder")),
        ("A tribunal found the bank negligent.", ("A tribunal", "found", "the bank negligent")),
        ("The jury found Weber not guilty of theft.", ("The jury", "found", "Weber not guilty of theft")),
        ("The panel has found the firm complicit in it.", ("The panel", "found", "the firm complicit in it")),
        # Who is cleared, of what.
        ("An inquest cleared the ward of neglect.", ("An inquest", "cleared the ward of", "neglect")),
        ("The court acquitted the banker of fraud.", ("The court", "acquitted the banker of", "fraud")),
        ("A jury convicted the mayor of bribery.", ("A jury", "convicted the mayor of", "bribery")),
        ("The film exonerated the crew of any blame.", ("The film", "exonerated the crew of", "any blame")),
        ("The panel absolved him of racism in its report.", ("The panel", "absolved him of", "racism")),
        # Denials that are denied, and those of a second verb.
        ("Officials did not deny the cover-up.", ("Officials", "deny", "the cover-up")),
        ("The players do not deny the doping.", ("The players", "deny", "the doping")),
        ("The mayor will not deny the bribe.", ("The mayor", "deny", "the bribe")),
        ("The club paid the fine but denied doping.", ("The club", "denied", "doping")),
        ("The bishop apologised and denied a cover-up.", ("The bishop", "denied", "a cover-up")),
        ("The bank regrets the delay but denies fraud.", ("The bank", "denies", "fraud")),
        # Names refused.
        ("The premier refuses to call it a riot.", ("The premier", "refuses to call", "it a riot")),
        ("She avoided describing the law as racist.", ("She", "avoided describing", "the law as racist")),
        ("The envoys hesitated to call it a coup.", ("The envoys", "hesitated to call", "it a coup")),
        ("She shied away from calling it a crisis.", ("She", "shied away from calling", "it a crisis")),
        ("The union stops short of calling it theft.", ("The union", "stops short of calling", "it theft")),
        # Pleas.
        ("The clerk pleads not guilty to theft.", ("The clerk", "pleads", "not guilty to theft")),
        ("The two men pleaded innocent to murder.", ("The two men", "pleaded", "innocent to murder")),
        ("She has pleaded not guilty.", ("She", "pleaded", "not guilty")),
        ("The firm pleaded no contest to pollution.", ("The firm", "pleaded", "no contest to pollution")),
        # Claims that are thrown out, kept or not believed.
        ("A panel tossed out the racism claim.", ("A panel", "tossed out", "the racism claim")),
        ("The court quashed the conviction for fraud.", ("The court", "quashed", "the conviction for fraud")),
        ("The court upheld the verdict of murder.", ("The court", "upheld", "the verdict of murder")),
        ("Voters do not buy the argument of a crisis.", ("Voters", "buy", "the argument of a crisis")),
        ("The club never accepted the charge of racism.", ("The club", "accepted", "the charge of racism")),
        # What they do not agree on.
        ("Critics disagree over whether it was a coup.", ("Critics", "disagree over", "whether it was a coup")),
        ("Critics disagreed about whether it was a coup.", ("Critics", "disagreed about", "whether it was a coup")),
        ("The clubs disagree on whether it was a coup.", ("The clubs", "disagree on", "whether it was a coup")),
        ("They disagreed over how it was a crime.", ("They", "disagreed over", "how it was a crime")),
        ("Critics are divided over whether it was a coup.", ("Critics", "divided over", "whether it was a coup")),
    ],
)  # fmt: skip
def test_who_judges_with_a_noun_phrase_speaks(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The hikers found no water.",
        "The family turned up no heat.",
        "The jury found the surgeon in the hall.",
        "The plough cleared the road of ice.",
        "He was cleared of fraud.",
        "She has not been charged with nor convicted of any crime.",
        "The company did not deliver.",
        "The state did not deny him a visa.",
        "The port did not deny entry to the ship.",
        "The party did not deny Weber the seat.",
        "The men came to wait and deny the rule.",
        "They refused to leave the war zone.",
        "She stopped short of the border.",
        "The bus avoided the riot.",
        "The man pleaded with the thieves.",
        "The trader pleaded guilty to bribery.",
        "The pilot threw out the old case files.",
        "The cook threw out the fish.",
        "The family did not buy the house.",
        "The storm overturned a lorry.",
        "The river divided the town over the years.",
        "The bank rejected the offer of a loan.",
        "A court ruled the curfew unlawful.",
        "The king ruled the island a decade.",
        "The union declared war on a bank.",
        "The king ruled the old town.",
    ],
)
def test_who_does_something_to_a_thing_does_not(text: str) -> None:
    assert read(text) == []


def test_what_a_source_says_already_is_read_once() -> None:
    assert [row[1] for row in read("Weber said the court found no fraud.")] == ["said"]
    assert [row[1] for row in read("“The court found no fraud,” Weber said.")] == ["said"]


def test_the_outlet_is_not_a_source_of_its_findings() -> None:
    assert read("In the end we found no sign of fraud.") == []
