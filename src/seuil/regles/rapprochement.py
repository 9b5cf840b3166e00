"""Is a demand compatible with a vacant dwelling? An ordered list of rules, each with its figures (art. L441 CCH)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from seuil.regles.compatibilite import perimee
from seuil.regles.ecriture import jour
from seuil.regles.effort import Depense, effort_supportable
from seuil.regles.eligibilite import juger
from seuil.regles.identite import juger_le_gel
from seuil.regles.menage import Categorie, Menage, categorie
from seuil.regles.numero_unique import DEPARTEMENTS_ILE_DE_FRANCE, TERRITOIRE_ILE_DE_FRANCE
from seuil.regles.plafonds import Financement, PlafondInconnu, annee_manquante, financement_du_plafond
from seuil.regles.ressources import Ressources, revenu_retenu
from seuil.regles.textes import Certitude, Texte
from seuil.regles.typologie import TERRITOIRE_PAR_DEFAUT, TypeLogement, besoin, convient
from seuil.regles.verdicts import Verdict, a_preciser, ensemble, non, oui
from seuil.regles.zonage import Commune, commune, zone

R441_2_7: Final = Texte("R441-2-7", Certitude.VERIFIE)
R441_5: Final = Texte("R441-5", Certitude.VERIFIE)
R441_1: Final = Texte("R441-1", Certitude.VERIFIE)
USAGE: Final = Texte("compatibilité avec la demande", Certitude.CHOIX)


@dataclass(frozen=True, slots=True)
class LogementVacant:
    """What a vacancy says of the dwelling; `depense` is its monthly cost before any aid.

    `garde_par`: the landlord that keeps it for its own tenants (art. R441-5), "" when it is open to every demand.
    """

    commune: str
    type: TypeLogement
    financement: str
    depense: Depense
    accessible_fauteuil: bool | None = None
    garde_par: str = ""


@dataclass(frozen=True, slots=True)
class Candidature:
    """What a demand says to a dwelling; an amount nobody gave is None."""

    menage: Menage
    ressources: Ressources
    ressources_mensuelles: Decimal | None
    communes: frozenset[str]
    types: frozenset[TypeLogement]
    valide_jusqu_au: date
    elargie: bool = False
    aide_estimee: Decimal = Decimal(0)
    fauteuil: bool = False
    tierce_personne: bool = False
    assistant_maternel: bool = False
    attribution_en_cours: str = ""
    identite_gelee_jusqu_au: date | None = None
    est_locataire_reconnu: bool = False  # by the landlord of the dwelling


@dataclass(frozen=True, slots=True)
class Politique:
    """What a territory decides: its grid of types, its highest taux d'effort (None: no threshold)."""

    territoire: str = TERRITOIRE_PAR_DEFAUT
    taux_effort_maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Regle:
    """One rule and what it answered."""

    nom: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Examen:
    """Every rule that the dwelling asks, in order: the demand is kept when none says non."""

    regles: tuple[Regle, ...]

    @property
    def verdict(self) -> Verdict:
        return ensemble(regle.verdict for regle in self.regles)

    @property
    def premier_refus(self) -> Regle | None:
        return next((regle for regle in self.regles if regle.verdict.est_non), None)


def examiner(candidature: Candidature, logement: LogementVacant, politique: Politique, *, le: date) -> Examen:
    """Return the verdict of every rule on the day of the commission.

    Raises CommuneInconnue, BaremeInconnu.
    """
    dits = ((nom, regle(candidature, logement, politique, le)) for nom, regle in REGLES)
    return Examen(tuple(Regle(nom, verdict) for nom, verdict in dits if verdict is not None))


def juger_la_regle(
    regle: str, candidature: Candidature, logement: LogementVacant, politique: Politique, *, le: date
) -> Verdict | None:
    """Return the verdict of one rule, None when the dwelling does not ask it. Raises CommuneInconnue, BaremeInconnu."""
    return dict(REGLES)[regle](candidature, logement, politique, le)


def _mutation(candidature: Candidature, logement: LogementVacant, politique: Politique, le: date) -> Verdict | None:
    """Keep a dwelling out of the flow for the tenants of its landlord; asked of no other dwelling."""
    if not logement.garde_par:
        return None
    if candidature.est_locataire_reconnu:
        return oui(f"Locataire reconnu par {logement.garde_par}.", texte=R441_5)
    phrase = f"Logement gardé pour les locataires de {logement.garde_par} qui changent de logement"
    return non(f"{phrase} : le bailleur n’a pas reconnu ce foyer comme son locataire.", texte=R441_5)


def _validite(candidature: Candidature, logement: LogementVacant, politique: Politique, le: date) -> Verdict:
    phrase = f"Demande valable jusqu’au {jour(candidature.valide_jusqu_au)}"
    if perimee(candidature.valide_jusqu_au, le):
        return non(f"{phrase}, commission le {jour(le)}.", texte=R441_2_7)
    return oui(f"{phrase}.", texte=R441_2_7)


def _attribution_en_cours(
    candidature: Candidature, logement: LogementVacant, politique: Politique, le: date
) -> Verdict:
    if candidature.attribution_en_cours:
        return non(f"Une autre attribution est en cours : {candidature.attribution_en_cours}.", texte=USAGE)
    return oui("Aucune autre attribution en cours.", texte=USAGE)


def _identite_relue(candidature: Candidature, logement: LogementVacant, politique: Politique, le: date) -> Verdict:
    return juger_le_gel(candidature.identite_gelee_jusqu_au, le=le)


def _commune(candidature: Candidature, logement: LogementVacant, politique: Politique, le: date) -> Verdict:
    lieu = commune(logement.commune)
    voulues = [commune(code) for code in candidature.communes]
    if any(
        lieu.code in {voulue.code, voulue.commune_parent} or lieu.commune_parent == voulue.code for voulue in voulues
    ):
        return oui(f"{lieu.nom} est souhaitée.", texte=USAGE)
    if candidature.elargie and any(_secteur(voulue) == _secteur(lieu) for voulue in voulues):
        return oui(f"{lieu.nom} : le demandeur accepte d’autres communes du territoire.", texte=USAGE)
    return non(f"{lieu.nom} n’est pas souhaitée.", texte=USAGE)


def _type_souhaite(candidature: Candidature, logement: LogementVacant, politique: Politique, le: date) -> Verdict:
    if logement.type in candidature.types:
        return oui(f"Un {logement.type} est souhaité.", texte=USAGE)
    souhaits = ", ".join(sorted(candidature.types)) or "aucun"
    return non(f"Un {logement.type} n’est pas souhaité ; types souhaités : {souhaits}.", texte=USAGE)


def _type_adapte(candidature: Candidature, logement: LogementVacant, politique: Politique, le: date) -> Verdict:
    demande = besoin(
        candidature.menage,
        le,
        territoire=politique.territoire,
        tierce_personne=candidature.tierce_personne,
        assistant_maternel=candidature.assistant_maternel,
    )
    return convient(logement.type, demande, le, territoire=politique.territoire)


def _plafond(candidature: Candidature, logement: LogementVacant, politique: Politique, le: date) -> Verdict:
    return juger_le_revenu(candidature.ressources, categorie(candidature.menage, le), logement, le=le)


def juger_le_revenu(ressources: Ressources, rang: Categorie, logement: LogementVacant, *, le: date) -> Verdict:
    """Judge the yearly incomes of a household, by its category, against the ceiling of a dwelling (art. R441-1)."""
    try:
        financement = financement_du_plafond(logement.financement, le)
    except PlafondInconnu as inconnu:
        return a_preciser(str(inconnu), texte=R441_1)
    if financement is Financement.PLI:
        return a_preciser("Le logement intermédiaire ne relève pas de la commission.", texte=R441_1)
    verdict = juger(revenu_retenu(ressources, le), rang, financement, zone(logement.commune, le), le=le)[1]
    return replace(verdict, motif=" ".join(filter(None, [verdict.motif, annee_manquante(le)])))


def _accessibilite(candidature: Candidature, logement: LogementVacant, politique: Politique, le: date) -> Verdict:
    if not candidature.fauteuil:
        return oui("Aucun besoin d’accessibilité déclaré.", texte=USAGE)
    if logement.accessible_fauteuil is None:
        return a_preciser("L’accessibilité du logement en fauteuil n’est pas renseignée.", texte=USAGE)
    if logement.accessible_fauteuil:
        return oui("Logement accessible en fauteuil.", texte=USAGE)
    return non("Logement non accessible en fauteuil.", texte=USAGE)


def _effort(candidature: Candidature, logement: LogementVacant, politique: Politique, le: date) -> Verdict:
    return juger_l_effort(candidature.ressources_mensuelles, candidature.aide_estimee, logement, politique)


def juger_l_effort(
    ressources_mensuelles: Decimal | None, aide: Decimal, logement: LogementVacant, politique: Politique
) -> Verdict:
    """Judge what a dwelling would weigh in the monthly resources of a household, its aid estimated."""
    if politique.taux_effort_maximum is None:
        return oui("Le territoire ne fixe pas de taux d’effort maximal.", texte=USAGE)
    depense = replace(logement.depense, aide=aide)
    return effort_supportable(depense, ressources_mensuelles, maximum=politique.taux_effort_maximum)


def _secteur(lieu: Commune) -> str:
    """Return what a demand covers when widened: the département, the region in Île-de-France."""
    return TERRITOIRE_ILE_DE_FRANCE if lieu.dep in DEPARTEMENTS_ILE_DE_FRANCE else lieu.dep


REGLES: Final[tuple[tuple[str, Callable[[Candidature, LogementVacant, Politique, date], Verdict | None]], ...]] = (
    ("mutation", _mutation),
    ("validite", _validite),
    ("attribution_en_cours", _attribution_en_cours),
    ("identite_relue", _identite_relue),
    ("commune", _commune),
    ("type_souhaite", _type_souhaite),
    ("type_adapte", _type_adapte),
    ("plafond", _plafond),
    ("accessibilite", _accessibilite),
    ("taux_effort", _effort),
)
