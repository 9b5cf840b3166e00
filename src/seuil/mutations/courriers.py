"""The letter to a landlord that is not in Seuil: the household prints it, signs it, posts it."""

from datetime import date
from typing import cast

from seuil.courriers.contextes import Emetteur, LettreAuBailleur
from seuil.mutations.models import Location
from seuil.socle.design.mesures import date_longue


def lettre_au_bailleur(location: Location, *, le: date) -> LettreAuBailleur:
    """Return the letter: who asks for a mutation, under which number, and nothing of its situation.

    It bears the address where the household is written to; that of a household that hides, never: it adds its own.
    """
    demande = location.demande
    qui = str(demande.titulaire)
    adresse = [] if demande.est_protegee else list(demande.adresse_postale)
    ecrit = {
        "date": le.isoformat(),
        "fait_a": f"Le {date_longue(le)}",
        "emetteur": Emetteur(nom=qui, service="", adresse=adresse, telephone="", courriel=""),
        "destinataire": [location.nom],
        "appel": "Madame, Monsieur,",
        "numero": demande.numero_unique,
        "recue_le": date_longue(demande.recue_le),
        "signataire": qui,
    }
    return cast(LettreAuBailleur, ecrit)
