"""A motive of radiation is declared in `etats`; whoever adds one learns here who may decide it and who must be told."""

from seuil.demandes.acces import QUI_RADIE
from seuil.demandes.courriers import RADIEE_SI
from seuil.demandes.etats import MotifRadiation


class TestMotifRadiation:
    def test_chacun_a_son_auteur(self):
        sans = set(MotifRadiation) - QUI_RADIE.keys() - {MotifRadiation.ABANDON}

        assert not sans, f"Say in demandes/acces/gestes.py, QUI_RADIE, who may remove a demand for {sans}."

    def test_chacun_est_dit_sur_l_attestation(self):
        sans = set(MotifRadiation) - RADIEE_SI.keys()

        assert not sans, f"Say in demandes/courriers.py, RADIEE_SI, what the attestation tells of {sans}."
