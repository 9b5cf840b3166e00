"""An offer in words: where its delivery stands, what may be done of it, what holds its household elsewhere."""

from dataclasses import dataclass
from datetime import date

from seuil.baux import faits
from seuil.baux.etats import Etat
from seuil.baux.models import Offre, Reponse
from seuil.baux.requetes import acceptee_ailleurs_le
from seuil.commissions.models import Decision
from seuil.courriers.models import Courrier, Remise
from seuil.courriers.requetes import notifie_le, remises
from seuil.demandes.models import Demande
from seuil.regles.conditions import Condition
from seuil.regles.offres import juger_le_passage, juger_le_silence
from seuil.regles.verdicts import Verdict
from seuil.socle.design.mesures import date_longue

SANS_PREUVE = "Rien ne prouve qu’elle a été reçue"
NON_RECUE = "Non reçue"
AUTRES_VOIES = (
    "Essayez une autre voie : remise en main propre contre signature, lettre ou courriel recommandés, appel pour "
    "donner rendez-vous."
)
PORTES = {
    Etat.ENVOYEE: "attendu",
    Etat.ACCEPTEE: "provisoire",
    Etat.BAIL_SIGNE: "acquis",
    Etat.REFUSEE: "refus",
    Etat.SANS_REPONSE: "refus",
    Etat.PASSEE: "neutre",
    Etat.RETIREE: "neutre",
}


@dataclass(frozen=True, slots=True)
class Ligne:
    """One rank of a dwelling as the landlord reads it."""

    decision: Decision
    demande: Demande
    nom: str
    offre: Offre | None
    etat: str
    porte: str
    remise: str
    essais: list[Remise]
    reponses_recues: list[Reponse]
    condition: str
    ailleurs: str


def ligne(decision: Decision, offre: Offre | None) -> Ligne:
    """Return a rank, its offer and the condition that holds it."""
    demande = decision.candidature.demande
    passage = getattr(decision, "passage", None)
    ailleurs_le = acceptee_ailleurs_le(demande, decision.point.vacance)
    return Ligne(
        decision=decision,
        demande=demande,
        nom=str(demande.titulaire),
        offre=offre,
        etat=offre.get_etat_display() if offre else str(passage or "À venir"),
        porte=PORTES[Etat(offre.etat)] if offre else "neutre",
        remise=remise_dite(offre.courrier) if offre else "",
        essais=remises(offre.courrier) if offre else [],
        reponses_recues=list(offre.reponses_recues.all()) if offre else [],
        condition=condition_dite(faits.condition(decision)),
        ailleurs=f"A accepté un autre logement le {date_longue(ailleurs_le)}" if ailleurs_le else "",
    )


def remise_dite(courrier: Courrier) -> str:
    """Return in a few words whether a letter is proven to have arrived."""
    recu_le = notifie_le(courrier)
    if recu_le is not None:
        return f"Reçue le {date_longue(recu_le)}"
    return NON_RECUE if remises(courrier) else SANS_PREUVE


def condition_dite(condition: Condition | None) -> str:
    """Return the condition of an attribution with its paper and its day; "" when there is none."""
    if condition is None:
        return ""
    if condition.tombee_le is not None:
        return f"Condition tombée le {date_longue(condition.tombee_le)} : {condition.piece}"
    if condition.levee_le is not None:
        return f"Condition levée le {date_longue(condition.levee_le)} : {condition.piece}"
    return f"Attend « {condition.piece} » jusqu’au {date_longue(condition.avant_le)}"


def silence(offre: Offre, le: date) -> Verdict:
    """Say whether the silence of a waiting offer may be noted."""
    return juger_le_silence(faits.attente(offre), le)


def passage(offre: Offre, le: date) -> Verdict:
    """Say whether a waiting offer may pass to the next rank without a refusal."""
    ailleurs_le = acceptee_ailleurs_le(offre.demande, offre.vacance)
    return juger_le_passage(faits.attente(offre), le, acceptee_ailleurs_le=ailleurs_le)
