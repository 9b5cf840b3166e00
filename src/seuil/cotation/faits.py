"""A demand seen from a territory → the narrow row that grids weigh."""

from datetime import date, timedelta
from typing import Any

from seuil.demandes import faits as faits_demande
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien, Motif, Situation
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.criteres.faits import COLONNES, Faits
from seuil.regles.criteres.nomenclatures import SituationPro, StatutOccupation
from seuil.regles.menage import Menage, categorie, personnes_a_loger, unites_consommation
from seuil.territoires.models import Territoire

LONG_CHOMAGE_MOIS = 13
INCONNU = -1
FAITS_DITS = {
    "dalo": Situation.DALO,
    "appartement_therapeutique": Situation.ACT,
    "viol_agression": Situation.VIOL,
    "sortie_prostitution": Situation.PROSTITUTION,
    "traite_proxenetisme": Situation.TRAITE,
    "logement_inadapte": Situation.INADAPTE,
    "historique_locatif": Situation.HISTORIQUE_LOCATIF,
    "travailleur_essentiel": Situation.METIER_ESSENTIEL,
    "implication_locale": Situation.VIE_LOCALE,
}
FAITS_DES_MOTIFS = {
    "violences_couple": Motif.VIOLENCES,
    "habitat_indigne": Motif.INDECENT,
    "logement_non_decent": Motif.INDECENT,
    "menace_expulsion": Motif.EXPULSION,
    "depart_personne_a_charge": Motif.TROP_GRAND,
    "divorce_separation": Motif.SEPARATION,
    "logement_repris": Motif.REPRIS,
    "logement_demoli": Motif.DEMOLITION,
    "rapprochement_familial": Motif.FAMILLE,
    "assistant_maternel": Motif.ASSISTANT_MATERNEL,
}


def faits(demande: Demande, territoire: Territoire, *, le: date) -> Faits:
    """Return the facts of a demand for the grid of ``territoire`` on a day; a value beyond its bounds is the bound."""
    lus = {**_foyer(demande, le), **_logement(demande), **_situations(demande), **_territoire(demande, territoire)}
    return Faits(**{nom: _borner(nom, valeur) for nom, valeur in lus.items()})


def a_revoir_le(demande: Demande, le: date) -> date:
    """Return the first day after ``le`` on which growing older changes what is known, within a year."""
    personnes, menage = list(demande.personnes.all()), faits_demande.menage(demande)
    actuel = _ages(personnes, menage, le)
    jours = sorted({jour for personne in personnes for jour in _anniversaires(personne.naissance, le)})
    return next((jour for jour in jours if _ages(personnes, menage, jour) != actuel), ajouter_mois(le, 12))


def preuves(demande: Demande) -> tuple[str, ...]:
    """Return the names of the facts whose proof was accepted."""
    return tuple(demande.preuves)


def _foyer(demande: Demande, le: date) -> dict[str, Any]:
    menage = faits_demande.menage(demande)
    personnes = list(demande.personnes.all())
    a_charge = [personne for personne in personnes if personne.lien in (Lien.A_CHARGE, Lien.A_NAITRE)]
    adultes = [personne for personne in personnes if personne not in a_charge]
    mensuel = faits_demande.ressources_mensuelles(demande)
    parts = unites_consommation(menage, le)
    titulaire = demande.titulaire
    return {
        "date_depot": demande.recue_le,
        "date_naissance": titulaire.naissance,
        "nb_personnes": personnes_a_loger(menage),
        "nb_mineurs": sum(faits_demande.est_mineur(personne.naissance, le) for personne in personnes),
        "nb_a_charge": len(a_charge),
        "parent_isole": len(adultes) == 1 and bool(a_charge),
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


def _situations(demande: Demande) -> dict[str, Any]:
    dites, motifs = set(demande.situations), set(demande.motifs)
    cmi = any(personne.cmi_invalidite for personne in demande.personnes.all())
    return {
        **{fait: situation in dites for fait, situation in FAITS_DITS.items()},
        **{fait: motif in motifs for fait, motif in FAITS_DES_MOTIFS.items()},
        "handicap": Situation.HANDICAP in dites or Motif.HANDICAP in motifs or cmi,
        "eloigne_du_travail": Situation.ELOIGNE_TRAVAIL in dites or Motif.LIEU_TRAVAIL in motifs,
        "duree_chomage_mois": LONG_CHOMAGE_MOIS if Situation.CHOMAGE_LONG in dites else 0,
        "fin_ase": _fin_ase(demande) if Situation.ASE in dites else Faits.__dataclass_fields__["fin_ase"].default,
    }


def _territoire(demande: Demande, territoire: Territoire) -> dict[str, Any]:
    voulues = {souhait.commune_id for souhait in demande.souhaits.all()}
    travail = [personne.commune_travail for personne in demande.personnes.all() if personne.commune_travail]
    return {
        "habite_epci": territoire.epci_id is not None and demande.commune.epci_id == territoire.epci_id,
        "habite_commune": demande.commune_id in voulues,
        "travaille_epci": any(commune.epci_id == territoire.epci_id for commune in travail),
        "travaille_commune": any(commune.pk in voulues for commune in travail),
    }


def _fin_ase(demande: Demande) -> date:
    """Return the last day of care: the demand only says that it ended at majority."""
    naissance = demande.titulaire.naissance
    return date(naissance.year + faits_demande.MAJORITE, naissance.month, min(naissance.day, 28))
