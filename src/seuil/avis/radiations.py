"""What a household is told of a letter it did not answer, and of the removal that it contests."""

from collections.abc import Mapping
from typing import Final

from seuil.acteurs.models import Organisme
from seuil.avis import lecture as lu
from seuil.avis.modele import CCH, JOUR, Avis, Fait, sur_papier
from seuil.courriers.models import Courrier
from seuil.radiations.etats import OUVERTES
from seuil.radiations.models import Contestation, Interrogation
from seuil.socle.design.mesures import date_longue

REPONDRE: Final = "Toute réponse suffit : en ligne, par lettre, par téléphone, ou à tout guichet d’enregistrement."
FIN: Final = {"fin": "12 décembre 2026"}


def _interrogation(fait: Fait) -> Interrogation:
    lues = Interrogation.objects.select_related("organisme", "lettre", "avertissement")
    return lues.get(pk=fait.faits["interrogation"])


def attend_encore(fait: Fait) -> bool:
    """Say whether nobody answered before the message was written."""
    return _interrogation(fait).etat in OUVERTES


def du_service(fait: Fait) -> Organisme:
    return _interrogation(fait).organisme


def la_lettre(fait: Fait) -> Courrier | None:
    return lu.attendue(_interrogation(fait).lettre)


def l_avertissement(fait: Fait) -> Courrier | None:
    return lu.attendue(_interrogation(fait).avertissement)


def le_dernier_jour(fait: Fait) -> Mapping[str, str]:
    return {"fin": date_longue(_interrogation(fait).repondre_avant)}


def la_contestation(fait: Fait) -> Mapping[str, str]:
    dite = Contestation.objects.get(pk=fait.faits["contestation"])
    return {**lu.le_jour(fait), "fin": date_longue(dite.repondre_avant)}


def le_refus(fait: Fait) -> Mapping[str, str]:
    return {**lu.le_jour(fait), "motif": str(fait.faits["motif"]), "recours": lu.voies_de_recours(fait)}


DES_RADIATIONS: Final[dict[str, tuple[Avis, ...]]] = {
    "demande.reponse_attendue": (
        Avis(
            "reponse_attendue",
            "Un courrier attend votre réponse",
            ("Nous vous avons écrit. Répondez jusqu’au {fin}.", REPONDRE),
            exemple=FIN,
            mots=le_dernier_jour,
            lettre=la_lettre,
            expediteur=du_service,
            papier=sur_papier,
            si=attend_encore,
            est_urgent=True,
        ),
    ),
    "demande.avertie": (
        Avis(
            "avertissement_sans_reponse",
            "Un avertissement",
            (
                "Vous n’avez pas répondu à notre courrier. Si vous ne répondez pas, votre demande peut être radiée.",
                REPONDRE,
                "La lettre dit pourquoi, le délai, et à qui répondre.",
            ),
            f"Avertissement, article R. 441-2-8 c {CCH}.",
            lettre=l_avertissement,
            expediteur=du_service,
            papier=sur_papier,
            si=attend_encore,
            exige_preuve=True,
            est_urgent=True,
            aussi_accompagnant=True,
        ),
    ),
    "demande.radiation_contestee": (
        Avis(
            "contestation_recue",
            "Votre contestation est reçue",
            ("Vous avez contesté votre radiation le {jour}. Le gestionnaire du fichier vous répond jusqu’au {fin}.",),
            exemple=JOUR | FIN,
            mots=la_contestation,
        ),
    ),
    "demande.contestation_refusee": (
        Avis(
            "contestation_refusee",
            "La réponse à votre contestation",
            (
                "Votre demande reste radiée. Le gestionnaire du fichier a répondu le {jour} à votre contestation.",
                "Sa réponse : {motif}",
                "Comment contester encore. {recours}",
            ),
            f"Article R. 441-2-8 {CCH}.",
            exemple={**JOUR, "motif": "l’avis est parti à temps.", "recours": "(les voies et délais de recours)"},
            mots=le_refus,
            papier=sur_papier,
            aussi_accompagnant=True,
        ),
    ),
}
NOMS_DES_COURRIERS: Final = frozenset({"reponse_attendue", "avertissement_sans_reponse"})
