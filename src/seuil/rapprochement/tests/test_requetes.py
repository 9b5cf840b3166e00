"""Search candidates: who fits, in order, why not the others; the frozen ranking."""

from datetime import date

import pytest

from seuil.demandes.models import Demande
from seuil.rapprochement.models import Classement, Pretendant
from seuil.rapprochement.requetes import chercher, expliquer
from seuil.rapprochement.services import figer, inscrire_la_demande, retirer_la_demande

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


class TestFiger:
    def test_garde_la_recherche_entiere(self, orientee, demande):
        trouve = chercher(orientee, le=LE)

        classement = figer(orientee, le=LE)

        assert len(classement.candidats) == len(trouve.candidats)
        assert sum(exclusion["nombre"] for exclusion in classement.exclusions) == trouve.ecartees
        assert classement.graine == f"vacance-{orientee.pk}-2026-11-23"

    def test_ne_change_plus_quand_la_demande_change(self, orientee, demande):
        classement = figer(orientee, le=LE)
        Demande.objects.filter(pk=demande.pk).update(types=["T1"])

        relu = Classement.objects.get(pk=classement.pk)

        assert demande.pk in [ligne["demande"] for ligne in relu.candidats]


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
