"""L5: the attestation is true in each town: nothing has a hole, what nobody knows is said unknown."""

import re
from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Organisme
from seuil.courriers.tests.lecture import lire
from seuil.demandes.courriers import attestation
from seuil.demandes.models import Demande, Personne
from seuil.demandes.services import enregistrer
from seuil.demo.exemple import dossier_d_exemple
from seuil.demo.villes import villes
from seuil.territoires.models import Territoire

pytestmark = pytest.mark.django_db
LE = date(2026, 11, 23)
TROU = re.compile(r"après \.|partir du ,|: \.|: ,|, ,|\( ?\)|None|\s\.\s")


def inscrire(code: str) -> Demande:
    ville = next(ville for ville in villes() if ville.code == code)
    return enregistrer(dossier_d_exemple(ville), par=Demandeur(), le=LE).demande


def lettre(demande: Demande) -> str:
    lue = lire("attestation", attestation(Demande.objects.get(pk=demande.pk), le=LE))
    return " ".join(lue.replace("\u00a0", " ").replace("\u202f", " ").split())


def titulaire(demande: Demande, **reponses: object) -> None:
    Personne.objects.filter(demande=demande, lien="demandeur").update(**reponses)


class TestDansChaqueVille:
    @pytest.mark.parametrize("code", [ville.code for ville in villes()])
    def test_n_a_pas_de_trou(self, monde, code):
        dite = lettre(inscrire(code))

        assert TROU.search(dite) is None
        assert "Attestation d’enregistrement de votre demande" in dite
        assert "7, rue des Essais" in dite
        assert "Elle répond dans un délai de 3 mois" in dite
        assert "formulaire Cerfa n° 15036" in dite

    @pytest.mark.parametrize(
        ("code", "attente"),
        [
            ("compiegne", "L’attente y est dite anormalement longue après 24 mois. À partir du 24 novembre 2028"),
            ("nancy", "à la préfecture du département (Meurthe-et-Moselle)"),
            ("ronchin", "à la préfecture du département (Nord)"),
            ("dugny", "à la préfecture du département (Seine-Saint-Denis)"),
            ("villemoisson", "à la préfecture du département (Essonne)"),
        ],
    )
    def test_dit_l_attente_ou_l_arrete_a_demander(self, monde, code, attente):
        assert attente in lettre(inscrire(code))

    @pytest.mark.parametrize(
        ("code", "adresse"),
        [
            ("compiegne", "inconnue à ce jour : demandez-la à la préfecture du département (Oise)"),
            ("nancy", "inconnue à ce jour : demandez-la à la préfecture du département (Meurthe-et-Moselle)"),
            ("ronchin", "inconnue à ce jour : demandez-la à la préfecture du département (Nord)"),
            ("dugny", "Commission de médiation DALO de Seine-Saint-Denis, TSA 30029, 93736 Bobigny Cedex 9"),
            ("villemoisson", "inconnue à ce jour : demandez-la à la préfecture du département (Essonne)"),
        ],
    )
    def test_dit_l_adresse_de_la_commission_ou_a_qui_la_demander(self, monde, code, adresse):
        assert adresse in lettre(inscrire(code))

    @pytest.mark.parametrize(
        ("code", "guichet"),
        [
            ("compiegne", "1, place de l’Hôtel de Ville, 60200 Compiègne, 03 44 40 76 01"),
            ("nancy", "59, rue Pierre Semard, BP 70717, 54000 Nancy"),
            ("ronchin", "CCAS, 59790 Ronchin, 03 20 96 74 00"),
            ("dugny", "2, rue Guynemer, 93440 Dugny, 01 49 92 66 20"),
            ("villemoisson", "Mairie, 91360 Villemoisson-sur-Orge, 01 69 51 56 19"),
        ],
    )
    def test_dit_ou_etre_recu(self, monde, code, guichet):
        assert guichet in lettre(inscrire(code))

    @pytest.mark.parametrize(
        ("code", "juge"),
        [
            ("compiegne", "tribunal administratif d’Amiens"),
            ("nancy", "tribunal administratif de Nancy"),
            ("ronchin", "tribunal administratif de Lille"),
            ("dugny", "tribunal administratif de Montreuil"),
            ("villemoisson", "tribunal administratif de Versailles"),
        ],
    )
    def test_nomme_le_tribunal_et_dit_que_son_adresse_manque(self, monde, code, juge):
        dite = lettre(inscrire(code))

        assert f"2 mois pour saisir le {juge}." in dite
        assert "L’adresse de ce tribunal est inconnue à ce jour" in dite


class TestCeQuiEstNote:
    def test_est_imprime(self, monde):
        notes = {
            "delai_anormalement_long_mois": 36,
            "arrete_delai_anormal": "arrêté du 3 mai 2024",
            "adresse_mediation": "Préfecture, 1, rue Lyautey, 54000 Nancy",
            "adresse_tribunal": "5, place de la Carrière, 54000 Nancy",
            "organismes_agrees": "Association L’Essai",
        }
        Territoire.objects.filter(pk="nancy").update(parametres=notes)

        dite = lettre(inscrire("nancy"))

        assert "après 36 mois (arrêté du 3 mai 2024). À partir du 24 novembre 2029" in dite
        assert "Son adresse : Préfecture, 1, rue Lyautey, 54000 Nancy." in dite
        assert "L’adresse de ce tribunal : 5, place de la Carrière, 54000 Nancy." in dite
        assert "(article L. 365-2) : Association L’Essai." in dite

    def test_manquant_n_est_pas_une_ligne_vide(self, monde):
        demande = inscrire("ronchin")
        for bailleur in Organisme.objects.filter(sorte="bailleur"):
            bailleur.communes.clear()

        dite = lettre(demande)

        assert "Leur liste est inconnue à ce jour : demandez-la à la mairie ou à la préfecture." in dite
        assert "(article L. 365-2) sont inconnus à ce jour" in dite

    def test_a_une_commission_par_departement_souhaite(self, monde):
        """In Île-de-France one demand wishes several."""
        dite = lettre(inscrire("dugny"))

        assert "Commission de médiation : Seine-Saint-Denis" in dite
        assert "Commission de médiation : Essonne" in dite


class TestDocuments:
    def test_dit_la_piece_d_identite_recue(self, demande):
        pieces = {piece["piece"]: piece["recue"] for piece in attestation(demande, le=LE)["pieces_obligatoires"]}

        assert pieces["Pièce d’identité ou titre de séjour du demandeur"] == "oui"
        assert pieces["Pièce d’identité de chaque majeur à loger"] == "oui"

    def test_attend_celle_d_un_autre_majeur(self, demande):
        Personne.objects.create(demande=demande, ordre=9, lien="autre", nom="Fictif", naissance=date(1950, 1, 1))

        pieces = {piece["piece"]: piece["recue"] for piece in attestation(demande, le=LE)["pieces_obligatoires"]}

        assert pieces["Pièce d’identité ou titre de séjour du demandeur"] == "oui"
        assert pieces["Pièce d’identité de chaque majeur à loger"] == "pas encore"

    @pytest.mark.parametrize(
        ("sorte", "demandee", "autre"),
        [
            ("protection", "Justificatif de protection et des ressources depuis l’entrée en France", False),
            ("etranger", "Avis d’imposition étranger ou équivalent, traduit et converti en euros", False),
            ("dehors", "Justificatif du changement de situation familiale", True),
        ],
    )
    def test_suivent_l_avis_de_la_personne(self, demande, sorte, demandee, autre):
        titulaire(demande, sorte_avis=sorte)

        pieces = [piece["piece"] for piece in attestation(demande, le=LE)["pieces_obligatoires"]]

        assert demandee in pieces
        assert any("année N-2" in piece for piece in pieces) is autre

    def test_restent_les_deux_quand_une_autre_personne_a_un_avis(self, demande):
        titulaire(demande, sorte_avis="protection")
        naissance = date(1988, 1, 1)
        Personne.objects.create(
            demande=demande, ordre=9, lien="conjoint", nom="Fictif", naissance=naissance, sorte_avis="propre"
        )

        pieces = [piece["piece"] for piece in attestation(demande, le=LE)["pieces_obligatoires"]]

        assert any("protection" in piece for piece in pieces)
        assert any("année N-2" in piece for piece in pieces)

    def test_ne_demandent_pas_de_rupture_a_qui_quitte_ses_parents(self, demande):
        titulaire(demande, sorte_avis="dehors")
        Demande.objects.filter(pk=demande.pk).update(motifs=["12"])

        dite = attestation(Demande.objects.get(pk=demande.pk), le=LE)

        assert not any("changement de situation" in piece["piece"] for piece in dite["pieces_obligatoires"])


class TestResume:
    def test_dit_le_nom_de_naissance_et_les_avis(self, demande):
        titulaire(demande, nom_naissance="Inventée", sorte_avis="propre", rfr_n2=14_200)

        dite = lettre(demande)

        assert "Madame Zélie Fictive (demandeur), née Inventée, 14 mai 1990" in dite
        assert "Zélie : son propre avis, sans personne d’autre, 14 200 €" in dite

    def test_nomme_tous_ceux_d_un_avis_commun_une_seule_fois(self, demande):
        titulaire(demande, sorte_avis="commun", rfr_n2=30_000)
        Personne.objects.create(
            demande=demande,
            ordre=9,
            lien="conjoint",
            nom="Fictif",
            prenom="Noé",
            naissance=date(1988, 1, 1),
            sorte_avis="commun",
            avis_de=demande.titulaire,
        )

        dite = lettre(demande)

        assert "Zélie et Noé : un avis commun avec quelqu’un du foyer, 30 000 €" in dite


class TestFenetre:
    def test_porte_le_nom_de_la_boite_aux_lettres(self, demande):
        Demande.objects.filter(pk=demande.pk).update(hebergeant="Mme Amie Inventée")

        assert attestation(Demande.objects.get(pk=demande.pk), le=LE)["destinataire"] == [
            "Madame Zélie Fictive",
            "Chez Mme Amie Inventée",
            "7, rue des Essais",
            "60280 Clairoix",
        ]

    def test_ecrit_plus_petit_ce_qui_deborderait(self, demande):
        Personne.objects.filter(demande=demande, lien="demandeur").update(
            prenom="Rakotonirina Andriamanantenasoa", nom="Ramanantsoa-Randriamanantena Herilalao"
        )
        Demande.objects.filter(pk=demande.pk).update(
            hebergeant="Association départementale d’accueil et de domiciliation des personnes",
            adresse="Bâtiment C, escalier 4, porte 1203, 127 bis, avenue du Général-de-Gaulle, douzième étage",
        )

        dite = lettre(demande)

        assert "Ramanantsoa-Randriamanantena" in dite
        assert "Chez Association départementale" in dite
        assert "douzième étage 60280 Clairoix" in dite

    def test_porte_un_pays_etranger(self, demande):
        bruxelles = {"commune": None, "ville_etrangere": "Bruxelles", "code_postal": "1000", "pays": "BE"}
        Demande.objects.filter(pk=demande.pk).update(**bruxelles)

        assert "1000 Bruxelles, Belgique" in lettre(demande)

    def test_d_un_menage_protege_ne_dit_pas_qui_l_heberge(self, demande):
        Demande.objects.filter(pk=demande.pk).update(
            hebergeant="Mme Amie Inventée", est_protegee=True, adresse_sure="CCAS\n60200 Compiègne"
        )

        assert "Amie Inventée" not in lettre(demande)
