"""``python -m mediaframing.cli`` is the command."""

import sys

from mediaframing.cli import main

sys.exit(main())
