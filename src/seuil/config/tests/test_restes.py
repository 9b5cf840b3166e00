"""What a request leaves is freed, whatever the number of objects."""

import gc
import weakref

from seuil.config.restes import rendre


class Formulaire:
    """It names itself, as a form does, and holds a photo."""

    def __init__(self) -> None:
        self.champ, self.photo = self, bytes(1_000_000)


class TestRendre:
    def test_libere_ce_qui_se_nomme_soi_meme(self):
        gc.disable()
        try:
            formulaire = Formulaire()
            restee = weakref.ref(formulaire)
            del formulaire
            assert restee() is not None

            rendre()

            assert restee() is None
        finally:
            gc.enable()
