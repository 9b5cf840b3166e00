"""The ranking page by page is the whole search, cut: same candidates, same order, exact counts."""

from datetime import date, timedelta

import pytest
from django.db import connection

from seuil.demandes.models import Demande
from seuil.demandes.tests.preuves import prouver
from seuil.patrimoine.models import Logement, Vacance
from seuil.rapprochement.models import Pretendant
from seuil.rapprochement.requetes import Filtres, candidats, compter, compter_les_exclusions
from seuil.rapprochement.requetes.pages import classer
from seuil.rapprochement.services import inscrire_la_demande
from seuil.rapprochement.tests.oracle import chercher

LE = date(2026, 11, 23)


@pytest.fixture
def vacances(agents, demande):
    """One vacancy per dwelling of the invented landlord: every type and financing, two communes, accessible or not."""
    siens = Logement.objects.filter(programme__bailleur=agents["bailleur"].organisme)
    return [
        Vacance(pk=rang, logement=logement, declaree_le=LE, libre_le=LE + timedelta(45))
        for rang, logement in enumerate(siens.order_by("reference"), 1)
    ][::4]


def toutes(vacance, nombre, **autres):
    """Return every candidate, read page after page."""
    lignes, repere = [], None
    while True:
        page = candidats(vacance, le=LE, nombre=nombre, apres=repere, **autres)
        lignes += page.candidats
        repere = page.suite
        if repere is None:
            return lignes


class TestCandidats:
    def test_sont_ceux_de_la_recherche_entiere_dans_le_meme_ordre(self, vacances):
        trouvees = {vacance.logement.reference: chercher(vacance, le=LE).candidats for vacance in vacances}

        assert {vacance.logement.reference: toutes(vacance, 6) for vacance in vacances} == trouvees
        assert len(vacances) == 8
        assert sum(map(len, trouvees.values())) > 50

    def test_ne_changent_pas_sans_index(self, vacances):
        avec = [classer(vacance, le=LE, nombre=9) for vacance in vacances]

        with connection.cursor() as curseur:
            curseur.execute("SET LOCAL enable_indexscan = off")
            curseur.execute("SET LOCAL enable_indexonlyscan = off")
            curseur.execute("SET LOCAL enable_bitmapscan = off")

        assert [classer(vacance, le=LE, nombre=9) for vacance in vacances] == avec
        assert sum(map(len, avec)) > 20

    def test_departagent_les_egaux_par_le_tirage_publie(self, vacances):
        Pretendant.objects.update(score=7, recue_le=LE)
        Demande.objects.update(recue_le=LE, enregistree_le=LE)

        une = [ligne.demande for ligne in toutes(vacances[2], 2)]

        assert une == [ligne.demande for ligne in toutes(vacances[2], 50)]
        assert len(une) == len(set(une)) > 4

    def test_suivent_une_demande_elargie_hors_de_ses_communes(self, orientee, demande):
        demande.souhaits.exclude(commune="60382").delete()
        Demande.objects.filter(pk=demande.pk).update(demande_elargie=True)
        inscrire_la_demande(Demande.objects.get(pk=demande.pk), le=LE)

        trouvees = toutes(orientee, 5)

        assert demande.pk in [ligne.demande for ligne in trouvees]
        assert trouvees == chercher(orientee, le=LE).candidats

    def test_ecartent_une_demande_immobilisee(self, orientee, demande):
        assert demande.pk in [ligne.demande for ligne in toutes(orientee, 9)]
        Demande.objects.filter(pk=demande.pk).update(attribution_en_cours="offre envoyée")

        ecrites = inscrire_la_demande(Demande.objects.get(pk=demande.pk), le=LE)

        assert ecrites == 0
        assert demande.pk not in [ligne.demande for ligne in toutes(orientee, 9)]


class TestCompter:
    def test_compte_exactement(self, vacances):
        comptes = [compter(vacance, le=LE) for vacance in vacances]

        assert comptes == [len(chercher(vacance, le=LE).candidats) for vacance in vacances]

    def test_suit_les_filtres(self, orientee, demande):
        """V3: a DALO box makes nobody first; the prefecture's confirmation does."""
        Demande.objects.filter(pk=demande.pk).update(situations=["dalo"])
        avant = compter(orientee, le=LE, filtres=Filtres(prioritaire=True))
        inscrire_la_demande(Demande.objects.get(pk=demande.pk), le=LE)
        assert compter(orientee, le=LE, filtres=Filtres(prioritaire=True)) == avant

        prouver(demande, "dalo")
        inscrire_la_demande(Demande.objects.get(pk=demande.pk), le=LE)

        assert compter(orientee, le=LE, filtres=Filtres(prioritaire=True)) == avant + 1
        assert compter(orientee, le=LE, filtres=Filtres(prioritaire=True, accessible=True)) == 0
        assert compter(orientee, le=LE, filtres=Filtres(travaille=True, habite=True)) >= 1


class TestCompterLesExclusions:
    def test_compte_comme_la_recherche_entiere(self, vacances):
        Demande.objects.filter(pk__in=Demande.objects.order_by("pk")[:5]).update(echeance=LE - timedelta(1))
        for demande in Demande.objects.order_by("pk")[:5]:
            inscrire_la_demande(demande, le=LE)

        comptees = [compter_les_exclusions(vacance, le=LE) for vacance in vacances]

        entieres = [chercher(vacance, le=LE).exclusions for vacance in vacances]
        assert [[(une.regle, une.nombre) for une in exclusions] for exclusions in comptees] == [
            [(une.regle, une.nombre) for une in exclusions] for exclusions in entieres
        ]
        assert len({une.regle for exclusions in comptees for une in exclusions}) >= 5

    def test_donne_la_raison_d_une_demande_ecartee(self, vacances):
        exclusions = compter_les_exclusions(vacances[0], le=LE)

        assert all(une.exemple for une in exclusions)
