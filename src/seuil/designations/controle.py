"""What is checked before candidates are named: each may be, they are enough, each rank passed over has its reason."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from seuil.demandes.models import Demande
from seuil.designations import faits
from seuil.designations.etats import EN_LICE, Etat
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.models import Classement
from seuil.rapprochement.requetes import passees_avant, rangs_figes, scores_actuels
from seuil.regles.decisions import candidats_suffisants
from seuil.regles.ecriture import compte
from seuil.regles.motifs_commission import Acte, MotifInconnu, motif
from seuil.regles.mots_interdits import alerte
from seuil.regles.verdicts import Verdict
from seuil.socle.design.mesures import date_longue
from seuil.territoires.requetes import delais_ici

MOTS_MAXIMUM = 300
ROUVREZ = "Rouvrez la liste des candidats, puis désignez."
QUITTEE = "vient de quitter le registre des demandes."
CHANGEE = "vient de changer : elle ne convient plus à ce logement."
Ligne = dict[str, Any]
Choix = list[tuple[Demande, Ligne]]


class DesignationImpossible(Exception):
    """What the reserving body chose cannot be sent to the commission; ``champ`` is where to correct it."""

    def __init__(self, champ: str, motif: str) -> None:
        self.champ, self.motif = champ, motif
        super().__init__(motif)


@dataclass(frozen=True, slots=True)
class MotifDuRang:
    """Why a rank is passed over: a code of `regles.motifs_commission`, and words."""

    code: str
    mots: str = ""


@dataclass(frozen=True, slots=True)
class MotifsDesRangs:
    """Why ranks are passed over: by demand, since ranks move; ``autres`` for each demand that has none of its own."""

    par_demande: Mapping[int, MotifDuRang] = field(default_factory=dict)
    autres: MotifDuRang | None = None

    def de(self, demande: int) -> MotifDuRang | None:
        return self.par_demande.get(demande, self.autres)


def deja_candidates(vacance: Vacance) -> dict[int, Etat]:
    """Return the state of each demand that is, or was examined as, a candidate of this dwelling."""
    siennes = vacance.candidatures.exclude(etat=Etat.RETIREE).values_list("demande", "etat")
    return {demande: Etat(etat) for demande, etat in siennes}


def choisir(classement: Classement, demandes: Collection[Demande]) -> Choix:
    """Return the demands chosen with their line of the ranking, in its order; nobody when the kept ones come back.

    Raises DesignationImpossible.
    """
    connues = deja_candidates(classement.vacance)
    figees = rangs_figes(classement, [demande.pk for demande in demandes])
    par_cle = {demande.pk: demande for demande in demandes}
    for demande in demandes:
        if demande.pk in connues:
            raise DesignationImpossible("demandes", _deja(demande, connues[demande.pk]))
        if demande.pk not in figees:
            raise DesignationImpossible(
                "demandes", f"{demande} n’est plus compatible avec ce logement. Rouvrez la liste des candidats."
            )
    if not demandes and not {*connues.values()} & {*EN_LICE}:
        raise DesignationImpossible("demandes", "Choisissez au moins un candidat.")
    return [(par_cle[cle], fige.ligne or {}) for cle, fige in figees.items()]


def tenir(classement: Classement, choix: Choix) -> None:
    """Judge the demands chosen again, locked: they are what the frozen search said. Raises DesignationImpossible.

    A grid may have been published since, a demand changed: the rank that was justified would no longer be theirs.
    """
    actuelles = scores_actuels(classement.vacance, [demande.pk for demande, _ in choix], le=classement.le)
    for demande, ligne in choix:
        if demande.etat != "active":
            raise DesignationImpossible("demandes", f"{demande} {QUITTEE} {ROUVREZ}")
        if demande.pk not in actuelles:
            raise DesignationImpossible("demandes", f"{demande} {CHANGEE} {ROUVREZ}")
        score = actuelles[demande.pk]
        if score != ligne["score"]:
            points = f"{compte(ligne['score'], 'point', 'points')} à {compte(score, 'point', 'points')}"
            raise DesignationImpossible("demandes", f"{demande} vient de passer de {points}. {ROUVREZ}")


def justifier(classement: Classement, demandes: Collection[Demande], mots: str, *, le: date) -> str:
    """Return the insufficiency to keep: the search made, then these words; "" when the law asks for none.

    Raises DesignationImpossible.
    """
    vacance = classement.vacance
    if assez(vacance, demandes, le=le).est_oui:
        return ""
    verdict = assez(vacance, demandes, le=le, insuffisance=mots)
    if not verdict.est_oui:
        raise DesignationImpossible("motif_insuffisance", verdict.motif)
    a_revoir = alerte(mots, le)
    if not a_revoir.est_oui:
        raise DesignationImpossible(
            "motif_insuffisance", f"{a_revoir.motif} Réécrivez-les : le procès-verbal les dira."
        )
    motive = f"{recherche_faite(classement.compatibles, classement.etudiees, le)} {mots.strip()}"
    if len(motive) > MOTS_MAXIMUM:
        raise DesignationImpossible("motif_insuffisance", "Ce texte est trop long.")
    return motive


def assez(vacance: Vacance, demandes: Collection[Demande], *, le: date, insuffisance: str = "") -> Verdict:
    """Say whether enough demands would be examined, or which exemption applies (art. R441-3)."""
    examinees = faits.candidatures(vacance, demandes, le=le, insuffisance=insuffisance)
    return candidats_suffisants(examinees, delais_ici(vacance.logement.programme.commune, le))


def recherche_faite(compatibles: int, etudiees: int | None, le: date) -> str:
    """Return `2 candidats compatibles sur 143 demandes étudiées le 23 novembre 2026.`; None: not counted yet."""
    trouves = compte(compatibles, "candidat compatible", "candidats compatibles")
    lues = f" sur {compte(etudiees, 'demande étudiée', 'demandes étudiées')}" if etudiees is not None else ""
    return f"{trouves}{lues} le {date_longue(le)}."


def passer(ordre: Sequence[int], choisies: Collection[int], connues: Collection[int]) -> list[int]:
    """Return the demands passed over: ranked before the last one chosen, and not candidates of this dwelling yet."""
    dernier = max((rang for rang, demande in enumerate(ordre) if demande in choisies), default=0)
    return [demande for demande in ordre[:dernier] if demande not in choisies and demande not in connues]


def motiver(
    classement: Classement, choix: Choix, motifs: MotifsDesRangs, *, le: date
) -> list[tuple[Ligne, MotifDuRang]]:
    """Return each line passed over with its reason. Raises DesignationImpossible at the first one without."""
    dernier = max((ligne["rang"] for _, ligne in choix), default=0)
    choisies, connues = {demande.pk for demande, _ in choix}, deja_candidates(classement.vacance)
    motivees = []
    for passee in passees_avant(classement, dernier, sauf=choisies.union(connues)):
        cle, dit = passee["demande"], motifs.de(passee["demande"]) or MotifDuRang("")
        if trouvee := faute(dit, le):
            champ, phrase = trouvee
            nom = Demande.objects.prefetch_related("personnes").get(pk=cle).titulaire
            raise DesignationImpossible(f"{champ}_{cle}", f"Rang {passee['rang']}, {nom} : {phrase}")
        motivees.append((passee, dit))
    return motivees


def faute(dit: MotifDuRang, le: date) -> tuple[str, str] | None:
    """Return what is wrong with a reason, "rang" for its code or "mots", and the sentence; None when it may be kept."""
    if not dit.code:
        return "rang", "dites pourquoi ce rang est passé."
    try:
        connu = motif(Acte.RANG_PASSE, dit.code, le)
    except MotifInconnu as inconnu:
        return "rang", str(inconnu)
    if connu.exige_des_mots and not dit.mots.strip():
        return "mots", f"écrivez la raison, le motif « {connu.libelle} » ne suffit pas."
    if len(dit.mots) > MOTS_MAXIMUM:
        return "mots", "ce texte est trop long."
    a_revoir = alerte(dit.mots, le)
    return None if a_revoir.est_oui else ("mots", f"{a_revoir.motif} Réécrivez-les : le procès-verbal les dira.")


def _deja(demande: Demande, etat: Etat) -> str:
    if etat is Etat.DECIDEE:
        return f"{demande} a déjà été examinée pour ce logement : la commission en a décidé."
    return f"{demande} est déjà candidate à ce logement."
