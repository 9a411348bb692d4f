"""Kinds of sentences that tell of a remedy, each with sentences that look like it and read otherwise."""

from collections.abc import Callable, Sequence

import pytest
from tests.coding.marked import read_stances


@pytest.fixture(scope="module")
def stances(list_given: Callable[[str], Sequence[str]]) -> dict[str, str]:
    """Give the stance of the marked remedy in each sentence."""
    readings = read_stances(list_given("sentence"), remedy=True)
    return {sentence: stance for sentence, (stance, _) in readings.items()}


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        # what may befall it
        ("Officials said the [[curfew]] might be lifted on Monday.", "uncertain"),
        ("The [[ceasefire]] could collapse within days.", "uncertain"),
        ("The [[tariffs]] could hurt farmers, economists said.", "rejected"),
        ("Many members could not back the [[levy]].", "rejected"),
        ("The members may not back the [[levy]].", "uncertain"),
        ("Voters will decide whether to approve the [[soda tax]].", "uncertain"),
        # infinitives behind a form of "be"
        ("The [[levy]] isn't going to work.", "rejected"),
        ("[[Rent control]] is bound to fail.", "rejected"),
        ("The [[embargo]] is unlikely to work.", "rejected"),
        ("The [[reform]] is going to help millions, the minister said.", "affirmed"),
        # what is opposed or undone stands before it, or is its head
        ("Attacks on [[aid]] workers became more frequent.", "affirmed"),
        ("Attacks on [[aid]] became more frequent.", "rejected"),
        ("The number of [[ceasefire]] violations is limited.", "affirmed"),
        ("Fires destroyed more farms than the [[tariffs]] did.", "affirmed"),
        ("The council scrapped more than fifty [[tariffs]].", "rejected"),
        ("Ito challenged Weber on pensions and [[tariffs]].", "affirmed"),
        ("Ito blasted him on [[tariffs]] for an hour.", "affirmed"),
        ("Ito blasted the [[tariffs]] for an hour.", "rejected"),
        ("Ito blasted Norland over its [[tariffs]].", "rejected"),
        # adjectives that are spelt like verbs
        ("Ports with lower [[tariffs]] grew faster.", "affirmed"),
        ("They hoped to lower [[tariffs]] by May.", "rejected"),
        ("Ministers slow the [[reform]] wherever they can.", "rejected"),
        ("Farmers waited through slow [[tariff]] talks.", "affirmed"),
        # ends that are no end of it, and what is no bad thing
        ("The bureau nears the end of its [[inquiry]].", "affirmed"),
        ("The ruling brought the end of the [[inquiry]].", "rejected"),
        ("Drivers ended up paying the [[toll]].", "affirmed"),
        ("The [[reform]] has overwhelming support among nurses.", "affirmed"),
        ("The [[reform]] still has to go through the upper house.", "affirmed"),
        ("The [[reform]] has to go.", "rejected"),
        ("Good studies on the cost of [[tariffs]] are rare.", "affirmed"),
        ("The board studies the [[tariffs]].", "uncertain"),
        # "anti" in a compound
        ("Anti-[[fracking]] campaigners blocked the road.", "rejected"),
        ("The EU imposed anti-dumping [[tariffs]] on steel.", "affirmed"),
        # what is called, and what is called so
        ("The union called a [[strike]] for Friday.", "affirmed"),
        ("Each side called a [[truce]] over Christmas.", "affirmed"),
        ("It was called a [[bailout]] for bankers.", "rejected"),
        # fears of it and for it
        ("Advocates worry that the [[quota]] will face legal challenges.", "affirmed"),
        ("Residents fear the [[amnesty]] will not last.", "affirmed"),
        ("Doctors warned that the [[lockdown]] would cost lives.", "rejected"),
        # verbs within compounds
        ("She opposes the court-ordered [[recount]].", "rejected"),
        ("The union rejected the bank-backed [[sale]].", "rejected"),
        # what is wanted undone
        ("Landlords had the [[rent control]] overturned.", "rejected"),
        ("They demanded the [[curfew]] be lifted.", "rejected"),
        ("The firm wants [[tariffs]] imposed on steel.", "affirmed"),
        # what is tried and fails
        ("Attempts to repeal the [[levy]] were defeated.", "affirmed"),
        ("Efforts to pass [[rent control]] have failed.", "rejected"),
        # those who are named for it
        ("[[Rent control]] advocates fell short of a majority.", "affirmed"),
        ("[[Rent control]] fell short of a majority.", "rejected"),
        # what is criticised is not the remedy
        ("He criticised the remarks of Ortiz about the [[treaty]].", "affirmed"),
        ("Critics attacked the minister's handling of the [[negotiations]].", "affirmed"),
        ("Critics attacked the minister's plan for [[negotiations]].", "rejected"),
        # breaches
        ("Protesters defied the [[curfew]].", "affirmed"),
        ("Two firms were accused of violating the [[embargo]].", "affirmed"),
        # what is bad in it, and what it does
        ("She warned of the dangers of [[fracking]].", "rejected"),
        ("The cruelty of the [[death penalty]] is plain.", "rejected"),
        ("The [[levy]] makes it harder to hire teenagers.", "rejected"),
        ("The [[reform]] met fierce resistance.", "rejected"),
        ("The [[reform]] met its targets.", "affirmed"),
        ("[[Quotas]] and subsidies are ruining small farms.", "rejected"),
        ("The [[treaty]], long opposed by the north, comes up in May.", "rejected"),
        ("The [[treaty]], signed by the north, comes up in May.", "affirmed"),
        # restrictions on it, and what frees it of them
        ("The state imposed restrictions on [[fracking]].", "rejected"),
        ("The state lifted restrictions on [[fracking]].", "affirmed"),
        ("The [[strikers]] were barred from the yard.", "affirmed"),
        # those who cannot undo it, and what they try
        ("Nobody can stop the [[merger]] now.", "affirmed"),
        ("He lost his fight to stop the [[dam]].", "affirmed"),
        ("Nobody in the town backs the [[dam]].", "rejected"),
        # what is said of it with other verbs than "be"
        ("The [[tariffs]] amount to a tax on families.", "rejected"),
        ("The [[embargo]] proved ineffective.", "rejected"),
        ("The [[embargo]] remains in force.", "affirmed"),
        ("[[Air raids]] solve nothing.", "rejected"),
        ("The [[inquiry]] is a political stunt.", "rejected"),
        # what some remedies are for is no harm
        ("The [[strike]] disrupted trains.", "affirmed"),
        ("The [[levy]] disrupted trade.", "rejected"),
        # participles before it
        ("The cancelled [[summit]] was to be held in Oslo.", "rejected"),
        ("The planned [[summit]] was to be held in Oslo.", "affirmed"),
        # whom it is for
        ("They voted for [[tax cuts]] for the rich.", "rejected"),
        ("They voted for [[tax cuts]] for teachers.", "affirmed"),
        ("The [[treaty]] bans nuclear tests.", "affirmed"),
        ("The [[tax]] was raised to cut the deficit.", "affirmed"),
        ("Weber, who opposed the war, led the [[negotiations]].", "affirmed"),
        ("She avoided questions about the [[inquiry]].", "affirmed"),
        # what is not the subject
        ("Homes around the [[dam]] were demolished.", "affirmed"),
        ("Plans for the [[dam]] were rejected.", "rejected"),
        ("Two men tied to the [[inquiry]] had been killed.", "affirmed"),
        ("The [[applicants]] were denied visas.", "affirmed"),
        ("The [[appeal]] was denied.", "rejected"),
        # headlines
        ("[[Travel ban]] blocked by judge", "rejected"),
        ("[[Asylum]] bid rejected", "rejected"),
        ("[[Strike]] ended on Friday", "affirmed"),
        ("[[Tariffs]] imposed on steel", "affirmed"),
        ("She's rejected the premier's call for a [[referendum]].", "rejected"),
        ("The [[ban]] likely wouldn't have much of an impact.", "rejected"),
        # parts that are named behind a comma
        ("They rejected the package, especially the [[fuel levy]].", "rejected"),
        ("She criticised his policies, in particular his proposal for a [[ban]].", "rejected"),
        ("She opposed the war, and in particular she led the [[parley]].", "affirmed"),
        # long subjects
        ("A [[truce]] between rebels and troops collapsed.", "rejected"),
        ("A [[truce]] between rebels and troops held.", "affirmed"),
        # what support does
        ("Support for the [[treaty]] is waning.", "rejected"),
        ("Opposition to the [[treaty]] has collapsed.", "affirmed"),
        ("The [[treaty]] faces stiff opposition.", "rejected"),
        ("The [[treaty]] failed to win a majority.", "rejected"),
        # what may come and is prevented, and what waits for it
        ("They met to head off a potential [[walkout]].", "uncertain"),
        ("They averted a [[walkout]].", "rejected"),
        ("He was suspended pending an [[inquiry]].", "affirmed"),
        ("It is not clear if the [[parley]] will resume.", "uncertain"),
        # what is only compared with it or named after it
        ("The North calls the drills a rehearsal for an [[invasion]].", "affirmed"),
        ("They called the drill an [[invasion]].", "rejected"),
        ("He calls checks more important than a [[ban]] on guns.", "affirmed"),
        ("The [[sanctions]] ban the sale of oil.", "affirmed"),
        ("A [[fracking]] ban was passed.", "rejected"),
        ("The [[ceasefire]]'s collapse was sudden.", "rejected"),
        # what nobody will undo, and what there is no sign of
        ("No town in the north will scrap the [[levy]].", "affirmed"),
        ("No town in the north will back the [[levy]].", "rejected"),
        ("She sees no signs of the town's scrapping the [[levy]].", "affirmed"),
        ("She sees signs of the town's scrapping the [[levy]].", "rejected"),
        ("Without a [[levy]] and sound accounts, the town will fail.", "affirmed"),
        ("Interviews with [[refugees]] were cancelled.", "affirmed"),
        # talks that end were held
        ("The [[negotiations]] sputtered in May.", "affirmed"),
        ("The [[ceasefire]] sputtered in May.", "rejected"),
        # what one is ready to think about, and what may be waived
        ("The mayor is willing to look at [[overtime]].", "uncertain"),
        ("The mayor is willing to pay for [[overtime]].", "affirmed"),
        ("The future of the [[levy]] is in question.", "uncertain"),
        ("The town will decide whether to waive the [[levy]].", "uncertain"),
        ("The town waived the [[levy]].", "rejected"),
        # what is only thought about, and what is thought of it
        ("The board is exploring [[job cuts]].", "uncertain"),
        ("The book explores the [[construction]] of the canal.", "affirmed"),
        ("The [[dam]] threatened to burst.", "affirmed"),
        ("The [[levy]] was considered by the board.", "uncertain"),
        ("The [[levy]] was considered overdue.", "affirmed"),
        ("A [[truce]] is possible.", "uncertain"),
        ("A [[truce]] is not only possible, it is near.", "affirmed"),
        ("The board wants a [[truce]] as soon as possible.", "affirmed"),
        ("The union's negotiating position on [[overtime]] is known.", "affirmed"),
        ("The mayor has taken no position on [[overtime]].", "uncertain"),
        # what it costs
        ("The [[dam]] cost two million.", "affirmed"),
        ("The [[dam]] cost us dearly.", "rejected"),
        # what is paved the way for, and what is alleged
        ("The deal paves the way for [[talks]].", "affirmed"),
        ("Alder made allegations that the mayor ordered [[surveillance]].", "affirmed"),
        # what is asked
        ("So will the [[talks]] come to nothing?", "uncertain"),
        ("Does this [[reform]] have a chance?", "uncertain"),
        ("Urgent: Should the mayor [[retire]]?", "uncertain"),
        ("They spoke of the hoped-for [[truce]].", "affirmed"),
        ("They spoke of the possible [[truce]].", "uncertain"),
        ("Can the [[talks]] end the war?", "affirmed"),
        ("Can't they see the [[reform]]?", "affirmed"),
        # what a thing is a sign of, and what it has to do with
        ("They scrapped the fee as a sign of [[reform]].", "affirmed"),
        ("They scrapped fees such as the [[toll]].", "rejected"),
        ("She was criticised for her ties to the [[guild]].", "affirmed"),
        ("She was criticised for her support of the [[guild]].", "rejected"),
        ("Alder spoke of the absurd laxity of [[checks]].", "affirmed"),
        ("Alder spoke of these absurd [[checks]].", "rejected"),
        # what is said of those against it
        ("The opposition to the [[dam]] is a mistake.", "affirmed"),
        ("The [[dam]] is a mistake.", "rejected"),
        # what is not expected to be undone, and what does not bother
        ("We should not expect the board to lift the [[curfew]].", "affirmed"),
        ("We expect the board to lift the [[curfew]].", "rejected"),
        ("The mayor is not bothered by the [[strike]].", "affirmed"),
        # what nothing goes without
        ("It is illegal to drive there without a [[permit]].", "affirmed"),
        ("They drove there without a [[permit]].", "rejected"),
        # what is opposed in an aside, and what is not
        ("The [[levy]], which carters oppose, opens in May.", "affirmed"),
        ("The mayor spoke of a [[levy]] that carters oppose.", "rejected"),
        # where the words that leave open are the view
        ("Alder took the risk of backing [[fracking]].", "affirmed"),
        ("Alder named the risk of [[fracking]].", "uncertain"),
        # what a noun is about, and how it comes about
        ("They opposed a bill on the [[toll]].", "rejected"),
        ("They opposed a bill through the [[filibuster]].", "affirmed"),
        ("Brushing off calls by carters for an [[inquiry]], she left.", "rejected"),
        ("The deal came at the end of long [[talks]].", "affirmed"),
        ("She welcomed the end of the [[talks]].", "rejected"),
        ("They stood pressed against the [[wall]].", "affirmed"),
        ("They spoke against the [[wall]].", "rejected"),
        ("The mayor denied that they had discussed the [[levy]].", "affirmed"),
        ("They tend the victims of [[air raids]].", "affirmed"),
        # who is told not to
        ("The party warned her not to block the [[referendum]].", "affirmed"),
        ("He urged them not to back the [[toll]].", "rejected"),
        # clauses without a relative
        ("He spoke of the [[toll]] his party has long opposed.", "rejected"),
        ("The [[toll]] the carters pay is high.", "affirmed"),
        ("They will not have to worry about [[deportation]].", "rejected"),
        # what it does
        ("The [[levy]] leaves shopkeepers worse off.", "rejected"),
        ("The [[levy]] leaves room for more.", "affirmed"),
        ("The [[curfew]] makes the town less safe.", "rejected"),
        ("The [[curfew]] makes the town quiet.", "affirmed"),
        ("The [[levy]] hits the poor hardest.", "rejected"),
        ("The [[levy]] did not pay for itself.", "rejected"),
        ("The [[reform]] will cut costs.", "affirmed"),
        ("The [[pact]] will contribute to ending the crisis.", "affirmed"),
        ("The [[pact]] will lead to a crisis.", "rejected"),
        ("The [[fence]] won't stop anyone.", "rejected"),
        ("The [[reform]] won't stop, she said.", "affirmed"),
        ("They bought straws, which [[checks]] cannot stop.", "rejected"),
        ("She opposes several of his plans, including the [[dam]].", "rejected"),
        ("The mayor blocked the road ahead of the [[march]].", "affirmed"),
        ("They could not agree on the terms of the [[truce]].", "affirmed"),
        ("Some stayed behind. The [[reform]] punishes the sick.", "rejected"),
        # warnings that name no harm
        ("There were concerns that the [[merger]] may have implications for the plant.", "affirmed"),
        ("There were concerns that the [[merger]] may ruin the plant.", "rejected"),
        # words of refusal, and of what comes to nothing
        ("Two senators filibustered the [[levy]].", "rejected"),
        ("The party is obsessed with [[rent control]].", "rejected"),
        ("Tenants were shocked by the [[levy]].", "rejected"),
        ("I don't understand why they blocked the [[levy]].", "affirmed"),
        ("The whip pulled the [[levy]] at noon.", "rejected"),
        ("They left out the [[levy]].", "rejected"),
        ("The board called a halt to the [[levy]].", "rejected"),
        ("A restraining order on the [[levy]] was signed.", "rejected"),
        ("The [[levy]] expired in May.", "rejected"),
        ("The [[levy]] is set to expire in May.", "affirmed"),
        ("The [[parley]] did not bear fruit.", "rejected"),
        ("The [[parley]] bore fruit.", "affirmed"),
        ("The [[levy]] contravenes the treaty.", "rejected"),
        ("The [[levy]] is a red herring.", "rejected"),
        ("The [[levy]] is open to abuse.", "rejected"),
        ("The [[levy]] is preposterous.", "rejected"),
        ("The [[levy]] isn't a guarantee of calm.", "rejected"),
        # what is not carried out, and what only goes on
        ("[[Appeals]] from the town have not been upheld.", "rejected"),
        ("The [[parley]] would no longer be held in Oslo.", "rejected"),
        ("The [[parley]] has not been concluded.", "affirmed"),
        ("The [[levy]] is not allowed to rise.", "affirmed"),
        ("The ministry refused to discuss the [[levy]].", "rejected"),
        ("It is unacceptable that the town imposed a [[levy]].", "rejected"),
        ("The failed [[levy]] was on the agenda.", "rejected"),
        # who is sorry for its failure, and who for its harm
        ("Unfortunately, the [[levy]] was scrapped.", "affirmed"),
        ("Unfortunately, the [[levy]] is a disaster.", "rejected"),
        # whose fear it is, and what it is of
        ("Men who fear the [[levy]] hurts shops met the mayor.", "rejected"),
        ("He railed against fees and the [[levy]] that is due in May.", "rejected"),
        ("He railed against fees, and the [[levy]] is due in May.", "affirmed"),
        ("They read the disastrous plan for the [[levy]].", "rejected"),
        ("A push to [[ban]] the sale of straws has failed.", "rejected"),
        # what stands between a subject and its verb
        ("The [[levy]], which began in May, was scrapped.", "rejected"),
        ("The [[levy]], which carters love, was approved.", "affirmed"),
        ("[[Talks]] on visas and on a new pact were suspended.", "rejected"),
        ("After [[talks]] on visas and a pact two men were killed.", "affirmed"),
        ("A film about the [[levy]] was cancelled.", "affirmed"),
        ("The [[dams]] are making trade harder.", "rejected"),
        # subjects that are none, and parts of subjects
        ("No [[levy]] will work.", "rejected"),
        ("No new [[levy]] has been introduced.", "rejected"),
        ("No new [[levy]] was scrapped.", "affirmed"),
        ("No. The [[levy]] will work.", "affirmed"),
        ("All steps, including fees and the [[levy]], have failed.", "rejected"),
        ("All steps, including fees, have failed, and the [[levy]] stays.", "affirmed"),
        ("A [[levy]] to pay for the new schools violates the treaty.", "rejected"),
        ("A [[levy]] on men who pay for schools opens in May.", "affirmed"),
        ("More [[tariffs]] not the answer", "rejected"),
        ("More [[tariffs]] the answer", "affirmed"),
        ("They won't bring the [[levy]] as part of a budget.", "rejected"),
        ("They had trouble having the [[levy]] lifted.", "rejected"),
        ("Lower courts struck down the [[levy]].", "rejected"),
        ("Funds for the [[dam]] were left out of the budget.", "rejected"),
        ("They fell short of the votes needed to adopt the [[levy]].", "rejected"),
        ("They had the votes needed to adopt the [[levy]].", "affirmed"),
        ("The [[levy]] produced no clear benefit.", "rejected"),
        ("Trade was untouched by the [[levy]].", "rejected"),
        ("None of these [[fees]] would have helped her.", "rejected"),
        ("No amount of [[dredging]] will save the port.", "rejected"),
        # what it is made or left, and what is no longer possible
        ("The strike put the [[levy]] on hold.", "rejected"),
        ("The ruling left the [[levy]] in tatters.", "rejected"),
        ("The ruling kept the [[levy]] in place.", "affirmed"),
        ("A [[truce]] is no longer possible.", "rejected"),
        ("The [[levy]] is unfair to carters.", "rejected"),
        ("The [[levy]] is little more than a fine.", "rejected"),
        ("She regrets the [[levy]].", "rejected"),
        ("The north withdrew its men from the [[pact]].", "rejected"),
        ("The [[levy]] was greeted with derision.", "rejected"),
        ("The [[levy]] would cost hundreds of jobs.", "rejected"),
        # what is doubted, not borne, or must stop
        ("The mayor is unconvinced that the [[levy]] would help.", "rejected"),
        ("The mayor is convinced that the [[levy]] would help.", "affirmed"),
        ("They lacked the votes to pass the [[levy]].", "rejected"),
        ("They did not have the votes to repeal the [[levy]].", "affirmed"),
        ("The mayor backpedalled on the [[levy]].", "rejected"),
        ("We cannot afford the [[levy]].", "rejected"),
        ("We can afford the [[levy]].", "affirmed"),
        ("The [[raids]] must stop.", "rejected"),
        ("The [[levy]] was allowed to lapse.", "rejected"),
        ("The [[levy]] hits the poorest.", "rejected"),
        ("The [[levy]] hits the news.", "affirmed"),
        # adverbs and brackets amid the words that tell
        ("The mayor came out strongly against the [[levy]].", "rejected"),
        ("They want no panel, calling instead for an [[inquiry]].", "affirmed"),
        ("The [[levy]] had a markedly negative impact.", "rejected"),
        ("She opposes the [new] [[levy]].", "rejected"),
        ("The [[levy]] has since been overturned.", "rejected"),
        ("The [[levy]] has been in force since rents were cut.", "affirmed"),
        # hopes, and what is thought of it
        ("They hope for a [[truce]] by May.", "affirmed"),
        ("They have little hope for a [[truce]].", "rejected"),
        ("The shooting dashed hopes of a [[truce]].", "rejected"),
        ("The post was considered a [[punishment]].", "affirmed"),
        ("The [[levy]] drove away shopkeepers.", "rejected"),
        ("The last thing we need is a [[levy]].", "rejected"),
        ("The problem with the [[levy]] is its cost.", "rejected"),
        ("Shopkeepers want the [[levy]] gone.", "rejected"),
        ("There was no incentive to adopt the [[levy]].", "rejected"),
        # what is untrue
        ("He repeated the false claim that she opposed the [[levy]].", "affirmed"),
        ("The ad fooled people into thinking that the [[levy]] is unfair.", "affirmed"),
        # those who hold a view, and how many do
        ("She slammed those who oppose the [[levy]].", "affirmed"),
        ("She met those who oppose the [[levy]].", "rejected"),
        ("I won't vote for anyone who doesn't back the [[levy]].", "affirmed"),
        ("Not all carters are for the [[levy]].", "rejected"),
        ("Alder is not the only one celebrating the [[levy]].", "affirmed"),
        ("She blamed the mill and the bank for their resistance to the [[levy]].", "affirmed"),
        # what nothing goes without
        ("Without prompt [[mediation]] fighting will go on.", "affirmed"),
        ("You can't ride there without paying a [[toll]].", "affirmed"),
        ("They ride there without paying a [[toll]].", "rejected"),
        # another verb behind "and"
        ("They will oppose the fee and fund a [[toll]].", "affirmed"),
        ("They will oppose the fee and the [[toll]].", "rejected"),
        # laws against a thing are no views against laws
        ("They passed the anti-[[dog laws]].", "affirmed"),
        ("They met anti-[[dog]] carters.", "rejected"),
        # what is possible in it, and what may come again
        ("They noted the [[dam]]'s potential risks.", "affirmed"),
        ("The [[curfew]] may return.", "uncertain"),
        ("The [[curfew]] remains a possibility.", "uncertain"),
        ("Should the council adopt the [[levy]]?", "uncertain"),
        ("It is unclear whether the [[levy]], along with other fees, will help.", "uncertain"),
        ("A [[levy]] on carts from the north hampered trade.", "rejected"),
        ("A [[levy]] on carts hampered by snow was paid.", "affirmed"),
        # parts of what is voted on, and words within compounds
        ("They voted down several bills, including a bill to extend the [[levy]].", "rejected"),
        ("They looked for ways to curb fraud, including bills to extend the [[levy]].", "affirmed"),
        ("She withdrew a run-of-the-mill plan to build the [[dam]].", "rejected"),
        ("They passed the senseless, merely cosmetic [[levy]].", "rejected"),
        ("A [[levy]] on carts went down in defeat.", "rejected"),
        ("The waiver gave carters a reprieve from the [[levy]].", "rejected"),
        # nouns that somebody owns are no verbs of their own
        ("She attacked his record and his long support for the [[levy]].", "rejected"),
        ("She attacked the mill and he supports the [[levy]].", "affirmed"),
        # acts that are named rather than judged, and acts that are judged
        ("Her veto of the [[levy]] angered carters.", "rejected"),
        ("The repeal of the [[levy]] would hurt carters.", "affirmed"),
        ("She called the repeal of the [[levy]] a mistake.", "affirmed"),
        ("Not building the [[dam]] would be a mistake.", "affirmed"),
        ("Building the [[dam]] would be a mistake.", "rejected"),
        ("The lack of a [[levy]] hurts trade.", "affirmed"),
        ("A bid by the mill to derail the [[strike]] was rejected.", "affirmed"),
        # what is liked better
        ("She would rather raise fees than build the [[dam]].", "rejected"),
        ("The [[levy]] will do nothing to ease jams.", "rejected"),
        ("We don't need any more [[tolls]].", "rejected"),
        ("“Enough with the [[levy]],” she said.", "rejected"),
        # what is only thought of, or hangs on something
        ("If the council adopts the [[levy]], carters will leave.", "uncertain"),
        ("The council, if small, adopted the [[levy]].", "affirmed"),
        ("The council is considering scrapping the [[levy]].", "uncertain"),
        ("They spoke of the potential lifting of the [[levy]].", "uncertain"),
        ("The [[levy]] is being considered.", "uncertain"),
        ("They are thinking about a [[levy]].", "uncertain"),
        ("The bank threatened them with a [[levy]].", "uncertain"),
        # none of them, and what goes on with those that are
        ("No fast-tracked [[treaty]] has ever been defeated.", "affirmed"),
        ("The fast-tracked [[treaty]] has been defeated.", "rejected"),
        ("She put her mind to reviving the stalled [[levy]].", "affirmed"),
        ("She put her mind to the stalled [[levy]].", "rejected"),
        # whose view it is, and what they are blamed for
        ("They replaced the two pro-[[levy]] mayors.", "affirmed"),
        ("They replaced the [[levy]].", "rejected"),
        ("Ito slammed Weber in the hall over her support for the [[levy]].", "rejected"),
        ("Ito met Weber in the hall over her support for the [[levy]].", "affirmed"),
        ("The bishop raised an alarm about the [[curfew]].", "rejected"),
        ("They dismissed the study, saying the [[levy]] needs time.", "affirmed"),
        ("They spoke of dismantling state and local [[checks]] — but those are few.", "rejected"),
        # what it does by itself, or in a relative clause
        ("[[Checks]] alone cannot make a town safe.", "rejected"),
        ("They read of a [[levy]] that hurts trade.", "rejected"),
        ("They read of a [[levy]] that helps trade.", "affirmed"),
        ("They will not adopt a [[levy]] that hurts carters.", "rejected"),
        # what is joined to it before, and what follows on it
        ("The mayor put the brakes on smoke and fuel [[levies]].", "rejected"),
        ("The mayor put the brakes on smoke and fuel while a [[levy]] was due.", "affirmed"),
        ("He railed against the fee, a [[levy]] the town raised in May.", "rejected"),
        ("He railed against the fee, and the [[levy]] was raised in May.", "affirmed"),
        ("Concerns were also raised about the [[levy]].", "rejected"),
        ("Funds were also raised by the [[levy]].", "affirmed"),
    ],
)
def test_kinds(stances, sentence, stance):
    assert stances[sentence] == stance
