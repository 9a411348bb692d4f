from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mediaframing.reports.blocks import Table
from mediaframing.reports.latex import escape_latex, write_latex

# All that may begin with a backslash in what comes from a text.
_OURS = re.compile(
    r"\\(?:[{}&%$#_]|(?:textbackslash|textasciitilde|textasciicircum|textless|textgreater|textbar)\{\}|(?:textasciigrave|textminus)\{\})"
)


def test_no_command_comes_from_a_text() -> None:
    assert escape_latex(r"\input{x} 50% a_b") == r"\textbackslash{}input\{x\} 50\% a\_b"


@given(st.text(alphabet=st.sampled_from("\\{}&%$#_~^<>|\"`'-[]* \n\u202eaä"), max_size=30))
def test_escaped_text_holds_no_character_that_latex_acts_on(text: str) -> None:
    left = _OURS.sub("", escape_latex(text)).replace('{"}', "").replace("-{}", "-")
    assert not re.search(r"[\\{}&%$#_~^<>|\n\u202e`]", left)


def test_a_table_has_the_rules_of_booktabs_and_as_many_cells_as_heads() -> None:
    table = Table(
        "rates", "Share & interval.", ("Outlet", "Rate (%)"), (("A & B", "12.5"), ("[x]", "−1")), (1,)
    )
    assert write_latex(table) == (
        "% \\usepackage{booktabs}\n\\begin{table}\n\\centering\n\\caption{Share \\& interval.}\n\\label{tab:rates}\n"
        "\\begin{tabular}{lr}\n\\toprule\nOutlet & Rate (\\%) \\\\\n\\midrule\nA \\& B & 12.5 \\\\\n{}[x] & \\textminus{}1 \\\\\n"
        "\\bottomrule\n\\end{tabular}\n\\end{table}\n"
    )


def test_a_table_longer_than_a_page_repeats_its_head() -> None:
    table = Table("long", "Long.", ("A",), (("x",),) * 60)
    assert write_latex(table).count("A \\\\\n\\midrule") == 2
    assert "\\begin{longtable}" in write_latex(table)
