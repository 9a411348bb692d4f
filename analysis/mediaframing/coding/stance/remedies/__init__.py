"""Whether a remedy (a policy, a measure, a course of action) is favoured or opposed where its term stands.

A problem that somebody fights is there; a remedy that somebody fights is refused. The words of ``remedy_cues.txt`` say who
favours or opposes what. Those that hold a term are found (:mod:`found`) left of it (:mod:`ahead`: "opposes gun control") or
behind it (:mod:`behind`: "sanctions do not work"), by the books of :mod:`ahead_rules` and :mod:`behind_rules`; others turn
them (:mod:`turning`: "does not oppose"), and the number of turns decides: an odd one rejects (:mod:`verdicts`). So polarity
is composed (Moilanen & Pulman 2007; Nairn, Condoravdi & Karttunen 2006).
"""
