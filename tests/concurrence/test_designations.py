"""A designation searches before it locks: what changes meanwhile is seen, said, and nothing is half written."""

import importlib
from datetime import date
from threading import Event

import pytest
from django.db import connection, transaction

from seuil.acteurs.auteurs import Systeme
from seuil.cotation.models import Grille
from seuil.cotation.services import publier
from seuil.demandes.models import Demande
from seuil.designations.models import Liste
from seuil.designations.services import DesignationImpossible, MotifDuRang, MotifsDesRangs, designer
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.models import Classement, Pretendant, RangFige
from seuil.rapprochement.services import changer_de_grille, inscrire_la_demande
from seuil.rapprochement.services import verifier as verifier_les_scores
from seuil.territoires.models import Territoire
from tests.concurrence.test_au_meme_instant import ensemble
from tests.patience import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)


@pytest.fixture
def nommer(agents, orientee, candidates):
    """The designation of three, from another connection."""

    def designer_trois() -> Liste:
        return designer(
            Vacance.objects.get(pk=orientee.pk),
            demandes=candidates,
            motif_insuffisance="",
            rangs_passes=MotifsDesRangs(autres=MotifDuRang("autre", "Rencontrée.")),
            par=agents["bailleur"],
            le=LE,
        )

    return designer_trois


@pytest.fixture
def arretee(monkeypatch):
    """Hold a designation between its search and its lock; the two events: searched, may go on."""
    services = importlib.import_module("seuil.rapprochement.services")
    figer, cherche, suite = services.figer, Event(), Event()

    def figer_puis_attendre(*arguments, **options):
        fige = figer(*arguments, **options)
        cherche.set()
        assert suite.wait(PATIENCE)
        return fige

    monkeypatch.setattr(services, "figer", figer_puis_attendre)
    return cherche, suite


def entre_temps(arretee, acte):
    """Do an act while a designation is held after its search: it waits for nobody, or fails in twenty seconds."""
    cherche, suite = arretee

    def faire():
        assert cherche.wait(PATIENCE)
        try:
            with transaction.atomic():
                connection.cursor().execute("SET LOCAL lock_timeout = '20s'")
                return acte()
        finally:
            suite.set()

    return faire


class TestUneDemandeQuiChange:
    @pytest.mark.parametrize(
        ("champs", "phrase"),
        [
            ({"types": ["T1"]}, "vient de changer : elle ne convient plus à ce logement"),
            ({"attribution_en_cours": "offre envoyée"}, "vient de changer : elle ne convient plus à ce logement"),
            (
                {"etat": "radiee", "radiee_le": LE, "motif_radiation": "RADABA"},
                "vient de quitter le registre des demandes",
            ),
        ],
    )
    def test_n_est_pas_designee_et_l_agent_lit_ce_qui_a_change(self, nommer, arretee, candidates, champs, phrase):
        def changer():
            Demande.objects.filter(pk=candidates[1].pk).update(**champs)
            return inscrire_la_demande(Demande.objects.get(pk=candidates[1].pk), le=LE)

        refus, ecrites = ensemble(nommer, entre_temps(arretee, changer))

        assert ecrites == 0
        assert isinstance(refus, DesignationImpossible)
        assert refus.champ == "demandes"
        assert phrase in str(refus)
        assert candidates[1].numero_unique in str(refus)
        assert (Liste.objects.count(), Classement.objects.count(), RangFige.objects.count()) == (0, 0, 0)

    def test_n_est_pas_designee_sous_un_score_qu_elle_n_a_plus(self, nommer, arretee, candidates):
        def perdre_des_points():
            return Pretendant.objects.filter(demande=candidates[1]).update(score=1)

        refus, _ = ensemble(nommer, entre_temps(arretee, perdre_des_points))

        assert isinstance(refus, DesignationImpossible)
        assert "à 1 point." in str(refus).replace("\xa0", " ")
        assert not Liste.objects.exists()

    def test_une_autre_change_sans_attendre_ni_empecher(self, nommer, arretee, candidates):
        autre = Demande.objects.actives().exclude(pk__in=[une.pk for une in candidates]).first()

        def changer():
            Demande.objects.filter(pk=autre.pk).update(types=["T1"])
            inscrire_la_demande(Demande.objects.get(pk=autre.pk), le=LE)

        liste, rien = ensemble(nommer, entre_temps(arretee, changer))

        assert rien is None
        assert {une.demande_id for une in liste.candidatures.all()} == {une.pk for une in candidates}


class TestUneGrilleQuiChange:
    def test_laisse_une_designation_sous_une_seule_grille(self, nommer):
        """Before or after, never between: every rank is scored by one grid, the one that its designation says."""
        compiegne, ancienne = Territoire.objects.get(pk="compiegne"), Grille.objects.get(territoire="compiegne")
        texte = ancienne.texte.replace("version = 1", "version = 2").replace("2023-01-01", "2026-11-01")

        def changer() -> None:
            publier(compiegne, texte=texte.replace("points = 30", "points = 20"), par=Systeme(), le=LE)
            changer_de_grille(compiegne, le=LE)

        designees, change = ensemble(nommer, changer)

        assert change is None
        assert isinstance(designees, (Liste, DesignationImpossible)), designees
        assert list(verifier_les_scores(le=LE)) == []
        if isinstance(designees, Liste):
            grilles = set(designees.classement.rangs.values_list("grille", flat=True))
            assert len(grilles) == 1
            assert {int(une.explication["grille"]) for une in designees.candidatures.all()} == grilles
