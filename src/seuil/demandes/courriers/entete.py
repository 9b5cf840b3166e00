"""Who writes to whom: what every letter to a household carries."""

from datetime import date

from seuil.acteurs.models import Guichet, Organisme
from seuil.courriers.contextes import Emetteur, Lettre
from seuil.demandes.models import Demande
from seuil.socle.design.mesures import date_longue


def emetteur(organisme: Organisme, guichet: Guichet | None = None, service: str = "") -> Emetteur:
    """Return who writes."""
    adresse = guichet.adresse if guichet else organisme.adresse
    return Emetteur(
        nom=organisme.nom,
        service=service or (guichet.nom if guichet and guichet.nom != organisme.nom else ""),
        adresse=[ligne.strip() for ligne in adresse.rsplit(",", 1) if ligne.strip()],
        telephone=guichet.telephone if guichet else organisme.telephone,
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
        destinataire=[str(titulaire), *demande.adresse_postale],
        numero=demande.numero_unique,
    )
