"""The simulation: ten persons by the rules and by the command; what stays unknown; what is refused, and where."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from seuil.regles import commande_simulation
from seuil.regles.apl import apl
from seuil.regles.champs import ChampInvalide
from seuil.regles.effort import Depense, taux_effort
from seuil.regles.menage import Lien
from seuil.regles.plafonds import Financement
from seuil.regles.ressources import Avis
from seuil.regles.simulation import Propriete, Sejour, simuler
from seuil.regles.tests.jugements import en_ligne
from seuil.regles.tests.lecture_simulation import CAS, LE, de_la_commande, de_la_regle, ligne, situation
from seuil.regles.verdicts import Reponse

LIGNE = json.loads(ligne(CAS[0]))
UN = situation(CAS[0])
PERSONNE = {"lien": "demandeur", "age": 30}


def avec(nom):
    return next(cas for cas in CAS if nom in cas["nom"])


class TestLesDixPersonnes:
    @pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas["nom"])
    def test_la_regle_et_la_commande_repondent_ce_que_le_cas_attend(self, cas):
        faite = simuler(situation(cas), le=LE, grille=cas.get("territoire", "defaut"))

        assert de_la_regle(faite) == cas["attendu"]
        assert de_la_commande(en_ligne(ligne(cas), commande_simulation.repondre)) == cas["attendu"]

    @pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas["nom"])
    def test_le_loyer_porte_est_le_plus_haut(self, cas):
        faite = simuler(situation(cas), le=LE)
        assert faite.aide.demandeur is not None
        assert faite.budget.loyer is not None

        def taux(loyer):
            recue = apl(replace(faite.aide.demandeur, loyer=Decimal(loyer)), le=LE)
            depense = Depense(loyer=Decimal(loyer), aide=recue.nette + recue.rls)
            return taux_effort(depense, Decimal(cas["ressources_mensuelles"]))

        assert taux(faite.budget.loyer) <= faite.budget.taux < taux(faite.budget.loyer + 1)

    @pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas["nom"])
    def test_chaque_condition_cite_son_texte_et_sa_raison(self, cas):
        for une in simuler(situation(cas), le=LE).conditions:
            assert une.verdict.motif.endswith(".")
            assert une.verdict.texte is not None

    def test_la_formule_mene_des_premieres_lignes_aux_dernieres(self):
        faite = simuler(situation(avec("parent seul")), le=LE)
        lus = [ligne.montant for ligne in faite.aide.lignes]

        assert lus[0] + lus[1] - lus[2] - lus[3] == pytest.approx(lus[4], abs=Decimal("0.01"))
        assert lus[-1] == faite.aide.estimee.loyer_plafonne - lus[5] - lus[6]


class TestConditions:
    @pytest.mark.parametrize(
        ("sejour", "reponse"),
        [
            (Sejour.FRANCAIS, Reponse.OUI),
            (Sejour.UNION, Reponse.OUI),
            (Sejour.TITRE, Reponse.OUI),
            (Sejour.RECEPISSE, Reponse.OUI),
            (Sejour.EXPIRE, Reponse.A_PRECISER),
            (Sejour.PROTEGE, Reponse.OUI),
            (Sejour.SANS_TITRE, Reponse.NON),
            (None, Reponse.A_PRECISER),
        ],
    )
    def test_le_sejour_decide(self, sejour, reponse):
        assert simuler(replace(UN, sejour=sejour), le=LE).verdict.reponse is reponse

    @pytest.mark.parametrize("propriete", [Propriete.CONVIENT, Propriete.NE_CONVIENT_PAS, None])
    def test_posseder_un_logement_ne_ferme_pas_la_demande(self, propriete):
        faite = simuler(replace(UN, propriete=propriete), le=LE)

        assert faite.verdict.reponse is Reponse.A_PRECISER

    @pytest.mark.parametrize(
        ("dite", "reponse"), [(True, Reponse.OUI), (False, Reponse.NON), (None, Reponse.A_PRECISER)]
    )
    def test_la_residence_principale_decide(self, dite, reponse):
        assert simuler(replace(UN, residence_principale=dite), le=LE).verdict.reponse is reponse

    def test_aucun_melange_de_reponses_ne_fait_mieux_que_la_pire(self):
        ordre = [Reponse.OUI, Reponse.A_PRECISER, Reponse.NON]
        for sejour, propriete, dite in product((None, *Sejour), (None, *Propriete), (None, True, False)):
            faite = simuler(replace(UN, sejour=sejour, propriete=propriete, residence_principale=dite), le=LE)
            pire = max(ordre.index(une.verdict.reponse) for une in faite.conditions)

            assert faite.verdict.reponse is ordre[pire]


class TestCeQuiEstInconnu:
    def test_le_plafond_intermediaire_est_compare_l_annee_ou_il_est_connu(self):
        riche = replace(UN, avis=(Avis(Lien.DEMANDEUR, 31000),))
        connue, inconnue = simuler(riche, le=date(2024, 6, 1)), simuler(riche, le=LE)

        assert connue.plafonds[Financement.PLI] == 35435
        assert connue.verdicts[Financement.PLI].est_oui
        assert connue.verdict.est_non  # the PLI is no social housing: it decides nothing
        assert inconnue.plafonds[Financement.PLI] is None
        assert inconnue.verdicts[Financement.PLI].est_a_preciser

    def test_l_outre_mer_n_a_ni_plafond_ni_aide(self):
        faite = simuler(replace(UN, commune="97411"), le=LE)

        assert set(faite.plafonds.values()) == {None}
        assert faite.aide.estimee is None
        assert faite.verdict.est_a_preciser
        assert any("Outre-mer" in mot for mot in faite.mots)

    def test_un_revenu_negatif_compte_pour_zero_et_le_dit(self):
        faite = simuler(replace(UN, avis=(Avis(Lien.DEMANDEUR, -5000), Avis(Lien.AUTRE, 3000))), le=LE)

        assert faite.jugee.revenu.montant == 3000
        assert faite.mots == ("Un revenu fiscal négatif compte pour zéro.",)

    def test_un_avis_inconnu_rend_la_somme_inconnue(self):
        faite = simuler(replace(UN, avis=(Avis(Lien.DEMANDEUR, 5000), Avis(Lien.AUTRE, None))), le=LE)

        assert faite.jugee.revenu.montant is None
        assert faite.verdict.est_a_preciser

    def test_sans_ressources_du_mois_l_aide_part_de_l_avis_et_le_dit(self):
        faite = simuler(replace(UN, ressources_mensuelles=None), le=LE)

        assert faite.aide.demandeur.ressources == 3000
        assert any("avis d’impôt" in motif for motif in faite.aide.motifs)
        assert faite.budget.loyer is None

    def test_la_garde_alternee_et_l_enfant_a_naitre_sont_dits_hors_de_l_aide(self):
        motifs = simuler(situation(avec("garde alternée")), le=LE).aide.motifs

        assert any("garde alternée" in motif for motif in motifs)

    def test_le_taux_du_territoire_passe_devant_l_usage(self):
        usuel, local = simuler(UN, le=LE).budget, simuler(UN, le=LE, taux_effort=25).budget

        assert (local.taux, local.du_territoire, usuel.du_territoire) == (25, True, False)
        assert local.loyer < usuel.loyer


class TestLignesRefusees:
    @pytest.mark.parametrize(
        ("champ", "valeur", "ou", "dit"),
        [
            ("personnes", [PERSONNE] + [{"lien": "a_charge", "age": 3}] * 13, "personnes", "compte 14 personnes"),
            ("personnes", [{"lien": "demandeur", "age": 200}], "personnes[0].age", "de 0 à 120"),
            ("personnes", [{"lien": "demandeur", "age": -1}], "personnes[0].age", "de 0 à 120"),
            ("personnes", [{"lien": "demandeur", "age": 17}], "personnes[0].age", "majeur"),
            ("personnes", [{"lien": "demandeur", "age": "abc"}], "personnes[0].age", "nombre entier"),
            ("personnes", [{"lien": "demandeur"}], "personnes[0].age", "nombre entier"),
            ("personnes", [{"age": 30}], "personnes[0].lien", "manque"),
            ("personnes", [{"lien": "roi", "age": 30}], "personnes[0].lien", "n’est pas connue"),
            ("personnes", [{**PERSONNE, "nom": "Zoé"}], "personnes[0].nom", "n’est pas connu"),
            ("personnes", [{**PERSONNE, "garde": "x"}], "personnes[0].garde", "n’est pas connue"),
            ("personnes", [], "personnes", "ne compte personne"),
            ("personnes", "moi", "personnes", "liste"),
            ("avis", [12], "avis[0]", "objet"),
            ("avis", [{"rfr_n2": 999999999}], "avis[0].rfr_n2", "dépasse"),
            ("avis", [{"rfr_n2": -999999999}], "avis[0].rfr_n2", "dépasse"),
            ("avis", [{"rfr_n2": "abc"}], "avis[0].rfr_n2", "nombre entier"),
            ("sejour", "roi", "sejour", "n’est pas connue"),
            ("propriete", True, "propriete", "texte"),
            ("residence_principale", "oui", "residence_principale", "true ou false"),
            ("commune", "99999", "commune", "n’existe pas"),
            ("commune", "Maroc", "commune", "n’existe pas"),
            ("ressources_mensuelles", -1, "ressources_mensuelles", "négatif"),
            ("taux_effort", 101, "taux_effort", "dépasse"),
            ("territoire", "ailleurs", "territoire", "Aucune grille"),
            ("le", "2020-01-01", "le", "pieces"),
            ("nom", "Zoé", "nom", "n’est pas connu"),
        ],
    )
    def test_disent_le_champ_et_la_raison(self, champ, valeur, ou, dit):
        with pytest.raises(ChampInvalide) as refus:
            commande_simulation.repondre(LIGNE | {champ: valeur})

        assert refus.value.champ == ou
        assert dit in refus.value.motif

    def test_une_ligne_refusee_n_arrete_pas_les_autres(self):
        reponse = en_ligne(json.dumps(LIGNE | {"id": 7, "commune": "99999"}), commande_simulation.repondre)

        assert (reponse["id"], reponse["erreur"]["champ"], reponse["ligne"]) == (7, "commune", 1)
