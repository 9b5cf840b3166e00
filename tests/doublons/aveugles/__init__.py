"""Labelled pairs of identities, as French desks, web forms, old files and families really produce them.

Their author had read neither what is measured nor the other pairs (docs/doublons.md).
"""

from tests.doublons.aveugles.paires import paires

__all__ = ["paires"]
