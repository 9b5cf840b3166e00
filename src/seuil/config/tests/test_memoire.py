"""What a process of the site shares is walked no more by a full collection."""

import gc

from seuil.config.memoire import figer


class TestFiger:
    def test_met_a_part_ce_qui_est_charge(self):
        avant = gc.get_freeze_count()
        try:
            figer()

            assert gc.get_freeze_count() > avant + 10_000
            assert len(gc.get_objects()) < gc.get_freeze_count()
        finally:
            gc.unfreeze()
