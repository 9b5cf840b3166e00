"""What SQL ranks, counts and puts aside is what the rules say of each demand, one by one, in plain Python."""

import importlib
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seuil.demandes.models import Demande, Personne
from seuil.patrimoine.models import Logement, Vacance
from seuil.rapprochement.codes import desserrer
from seuil.rapprochement.gestion import figee
from seuil.rapprochement.models import Pretendant, RangFige
from seuil.rapprochement.requetes import (
    candidats,
    candidats_avant,
    classer,
    compter,
    compter_les_exclusions,
    jusqu_a,
    souhaitent_plus_de,
)
from seuil.rapprochement.requetes.ecartees import nommer_les_ecartees
from seuil.rapprochement.requetes.tableau import budgets
from seuil.rapprochement.services import figer, inscrire_la_demande
from seuil.rapprochement.tests.oracle import chercher
from seuil.territoires.models import Territoire

LE, TAUX = date(2026, 11, 23), "taux_effort_maximum_pourcent"
COLONNES = st.sampled_from(
    [
        {"echeance": LE - timedelta(1)},
        {"echeance": LE},
        {"gelee_jusqu_au": LE},
        {"attribution_en_cours": "offre envoyée"},
        {"types": ["T2"]},
        {"types": ["T3", "T4"]},
        {"besoin_accessible": True},
        {"apl": 300},
        {"demande_elargie": True},
        {"recue_le": date(2024, 2, 29)},
    ]
)
PERSONNES = st.sampled_from([{"rfr_n2": 150_000}, {"rfr_n2": 40_000, "rfr_n1": None}, {"ressources_mensuelles": 700}])
changements = st.lists(st.tuples(st.integers(0, 25), COLONNES | PERSONNES | st.just({})), min_size=4, max_size=16)


@pytest.fixture
def vacances(agents, demande):
    siens = Logement.objects.filter(programme__bailleur=agents["bailleur"].organisme).order_by("reference")
    return [Vacance(pk=rang, logement=lu, declaree_le=LE, libre_le=LE) for rang, lu in enumerate(siens, 1)]


def changer(dites):
    """Change demands of the world, each listed again as the service that changes it does; nothing: who lives alone."""
    toutes = list(Demande.objects.actives().order_by("pk").values_list("pk", flat=True))
    for place, champs in dites:
        cle = toutes[place * 7 % len(toutes)]
        siennes = Personne.objects.filter(demande=cle)
        if not champs:
            siennes.exclude(lien="demandeur").delete()
        elif {*champs} <= {"rfr_n2", "rfr_n1", "ressources_mensuelles"}:
            siennes.filter(lien="demandeur").update(**champs)
        else:
            Demande.objects.filter(pk=cle).update(**champs)
        inscrire_la_demande(Demande.objects.get(pk=cle), le=LE)


def regler(taux):
    """Give the territory its highest taux d'effort, or none."""
    territoire = Territoire.objects.get(pk="compiegne")
    autres = {nom: regle for nom, regle in territoire.parametres.items() if nom != TAUX}
    territoire.parametres = autres | ({} if taux is None else {TAUX: taux})
    territoire.save()


def par_phrase(exclues):
    return {regle: {phrase: sorted(cles) for phrase, cles in lues.items()} for regle, lues in exclues.items()}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changements, st.integers(0, 31), st.sampled_from([None, 33, 60]))
def test_egale_les_regles_dites_une_a_une(vacances, dites, place, taux):
    """Same candidates in the same order with the same scores; the others, at the same rule with the same sentence."""
    vacance = vacances[place % len(vacances)]
    with transaction.atomic():
        regler(taux)
        changer(dites)

        attendu = chercher(vacance, le=LE)

        assert [(rang.demande, rang.score) for rang in classer(vacance, le=LE, nombre=9_999)] == [
            (ligne.demande, ligne.score) for ligne in attendu.candidats
        ]
        assert compter(vacance, le=LE) == len(attendu.candidats)
        assert par_phrase(nommer_les_ecartees(vacance, le=LE)) == par_phrase(attendu.exclues)
        assert compter_les_exclusions(vacance, le=LE) == attendu.exclusions
        transaction.set_rollback(True)


class TestFiger:
    def test_garde_l_ordre_et_ce_sur_quoi_il_repose(self, orientee, demande):
        attendu = chercher(orientee, le=LE)

        classement = figer(orientee, le=LE)

        assert len(attendu.candidats) >= 10
        assert [
            (fige.rang, fige.demande_id, fige.score, fige.prouve, fige.recue_le.isoformat(), str(fige.grille_id))
            for fige in classement.rangs.order_by("rang")
        ] == [
            (ligne.rang, ligne.demande, ligne.score, ligne.prouve, ligne.recue_le, ligne.grille)
            for ligne in attendu.candidats
        ]
        gardees = {une.regle: desserrer(bytes(une.contenu)) for une in classement.exclues.all()}
        assert gardees == par_phrase(attendu.exclues)

    def test_garde_telles_que_montrees_les_premieres_et_les_designees(self, orientee, demande, monkeypatch):
        attendu = chercher(orientee, le=LE).candidats
        monkeypatch.setattr(importlib.import_module("seuil.rapprochement.services.figer"), "MONTRES", 3)

        classement = figer(orientee, le=LE, designees=[attendu[9].demande])

        entieres = classement.rangs.filter(ligne__isnull=False).order_by("rang")
        montres = [attendu[place] for place in (0, 1, 2, 9)]
        places = budgets(orientee, [ligne.demande for ligne in montres], le=LE)
        assert [fige.ligne for fige in entieres] == [
            ligne.en_clair() | places[ligne.demande].en_mots() for ligne in montres
        ]

    def test_demande_autant_de_requetes_et_lit_autant_de_rangs_pour_un_grand(self, orientee, demande):
        """A page of a frozen ranking costs the same at 50 and at 50 000."""
        petit, grand = figer(orientee, le=LE), figer(orientee, le=LE)
        modele = RangFige.objects.filter(classement=petit).order_by("rang").values_list("demande", flat=True)[0]
        _allonger(petit, modele, 50)
        _allonger(grand, modele, 50_000)

        assert [_lectures(petit), _lectures(grand)] == [(2, 20), (2, 20)]


def _allonger(classement, demande, nombre):
    """Give a frozen ranking that many ranks: those of one demand over and over."""
    debut = classement.compatibles + 1
    with connection.cursor() as curseur:
        curseur.execute(
            "INSERT INTO rapprochement_rangfige (classement_id, rang, demande_id, score, prouve, recue_le)"
            " SELECT %s, rang, %s, 1, 1, '2026-01-01' FROM generate_series(%s::int, %s::int) AS rang",
            [classement.pk, demande, debut, nombre],
        )
        curseur.execute("ANALYZE rapprochement_rangfige")
    classement.compatibles = nombre


def _lectures(classement):
    """Return how many queries a page asks, and how many ranks the first one reads."""
    with CaptureQueriesContext(connection) as requetes:
        figee(classement, ou={"apres": "20"})
    with connection.cursor() as curseur:
        curseur.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {requetes[0]['sql']}")
        return len(requetes), _rangs_lus(curseur.fetchone()[0][0]["Plan"])


def _rangs_lus(plan):
    if plan.get("Relation Name") == "rapprochement_rangfige":
        return plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0)
    return sum(map(_rangs_lus, plan.get("Plans", [])))


class TestPages:
    def test_reviennent_en_arriere_sur_les_memes_candidats(self, orientee, demande):
        """From the last page to the first: the same pages as going down, ranks included, with equals among them."""
        Pretendant.objects.filter(score__lt=50).update(score=7, recue_le=LE)
        aller, repere = [], None
        while True:
            page = candidats(orientee, le=LE, nombre=2, apres=repere)
            aller.append(page)
            if page.suite is None:
                break
            repere = page.suite

        retour, repere = [], aller[-1].retour
        while repere is not None:
            page = candidats_avant(orientee, le=LE, nombre=2, avant=repere)
            retour.append(page)
            repere = page.retour

        assert len(aller) > 4
        assert [page.candidats for page in reversed(retour)] == [page.candidats for page in aller[:-1]]

    def test_lit_le_classement_jusqu_au_dernier_choisi(self, orientee, demande):
        ordre = classer(orientee, le=LE, nombre=99)

        assert jusqu_a(orientee, [ordre[5].demande, ordre[2].demande, 0], le=LE) == ordre[:6]
        assert jusqu_a(orientee, [0], le=LE) == []


def test_dit_que_plus_de_tant_souhaitent_la_commune_quand_c_est_sur(orientee, demande):
    total = chercher(orientee, le=LE).etudiees

    assert souhaitent_plus_de(total // 4, orientee, le=LE)
    assert not souhaitent_plus_de(total, orientee, le=LE)
