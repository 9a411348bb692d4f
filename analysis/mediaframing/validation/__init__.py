"""Coded by rules, vouched for by people: from a sample coded by hand to rates with their error corrected.

``plan`` says how many mentions to code, ``sample`` draws them, ``sheets`` (``workbook``, ``label_tools``) writes them for coders
and ``sheet_reading`` reads what they coded; ``codes`` is the one place that checks codes. ``agreement`` (``alpha``) rates coders
against each other, ``accuracy`` (``scores``) the rules against coders, and ``correction`` (``contributions``, ``estimation``,
``rogan_gladen``) and ``contrast`` correct rates by what coders found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediaframing.names import import_when_asked

if TYPE_CHECKING:
    from mediaframing.validation.accuracy import Accuracy, validate_coding
    from mediaframing.validation.agreement import rate_agreement
    from mediaframing.validation.choices import compare_choices
    from mediaframing.validation.codes import ValidationError, ValidationWarning
    from mediaframing.validation.contrast import correct_contrast
    from mediaframing.validation.correction import correct_rates
    from mediaframing.validation.methods import MethodsSection, describe_methods
    from mediaframing.validation.plan import plan_sample
    from mediaframing.validation.sample import draw_sample
    from mediaframing.validation.sheet_reading import read_coding_sheet
    from mediaframing.validation.sheets import write_coding_sheet

__all__ = [
    "Accuracy",
    "MethodsSection",
    "ValidationError",
    "ValidationWarning",
    "compare_choices",
    "correct_contrast",
    "correct_rates",
    "describe_methods",
    "draw_sample",
    "plan_sample",
    "rate_agreement",
    "read_coding_sheet",
    "validate_coding",
    "write_coding_sheet",
]

# A report needs none of what draws samples, writes sheets and corrects rates.
_MODULES = {
    "Accuracy": "accuracy",
    "MethodsSection": "methods",
    "ValidationError": "codes",
    "ValidationWarning": "codes",
    "compare_choices": "choices",
    "correct_contrast": "contrast",
    "correct_rates": "correction",
    "describe_methods": "methods",
    "draw_sample": "sample",
    "plan_sample": "plan",
    "rate_agreement": "agreement",
    "read_coding_sheet": "sheet_reading",
    "validate_coding": "accuracy",
    "write_coding_sheet": "sheets",
}

if not TYPE_CHECKING:  # else a misspelt name would pass for anything
    __getattr__ = import_when_asked(__name__, _MODULES)
