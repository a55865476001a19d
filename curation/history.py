"""What curation keeps about rows has a history too, so that a merge can be undone whole."""

from __future__ import annotations

import reversion

from core.models import SlugClaim
from curation.models import AppliedEntry, Issue, Profile

for _plain in (Profile, AppliedEntry, Issue, SlugClaim):
    reversion.register(_plain)
