"""How long the others waited, on the page: from enough leases, with their count and their dates; under it, nothing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from seuil.acteurs.tests.portes import lire
from seuil.baux.models import Bail, Offre
from seuil.baux.tests.copies import copier
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.regles.baremes import bareme
from seuil.regles.calendrier import ajouter_mois
from seuil.socle.design.mesures import date_longue

LE = date(2026, 11, 23)
ASSEZ = int(bareme("publication", LE).contenu["delai_constate"]["attributions_minimum"])


def signer(modele: Offre, demande: Demande, mois: int, le: date) -> Bail:
    """Sign a lease of that dwelling for a household that waited so many months."""
    recue = ajouter_mois(le, -mois)
    Demande.objects.filter(pk=demande.pk).update(recue_le=recue, enregistree_le=recue)
    candidature = copier(modele.decision.candidature, demande=demande)
    decision = copier(modele.decision, candidature=candidature, rang=100 + mois)
    offre = copier(modele, decision=decision, demande=demande, etat="bail_signe", repondue_le=le)
    return Bail.objects.create(
        offre=offre,
        logement=modele.vacance.logement,
        demande=demande,
        signe_le=le,
        prend_effet_le=le,
        depot_garantie=Decimal(0),
        assurance_vue=True,
    )


@pytest.fixture
def lue_apres(offre, demande, client):
    """Return the function that signs leases a month ago (1 month of wait, 2, 3…) and reads the page of the household.

    The day is today: the page reads the clock.
    """

    def lue(nombre: int) -> str:
        autres = Demande.objects.actives().exclude(pk=demande.pk).exclude(candidatures__vacance=offre.vacance)
        il_y_a_un_mois = timezone.localdate() - timedelta(30)
        for mois, autre in enumerate(autres.order_by("pk")[:nombre], start=1):
            signer(offre, autre, mois, il_y_a_un_mois)
        assert Bail.objects.count() == nombre
        return lire(connecter(client, demande).get("/ma-demande/"))

    return lue


class TestDelaiConstate:
    def test_se_lit_avec_son_compte_et_ses_dates(self, lue_apres):
        """Of 1, 2, 3… 11 months: the middle one, and those that leave a tenth on each side."""
        lu, aujourd_hui = lue_apres(ASSEZ), timezone.localdate()
        debut, fin = (date_longue(jour) for jour in (ajouter_mois(aujourd_hui, -12), aujourd_hui))

        assert ASSEZ == 11
        assert "La moitié des ménages : 6 mois au plus." in lu
        assert "8 ménages sur 10 ont attendu entre ces durées 2 à 10 mois" in lu
        assert f"Calculé sur 11 attributions d’un T4 ou T5 : Compiègne, du {debut} au {fin}." in lu
        assert "Ce n’est pas une promesse : ceux qui attendent encore n’y sont pas comptés." in lu

    def test_ne_se_dit_pas_d_une_attribution_de_moins(self, lue_apres):
        lu = lue_apres(ASSEZ - 1)

        assert "Pas assez d’attributions d’un T4 ou T5 pour le dire : Compiègne" in lu
        assert "Vous attendez depuis" in lu
        assert "La moitié des ménages" not in lu
