"""The priority publics of a demand (art. L441-1): the one reader that every page, list and letter asks."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from django.db.models import Exists, OuterRef, Q

from seuil.demandes.faits import est_mineur, faits_prouves, faits_retenus
from seuil.demandes.models import Demande, DemandeQuerySet, FaitEtabli
from seuil.demandes.nomenclatures import CHEZ_UN_TIERS, EN_TRANSITION, SANS_LOGEMENT, Lien, Motif, Situation
from seuil.regles.calendrier import annees_revolues
from seuil.regles.criteres import CATALOGUE
from seuil.regles.ecriture import jour
from seuil.regles.occupation import est_suroccupe
from seuil.regles.priorites import DALO, Preuve, Priorite, etat_du_public, lettres, priorites
from seuil.regles.priorites import Situation as SituationLegale
from seuil.regles.protection import faits_du_public

PROTEGEE = "Situation protégée"
PUBLICS_PAR_OCCUPATION = {"hebergement_temporaire": EN_TRANSITION, "sans_logement": SANS_LOGEMENT | CHEZ_UN_TIERS}
ETATS = {Preuve.DECLAREE: "Déclaré", Preuve.PROUVEE: "Prouvé", Preuve.RECONNUE: "Reconnu"}


@dataclass(frozen=True, slots=True)
class Public:
    """One priority of a household, as words: ``etat`` « Déclaré », « Prouvé », or who recognised it, until when."""

    code: str
    lettre: str
    libelle: str
    etat: str
    est_etabli: bool
    motif: str
    est_protege: bool


def publics(demande: Demande, *, le: date, tout_voir: bool) -> list[Public]:
    """Return the priority publics of a demand; without ``tout_voir``, a protected one keeps its state, not its name."""
    lus = [_public(priorite) for priorite in priorites(situation(demande, le=le), le)]
    return lus if tout_voir else [_masque(public) if public.est_protege else public for public in lus]


def visibles_par_le_foyer(demande: Demande, *, le: date) -> list[Public]:
    """Return the publics shown on the household's page: nothing that a violent relative should not read there."""
    return [public for public in publics(demande, le=le, tout_voir=True) if not public.est_protege]


def est_reconnu_dalo(demande: Demande, *, le: date) -> bool:
    """Say whether the household is served first: its DALO decision is recognised, not only ticked."""
    return _publics(demande, le).get(DALO, Preuve.ABSENTE).est_etablie


def reconnus_dalo(demandes: DemandeQuerySet, *, le: date) -> DemandeQuerySet:
    """Return, among these demands, those of whom `est_reconnu_dalo` says yes, without reading one."""
    dits = Q(valeur=True) | Q(valeur__isnull=True, demande__situations__contains=[Situation.DALO])
    etablis = FaitEtabli.objects.qui_comptent(le).filter(dits, fait=DALO, demande=OuterRef("pk"))
    return demandes.filter(Exists(etablis))


def situation(demande: Demande, *, le: date) -> SituationLegale:
    """Return the publics declared by the household, each with how far it is established."""
    mineurs = [p for p in demande.personnes.all() if p.lien == Lien.A_CHARGE and est_mineur(p.naissance, le)]
    surface = None if demande.surface is None else Decimal(demande.surface)
    indecent = Motif.INDECENT in demande.motifs
    return SituationLegale(
        publics=MappingProxyType(_publics(demande, le)),
        age=annees_revolues(demande.titulaire.naissance, le),
        enfant_mineur_a_charge=bool(mineurs),
        logement_suroccupe=est_suroccupe(surface, demande.nb_occupants, le),
        suroccupation=_etat_de(demande, "suroccupation_mineur", le),
        logement_non_decent=_etat_de(demande, "non_decence_mineur", le) if indecent else Preuve.ABSENTE,
    )


def _publics(demande: Demande, le: date) -> dict[str, Preuve]:
    dits, par_lettre, prouves = faits_retenus(demande, le), lettres(le), faits_prouves(demande, le)
    codes = {code for code, lettre in par_lettre.items() if dits & faits_du_public(lettre)}
    codes |= {code for code, occupations in PUBLICS_PAR_OCCUPATION.items() if demande.occupation in occupations}
    return {code: etat_du_public(par_lettre[code], prouves) for code in sorted(codes)}


def _etat_de(demande: Demande, critere: str, le: date) -> Preuve:
    prouves = faits_prouves(demande, le)
    return Preuve.PROUVEE if prouves.issuperset(CATALOGUE[critere].preuves) else Preuve.DECLAREE


def _public(priorite: Priorite) -> Public:
    return Public(
        code=priorite.code,
        lettre=priorite.lettre,
        libelle=priorite.libelle,
        etat=_etat(priorite),
        est_etabli=priorite.verdict.est_oui,
        motif=priorite.verdict.motif,
        est_protege=priorite.est_protegee,
    )


def _etat(priorite: Priorite) -> str:
    """Return `Déclaré, à confirmer par la préfecture`, `Prouvé`, `Reconnu par la préfecture, jusqu’au 3 mai 2027`."""
    etat = priorite.etat if priorite.verdict.est_oui else Preuve.DECLAREE
    mot = ETATS[etat]
    if priorite.autorite:
        mot += f" par {priorite.autorite}" if etat is Preuve.RECONNUE else f", à confirmer par {priorite.autorite}"
    return f"{mot}, jusqu’au {jour(priorite.jusqu_au)}" if priorite.jusqu_au and priorite.verdict.est_oui else mot


def _masque(public: Public) -> Public:
    return replace(public, code="", lettre="", libelle=PROTEGEE, etat=public.etat.split(",")[0].split(" ")[0], motif="")
