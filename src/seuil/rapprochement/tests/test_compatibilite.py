"""V6: a page, a designation, a "pourquoi pas" and a batch cannot differ: one writing of each rule serves them all."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seuil.rapprochement.models import FAUTEUIL
from seuil.rapprochement.requetes.filtres import admis
from seuil.regles.compatibilite import refus
from seuil.regles.criteres.declaration import INCONNU
from seuil.regles.effort import Depense
from seuil.regles.menage import Lien, Menage, Personne
from seuil.regles.rapprochement import Candidature, LogementVacant, Politique, examiner
from seuil.regles.rapprochement_en_lot import exigences, pretention
from seuil.regles.ressources import Ressources
from seuil.regles.typologie import TypeLogement

LE = date(2026, 11, 23)
COMPIEGNE, PARIS, MAYOTTE = "60159", "75056", "97611"
euros = st.one_of(st.integers(0, 120_000), st.sampled_from([24_405, 22_309, 29_000]))


@st.composite
def menages(draw):
    conjoint = [Personne(Lien.CONJOINT, date(1988, 1, 1))] if draw(st.booleans()) else []
    enfants = [Personne(Lien.A_CHARGE, date(2015, 1, 1))] * draw(st.integers(0, 9))
    return Menage((Personne(Lien.DEMANDEUR, date(1980, 1, 1)), *conjoint, *enfants))


candidatures = st.builds(
    Candidature,
    menage=menages(),
    ressources=st.builds(Ressources, n2=st.none() | euros, n1=st.none() | euros),
    ressources_mensuelles=st.integers(0, 9_000).map(Decimal),
    communes=st.just(frozenset({COMPIEGNE})),
    types=st.just(frozenset({TypeLogement.T3})),
    valide_jusqu_au=st.integers(-2, 2).map(lambda jours: LE + timedelta(jours)),
    aide_estimee=st.integers(0, 900).map(Decimal),
    fauteuil=st.booleans(),
)
logements = st.builds(
    LogementVacant,
    commune=st.sampled_from([COMPIEGNE, PARIS, MAYOTTE]),
    type=st.just(TypeLogement.T3),
    financement=st.sampled_from(["PLAI", "PLAI_ADAPTE", "PLUS", "PLS", "PLI", "HLMO", "inconnu"]),
    depense=st.builds(Depense, loyer=st.integers(0, 150_000).map(lambda cents: Decimal(cents) / 100)),
    accessible_fauteuil=st.none() | st.booleans(),
)
politiques = st.builds(
    Politique, taux_effort_maximum=st.none() | st.integers(1_000, 6_000).map(lambda taux: Decimal(taux) / 100)
)


def en_sql(regles, lignes):
    """Return, for each row, the names of the rules whose SQL does not let it through."""
    valeurs = ", ".join(["(%s::int, %s::date, %s::int, %s::int, %s::int, %s::int, %s::int, %s::int)"] * len(lignes))
    colonnes = "rang, echeance, categorie, personnes_en_plus, revenu, revenu_mensuel, aide, drapeaux"
    tests = ", ".join(f"({admis(regle)})" for regle in regles.values())
    texte = f"SELECT {tests} FROM (VALUES {valeurs}) AS p ({colonnes}) ORDER BY p.rang"
    donnees = [
        (
            rang,
            ligne.echeance,
            ligne.categorie,
            ligne.personnes_en_plus,
            None if ligne.revenu == INCONNU else ligne.revenu,
            ligne.revenu_mensuel,
            ligne.aide,
            FAUTEUIL * ligne.fauteuil,
        )
        for rang, ligne in enumerate(lignes)
    ]
    with connection.cursor() as curseur:
        curseur.execute(texte, [valeur for ligne in donnees for valeur in ligne])
        rendues = curseur.fetchall()
    return [{nom for nom, passe in zip(regles, rendue, strict=True) if not passe} for rendue in rendues]


@pytest.mark.django_db
class TestUneSeuleEcriture:
    @settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(candidatures, min_size=1, max_size=12), logements, politiques)
    def test_python_sql_et_motifs_disent_la_meme_chose(self, db, dites, logement, politique):
        """V6: the reason told to a person, the plain rule and PostgreSQL agree on every rule."""
        regles = refus(exigences(logement, politique), LE)
        lignes = [pretention(dite, LE) for dite in dites]

        motivees = [
            {
                regle.nom
                for regle in examiner(dite, logement, politique, le=LE).regles
                if regle.verdict.est_non and regle.nom in ("validite", "plafond", "accessibilite", "taux_effort")
            }
            for dite in dites
        ]
        calculees = [{nom for nom, regle in regles.items() if regle(ligne)} for ligne in lignes]

        assert calculees == motivees
        assert en_sql(regles, lignes) == motivees

    def test_le_plafond_est_encore_sous_le_plafond(self, db):
        """R441-1: an income equal to the ceiling is accepted, a euro more is not."""
        logement = LogementVacant(COMPIEGNE, TypeLogement.T3, "PLUS", Depense(Decimal(500)))
        seul = Menage((Personne(Lien.DEMANDEUR, date(1980, 1, 1)),))
        regles = refus(exigences(logement, Politique()), LE)
        lignes = [
            pretention(Candidature(seul, Ressources(n2=montant), None, frozenset(), frozenset(), LE), LE)
            for montant in (23_403, 23_404)
        ]

        assert en_sql(regles, lignes) == [set(), {"plafond"}]
