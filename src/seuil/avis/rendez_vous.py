"""What a household is told of its appointments; nothing of them leaves the space of one that is protected."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from seuil.acteurs.models import Guichet, Organisme
from seuil.avis import lecture as lu
from seuil.avis.modele import Avis, Fait, sans_papier
from seuil.regles.ecriture import ESPACE
from seuil.rendez_vous.etats import TIENNENT
from seuil.rendez_vous.faits import dire_le_moment
from seuil.rendez_vous.models import RendezVous

A_L_ABRI: Final = "Le jour, l’heure et le lieu sont dans votre espace, page « Rendez-vous »."
A_LIRE: Final = "la raison est dans votre espace."
QUAND: Final = "Quand : {quand}. Où : {ou}."
SMS: Final = "Rendez-vous logement {dit} : {court}."  # in the letters that count simple
EXEMPLE: Final[dict[str, str]] = {
    "details": QUAND.format(quand="mardi 27 octobre 2026 à 10 h 15", ou="Guichet d’Exemple, 1, rue d’Exemple"),
    "motif": "agent absent",
    "court": "mardi 27 octobre 2026 à 10 h 15",
}


def ou_et_quand(fait: Fait) -> Mapping[str, str]:
    """Say the moment and the desk as they were that day, for who may be told; else where to read them."""
    guichet = _guichet(fait)
    motif = RendezVous.objects.values_list("motif_annulation", flat=True).get(pk=fait.faits["rendez_vous"])
    moment = fait.faits.get("debut")
    if fait.demande.est_protegee or not moment:
        return {"details": A_L_ABRI, "motif": A_LIRE if fait.demande.est_protegee else motif, "court": ""}
    quand = dire_le_moment(datetime.fromisoformat(moment), guichet)
    details = QUAND.format(quand=quand, ou=f"{guichet}, {guichet.adresse}")
    return {"details": details, "motif": motif, "court": quand.replace(ESPACE, " ")}


def le_guichet(fait: Fait) -> Organisme:
    """The organism of the desk that receives."""
    return _guichet(fait).organisme


def est_a_venir(fait: Fait) -> bool:
    """Say whether it still stands: moved or cancelled since, another notice says so."""
    un = RendezVous.objects.get(pk=fait.faits["rendez_vous"])
    return un.etat in TIENNENT and un.debut == datetime.fromisoformat(fait.faits["debut"])


def _guichet(fait: Fait) -> Guichet:
    return Guichet.objects.select_related("organisme", "territoire").get(pk=fait.faits["guichet"])


def _avis(nom: str, titre: str, *phrases: str, dit: str, **autres: Any) -> Avis:
    options: dict[str, Any] = {"papier": lu.papier_d_un_acte, "expediteur": le_guichet, "exemple": EXEMPLE} | autres
    return Avis(nom, titre, phrases, mots=ou_et_quand, court=SMS.replace("{dit}", dit), **options)


DES_RENDEZ_VOUS: Final[dict[str, tuple[Avis, ...]]] = {
    "demande.rendez_vous_propose": (
        _avis(
            "rendez_vous_propose",
            "Une date de rendez-vous vous est proposée",
            "Un guichet vous propose un rendez-vous. {details}",
            "Dites oui, ou demandez une autre date, dans votre espace, page « Rendez-vous ».",
            dit="proposé",
            si=est_a_venir,
            est_urgent=True,
        ),
    ),
    "demande.rendez_vous_pris": (
        _avis(
            "rendez_vous_confirme",
            "Votre rendez-vous est confirmé",
            "Votre rendez-vous est confirmé. {details}",
            "Vous ne pouvez plus venir ? Déplacez-le ou annulez-le dans votre espace, ou appelez le guichet.",
            dit="confirmé",
            si=est_a_venir,
        ),
    ),
    "demande.rendez_vous_deplace": (
        _avis(
            "rendez_vous_deplace",
            "Votre rendez-vous est déplacé",
            "Votre rendez-vous a une nouvelle date. {details}",
            "Cette date ne vous va pas ? Déplacez-le dans votre espace, ou appelez le guichet.",
            dit="déplacé",
            si=est_a_venir,
            est_urgent=True,
        ),
    ),
    "demande.rendez_vous_annule": (
        _avis(
            "rendez_vous_annule",
            "Votre rendez-vous est annulé",
            "Ce rendez-vous n’aura pas lieu. {details}",
            "Pourquoi : {motif}",
            dit="annulé",
            est_urgent=True,
        ),
    ),
    "demande.rendez_vous_rappele": (
        _avis(
            "rendez_vous_rappele",
            "Votre rendez-vous est demain",
            "Votre rendez-vous est demain. {details}",
            "Vous ne pouvez plus venir ? Annulez-le dans votre espace, ou appelez le guichet.",
            dit="demain",
            si=est_a_venir,
            papier=sans_papier,
        ),
    ),
}
