"""The same demand and the same dwelling as `compatibilite` reads them, to compare a whole register at once."""

from __future__ import annotations

from datetime import date

from seuil.regles.compatibilite import Exigences, Pretention
from seuil.regles.criteres.declaration import INCONNU
from seuil.regles.menage import categorie
from seuil.regles.rapprochement import Candidature, LogementVacant, Politique
from seuil.regles.ressources import revenu_retenu


def pretention(candidature: Candidature, le: date) -> Pretention:
    """Return the narrow row that the rules of `compatibilite` read."""
    rang = categorie(candidature.menage, le)
    revenu = revenu_retenu(candidature.ressources, le).montant
    return Pretention(
        echeance=candidature.valide_jusqu_au,
        categorie=rang.numero,
        personnes_en_plus=rang.personnes_en_plus,
        revenu=INCONNU if revenu is None else revenu,
        revenu_mensuel=int(candidature.ressources_mensuelles or 0),
        aide=int(candidature.aide_estimee),
        fauteuil=candidature.fauteuil,
    )


def exigences(logement: LogementVacant, politique: Politique) -> Exigences:
    """Return what the rules of `compatibilite` ask for this dwelling."""
    return Exigences(
        commune=logement.commune,
        financement=logement.financement,
        depense=logement.depense,
        accessible_fauteuil=logement.accessible_fauteuil,
        taux_effort_maximum=politique.taux_effort_maximum,
    )
