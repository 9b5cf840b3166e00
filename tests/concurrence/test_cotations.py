"""Demands changed by desks while all of them are scored again, and while a night passes, at the same instant."""

from datetime import date

import pytest

from seuil.cotation.services import coter_la_demande
from seuil.demandes.models import Demande
from seuil.rapprochement.services import inscrire_la_demande, passer_la_nuit, reprendre, verifier
from tests.concurrence.test_au_meme_instant import ensemble, erreurs

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)


def changer(cle, surface):
    """Change a demand as a desk does: its answer, then its score and its lists."""
    Demande.objects.filter(pk=cle).update(surface=surface, demande_elargie=True)
    demande = Demande.objects.get(pk=cle)
    coter_la_demande(demande, le=LE)
    inscrire_la_demande(demande, le=LE)


class TestEnMemeTemps:
    def test_un_calcul_de_toutes_n_efface_aucun_changement(self, monde):
        cles = list(Demande.objects.order_by("pk").values_list("pk", flat=True)[:4])

        faits = ensemble(
            lambda: reprendre(le=LE, avancer=lambda fait: None),
            *[lambda cle=cle: changer(cle, 9) for cle in cles],
            lambda: reprendre(le=LE, avancer=lambda fait: None),
        )

        assert erreurs(faits) == []
        assert list(verifier(le=LE, temoins=1)) == []
        assert set(Demande.objects.filter(pk__in=cles).values_list("surface", flat=True)) == {9}

    def test_une_nuit_n_efface_aucun_changement(self, monde):
        cles = list(Demande.objects.order_by("pk").values_list("pk", flat=True)[:4])

        faits = ensemble(lambda: passer_la_nuit(le=LE), *[lambda cle=cle: changer(cle, 12) for cle in cles])

        assert erreurs(faits) == []
        assert list(verifier(le=LE, temoins=1)) == []
