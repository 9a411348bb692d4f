"""From a coding to a report that can be printed and checked: ``report.html``, ``report.pdf``, figures and tables.

``report`` puts it together from sections (``corpus``, ``frames``, ``exhibits``, ``limits``, ``methods``, ``appendix``), which are made
of ``blocks``; ``page`` writes these as HTML, ``pdf`` as PDF, ``tablefiles`` and ``latex`` each table by itself. A further figure is a
line in ``exhibits``.
"""

from mediaframing.reports.report import write_report
from mediaframing.reports.scope import ReportError, ReportWarning

__all__ = ["ReportError", "ReportWarning", "write_report"]
