"""What kernels import and come to import, for the process that they are forked from.

As it is imported, pandas asks whether this is a kernel, and shows as many columns as a terminal is wide where it is none; here it
finds a kernel. Tqdm and ipywidgets ask for the shell itself, and are left to the kernels.
"""

import builtins
from importlib import import_module
from types import SimpleNamespace

MODULES = (
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "fontTools.subset",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_pdf",
    "matplotlib.backends.backend_svg",
    "pyarrow.compute",
    "pyarrow.parquet",
    "scipy.special",
    "mediaframing.charts",
    "mediaframing.coding.checks",
    "mediaframing.coding.pipeline",
    "mediaframing.measures",
    "mediaframing.reading.articles",
    "mediaframing.reading.example",
    "mediaframing.validation.methods",
    "mediaframing.views.article",
    "mediaframing.views.contexts",
)

vars(builtins)["get_ipython"] = lambda: SimpleNamespace(kernel=None)
try:
    for name in MODULES:
        import_module(name)
finally:
    del vars(builtins)["get_ipython"]
