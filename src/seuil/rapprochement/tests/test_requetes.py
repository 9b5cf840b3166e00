"""Search candidates: who fits, in order, why not the others; the frozen ranking."""

from datetime import date

import pytest

from seuil.demandes.models import Demande
from seuil.patrimoine.models import Financement
from seuil.rapprochement.models import Classement, Pretendant
from seuil.rapprochement.requetes import expliquer
from seuil.rapprochement.requetes.pages import classer
from seuil.rapprochement.services import figer, inscrire_la_demande, retirer_la_demande
from seuil.rapprochement.tests.oracle import chercher

LE = date(2026, 11, 23)


class TestChercher:
    def test_compte_chaque_demande_de_la_commune_une_fois(self, orientee, demande):
        voulues = Demande.objects.actives().souhaitant(orientee.logement.programme.commune).count()

        trouve = chercher(orientee, le=LE)

        assert trouve.etudiees == voulues
        assert len({ligne.demande for ligne in trouve.candidats}) == len(trouve.candidats)

    def test_classe_par_score_puis_par_anciennete(self, orientee, demande):
        lignes = chercher(orientee, le=LE).candidats

        cles = [(-ligne.score, ligne.recue_le) for ligne in lignes]
        assert cles == sorted(cles)
        assert [ligne.rang for ligne in lignes] == list(range(1, len(lignes) + 1))

    def test_donne_deux_fois_le_meme_ordre(self, orientee, demande):
        assert chercher(orientee, le=LE) == chercher(orientee, le=LE)

    @pytest.mark.parametrize(
        ("champs", "regle"),
        [
            ({"echeance": date(2026, 11, 22)}, "validite"),
            ({"attribution_en_cours": "offre envoyée le 20/11/2026"}, "attribution_en_cours"),
            ({"gelee_jusqu_au": LE}, "identite_relue"),
            ({"types": ["T2"]}, "type_souhaite"),
            ({"besoin_accessible": True}, "accessibilite"),
        ],
    )
    def test_dit_pourquoi_une_demande_est_ecartee(self, orientee, demande, champs, regle):
        Demande.objects.filter(pk=demande.pk).update(**champs)

        trouve = chercher(orientee, le=LE)

        assert demande.pk not in [ligne.demande for ligne in trouve.candidats]
        examen = expliquer(orientee, Demande.objects.get(pk=demande.pk), le=LE)
        assert examen.premier_refus.nom == regle

    def test_ecarte_un_revenu_au_dessus_du_plafond(self, orientee, demande):
        demande.personnes.filter(lien="demandeur").update(rfr_n2=90_000)

        examen = expliquer(orientee, Demande.objects.get(pk=demande.pk), le=LE)

        assert examen.premier_refus.nom == "plafond"

    def test_ne_montre_pas_une_demande_radiee(self, orientee, demande):
        Demande.objects.filter(pk=demande.pk).update(etat="radiee", radiee_le=LE, motif_radiation="RADABA")

        assert demande.pk not in [ligne.demande for ligne in chercher(orientee, le=LE).candidats]


class TestPlaiAdapte:
    @pytest.fixture
    def adaptee(self, orientee):
        """The same dwelling, built with the subsidy of art. D331-25-1."""
        orientee.logement.financement = Financement.PLAI_ADAPTE
        orientee.logement.save()
        return orientee

    @pytest.mark.parametrize(("revenu", "candidate"), [(25_092, True), (25_093, False), (30_000, False)])
    def test_suit_le_plafond_du_plai_en_python_et_en_sql(self, adaptee, demande, revenu, candidate):
        demande.personnes.filter(lien="demandeur").update(rfr_n2=revenu)
        inscrire_la_demande(Demande.objects.get(pk=demande.pk), le=LE)

        lus = [ligne.demande for ligne in chercher(adaptee, le=LE).candidats]
        ecrits = [rang.demande for rang in classer(adaptee, le=LE, nombre=500)]

        assert (demande.pk in lus, demande.pk in ecrits) == (candidate, candidate)
        assert sorted(lus) == sorted(ecrits)

    def test_dit_la_part_du_plafond_du_plai(self, adaptee, demande):
        ligne = next(ligne for ligne in chercher(adaptee, le=LE).candidats if ligne.demande == demande.pk)

        assert (ligne.revenu, ligne.part_plafond) == (14_200, "56 %")


class TestFiger:
    def test_garde_la_recherche_entiere(self, orientee, demande):
        trouve = chercher(orientee, le=LE)

        classement = figer(orientee, le=LE)

        assert classement.compatibles == classement.rangs.count() == len(trouve.candidats)
        assert sum(exclusion["nombre"] for exclusion in classement.exclusions) == trouve.ecartees
        assert classement.graine == f"vacance-{orientee.pk}-2026-11-23"

    def test_ne_change_plus_quand_la_demande_change(self, orientee, demande):
        classement = figer(orientee, le=LE)
        Demande.objects.filter(pk=demande.pk).update(types=["T1"])

        relu = Classement.objects.get(pk=classement.pk)

        assert relu.rangs.filter(demande=demande).exists()


class TestInscrire:
    def test_ecrit_une_ligne_par_commune_et_par_type_qui_convient(self, demande):
        lignes = Pretendant.objects.filter(demande=demande).order_by("lieu", "type")

        assert [(ligne.lieu, ligne.type) for ligne in lignes] == [
            ("60159", 4),
            ("60159", 5),
            ("60382", 4),
            ("60382", 5),
        ]
        assert demande.inscription.territoires == ["compiegne"]
        assert {ligne.score for ligne in lignes} == {demande.notes.get(est_courante=True).total}
        assert {(ligne.categorie, ligne.revenu) for ligne in lignes} == {(4, 14_200)}

    def test_remplace_les_lignes_d_avant(self, demande):
        demande.souhaits.filter(commune="60382").delete()

        assert inscrire_la_demande(Demande.objects.get(pk=demande.pk), le=LE) == 2
        assert set(Pretendant.objects.filter(demande=demande).values_list("lieu", flat=True)) == {"60159"}

    def test_n_ecrit_rien_pour_une_demande_radiee(self, demande):
        Demande.objects.filter(pk=demande.pk).update(etat="radiee", radiee_le=LE, motif_radiation="RADABA")

        assert inscrire_la_demande(Demande.objects.get(pk=demande.pk), le=LE) == 0
        assert not Pretendant.objects.filter(demande=demande).exists()

    def test_retire_toutes_les_lignes(self, demande):
        assert retirer_la_demande(demande) == 4
