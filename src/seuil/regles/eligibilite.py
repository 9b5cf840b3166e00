"""Is the household under the ceilings? The whole chain, each step with its sentence (art. R441-1 CCH)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from seuil.regles.controle_menage import verifier
from seuil.regles.ecriture import compte, euros
from seuil.regles.menage import Categorie, Menage, categorie, est_jeune_menage
from seuil.regles.plafonds import Financement, PlafondInconnu, annee_manquante, depasse, plafond
from seuil.regles.ressources import Periode, Ressources, RevenuRetenu, annee_n2, revenu_retenu
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui
from seuil.regles.zonage import Zone, zone

SOCIAUX: Final = (Financement.PLAI, Financement.PLUS, Financement.PLS)
R441_1: Final = Texte("R441-1", Certitude.VERIFIE, "arrêté du 29 juillet 1987")
LIBELLES_PERIODES: Final = {
    Periode.N2: "de l’année N-2",
    Periode.N1: "de l’année N-1",
    Periode.DOUZE_MOIS: "des douze derniers mois",
}


@dataclass(frozen=True, slots=True)
class Eligibilite:
    """The household against the three social ceilings; a ceiling is None when no source gives it."""

    categorie: Categorie
    zone: Zone
    revenu: RevenuRetenu
    plafonds: dict[Financement, int | None]
    verdicts: dict[Financement, Verdict]
    motifs: tuple[str, ...]

    @property
    def base(self) -> str:
        """What the ceilings were read with: the category of the household and why, the income and its year."""
        return " ".join(self.motifs[:2])


def eligibilite(menage: Menage, ressources: Ressources, commune: str, *, le: date) -> Eligibilite:
    """Return the verdict for PLAI, PLUS and PLS in a commune on the day of the attribution.

    Raises MenageInvalide, CommuneInconnue, BaremeInconnu.
    """
    verifier(menage, le)
    lieu = zone(commune, le)
    rang = categorie(menage, le)
    revenu = revenu_retenu(ressources, le)
    verdicts: dict[Financement, Verdict] = {}
    montants: dict[Financement, int | None] = {}
    for financement in SOCIAUX:
        montants[financement], verdicts[financement] = juger(revenu, rang, financement, lieu, le=le)
    motifs = [_motif_categorie(menage, rang, le), _motif_revenu(revenu, le)]
    motifs += [verdict.motif for verdict in verdicts.values()]
    motifs += filter(None, [annee_manquante(le)])
    return Eligibilite(rang, lieu, revenu, montants, verdicts, tuple(motifs))


def juger(
    revenu: RevenuRetenu, rang: Categorie, financement: Financement, lieu: Zone, *, le: date
) -> tuple[int | None, Verdict]:
    """Return the ceiling, if known, and whether the income retained stays at or under it."""
    try:
        maximum = plafond(rang, financement, lieu, le=le)
    except PlafondInconnu as inconnu:
        return None, a_preciser(str(inconnu), texte=R441_1)
    return maximum, comparer(revenu, financement, maximum)


def comparer(revenu: RevenuRetenu, financement: Financement, maximum: int) -> Verdict:
    """Judge an income against one ceiling: the ceiling itself is still under it."""
    if revenu.montant is None:
        return a_preciser(f"{financement} : le revenu fiscal de référence N-2 manque.", texte=R441_1)
    if not depasse(revenu.montant, maximum):
        phrase = f"{euros(revenu.montant)} ne dépassent pas le plafond de {euros(maximum)}."
        return oui(f"{financement} : {phrase}", texte=R441_1)
    phrase = f"{euros(revenu.montant)} dépassent le plafond de {euros(maximum)}."
    return non(f"{financement} : {phrase}{_si_baisse(revenu, maximum)}", texte=R441_1)


def _si_baisse(revenu: RevenuRetenu, maximum: int) -> str:
    if revenu.seuil_de_baisse is None or not revenu.inconnues:
        return ""
    seuil = min(revenu.seuil_de_baisse, maximum + revenu.deduction)
    periodes = " ou ".join(LIBELLES_PERIODES[periode] for periode in revenu.inconnues)
    baisse = f"baisse d’au moins {revenu.baisse_pourcent} %"
    return f" Si les ressources {periodes} sont d’au plus {euros(seuil)} ({baisse}), le plafond est respecté."


def _motif_categorie(menage: Menage, rang: Categorie, le: date) -> str:
    raisons = [compte(len(menage.au_foyer), "personne", "personnes")]
    if menage.est_parent_isole:
        raisons.append("parent isolé")
    if est_jeune_menage(menage, le):
        raisons.append("jeune ménage")
    if any(personne.cmi_invalidite for personne in menage.au_foyer):
        raisons.append("CMI invalidité")
    en_plus = f" et {compte(rang.personnes_en_plus, 'personne', 'personnes')} en plus" if rang.personnes_en_plus else ""
    return f"Catégorie {rang.numero}{en_plus} : {', '.join(raisons)}."


def _motif_revenu(revenu: RevenuRetenu, le: date) -> str:
    if revenu.montant is None:
        return f"Revenu à préciser : l’avis d’imposition des revenus {annee_n2(le)} manque."
    annee = f" ({annee_n2(le)})" if revenu.periode is Periode.N2 else ""
    deduction = f", après {euros(revenu.deduction)} d’hébergement en EHPAD" if revenu.deduction else ""
    return f"Revenu retenu : {euros(revenu.montant)}, ressources {LIBELLES_PERIODES[revenu.periode]}{annee}{deduction}."
