"""How a household contests, and how its score may be explained: the same block in every letter of a decision."""

import re
from datetime import date

from seuil.acteurs.models import Organisme
from seuil.courriers.contextes import Algorithme, Emetteur, Recours, Voie
from seuil.demandes.models import Demande
from seuil.regles.delais import Delais
from seuil.regles.ecriture import compte
from seuil.regles.recours import Contestation, delai_de_recours, mention_algorithmique, voies
from seuil.regles.tribunaux import Objet, departement_competent, departement_du_code_postal, tribunal
from seuil.territoires.models import Commune
from seuil.territoires.requetes import adresse_locale, delais_ici

CODE_POSTAL = re.compile(r"\b\d{5}\b")


def recours(demande: Demande, objet: Objet, *, auteur: str, bailleur: Organisme, commune: Commune, le: date) -> Recours:
    """Return how to contest what ``auteur`` decided for ``bailleur``, about a dwelling of ``commune`` or the demand."""
    regles = delais_ici(commune, le)
    siege = _departement(bailleur) or commune.departement_id
    juge = tribunal(departement_competent(objet, logement=commune.departement_id, auteur=siege), le)
    est_d_ici = commune.departement_id in juge.departements
    contestation = Contestation(
        auteur,
        juge,
        demeure=departement_du_code_postal(demande.code_postal),
        adresse_auteur=", ".join(filter(None, [bailleur.nom if bailleur.nom != auteur else "", bailleur.adresse])),
        adresse_juge=adresse_locale(commune, "adresse_tribunal") if est_d_ici else "",
    )
    return Recours(
        delai=compte(delai_de_recours(contestation, regles), "mois", "mois"),
        gracieux=[auteur, contestation.adresse_auteur],
        tribunal=[ligne for ligne in (juge.nom, contestation.adresse_juge) if ligne],
        voies=[Voie(titre=voie.titre, phrases=list(voie.phrases)) for voie in voies(contestation, regles, le)],
    )


def algorithme(grille: str, expediteur: Emetteur, *, regles: Delais, le: date) -> Algorithme:
    """Return the mention of a decision where the score counted (art. R311-3-1-1 CRPA)."""
    aupres_de = ", ".join([expediteur["nom"], *expediteur["adresse"]])
    return Algorithme(phrases=list(mention_algorithmique(grille, aupres_de, regles, le)))


def _departement(organisme: Organisme) -> str:
    """Return the département where an organism sits, "" when its address does not say."""
    codes = CODE_POSTAL.findall(organisme.adresse)
    return departement_du_code_postal(codes[-1]) if codes else ""
