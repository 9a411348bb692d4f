from __future__ import annotations

import pytest
from tests.coding.attribution.sources import Reading, read

READINGS: dict[str, Reading] = {
    # "As X said" amid a sentence, behind what leads it, and with whom X told.
    "The roof leaks, and as Weber noted, the cellar is wet.": [("Weber", "noted", "the cellar is wet")],
    "Also, as the baker Ruiz wrote, the cellar is wet.": [("the baker Ruiz", "wrote", "the cellar is wet")],
    "And, as Weber pointed out, the cellar is wet.": [("Weber", "pointed", "the cellar is wet")],
    "As a clerk told the Herald, the cellar is wet.": [("a clerk", "told", "the cellar is wet")],
    "The roof leaks, and as Weber left, the cellar was wet.": [],
    # Who tells all of the sentence is no part of what somebody else says in it.
    "Weber said the cellar was wet, the clerk recalled.": [
        ("the clerk", "recalled", "Weber said the cellar was wet"),
        ("Weber", "said", "the cellar was wet"),
    ],
    "Weber said the cellar, the clerk recalled, was wet.": [
        ("the clerk", "recalled", "Weber said the cellar"),
        ("Weber", "said", "the cellar, the clerk recalled, was wet"),
    ],
    # A tally is no adverb.
    "The cellar is wet, according to a tally by the Herald.": [
        ("a tally", "according to", "The cellar is wet")
    ],
    # "Worried" is a verb, too.
    "Weber worried that the cellar was wet.": [("Weber", "worried", "that the cellar was wet")],
    "Weber left, worried that the cellar was wet.": [],
    # What nobody said.
    "By contrast, not a single union has condemned the dam.": [],
    "Not one union has condemned the dam.": [],
    "By contrast, even the union has condemned the dam.": [("the union", "condemned", "the dam")],
    # What is only spoken of beside.
    "Weber left while discussing the dam.": [],
    "Weber left while condemning the dam.": [("Weber", "condemning", "the dam")],
    # Adjectives behind verbs that are as "be".
    "Weber became convinced that the cellar was wet.": [("Weber", "convinced", "that the cellar was wet")],
    "Weber appears concerned that the cellar is wet.": [("Weber", "concerned", "that the cellar is wet")],
    "It became clear that the cellar was wet.": [],
    "Weber met convinced drivers that day.": [],
    # Who is told without "that".
    "Ruiz came late but was told she could not dig.": [("", "told", "she could not dig")],
    "The tale was told the next day.": [],
    "The court was told the cellar was wet.": [("The court", "told", "the cellar was wet")],
    # Of a plan nothing but its relative clause is said.
    "They signed a plan that, Weber said, would flood the cellar.": [
        ("Weber", "said", "would flood the cellar")
    ],
    "They signed it, Weber said, with joy.": [
        ("Weber", "said", "They signed it"),
        ("Weber", "said", "with joy"),
    ],
    # A short form of "is".
    "He’s predicting that the cellar will be wet.": [("He", "predicting", "that the cellar will be wet")],
    # Conditions are part of what is said, however their verb looks.
    "If tolls rise, Weber said, drivers leave.": [
        ("Weber", "said", "If tolls rise"),
        ("Weber", "said", "drivers leave"),
    ],
    "If anything, Weber said, drivers leave.": [("Weber", "said", "drivers leave")],
    # What is thought is told by its first word, be its verb no listed one.
    "Weber does not think her own debts make it hard to dig.": [
        ("Weber", "think", "her own debts make it hard to dig")
    ],
    "Most bakers think ovens, which are hot, are a risk.": [
        ("Most bakers", "think", "ovens, which are hot, are a risk")
    ],
    "Weber thinks the world of her town.": [],
    # Adverbs before who says it, and a quotation in what opens the sentence.
    "Even Weber admitted the cellar was wet.": [("Weber", "admitted", "the cellar was wet")],
    "With its rule on “wet feet,” Ruiz noted in her memo that shops had closed.": [
        ("Ruiz", "noted", "that shops had closed")
    ],
    # Lists go on behind their commas.
    "Weber wants to shut the port of Leeds, sell the ships, tax the rich and jail those who dig.": [
        ("Weber", "wants", "to shut the port of Leeds, sell the ships, tax the rich and jail those who dig")
    ],
    "Weber wants to shut the port, and those who dig must leave.": [("Weber", "wants", "to shut the port")],
    "The report found a leak behind the wall, a lack of pumps and a threat to the town as a whole.": [
        ("The report", "found", "a leak behind the wall, a lack of pumps and a threat to the town as a whole")
    ],
    # Calls are rejected by who refuses what they are for.
    "Weber rejected calls for a dam.": [("Weber", "rejected", "calls for a dam")],
    "Weber rejected calls at night.": [],
    "The inquiry found almost no sign of waste.": [("The inquiry", "found almost", "no sign of waste")],
    # A short form of "has".
    "He’s called for a dam.": [("He", "called for", "a dam")],
    "She’s accused him of fraud.": [("She", "accused", "him of fraud")],
    "He’s called the dam a hoax.": [("He", "called", "the dam a hoax")],
    "He’s accused of fraud.": [],
    # What is said as something else is done.
    "They cheered as Weber demanded a dam.": [("Weber", "demanded", "a dam")],
    "They cheered as Weber suggested widening the dam.": [("Weber", "suggested", "widening the dam")],
    "They cheered just as Weber said they would.": [],
    # Nouns with a clause and no "that".
    "The town acted amid fears the dam would break.": [("", "fears", "the dam would break")],
    "She rejected Weber’s assertion the dam was sold.": [("Weber", "assertion", "the dam was sold")],
    "The fears the dam had caused were gone.": [],
    "The claims it made were gone.": [],
    "Ruiz was responding to claims by Weber that some clubs owe rent.": [
        ("Weber", "claims", "that some clubs owe rent")
    ],
    "Weber’s remark in Leeds that “all is lost” was heard.": [("Weber", "remark", "that “all is lost”")],
    "Weber is of the view that the dam is old.": [("Weber", "view", "that the dam is old")],
    "Weber has a room of the view that he likes.": [],
    # Days between an adjective and its "that", many words between a verb and its own.
    "Weber was adamant on Sunday that the dam was old.": [("Weber", "adamant", "that the dam was old")],
    "Weber was sure on foot that day.": [],
    "Weber implied last night at a service in the hall for the victims of last week’s flood that he would go.": [
        ("Weber", "implied", "that he would go")
    ],
    # Two adjectives of one noun.
    "Weber called for an independent, swift inquiry into the flood.": [
        ("Weber", "called for", "an independent, swift inquiry into the flood")
    ],
    "Weber called for a dismissal, town hall aides at her side.": [("Weber", "called for", "a dismissal")],
    "Weber does not expect the dam to break.": [("Weber", "expect", "the dam to break")],
    "Weber did not demand the dam at once.": [],
    # The name of a show before its host.
    "After the vote, the “Old Roads” host suggested a song.": [("host", "suggested", "a song")],
    # Whose words a noun tells: who is behind "by" and "from", before it, or makes it.
    "They met a criticism by the guild and other friends of the dam that the plan lacks a pump.": [
        ("the guild", "criticism", "that the plan lacks a pump")
    ],
    "They parroted the Herald claim that the dam would hold.": [
        ("Herald", "claim", "that the dam would hold")
    ],
    "They parroted the claim that holds the dam.": [],
    "Weber made a loud call for a dam.": [("Weber", "call for", "a dam")],
    "Weber made a call to the mayor.": [],
    "Their main argument has been that the dam is old.": [("Their", "argument", "that the dam is old")],
    "Their main argument has been heard.": [],
    "At least ten bakers feared the dam was old.": [("At least ten bakers", "feared", "the dam was old")],
    "In a note, Weber said since the rain in May, the dam had worked.": [
        ("Weber", "said", "since the rain in May, the dam had worked")
    ],
    "The dam has held, Weber said since the rain in May, and will hold.": [
        ("Weber", "said", "The dam has held"),
        ("Weber", "said", "and will hold"),
    ],
    "The inquiry found virtually nothing about the dam.": [
        ("The inquiry", "found virtually", "nothing about the dam")
    ],
    # What is denied and believed.
    "Weber denies having received gifts.": [("Weber", "denies", "having received gifts")],
    "Farmers who wonder whether the dam will hold have left.": [
        ("who", "wonder", "whether the dam will hold have left")
    ],
    "They are digging and believe the dam can be saved.": [("They", "believe", "the dam can be saved")],
    "They are digging and dam the stream that can be saved.": [],
    # The heading of another article before a sentence.
    "READ MORE: The long road home The dam was old and could not be kept, Weber said.": [
        ("Weber", "said", "The dam was old and could not be kept")
    ],
    "Old roads\n\nMYTH: The Dam Is Not So Old\n\nFACT: It is old, and we know it.\n\nMYTH: It Is Safe\n\nFACT: It is not safe.\n\nOUR PICKS: It is old.": [],
    # What looks like a cue or a speaker, and is none.
    "She got a call from the Office for Digging, telling her that it was wet.": [
        ("She", "telling", "that it was wet")
    ],
    "The walk went according to plan.": [],
    "The walk went on, according to plans that Ruiz saw.": [("plans", "according to", "The walk went on")],
    "Assuming that Weber wins, Ruiz might leave.": [],
    "Weber is assuming that Ruiz will win.": [("Weber", "assuming", "that Ruiz will win")],
    "It stands to reason that the cellar is wet.": [],
    "The trial involving alleged thieves ended.": [],
    "The suit alleged fraud.": [("The suit", "alleged", "fraud")],
    "It lived up to pledges that won the vote.": [],
    "One reason for the delay may be that it rained.": [],
    "They met the founder of a group called Roads First.": [],
    "The dam is old, says the DEC, which will mend it.": [("the DEC", "says", "The dam is old")],
    "A new group calling itself the Roads came.": [],
    "Weber decided upon a pump for the cellar that ultimately is used.": [],
}


@pytest.mark.parametrize("text", READINGS)
def test_attributions_are_read_in_less_common_places(text: str) -> None:
    assert read(text) == READINGS[text]
