""" "Why not this person": the answer of every rule, for one demand."""

from datetime import date
from typing import Any

from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.journal.models import Motif
from seuil.journal.services import consigner_consultation
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.requetes import LIBELLES, expliquer
from seuil.regles.numero_unique import NumeroInvalide, analyser

INCONNUE = "Aucune demande que vous pouvez voir ne porte ce numéro."
MOTS = {"oui": "Oui", "non": "Non", "a_preciser": "À préciser"}
REGLES = {
    "validite": "Demande en cours de validité",
    "attribution_en_cours": "Aucune autre attribution en cours",
    "commune": "Commune souhaitée",
    "type_souhaite": "Type de logement souhaité",
    "type_adapte": "Taille adaptée au foyer",
    "plafond": "Revenus sous le plafond",
    "accessibilite": "Accessibilité",
    "taux_effort": "Loyer supportable",
}


def pourquoi(saisie: str, vacance: Vacance, *, par: Agent, le: date) -> dict[str, Any]:
    """Return the answer of each rule for the demand typed, or a sentence that says why there is none."""
    try:
        numero = str(analyser(saisie))
    except NumeroInvalide as invalide:
        return {"titre": "Numéro illisible", "phrase": str(invalide), "regles": []}
    demande = acces.visibles_par(par).filter(numero_unique=numero).first()
    if demande is None:
        return {"titre": "Demande introuvable", "phrase": INCONNUE, "regles": []}
    consigner_consultation([numero], par=par, motif=Motif.EXAMEN)
    if demande.etat != "active":
        return {"titre": f"{demande.titulaire} n’est pas candidat", "phrase": "Cette demande est radiée.", "regles": []}
    examen = expliquer(vacance, demande, le=le)
    refus = examen.premier_refus
    suite = f"n’est pas candidat : {LIBELLES[refus.nom].lower()}" if refus else "est candidat"
    return {
        "titre": f"{demande.titulaire} {suite}",
        "phrase": refus.verdict.motif if refus else "Aucune règle ne dit non.",
        "regles": [
            {"regle": REGLES[regle.nom], "reponse": MOTS[regle.verdict.reponse.value], "motif": regle.verdict.motif}
            for regle in examen.regles
        ],
    }
