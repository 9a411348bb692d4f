"""Run the evaluation scripts on their data and write what they print, with date, data and command, to README.md.

What each rule and cue decided goes to rules.md (see :mod:`tests.evaluation.ledger`).

From the repository's root: ``python -m tests.evaluation`` (``make evaluate``). The data lies beside the repository.
"""

from __future__ import annotations

import datetime
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from tests.evaluation.ledger import write_ledger

ROOT = Path(__file__).parents[2]
SCRIPTS = "../shared/evaluate"
RUNS = (
    (
        "Attributions: who says what",
        f"{SCRIPTS}/attribution.py",
        "PolNeAR 1.0, dev: 84 US political articles (Newell et al. 2018)",
    ),
    (
        "Stance and voice of mentions",
        f"{SCRIPTS}/stance.py",
        "245 mentions in US news 2012-20, two coders, alpha .97. The rules were written with these mentions in view, "
        "so these are scores on known text",
    ),
    (
        "Stance of mentions that the rules have not seen",
        "-m tests.evaluation.unseen_stance",
        "the half of the shared stance data that is only ever scored: mentions in US and international news, most of them near a "
        "negation or a sign of doubt, coded by a large language model that knew the coding instructions and not the rules, in part twice "
        "(agreement 95 to 99%). These are the figures to quote",
    ),
    (
        "Stance and voice of the same mentions, weighed with the model",
        "-m tests.evaluation.unseen_stance --weighed",
        "the same; neither the rules nor the model (`mf.weigh_stance`, which is to be asked for) have seen them",
    ),
    (
        "Stance and voice of mentions that were new to the rules",
        "-m tests.evaluation.fresh_stance",
        "16,673 mentions in PolNeAR train (US, 2015-16), news-2017 and US articles on gun control, at least two thirds of them near a "
        "negator or another cue; coded by a large language model that knew the coding instructions and not the rules. The samples first, "
        "second, third and sixth were coded in two independent passes (alpha of stance .94 to .98, of voice .96 to 1.00) and kept where both "
        "agree, fourth and fifth once, seventh and eighth a second time where the first coder and the rules differed. Third, sixth and eighth "
        "were only ever scored; eighth, the largest, is to quote for mentions near a cue in articles as they come. The others guided work on "
        "the rules: fifth was read when F1 of rejected was .73 there (remedies .66), seventh when it was .78 (.63)",
    ),
    (
        "Stance and voice of the samples that were only scored, weighed with the model",
        "-m tests.evaluation.fresh_stance --weighed",
        "the same; the model learnt from none of them. How it is weighed with the rules, a logistic regression, was fitted on eighth, so that "
        "third and sixth are the stricter test",
    ),
    (
        "Tone toward a target",
        f"{SCRIPTS}/tone.py",
        "NewsMTSC train (Hamborg & Donnay 2021). The model is trained on these sentences, so these are scores on known "
        "text; the cross-validated ones are below",
    ),
    (
        "Exports of newspaper databases",
        "-m tests.evaluation.exports",
        "26 real exports, of which the number of articles is known for 24. The mail of ProQuest holds two documents with numbers "
        "of their own, where the list says one",
    ),
    ("Sentence starts", f"{SCRIPTS}/sentences.py", "12 Wikinews articles of GUM"),
    (
        "Do the intervals hold the truth?",
        "-m tests.evaluation.coverage --only coverage --after --samples 1000",
        "simulated news of which the truth is known, tests/evaluation/simulated.py; docs/measures.md has what the package gave before "
        "beside it",
    ),
    (
        "Do they where articles depend on each other?",
        "-m tests.evaluation.coverage --only dependence --samples 1000",
        "the same, with copies of articles, and with outlets that differ",
    ),
    (
        "Do they where both sides of an event have outlets or stories in common?",
        "-m tests.evaluation.coverage --only changes --samples 800",
        'the same; "before" takes both sides as independent',
    ),
    (
        "Is a difference marked where there is none?",
        "-m tests.evaluation.coverage --only marks --marks 1000",
        "the same, 600 articles of ten outlets that do not differ, 1,000 times; 5% of the tables may have a mark",
    ),
)


def main() -> int:
    """Write tests/evaluation/README.md; 1 where the data is not there."""
    if not (ROOT / SCRIPTS).is_dir():
        print(
            f"The evaluation data is not there: no folder {SCRIPTS} beside the repository.", file=sys.stderr
        )
        return 1
    parts = [
        "# How well does it read?",
        "Scores on hand-annotated news, written by `make evaluate` on "
        f"{datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d} with mediaframing {version('mediaframing')} and Python "
        f"{platform.python_version()}. Each table is what the command above it prints.",
    ]
    for title, script, data in RUNS:
        done = subprocess.run(
            [sys.executable, *script.split()], cwd=ROOT, capture_output=True, text=True, check=True
        )
        parts += [
            f"## {title}",
            f"Data: {data}.",
            f"```console\n$ python {script}\n{done.stdout.rstrip()}\n```",
        ]
        print(done.stdout)
    notes = Path(__file__).with_name("notes.md").read_text(encoding="utf-8")
    text = "\n\n".join([*parts, notes.rstrip()]) + "\n"
    Path(__file__).with_name("README.md").write_text(text, encoding="utf-8")
    Path(__file__).with_name("rules.md").write_text(write_ledger(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
