"""Until when a demand lives today, and what the rules say of renewing it."""

from datetime import date

from seuil.demandes.models import Demande
from seuil.demandes.requetes import delais_de_la_demande
from seuil.regles.renouvellement import fin_de_validite, juger_le_renouvellement
from seuil.regles.verdicts import Verdict
from seuil.renouvellements.requetes.avis import avis_parti_le


def valable_jusqu_au(demande: Demande, le: date) -> date:
    """Return the last day of the demand as it is known today: its notice, late or missing, lets it live longer."""
    return fin_de_validite(demande.echeance, avis_parti_le(demande), delais_de_la_demande(demande, le), le)


def juger(demande: Demande, le: date) -> Verdict:
    """Judge a renewal presented on a day."""
    fin = valable_jusqu_au(demande, le)
    return juger_le_renouvellement(demande.echeance, fin, delais_de_la_demande(demande, le), le=le)
