"""Where a household lives and is reached, in the words that an agent reads: the only owner of them."""

from typing import Final

from seuil.demandes.models import Demande
from seuil.socle.telephones import montrer

ADRESSE_PROTEGEE: Final = "Adresse protégée"
LIBELLES: Final = ("Adresse", "Téléphone", "E-mail")


def coordonnees(demande: Demande) -> dict[str, str]:
    """Return the address, the phone and the e-mail declared, by their names; of a household that hides, none."""
    if demande.est_protegee:
        return dict.fromkeys(LIBELLES, ADRESSE_PROTEGEE)
    return coordonnees_ouvertes(demande)


def coordonnees_ouvertes(demande: Demande) -> dict[str, str]:
    """Return them whoever hides: for the page that an agent opens with a purpose, once."""
    chez = f"chez {demande.hebergeant}" if demande.hebergeant and demande.est_protegee else ""
    dites = (
        ", ".join(filter(None, (demande.adresse, demande.localite, chez))),
        montrer(demande.telephone) or "Non donné",
        demande.mel or "Non donné",
    )
    return dict(zip(LIBELLES, dites, strict=True))
