"""A household that rents a social dwelling, and what its landlord says of it."""

from datetime import date

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien, MotifSeparation
from seuil.demandes.services import Separation, dissocier, modifier
from seuil.demandes.services.foyer_decrit import Foyer
from seuil.mutations import services
from seuil.mutations.models import Location
from seuil.patrimoine.models import Logement
from seuil.reactions.travaux import vider

BAIL = date(2015, 3, 1)


def relue(demande: Demande) -> Demande:
    return Demande.objects.get(pk=demande.pk)


def locataire(demande: Demande, bailleur: str, le: date) -> Demande:
    """It says whom it rents a social dwelling from."""
    dit = {"occupation": "HLM", "bailleur_actuel": bailleur, "occupation_depuis": BAIL}
    modifier(relue(demande), changements=dit, par=Demandeur(demande.numero_unique), le=le)
    vider()
    return relue(demande)


def prevenue(demande: Demande, le: date) -> Location:
    """Its landlord is told, the letter written when there is one."""
    dite = services.prevenir_le_bailleur(relue(demande), par=Demandeur(demande.numero_unique), le=le)
    vider()
    return Location.objects.get(pk=dite.pk)


def reconnue(demande: Demande, logement: Logement, par: Agent, le: date) -> Location:
    """Its landlord recognises it."""
    dite = services.reconnaitre_le_locataire(relue(demande), logement=logement, bail_depuis=BAIL, par=par, le=le)
    vider()
    return Location.objects.get(pk=dite.pk)


def separer_un_conjoint(demande: Demande, guichet: Agent, le: date) -> Demande:
    """A spouse comes, then leaves: return the demand that is born."""
    sami = {"lien": Lien.CONJOINT, "prenom": "Sami", "nom": "Fictive", "civilite": "1", "naissance": date(1988, 2, 1)}
    modifier(relue(demande), changements={}, foyer=Foyer(ajoutees={"sami": sami}), par=guichet, le=le)
    couple = relue(demande)
    ou = {"adresse": "1, place de la Source", "code_postal": "60280", "commune": couple.commune}
    ou |= {"telephone": "+33611223344", "mel": "", "occupation": "CP", "nb_occupants": 3}
    separation = Separation(couple.personnes.get(prenom="Sami").pk, MotifSeparation.PROCEDURE, ou)
    nee = dissocier(couple, separation, par=guichet, le=le).demande
    vider()
    return nee
