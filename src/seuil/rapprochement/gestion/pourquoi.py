""" "Why not this person": the answer of every rule today, or of the ranking frozen at the designation."""

from datetime import date
from typing import Any

from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.demandes.models import Demande
from seuil.journal.models import Motif
from seuil.journal.services import consigner_consultation
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.models import Classement
from seuil.rapprochement.requetes import LIBELLES, Constat, constater, expliquer, jusqu_a
from seuil.regles.ecriture import compte, minuscule
from seuil.regles.numero_unique import NumeroInvalide, analyser
from seuil.socle.design.mesures import date_longue

INCONNUE = "Aucune demande que vous pouvez voir ne porte ce numéro."
MOTS = {"oui": "Oui", "non": "Non", "a_preciser": "À préciser"}
REGLES = {
    "mutation": "Locataire reconnu par le bailleur",
    "validite": "Demande en cours de validité",
    "attribution_en_cours": "Aucune autre attribution en cours",
    "identite_relue": "Nom et naissance relus",
    "commune": "Commune souhaitée",
    "type_souhaite": "Type de logement souhaité",
    "type_adapte": "Taille adaptée au foyer",
    "plafond": "Revenus sous le plafond",
    "accessibilite": "Accessibilité",
    "taux_effort": "Loyer supportable",
}
Reponse = dict[str, Any]


def pourquoi(saisie: str, vacance: Vacance, *, par: Agent, le: date) -> Reponse:
    """Return the answer of each rule for the demand typed, or a sentence that says why there is none."""
    demande = _trouver(saisie, par)
    if not isinstance(demande, Demande):
        return demande
    if demande.etat != "active":
        etat = minuscule(demande.get_etat_display())
        return _reponse(f"{demande.titulaire} n’est pas parmi les candidats", f"État de cette demande : {etat}.")
    examen = expliquer(vacance, demande, le=le)
    regles = [_regle(regle.nom, regle.verdict.reponse.value, regle.verdict.motif) for regle in examen.regles]
    if refus := examen.premier_refus:
        titre = f"{demande.titulaire} n’est pas parmi les candidats : {minuscule(LIBELLES[refus.nom])}"
        return _reponse(titre, refus.verdict.motif, regles)
    rangs = jusqu_a(vacance, [demande.pk], le=le)
    if not rangs:  # scored by the next night
        return _reponse(f"{demande.titulaire} est parmi les candidats", "Aucune règle ne dit non.", regles)
    points = compte(rangs[-1].score, "point", "points")
    return _reponse(
        f"{demande.titulaire} est parmi les candidats, au rang {len(rangs)}",
        f"{points}. Aucune règle ne dit non.",
        regles,
    )


def pourquoi_alors(saisie: str, classement: Classement, *, par: Agent) -> Reponse:
    """Return what the frozen ranking says of the demand typed, whatever became of it.

    Beside the words, ``demande`` is its key and ``rang`` its rank, zero when it was put aside.
    """
    demande = _trouver(saisie, par)
    if not isinstance(demande, Demande):
        return demande
    constat = constater(classement, demande)
    if constat is None:
        return _hors_de_la_recherche(demande, classement)
    return _du_constat(demande, constat, classement) | {"demande": demande.pk, "rang": constat.rang}


def _trouver(saisie: str, par: Agent) -> Demande | Reponse:
    """Return the demand typed, its reading written; or the answer that says why there is none."""
    try:
        numero = str(analyser(saisie))
    except NumeroInvalide as invalide:
        return _reponse("Numéro illisible", str(invalide))
    demande = acces.visibles_par(par).filter(numero_unique=numero).first()
    if demande is None:
        return _reponse("Demande introuvable", INCONNUE)
    consigner_consultation([numero], par=par, motif=Motif.EXAMEN)
    return demande


def _du_constat(demande: Demande, constat: Constat, classement: Classement) -> Reponse:
    if constat.est_candidate:
        points = compte(constat.score, "point", "points")
        return _reponse(
            f"{demande.titulaire} était parmi les candidats, au rang {constat.rang}",
            f"{_ce_jour(classement)} : rang {constat.rang}, {points}.",
        )
    return _reponse(
        f"{demande.titulaire} n’était pas parmi les candidats : {minuscule(LIBELLES[constat.regle])}",
        f"{_ce_jour(classement)} : {minuscule(constat.phrase)}",
        [_regle(constat.regle, "non", constat.phrase)],
    )


def _hors_de_la_recherche(demande: Demande, classement: Classement) -> Reponse:
    """Say why the search did not look at a demand: it came later, had left, or wished another town."""
    ce_jour, commune = _ce_jour(classement), classement.vacance.logement.programme.commune
    titre, ailleurs = (
        f"{demande.titulaire} n’était pas parmi les candidats",
        f"cette demande ne souhaitait pas {commune}",
    )
    if demande.enregistree_le > classement.le:
        return _reponse(
            titre,
            f"Cette demande a été enregistrée le {date_longue(demande.enregistree_le)}. {ce_jour}, "
            "elle n’existait pas encore.",
        )
    if demande.doublon_de_id and (demande.tranchee_le is None or demande.tranchee_le > classement.le):
        return _reponse(titre, f"{ce_jour}, cette demande était retenue : doublon possible, à trancher à un guichet.")
    if demande.radiee_le and demande.radiee_le <= classement.le:
        return _reponse(titre, f"{ce_jour}, cette demande était radiée depuis le {date_longue(demande.radiee_le)}.")
    if demande.enregistree_le == classement.le:
        return _reponse(titre, f"{ce_jour}, {ailleurs}, ou a été enregistrée après, le même jour.")
    return _reponse(titre, f"{ce_jour}, {ailleurs}.", [_regle("commune", "non", f"{ce_jour}, {ailleurs}.")])


def _ce_jour(classement: Classement) -> str:
    return f"Au jour de la désignation, le {date_longue(classement.le)}"


def _regle(nom: str, reponse: str, motif: str) -> dict[str, str]:
    return {"regle": REGLES[nom], "reponse": MOTS[reponse], "motif": motif}


def _reponse(titre: str, phrase: str, regles: list[dict[str, str]] | None = None) -> Reponse:
    return {"titre": titre, "phrase": phrase, "regles": regles or []}
