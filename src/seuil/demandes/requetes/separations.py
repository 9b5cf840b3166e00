"""Who, of a couple's demand, registered alone another one, held since; which children each of the two tells."""

from datetime import date

from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.models import Demande, Personne
from seuil.demandes.models.foyer import CLE_MAX
from seuil.demandes.nomenclatures import Lien
from seuil.socle.cle import cle_de_la_personne

ENFANTS = (Lien.A_CHARGE, Lien.A_NAITRE)


def partie_seule(retenue: Demande, couple: Demande) -> Personne | None:
    """Return the holder of the couple's demand whose own the held one is.

    None when the other demand has one holder only, or when both of the couple hold the two of them.
    """
    porteurs = [personne for personne in couple.personnes.all() if personne.lien in TITULAIRES]
    siens = {cle(personne) for personne in retenue.personnes.all() if personne.lien in TITULAIRES}
    communs = [personne for personne in porteurs if cle(personne) in siens]
    if len(porteurs) < 2 or [cle(personne) for personne in communs] != [cle(retenue.titulaire)]:
        return None
    return communs[0]


def enfants_de(demande: Demande) -> list[Personne]:
    """Return the children of a demand, the one who is expected too: who separates says where each lives."""
    return [personne for personne in demande.personnes.all() if personne.lien in ENFANTS]


def cle(personne: Personne) -> tuple[str, date]:
    """Return what two demands know one person by."""
    return cle_de_la_personne(personne.nom, personne.prenom)[:CLE_MAX], personne.naissance
