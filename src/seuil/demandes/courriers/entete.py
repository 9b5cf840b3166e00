"""Who writes to whom: what every letter to a household carries."""

from datetime import date
from typing import Any

from seuil.acteurs.models import Guichet, Organisme
from seuil.courriers.contextes import Emetteur, Lettre
from seuil.courriers.models import Courrier, Gabarit
from seuil.courriers.rendu import pdf
from seuil.demandes.lignes import ADRESSE_PROTEGEE
from seuil.demandes.models import Demande
from seuil.documents.requetes import lire
from seuil.socle.design.mesures import date_longue
from seuil.socle.telephones import montrer


def emetteur(organisme: Organisme, guichet: Guichet | None = None, service: str = "") -> Emetteur:
    """Return who writes."""
    adresse = guichet.adresse if guichet else organisme.adresse
    return Emetteur(
        nom=organisme.nom,
        service=service or (guichet.nom if guichet and guichet.nom != organisme.nom else ""),
        adresse=[ligne.strip() for ligne in adresse.rsplit(",", 1) if ligne.strip()],
        telephone=montrer(guichet.telephone if guichet else organisme.telephone),
        courriel=guichet.mel if guichet else "",
    )


def lettre(demande: Demande, expediteur: Emetteur, *, le: date) -> Lettre:
    """Return what every letter to a household carries."""
    titulaire = demande.titulaire
    return Lettre(
        date=le.isoformat(),
        fait_a=f"Le {date_longue(le)}",
        emetteur=expediteur,
        appel=titulaire.get_civilite_display(),
        destinataire=destinataire(demande),
        numero=demande.numero_unique,
    )


def destinataire(demande: Demande) -> list[str]:
    """Return what the window of an envelope shows: the name, then where the household is written to now."""
    return [str(demande.titulaire), *demande.adresse_postale]


def a_lire(courrier: Courrier) -> bytes:
    """Return a letter as an agent reads it: its window says where it went, never where a household that hides is."""
    demande = Demande.objects.filter(numero_unique=courrier.numero_unique, est_protegee=True).first()
    if demande is None:
        return lire(courrier.document)
    tu: dict[str, Any] = {"destinataire": [str(demande.titulaire), ADRESSE_PROTEGEE]}
    if courrier.gabarit == Gabarit.BAILLEUR:  # the household writes it: its address is at the head
        tu = {"emetteur": courrier.contexte["emetteur"] | {"adresse": [ADRESSE_PROTEGEE]}}
    return pdf(courrier.gabarit, courrier.contexte | tu)


def a_poster(courrier: Courrier) -> bytes | None:
    """Return a letter as it may leave: its window at the address of now; None when its household has none.

    The stored one stays as it was written.
    """
    demande = Demande.objects.filter(numero_unique=courrier.numero_unique).first()
    if demande is not None and not demande.adresse_postale:
        return None
    if demande is None or courrier.contexte.get("destinataire") == destinataire(demande):
        return lire(courrier.document)
    return pdf(courrier.gabarit, courrier.contexte | {"destinataire": destinataire(demande)})
