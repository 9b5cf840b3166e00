"""Dates of birth tried together with the code of a draft: each one counts, however many come at the same instant."""

from datetime import date

import pytest

from seuil.declarations.models import Brouillon
from seuil.declarations.parcours import reprendre
from seuil.declarations.requetes import ESSAIS, empreinte
from seuil.declarations.tests.saisies import LE, reponses
from seuil.socle.naissances import Naissance
from tests.concurrence.test_au_meme_instant import ensemble

pytestmark = pytest.mark.django_db(transaction=True)
CODE = "ABCDEFGHJKLM"


class TestReprise:
    def test_ne_laisse_pas_essayer_plus_de_dix_dates_d_un_coup(self, monde):
        brouillon = Brouillon(reprise=empreinte(CODE), essais=ESSAIS - 4)
        brouillon.reponses = reponses()
        brouillon.save()
        fausses = [Naissance(date(1991, 1, rang)) for rang in range(1, 13)]

        resultats = ensemble(*[lambda une=une: reprendre(CODE, une, le=LE) for une in fausses])

        assert resultats == [None] * 12
        assert Brouillon.objects.get().essais == ESSAIS
        assert reprendre(CODE, Naissance(date(1990, 5, 14)), le=LE) is None
