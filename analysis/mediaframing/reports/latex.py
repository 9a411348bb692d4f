"""Tables for LaTeX, with the rules of the package booktabs."""

from __future__ import annotations

from mediaframing.reports.blocks import Table
from mediaframing.views.markup import one_line

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        "`": r"\textasciigrave{}",
        # Some languages of babel give it a meaning together with the next letter.
        '"': '{"}',
        "−": r"\textminus{}",
    }
)
# More rows than this do not fit a page.
_MOST_ROWS = 45


def escape_latex(text: str) -> str:
    r"""Escape a text so that LaTeX sets it as it stands, on one line.

    Examples
    --------
    >>> print(escape_latex("100% \\input{x}"))
    100\% \textbackslash{}input\{x\}
    """
    # Two hyphens would join to a dash.
    return one_line(text).translate(_ESCAPES).replace("--", "-{}-").replace("--", "-{}-")


def write_latex(table: Table) -> str:
    """Write a table, one row a line; what is longer than a page becomes a ``longtable``.

    The first line says which packages it needs. Names in scripts other than Latin need LuaLaTeX or XeLaTeX with a font that has
    them.
    """
    columns = "".join("r" if place in table.flush else "l" for place in range(len(table.heads)))
    head = f"{_write_row(table.heads)}\n\\midrule"
    rows = "\n".join(_write_row(row) for row in table.rows)
    caption = (
        f"\\caption{{{escape_latex(table.whole_caption)}}}\n\\label{{tab:{table.name.replace('_', '-')}}}"
    )
    if len(table.rows) > _MOST_ROWS:
        return (
            "% \\usepackage{booktabs,longtable}\n"
            f"\\begin{{longtable}}{{{columns}}}\n{caption}\\\\\n\\toprule\n{head}\n\\endfirsthead\n\\toprule\n{head}\n\\endhead\n"
            f"\\bottomrule\n\\endlastfoot\n{rows}\n\\end{{longtable}}\n"
        )
    return (
        f"% \\usepackage{{booktabs}}\n\\begin{{table}}\n\\centering\n{caption}\n\\begin{{tabular}}{{{columns}}}\n\\toprule\n"
        f"{head}\n{rows}\n\\bottomrule\n\\end{{tabular}}\n\\end{{table}}\n"
    )


def _write_row(cells: tuple[str, ...]) -> str:
    escaped = [escape_latex(cell) for cell in cells]
    # After the end of a row LaTeX takes a bracket or an asterisk as an argument to it.
    if escaped and escaped[0].startswith(("[", "*")):
        escaped[0] = f"{{}}{escaped[0]}"
    return " & ".join(escaped) + r" \\"
