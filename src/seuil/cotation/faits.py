"""A demand seen from a territory → the narrow row that grids weigh."""

from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date, timedelta
from typing import Any

from seuil.demandes import faits as faits_demande
from seuil.demandes.models import Demande, FaitEtabli, Personne
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.controle_menage import majorite
from seuil.regles.criteres import CATALOGUE, FAITS
from seuil.regles.criteres.faits import COLONNES, Faits
from seuil.regles.criteres.nomenclatures import SituationPro, StatutOccupation
from seuil.regles.menage import Menage, categorie, personnes_a_loger, unites_consommation
from seuil.territoires.models import Territoire

LONG_CHOMAGE_MOIS = 13
INCONNU = -1
PAR_DEFAUT = {champ.name: champ.default for champ in fields(Faits) if champ.default is not MISSING}
RAISONNES = frozenset({"duree_chomage_mois", "fin_ase"})
ALTERNATIVES = tuple(
    noms
    for critere in CATALOGUE.values()
    if len(noms := frozenset(nom for nom in critere.preuves if FAITS[nom].nature is bool)) > 1
)


def faits(demande: Demande, territoire: Territoire, *, le: date) -> Faits:
    """Return the facts of a demand for the grid of ``territoire`` on a day; a value beyond its bounds is the bound."""
    lus = {**_foyer(demande, le), **_logement(demande), **_situations(demande, le), **_territoire(demande, territoire)}
    lus |= valeurs_lues(demande, le)
    return Faits(**{nom: _borner(nom, valeur) for nom, valeur in lus.items()})


def connus(demande: Demande, *, le: date) -> dict[str, str]:
    """Return the days that rest on a birth, as far as the papers say it: never a first of January for a year."""
    naissance = demande.titulaire.naissance_connue.connue
    dits = {"date_naissance": naissance}
    if "fin_ase" in faits_demande.faits_dits(demande):
        dits["fin_ase"] = fin_ase(demande.titulaire.naissance, le).isoformat()[: len(naissance)]
    return dits


def a_revoir_le(demande: Demande, le: date) -> date:
    """Return the first day after ``le`` on which an age or a proof changes what is known, within a year."""
    personnes, menage = list(demande.personnes.all()), faits_demande.menage(demande)
    actuel = _ages(personnes, menage, le)
    jours = sorted({jour for personne in personnes for jour in _anniversaires(personne.naissance, le)})
    change = next((jour for jour in jours if _ages(personnes, menage, jour) != actuel), ajouter_mois(le, 12))
    return min([change, *bouts(demande, le)])


def bouts(demande: Demande, le: date) -> Iterator[date]:
    """Yield the days to come on which a proof begins to count, or no longer does."""
    for etabli in demande.faits_etablis.all():
        if etabli.retire_le is None:
            bornes = (etabli.du, etabli.sursis_au and etabli.sursis_au + timedelta(days=1))
            yield from (jour for jour in bornes if jour and jour > le)


def preuves(demande: Demande, *, le: date) -> tuple[str, ...]:
    """Return the names of the facts established on a day, and of those that have nothing to give.

    Where a criterion reads one fact or another, the one that nobody claimed leaves nothing to prove.
    """
    acceptees, dits = faits_demande.faits_prouves(demande, le), faits_demande.faits_dits(demande)
    sans_objet = {nom for noms in ALTERNATIVES if noms & acceptees for nom in noms - dits}
    return tuple(sorted(acceptees | sans_objet))


def _lues(demande: Demande, le: date) -> dict[str, FaitEtabli]:
    """Return what was read otherwise than said: it stands in the place of the answer."""
    return {nom: lu for nom, lu in faits_demande.etablis(demande, le).items() if lu.valeur is not None}


def valeurs_lues(demande: Demande, le: date) -> dict[str, Any]:
    """Return what was read otherwise than said, by fact, as a row holds it."""
    return {nom: _lire(nom, etabli.valeur) for nom, etabli in _lues(demande, le).items()}


def _lire(nom: str, valeur: Any) -> Any:
    return date.fromisoformat(valeur) if COLONNES[nom].nature is date else valeur


def compter_le_foyer(menage: Menage, le: date) -> dict[str, Any]:
    """Return the facts that count the people of a household, whose births are all known."""
    a_charge = sum(personne.est_a_charge for personne in menage.personnes)
    return {
        "nb_personnes": personnes_a_loger(menage),
        "nb_mineurs": sum(
            faits_demande.est_mineur(personne.naissance, le) for personne in menage.personnes if personne.naissance
        ),
        "nb_a_charge": a_charge,
        "parent_isole": len(menage.personnes) - a_charge == 1 and bool(a_charge),
    }


def _foyer(demande: Demande, le: date) -> dict[str, Any]:
    menage = faits_demande.menage(demande)
    mensuel = faits_demande.ressources_mensuelles(demande)
    parts = unites_consommation(menage, le)
    titulaire = demande.titulaire
    return {
        **compter_le_foyer(menage, le),
        "date_depot": demande.recue_le,
        "date_naissance": titulaire.naissance,
        "revenu_mensuel": mensuel,
        "revenu_uc_annuel": int(mensuel * 12 / parts),
        "situation_pro": SituationPro[titulaire.contrat or "INCONNU"],
    }


def _ages(personnes: list[Personne], menage: Menage, le: date) -> tuple[object, ...]:
    """Return what depends on the ages: the minors, the consumption units, the category for the ceilings."""
    mineurs = sum(faits_demande.est_mineur(personne.naissance, le) for personne in personnes)
    return mineurs, unites_consommation(menage, le), categorie(menage, le)


def _anniversaires(naissance: date, le: date) -> list[date]:
    """Return the days of the coming year on which a person may be one year older (29 February: two days to look at)."""
    tours = (le.year, le.year + 1)
    jours = [ajouter_mois(naissance, 12 * (annee - naissance.year)) for annee in tours if annee >= naissance.year]
    jours += [jour + timedelta(days=1) for jour in jours]
    return [jour for jour in jours if le < jour <= ajouter_mois(le, 12)]


def _borner(nom: str, valeur: Any) -> Any:
    colonne = COLONNES[nom]
    if colonne.nature is not int:
        return valeur
    return max(colonne.minimum, min(colonne.maximum, valeur))


def _logement(demande: Demande) -> dict[str, Any]:
    return {
        "statut_occupation": StatutOccupation[demande.occupation],
        "nb_occupants": demande.nb_occupants,
        "nb_pieces": INCONNU if demande.pieces is None else demande.pieces,
        "surface_m2": INCONNU if demande.surface is None else demande.surface,
        "loyer_charges": demande.loyer_charges,
        "apl": demande.apl,
    }


def _situations(demande: Demande, le: date) -> dict[str, Any]:
    """Return the facts said by a tick; the two that are not a yes or no take the least that the tick means."""
    dits = faits_demande.faits_dits(demande)
    return {
        **{fait: fait in dits for fait in faits_demande.FAITS_DITS_PAR_UNE_CASE - RAISONNES},
        "duree_chomage_mois": LONG_CHOMAGE_MOIS if "duree_chomage_mois" in dits else 0,
        "fin_ase": fin_ase(demande.titulaire.naissance, le) if "fin_ase" in dits else PAR_DEFAUT["fin_ase"],
    }


def _territoire(demande: Demande, territoire: Territoire) -> dict[str, Any]:
    voulues = {souhait.commune_id for souhait in demande.souhaits.all()}
    travail = [personne.commune_travail for personne in demande.personnes.all() if personne.commune_travail]
    return {
        "habite_epci": demande.habite(territoire),
        "habite_commune": demande.commune_id in voulues,
        "travaille_epci": any(commune.epci_id == territoire.epci_id for commune in travail),
        "travaille_commune": any(commune.pk in voulues for commune in travail),
    }


def fin_ase(naissance: date, le: date) -> date:
    """Return the last day of care: the demand only says that it ended at majority."""
    return date(naissance.year + majorite(le), naissance.month, min(naissance.day, 28))
