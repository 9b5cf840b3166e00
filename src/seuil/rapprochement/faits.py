"""A demand and a vacancy → what the law compares."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from seuil.demandes import faits as faits_demande
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Contrat
from seuil.demandes.publics import est_reconnu_dalo
from seuil.mutations.requetes import demandes_reconnues
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.models import ELARGIE, ENTIERE, FAUTEUIL, HABITE, TRAVAILLE
from seuil.regles.contingents import MUTATION
from seuil.regles.criteres.declaration import INCONNU
from seuil.regles.effort import Depense
from seuil.regles.rapprochement import Candidature, LogementVacant, Politique
from seuil.regles.rapprochement_en_lot import pretention as pretention_legale
from seuil.regles.typologie import TERRITOIRE_PAR_DEFAUT, TypeLogement, besoin, types_adaptes
from seuil.regles.zonage import communes
from seuil.territoires.models import Commune, Territoire

SALARIES = (Contrat.CDI, Contrat.CDD, Contrat.APPRENTI)
CODES_TYPES: dict[str, int] = {type_voulu.value: rang for rang, type_voulu in enumerate(TypeLogement)}


def candidature(
    demande: Demande, *, attribution_en_cours: str = "", est_locataire_reconnu: bool = False
) -> Candidature:
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
        identite_gelee_jusqu_au=demande.gelee_jusqu_au,
        est_locataire_reconnu=est_locataire_reconnu,
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
        garde_par=str(vacance.bailleur) if vacance.hors_flux == MUTATION else "",
    )


def locataires_reconnus(vacance: Vacance) -> frozenset[int]:
    """Return the demands that a dwelling kept for its landlord's tenants is open to; nobody asks it of another one."""
    return frozenset(demandes_reconnues(vacance.bailleur)) if vacance.hors_flux == MUTATION else frozenset()


def politique(territoire: Territoire | None) -> Politique:
    """Return what the dwelling's territory decided: its grid of types, its highest taux d'effort."""
    taux = territoire.parametres.get("taux_effort_maximum_pourcent") if territoire else None
    return Politique(territoire=typologie(territoire), taux_effort_maximum=None if taux is None else Decimal(taux))


def pretention(demande: Demande, le: date) -> dict[str, Any]:
    """Return what a search filters on, whatever the commune."""
    ligne = pretention_legale(candidature(demande), le)
    travaille = any(personne.contrat in SALARIES for personne in demande.personnes.all())
    return {
        "recue_le": demande.recue_le,
        "echeance": ligne.echeance,
        "categorie": ligne.categorie,
        "personnes_en_plus": ligne.personnes_en_plus,
        "aide": ligne.aide,
        "revenu": None if ligne.revenu == INCONNU else ligne.revenu,
        "revenu_mensuel": ligne.revenu_mensuel,
        "prioritaire": est_reconnu_dalo(demande, le=le),
        "drapeaux": FAUTEUIL * ligne.fauteuil | ELARGIE * demande.demande_elargie | TRAVAILLE * travaille,
    }


def types_convenant(demande: Demande, territoire: Territoire | None, le: date) -> list[int]:
    """Return the codes of the types wished that suit the household under the territory's grid of types."""
    grille = typologie(territoire)
    adaptes = types_adaptes(besoin(faits_demande.menage(demande), le, territoire=grille), le, territoire=grille)
    return sorted(CODES_TYPES[voulu] for voulu in {*demande.types} & {*adaptes})


def habite(demande: Demande, territoire: Territoire | None) -> int:
    """Return the flag of a household that lives in the intercommunality of the territory."""
    return HABITE * demande.habite(territoire)


def listes_ou_inscrire(souhait: Commune) -> list[tuple[str, int]]:
    """Return the lists of a wished commune with the flag to set there: its own, that of its town cut into parts."""
    if souhait.commune_parent:
        return [(souhait.pk, 0), (f"V{souhait.commune_parent}", 0)]
    return [(f"V{souhait.pk}", ENTIERE)] if souhait.pk in _villes_decoupees() else [(souhait.pk, 0)]


def listes_a_lire(lieu: Commune) -> list[tuple[str, int]]:
    """Return the lists whose demands want a dwelling there, with the flag asked: a town and its parts are one."""
    if lieu.commune_parent:
        return [(lieu.pk, 0), (f"V{lieu.commune_parent}", ENTIERE)]
    return [(f"V{lieu.pk}", 0)] if lieu.pk in _villes_decoupees() else [(lieu.pk, 0)]


def marque(liste: str, drapeau: int) -> str:
    """Return how ``sauf`` names a list, or only those of it whose whole town suits them (`V75056!`)."""
    return f"{liste}!" if drapeau & ENTIERE else liste


@lru_cache(maxsize=1)
def _villes_decoupees() -> frozenset[str]:
    return frozenset(lieu.commune_parent for lieu in communes() if lieu.commune_parent)


def typologie(territoire: Territoire | None) -> str:
    """Return the name of the territory's grid of types."""
    return str(territoire.parametres.get("typologie", TERRITOIRE_PAR_DEFAUT)) if territoire else TERRITOIRE_PAR_DEFAUT


def territoires_typologie(ressort: str) -> list[Territoire]:
    """Return the territories of a ressort whose grid of types is their own."""
    return typologies_par_ressort(Territoire.objects.filter(ressort=ressort)).get(ressort, [])


def typologies_par_ressort(territoires: Iterable[Territoire]) -> dict[str, list[Territoire]]:
    """Return, by ressort, which of these territories have a grid of types of their own."""
    trouves: dict[str, list[Territoire]] = {}
    for territoire in territoires:
        if typologie(territoire) != TERRITOIRE_PAR_DEFAUT:
            trouves.setdefault(territoire.ressort_id, []).append(territoire)
    return trouves
