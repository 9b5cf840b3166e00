"""How the commission de médiation is asked, and when, in words that a letter prints (art. L441-2-3, R441-2-4 g)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from seuil.regles.baremes import bareme
from seuil.regles.delais import Delais
from seuil.regles.ecriture import compte
from seuil.regles.recours import Voie
from seuil.regles.textes import Certitude, Texte
from seuil.regles.tribunaux import Tribunal

L441_2_3: Final = Texte("L441-2-3", Certitude.VERIFIE)
R441_14: Final = Texte("R441-14", Certitude.VERIFIE)
R441_15: Final = Texte("R441-15", Certitude.VERIFIE)
R441_2_4: Final = Texte("R441-2-4", Certitude.VERIFIE)
JUGE_INCONNU: Final = (
    "L’adresse de ce tribunal est inconnue à ce jour : demandez-la à un guichet d’enregistrement ou à la mairie."
)


@dataclass(frozen=True, slots=True)
class Commission:
    """The commission de médiation of a département; "" or None for what nobody knows yet.

    ``attente``: the abnormally long delay, in months; ``arrete``: the prefect's order that sets it. ``depuis`` is the
    day, written, that it runs from, ``debut`` the first day that it opens.
    """

    departement: str
    nom: str
    juge: Tribunal
    depuis: str
    debut: str = ""
    adresse: str = ""
    adresse_juge: str = ""
    attente: int | None = None
    arrete: str = ""


def saisine(commission: Commission, regles: Delais, le: date) -> Voie:
    """Return from when and how a household may ask it, and what follows."""
    contenu = bareme("mediation", le).contenu
    return Voie(
        f"Commission de médiation : {commission.nom}",
        (_attente(commission), _adresse(commission), *_forme(commission, contenu), *_suite(commission, regles)),
        (R441_2_4, L441_2_3, R441_14, R441_15),
    )


def _attente(commission: Commission) -> str:
    if commission.attente is None:
        return (
            f"Le délai anormalement long court depuis le {commission.depuis}. Sa durée est inconnue à ce jour : "
            "un arrêté du préfet la fixe (article L. 441-1-4). Demandez cet arrêté à la préfecture du département "
            f"({commission.nom}) ou à un guichet d’enregistrement."
        )
    mois = compte(commission.attente, "mois", "mois")
    du = f" ({commission.arrete})" if commission.arrete else ""
    return (
        f"L’attente y est dite anormalement longue après {mois}{du}. À partir du {commission.debut}, "
        "vous pouvez la saisir pour ce motif."
    )


def _adresse(commission: Commission) -> str:
    if commission.adresse:
        return f"Son adresse : {commission.adresse}."
    return f"Son adresse est inconnue à ce jour : demandez-la à la préfecture du département ({commission.nom})."


def _forme(commission: Commission, contenu: dict[str, Any]) -> tuple[str, ...]:
    formulaire, ligne = contenu["formulaire"], contenu["teleservice"]
    papier = f"Envoyez-lui le formulaire Cerfa n° {formulaire['numero']}, signé, avec votre numéro unique."
    en_ligne = (f"Ou en ligne : {ligne['site']}.",) if commission.departement in ligne["departements"] else ()
    return (papier, *en_ligne)


def _suite(commission: Commission, regles: Delais) -> tuple[str, ...]:
    """Return what follows: its delay to decide (art. R441-15), then the court (CJA R421-1)."""
    reponse = regles.comed_derogatoire_mois if commission.juge.outre_mer else regles.comed_mois
    recours = compte(regles.recours_refus_dalo_mois, "mois", "mois")
    return (
        f"Elle répond dans un délai de {compte(reponse, 'mois', 'mois')} après l’avoir reçu. Sans réponse, c’est un "
        f"refus. Vous avez alors {recours} pour saisir le {commission.juge.nom}.",
        f"L’adresse de ce tribunal : {commission.adresse_juge}." if commission.adresse_juge else JUGE_INCONNU,
    )
