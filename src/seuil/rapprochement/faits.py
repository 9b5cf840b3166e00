"""A demand and a vacancy → what the law compares."""

from decimal import Decimal

from seuil.demandes import faits as faits_demande
from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance
from seuil.regles.effort import Depense
from seuil.regles.rapprochement import Candidature, LogementVacant, Politique
from seuil.regles.typologie import TERRITOIRE_PAR_DEFAUT, TypeLogement
from seuil.territoires.requetes import territoire_de


def candidature(demande: Demande, *, attribution_en_cours: str = "") -> Candidature:
    """Return what a demand says to a dwelling."""
    return Candidature(
        menage=faits_demande.menage(demande),
        ressources=faits_demande.ressources(demande),
        ressources_mensuelles=Decimal(faits_demande.ressources_mensuelles(demande)),
        communes=frozenset(souhait.commune_id for souhait in demande.souhaits.all()),
        types=frozenset(TypeLogement(type_voulu) for type_voulu in demande.types),
        valide_jusqu_au=demande.echeance,
        elargie=demande.demande_elargie,
        aide_estimee=Decimal(demande.apl),
        fauteuil=demande.besoin_accessible,
        attribution_en_cours=attribution_en_cours,
    )


def logement_vacant(vacance: Vacance) -> LogementVacant:
    """Return what a vacancy says of its dwelling."""
    logement = vacance.logement
    return LogementVacant(
        commune=logement.programme.commune_id,
        type=TypeLogement(logement.type),
        financement=logement.financement,
        depense=Depense(loyer=logement.loyer, charges=logement.charges),
        accessible_fauteuil=logement.accessible,
    )


def politique(vacance: Vacance) -> Politique:
    """Return what the dwelling's territory decided: its grid of types, its highest taux d'effort."""
    territoire = territoire_de(vacance.logement.programme.commune)
    parametres = territoire.parametres if territoire else {}
    taux = parametres.get("taux_effort_maximum_pourcent")
    return Politique(
        territoire=parametres.get("typologie", TERRITOIRE_PAR_DEFAUT),
        taux_effort_maximum=None if taux is None else Decimal(taux),
    )


