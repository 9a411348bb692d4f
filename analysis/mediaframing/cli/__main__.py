"""``python -m mediaframing.cli`` is the command."""

import sys

from mediaframing.cli.entry import main

sys.exit(main())
