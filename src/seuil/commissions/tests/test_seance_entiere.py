"""A whole session, then its offers: what each document says, read in its PDF as a household and a judge would.

SEUIL_LETTRES=<directory> keeps the PDFs there, to be opened.
"""

import os
from pathlib import Path

from tests.etapes import etape

from seuil.commissions.tests.seance_entiere import Jouee, suivre, tenir
from seuil.courriers.models import Courrier
from seuil.courriers.tests.lecture import texte
from seuil.documents.requetes import lire

NUMEROTE = {"attestation", "code_acces"}  # letters of the demand itself


@etape
def jouee(agents, demande) -> Jouee:
    """The session closed, its letters written, its offers answered."""
    tenue = tenir(agents)
    suivre(tenue, agents)
    garder(tenue)
    return tenue


def garder(tenue: Jouee) -> None:
    """Write every PDF where SEUIL_LETTRES says, by letter, part played and dwelling."""
    dossier = os.environ.get("SEUIL_LETTRES")
    if not dossier:
        return
    roles = {demande.numero_unique: role for role, demande in tenue.qui.items()}
    for ecrit in Courrier.objects.exclude(gabarit__in=NUMEROTE):
        du, logement = ecrit.contexte, ecrit.contexte.get("logement", {})
        role = roles.get(ecrit.numero_unique, "")
        morceaux = [ecrit.gabarit, du.get("decision"), du.get("reponse"), role, logement.get("reference")]
        Path(dossier, "-".join(filter(None, morceaux)) + ".pdf").write_bytes(lire(ecrit.document))


def lettre(tenue: Jouee, gabarit: str, role: str, place: int = 0) -> str:
    """Return the words of the letter of that kind to a demand, about the dwelling of that place."""
    reference = tenue.points[place].vacance.logement.reference
    ecrites = Courrier.objects.filter(gabarit=gabarit, numero_unique=tenue.qui[role].numero_unique)
    return texte(lire(ecrites.filter(contexte__logement__reference=reference).latest("pk").document))


def dit(page: str, *phrases: str) -> None:
    """Every sentence is in the document."""
    manquent = [phrase for phrase in phrases if phrase not in page]
    assert not manquent, page


class TestLeProcesVerbal:
    def test_dit_toute_la_seance(self, jouee):
        dit(
            texte(lire(jouee.seance.proces_verbal.document)),
            "Mme Rose Relevé, qui préside la séance à la place de M. Paul Planche",
            "M. Paul Planche Membre désigné par le conseil pouvoir à Mme Rose Relevé",
            "15 h 10 Mme Lise Levé part",
            "Se retire M. Jean Jalon : Beau-frère d’un candidat",
            "4 pour, 4 contre Voix prépondérante : voix du maire",
            "a. Attribution du logement. 3 pour, 5 contre, 0 abstention : proposition non adoptée.",
            "d. Non-attribution du logement (Loyer trop lourd pour les ressources). 8 pour, 0 contre, 0 abstention. "
            "Issue : vote refait.",
            "le minimum de 3 ne s’applique pas aux foyers reconnus Dalo que le préfet désigne",
            "Foyer injoignable. Trois appels, un courriel.",
            "Il choisira entre les deux logements.",
            "15 h 25 : Visite à faire",
            "Mme Rose Relevé, présidence de la séance",
        )

    def test_ne_dit_ni_deux_fois_l_issue_ni_des_mots_rayes(self, jouee):
        page = texte(lire(jouee.seance.proces_verbal.document))

        assert "Issue : non adoptée" not in page
        assert "Dossier peu clair" not in page


class TestLesDecisions:
    def test_portent_toutes_leur_date_leur_auteur_et_leurs_recours(self, jouee):
        for role, place in (("premier", 0), ("ecrit", 0), ("condition", 1), ("rejete", 1), ("premier", 2), ("dalo", 3)):
            dit(
                lettre(jouee, "decision", role, place),
                "Le 7 décembre 2026",
                "La commission d’attribution (Les Logis d’Exemple) s’est réunie",
                "Mme Rose Relevé présidence de la séance",
                "C’est le tribunal administratif d’Amiens. Vous avez 2 mois après la réception",
            )

    def test_n_impriment_que_les_mots_acceptes(self, jouee):
        dit(lettre(jouee, "decision", "ecrit"), "Le foyer demande un rez-de-chaussée")
        raye = lettre(jouee, "decision", "raye")
        dit(raye, "La taille de ce logement ne convient pas")
        assert "peu clair" not in raye

    def test_nomment_le_document_qui_manquait(self, jouee):
        dit(lettre(jouee, "decision", "corrige", 1), "La commission précise Il manque le jugement de divorce.")

    def test_annoncent_l_offre_a_qui_est_attribue_sous_condition(self, jouee):
        dit(
            lettre(jouee, "decision", "condition", 1),
            "revenus d’il y a deux ans (année N-2)",
            "au plus tard le 21 décembre 2026",
            "Il vous envoie d’abord une offre",
            "Pour une question 03 00 00 00 00",
        )

    def test_disent_les_chiffres_du_rejet_et_d_ou_ils_viennent(self, jouee):
        for gabarit in ("decision", "avertissement"):
            dit(
                lettre(jouee, gabarit, "rejete", 1),
                "de ressources retenues, pour un plafond le plus élevé de 40 630 €",
                "Revenu retenu :",
                "(2024)",
                "Article R. 441-1",
            )
        dit(lettre(jouee, "avertissement", "rejete", 1), "Vous avez 1 mois pour répondre", "R. 441-2-8 (d)")


class TestLeReport:
    def test_ne_laisse_pas_croire_que_le_logement_est_libre(self, jouee):
        """The dwelling went to another household at the same session."""
        page = lettre(jouee, "report", "reporte", 2)

        dit(page, "Ce logement est d’abord proposé à un autre foyer", "Si le bailleur vous propose une visite, allez-y")
        assert "Vous restez candidat" not in page
        assert "Vous n’avez rien à faire" not in page


class TestLesOffres:
    def test_disent_leur_limite_et_a_quel_titre(self, jouee):
        dalo = lettre(jouee, "offre", "dalo", 3)

        dit(dalo, "Répondez jusqu’au mercredi 23 décembre 2026 inclus", "au titre de votre droit au logement opposable")
        dit(dalo, "rez-de-chaussée, avec ascenseur", "Basile Brouillon service attribution")
        assert "DALO" not in lettre(jouee, "offre", "premier")

    def test_disent_au_rang_2_que_son_tour_est_venu_et_qui_a_decide(self, jouee):
        dit(
            lettre(jouee, "offre", "deuxieme"),
            "Les personnes placées avant vous n’ont pas pris ce logement",
            "Mme Rose Relevé présidence de la séance, le 7 décembre 2026",
        )

    def test_se_retirent_avec_leur_raison_et_sans_rien_compter(self, jouee):
        retrait = lettre(jouee, "retrait", "deuxieme")

        dit(retrait, "dont la réponse était arrivée à temps", "Écrivez à Les Logis d’Exemple, 2, rue des Exemples")
        dit(retrait, "Ce n’est pas un refus de votre part")

    def test_accusent_reception_au_jour_de_la_reponse(self, jouee):
        dit(lettre(jouee, "accuse", "premier", 2), "le 10 décembre 2026, par téléphone. Vous avez dit non")
        dit(lettre(jouee, "accuse", "premier", 2), "Le logement peut maintenant être proposé à un autre foyer")
        dit(lettre(jouee, "accuse", "premier"), "le 14 décembre 2026, par courrier. Vous avez dit oui")
