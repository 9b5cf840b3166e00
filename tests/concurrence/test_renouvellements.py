"""A renewal while the night removes the demand, and two renewals of one year, at the same instant."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.envois.etats import Etat as EtatEnvoi
from seuil.envois.models import Envoi
from seuil.journal.models import Entree
from seuil.reactions.travaux import vider
from seuil.renouvellements import services
from seuil.renouvellements.nomenclatures import Voie
from seuil.renouvellements.requetes import AVIS_LEGAL
from seuil.renouvellements.services import RenouvellementRefuse, renouveler
from tests.concurrence.test_au_meme_instant import ensemble, erreurs

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)


@pytest.fixture
def prevenue(demande) -> Demande:
    """The demand of the journey, whose notice left more than a month before its end."""
    Contact.objects.create(
        demande=demande, canal=Canal.COURRIEL, adresse="nadia@exemple.invalid", cree_le=LE, verifie_le=LE
    )
    annonce = demande.echeance - timedelta(days=30)
    services.annoncer(Demande.objects.get(pk=demande.pk), le=annonce)
    vider()
    parti = timezone.make_aware(datetime.combine(annonce - timedelta(days=2), time(11)))
    siens = Envoi.objects.filter(demande=demande, avis=AVIS_LEGAL, canal=Canal.COURRIEL)
    assert siens.update(etat=EtatEnvoi.REMIS, parti_a=parti) == 1
    return Demande.objects.get(pk=demande.pk)


def lue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


def fois(demande: Demande, verbe: str) -> int:
    return Entree.objects.filter(verbe=verbe, objet="demande", objet_id=str(demande.pk)).count()


class TestEnMemeTemps:
    def test_la_nuit_la_radie_ou_le_guichet_la_renouvelle_jamais_les_deux(self, prevenue, agents):
        """A letter of the last day is typed the day after, while the night passes."""
        fin, lendemain = prevenue.echeance, prevenue.echeance + timedelta(days=1)

        faits = ensemble(
            lambda: services.finir(lue(prevenue), services.Fins(), le=lendemain),
            lambda: renouveler(lue(prevenue), voie=Voie.COURRIER, par=agents["guichet"], le=lendemain, presente_le=fin),
        )

        finale, est_refuse = lue(prevenue), erreurs(faits) == [RenouvellementRefuse]
        assert est_refuse or erreurs(faits) == []
        assert finale.etat == (Etat.RADIEE if est_refuse else Etat.ACTIVE)
        assert fois(prevenue, "demande.renouvelee") == (0 if est_refuse else 1)
        assert fois(prevenue, "demande.radiee") == (1 if est_refuse else 0)
        assert (finale.echeance > lendemain) is not est_refuse

    def test_deux_renouvellements_ne_font_qu_une_annee(self, prevenue, agents):
        fin = prevenue.echeance

        ensemble(
            lambda: renouveler(lue(prevenue), voie=Voie.GUICHET, par=agents["guichet"], le=fin),
            lambda: renouveler(lue(prevenue), voie=Voie.TELEPHONE, par=agents["guichet"], le=fin),
        )

        assert fois(prevenue, "demande.renouvelee") == 1
        assert lue(prevenue).echeance == fin.replace(year=fin.year + 1)
