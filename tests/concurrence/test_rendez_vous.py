"""One slot wanted at the same instant: one household has it, the other reads why; no slot is held by two."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.models import Demande
from seuil.rendez_vous.etats import TIENNENT
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.requetes import creneaux_libres
from seuil.rendez_vous.services import CreneauPris, RendezVousRefuse, annuler, deplacer, prendre
from seuil.rendez_vous.tests.conftest import menage
from tests.concurrence.test_au_meme_instant import ensemble, erreurs

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)
A = datetime.combine(LE, time(8), tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture
def foyers(agents) -> list[Demande]:
    return [menage("ronchin", LE, nom) for nom in ("Premiere", "Seconde", "Troisieme")]


def creneaux(agents):
    return creneaux_libres(agents["guichet-ronchin"].guichet, Sorte.ENTRETIEN, A)


def vouloir(demande: Demande, creneau):
    relue = Demande.objects.get(pk=demande.pk)
    return prendre(relue, Sorte.ENTRETIEN, creneau, par=Demandeur(relue.numero_unique), le=LE, a=A)


class TestUnCreneau:
    def test_a_un_seul_foyer(self, agents, foyers):
        premier = creneaux(agents)[0]

        resultats = ensemble(*[lambda foyer=foyer: vouloir(foyer, premier) for foyer in foyers])

        assert erreurs(resultats) == [CreneauPris, CreneauPris]
        assert RendezVous.objects.filter(debut=premier.debut, etat__in=TIENNENT).count() == 1

    def test_la_base_seule_le_garde(self, agents, foyers):
        """Even a row that no verb wrote."""
        pris = vouloir(foyers[0], creneaux(agents)[0])
        dit = {"sorte": pris.sorte, "guichet": pris.guichet, "agent": pris.agent, "etat": "propose", "demande_le": LE}

        with pytest.raises(IntegrityError, match="un_seul_foyer_a_la_fois"), transaction.atomic():
            RendezVous.objects.create(demande=foyers[1], **dit, debut=pris.debut, fin=pris.fin, touche_a=A)

    def test_deux_qui_se_deplacent_vers_lui(self, agents, foyers):
        libres = creneaux(agents)
        pris = [vouloir(foyer, creneau) for foyer, creneau in zip(foyers[:2], libres[:2], strict=True)]

        resultats = ensemble(
            *[
                lambda un=un, foyer=foyer: deplacer(
                    RendezVous.objects.get(pk=un.pk), libres[2], par=Demandeur(foyer.numero_unique), le=LE, a=A
                )
                for un, foyer in zip(pris, foyers[:2], strict=True)
            ]
        )

        assert erreurs(resultats) == [CreneauPris]
        assert RendezVous.objects.filter(etat__in=TIENNENT).count() == 2

    def test_un_foyer_n_en_prend_pas_deux(self, agents, foyers):
        libres = creneaux(agents)

        resultats = ensemble(*[lambda creneau=creneau: vouloir(foyers[0], creneau) for creneau in libres[:2]])

        assert erreurs(resultats) == [RendezVousRefuse]
        assert RendezVous.objects.filter(demande=foyers[0]).count() == 1

    def test_annule_il_redevient_libre(self, agents, foyers):
        premier = creneaux(agents)[0]
        pris = vouloir(foyers[0], premier)
        annuler(pris, motif="Je travaille.", par=Demandeur(foyers[0].numero_unique), le=LE, a=A)

        assert vouloir(foyers[1], premier).debut == premier.debut
