from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

import mediaframing as mf


@pytest.fixture(scope="module")
def named(list_given: Callable[[str], list[str]]) -> dict[str, list[str | None]]:
    """Give the names of the speakers of each text, in order."""
    texts = list_given("text")
    found = mf.find_attributions(pd.DataFrame({"article_id": texts, "text": texts}))
    names: dict[str, list[str | None]] = {text: [] for text in texts}
    for text, called in zip(found["article_id"], found["speaker_name"], strict=True):
        names[text].append(None if pd.isna(called) else called)
    return names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Weber came. “It is late,” she said.", ["Anna Weber"]),
        ("Anna Weber came. Ms. Weber said it was late.", ["Anna Weber"]),
        ("“It is late,” Weber said. Anna Weber is the mayor.", ["Anna Weber"]),
        ("Mayor Anna Weber came. The mayor said it was late.", ["Anna Weber"]),
        ("Foreign Minister Anna Weber said it was late.", ["Anna Weber"]),
        # Mrs. Weber is no Peter, nor Mr. Lund the woman of that name; without one in full each is somebody.
        (
            "Then Tom Weber met a clerk, Anna Weber. Mr. Weber said it was late. He said it was dark.",
            ["Tom Weber", "Tom Weber"],
        ),
        ("Then Anna Weber met a clerk, Tom Weber. Mrs. Weber said it was late.", ["Anna Weber"]),
        ("Anna Lund met clerks. Mr. Lund said it was late. He said it was dark.", ["Lund", "Lund"]),
        ("Mr. Brandt met Mrs. Brandt. “It is late,” she said. Mr. Brandt said it was dark.", ["Brandt"] * 2),
        # "She" is whom she means, whoever of her name was described last.
        (
            "Anna Weber met President Tom Weber. Voters trust the president. Ms. Weber spoke, and she said it was late.",
            ["Anna Weber"],
        ),
        # Who speaks under a surname alone is a person as others are.
        (
            "“It is dark,” said Tom Lund, a baker. Norland was cold. Weber promised on Sunday to build roads. He said it was late.",
            ["Tom Lund", "Weber", "Weber"],
        ),
        # A name that only opens sentences, and is "he" or "she" behind: a subject, or told of.
        ("Weber has the keys. He said it was late.", ["Weber"]),
        ("Weber, 61, left early. She said it was late.", ["Weber"]),
        ("Weber, a fellow of the bank, left. She said it was late.", ["Weber"]),
        ("Rogers promised the keys. “It is late,” he said.", ["Rogers"] * 2),
        ("Turnout was low. He said it was late.", [None]),
        ("Neighbours waited. He said it was late.", [None]),
        ("Corruption has many friends. He said it was late.", [None]),
        # The press is no "he", nor what is spelt in capitals.
        ("Tom Lund is a baker. XNN said it was dark. He said it was late.", ["XNN", "Tom Lund"]),
        # Who is the subject of a sentence is its "he", though nothing tells that it is a person.
        (
            "Mayor Tom Lund was there. Clerks left. Norlander struggled with his reaction, and said he was late. He later said it was dark.",
            ["Norlander"] * 2,
        ),
        # "Who" is of people: not of their anger, nor of what is meant for them.
        ("The road drew the ire of bakers who said it was late.", ["bakers"]),
        ("The road was steep for Anna Weber, who said it was late.", ["Anna Weber"]),
        ("They heard a friend of the bakers who said it was late.", ["friend of the bakers"]),
        ("They heard a critic of the bank who said it was late.", ["critic of the bank"]),
        # What opens a sentence beside a name is no part of it.
        ("Neither Anna Weber nor Lund left. Then Weber said it was late.", ["Anna Weber"]),
        ("Unlike Weber, Lund left. Then Weber said it was late.", ["Weber"]),
        ("Said Weber, “It is late.” Then Weber said it was dark.", ["Weber"] * 2),
        ("Grace Weber left. Then Weber said it was late.", ["Grace Weber"]),
        # Those who say something at the end of a sentence are not what it tells of.
        ("Analysts say it is late. The new roads, they said, were dark.", ["Analysts"] * 3),
        (
            "Analysts say it is late. The new bakers left, and they said it was dark.",
            ["Analysts", "new bakers"],
        ),
        # A ministry is nobody, whatever title its first word may be.
        ("The Justice Department said it was late. “It is dark,” it added.", ["Justice Department"] * 2),
        # A name that only opens sentences: with an adverb before the verb, in -s, or told by another of its sentences.
        ("Weber also said it was dark. “It is late,” he said.", ["Weber"] * 2),
        ("Matthews said it was dark. “It is late,” he said.", ["Matthews"] * 2),
        ("“It is dark,” Weber said. He left. Weber smiled when he said it was late.", ["Weber"] * 2),
        # After a closed quotation a capital tells of a name.
        ("“It is dark,” Wolkers told a clerk. “It is late,” she said.", ["Wolkers"] * 2),
        # "They" are several who do something, though they say nothing; a place is no several.
        ("Three old clerks remain in Norland. They said it was late.", ["Three old clerks"]),
        ("The miners were in France. France was dark. They said it was late.", ["miners"]),
        # A surname in -man is no man's.
        ("Tom Lund met Hasserman Brandt there. Hasserman Brandt said she was late.", ["Hasserman Brandt"]),
        # Who spoke is looked for wherever the name stands; what has an article is no man.
        ("Weber Lund left the Fund. The Fund says it is dark. He said it was late.", ["Fund", None]),
        # Shortened titles and the letters of parties tell an office.
        (
            "Sen. Anna Weber met Gov. Tom Lund there. The senator said it was late. The governor said it was dark.",
            ["Anna Weber", "Tom Lund"],
        ),
        ("Rep. Anna Weber met Mayor Tom Lund. The congresswoman said it was late.", ["Anna Weber"]),
        ("Anna Weber (R-Norland) met Mayor Tom Lund. The Republican said it was late.", ["Anna Weber"]),
        # Not the owner of a lawyer.
        ("Anna Weber’s lawyer said it was late.", ["Anna Weber’s lawyer"]),
        ("Anna Weber, who was there, said it was late.", ["Anna Weber"]),
        # An office that nobody was given: whoever was spoken of.
        ("Weber said it was dark. “It is late,” the Texan senator said.", ["Weber", "Weber"]),
        # Who is only described keeps the fuller description.
        (
            "A senior official at the port said it was late. The official said it was dark.",
            ["senior official at the port", "senior official at the port"],
        ),
        # The name set beside an office between commas.
        ("Norland’s mayor, Anna Weber, said it was late.", ["Anna Weber"]),
        ("The army’s spokesman, Maj. Gen. Arvik Brandtov, said it was late.", ["Arvik Brandtov"]),
        ("The plan’s author, North Norland Democrat Sen. Anna Weber, said it was late.", ["Anna Weber"]),
        ("They met Sen. Anna Weber, Norland Democrat, who said it was late.", ["Anna Weber"]),
        ("Anna Weber, a Norland clerk who says it is late, left.", ["Anna Weber"]),
        # A particle that a hyphen joins belongs to the name.
        ("Yesterday al-Rashid said it was late. “It is dark,” he added.", ["al-Rashid"] * 2),
        ("Norland’s town council, Weber Water, said it was late.", ["Norland’s town council"]),
        # A body that is called by what it is: the last that did something, and no person, place or owner.
        ("Weber Steel is old. Anna Lund left. The steel giant said it was late.", ["Weber Steel"]),
        ("Norland’s oldest bank, Nordex, has closed, the bank said.", ["Nordex"]),
        ("/ALFA/. It rains. The company said it was late.", ["company"]),
        ("Nordex said it was late. The company added that it was dark.", ["Nordex", "Nordex"]),
        ("Norland Steel is old. He saw Nordex. The company said it was late.", ["Norland Steel"]),
        (
            "Nordex is old.\n\nIt rains.\n\nIt is dark.\n\nIt is wet. The company said it was late.",
            ["company"],
        ),
        ("Nordex is old. The court said it was late.", ["court"]),
        ("Nordex is old. The Norland company said it was late.", ["Norland company"]),
        # Nobody is called "the official" for having been spoken of.
        ("Anna Weber left. “It is late,” the senior port official said.", ["senior port official"]),
        # Somebody's lawyer is met as "a lawyer" is.
        (
            "Anna Weber left. The firm’s lawyer said it was late. “It is dark,” the lawyer said.",
            ["firm’s lawyer", "firm’s lawyer"],
        ),
        # No apposition, but the subject of the next clause.
        ("The Port Ministry met. In Lund, the ministry said it was late.", ["Port Ministry"]),
        # Who speaks is the name set beside the office.
        (
            "Tom Lund came. The officer in charge of roads, Arvik Brandtov, said it was late. He said it was dark.",
            ["Arvik Brandtov", "Arvik Brandtov"],
        ),
        # Whoever made a text.
        ("It is late, according to a report released on Jan 10 by Norland Water.", ["Norland Water"]),
        ("It is late, according to a report released on Jan 10.", ["report released"]),
        ("According to one document posted on Monday, it is late.", ["one document posted"]),
        # Of those before the one who spoke, also after a verb.
        (
            "“It is late,” said Robert Brandt. Tom Lund was there. Lund left. He said it was dark.",
            ["Robert Brandt", "Tom Lund"],
        ),
        ("Gatilov said it was late. “It is dark,” he said.", ["Gatilov", "Gatilov"]),
        # "his" means nobody yet.
        (
            "In his speech Brandtov said it was late. He said it was dark.",
            ["Brandtov", "Brandtov"],
        ),
        # Hyphens within names.
        ("Moon Jae-in said it was late. Moon left.", ["Moon Jae-in"]),
        ("Han Soon-yi, a clerk, said it was late. Ms Han left.", ["Han Soon-yi"]),
        ("Hadi al-Rashid said it was late. Al-Rashid said it was dark.", ["Hadi al-Rashid"] * 2),
        ("Abdel-Karim al-Rashid said it was late.", ["Abdel-Karim al-Rashid"]),
        ("Jean-Marc Weber said it was late. Weber denied that it was dark.", ["Jean-Marc Weber"] * 2),
        ("The Norland-led alliance said it was late.", ["Norland-led alliance"]),
        ("Tom Lund came. Anti-Lund voters said it was late.", ["Anti-Lund voters"]),
        # The relative is called as its phrase is.
        ("The party, which said it was late, left.", ["party"]),
        ("Ann Weber sent a letter to Lund. “It is late,” the letter said.", ["Ann Weber"]),
        ("The email from Ann Weber came. “It is late,” the email said.", ["Ann Weber"]),
        (
            "In a statement, Ann Weber called it late. The statement was long. The statement says it is dark.",
            ["Ann Weber", "Ann Weber"],
        ),
        ("The mayor said in a letter it was late. The letter adds that it rains.", ["mayor", "mayor"]),
        # Not who only tells of it.
        ("Weber denied the report. The report says it is dark.", ["Weber", "report"]),
        ("Ann Weber III, the mayor, met Lund. “It is late,” she said.", ["Ann Weber"]),
        ("The ambassador to the UN, Ann Weber, said it was late.", ["Ann Weber"]),
        # A name alone that nothing tells to be a person's.
        ("All week Emrik was at the roadside. He says it is late.", ["Emrik"]),
        (
            "Spokesman Major-General Anton Lund said it was late. The spokesman said it was dark.",
            ["Anton Lund"] * 2,
        ),
        ("Virginia Governor Anton Lund left. She said it was late.", [None]),
        # A surname spelt like an auxiliary.
        ("Prime Minister Theresa May has said it was late. “It is dark,” May added.", ["Theresa May"] * 2),
        ("Mrs May said it was late.", ["May"]),
        # Heads of firms, and who is the director of one.
        ("Rollo CEO Ann Weber left. The chief executive said it was late.", ["Ann Weber"]),
        ("Ann Weber, the chief executive, left. The CEO said it was late.", ["Ann Weber"]),
        ("Ann Weber, director of Rollo, left. The director said it was late.", ["Ann Weber"]),
        ("In Leeds, director of sport Ann Weber left. The director said it was late.", ["Ann Weber"]),
        ("Amara Obi left. She said it was late.", ["Amara Obi"]),
        # Whom others quote.
        ("Ann Weber came. “It is late,” the Herald quoted her as saying.", ["Ann Weber"]),
        # What somebody is stands before, the name behind the words for the office.
        ("The ambassador to Westmark Anna Weber said it was late.", ["Anna Weber"]),
        ("Norland’s minister for Foreign Affairs Anna Weber said it was late.", ["Anna Weber"]),
        ("Head of the Norland Defense Ministry Anna Weber said it was late.", ["Anna Weber"]),
        ("A spokesman for Anna Weber said it was late.", ["spokesman for Anna Weber"]),
        # Who issued a text speaks in it.
        ("Ann Weber posted a letter saying it was late.", ["Ann Weber"]),
        (
            "Ann Weber said in a statement that it was late. The statement added that it was dark.",
            ["Ann Weber", "Ann Weber"],
        ),
        ("A statement from the party’s chair Ann Weber said it was late.", ["Ann Weber"]),
        # A man who is only mentioned is seldom he who speaks.
        ("Tom Lund said it was late. A man fell. He said it was dark.", ["Tom Lund", "Tom Lund"]),
        ("Weber and Lund said it was late.", ["Weber and Lund"]),
        # Who spoke goes on speaking.
        (
            "Tom Lund met Paul Brandt. “It is late,” Orlov said of the talks with Lund. “It is dark,” he added.",
            ["Orlov", "Orlov"],
        ),
        # Without a name, how it is called; a pronoun for nobody known has none.
        ("The police said it was late.", ["police"]),
        ("He said it was late.", [None]),
    ],
)
def test_speaker_is_named_in_full(
    named: dict[str, list[str | None]], text: str, names: list[str | None]
) -> None:
    assert named[text] == names
