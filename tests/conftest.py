"""What all tests share: hypothesis without deadlines, since machines are noisy, and repeatable in CI."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("steady")
