"""Rows of a demand → the dataclasses of the law, and the names of its facts."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from seuil.demandes.models import Demande, FaitEtabli, Personne
from seuil.demandes.nomenclatures import Motif, Nationalite, Situation, SorteAvis
from seuil.regles import menage as loi
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.controle_menage import majorite
from seuil.regles.protection import fait_est_protege
from seuil.regles.ressources import Avis, Ressources, additionner

FAITS_DES_MOTIFS: dict[Motif, tuple[str, ...]] = {
    Motif.DEMOLITION: ("logement_demoli",),
    Motif.INDECENT: ("habitat_indigne", "logement_non_decent"),
    Motif.REPRIS: ("logement_repris",),
    Motif.EXPULSION: ("menace_expulsion",),
    Motif.VIOLENCES: ("violences_couple",),
    Motif.HANDICAP: ("handicap",),
    Motif.TROP_GRAND: ("depart_personne_a_charge",),
    Motif.SEPARATION: ("divorce_separation",),
    Motif.ASSISTANT_MATERNEL: ("assistant_maternel",),
    Motif.LIEU_TRAVAIL: ("eloigne_du_travail",),
    Motif.FAMILLE: ("rapprochement_familial",),
}
FAITS_DES_SITUATIONS: dict[Situation, tuple[str, ...]] = {
    Situation.DALO: ("dalo",),
    Situation.HANDICAP: ("handicap",),
    Situation.ACT: ("appartement_therapeutique",),
    Situation.CHOMAGE_LONG: ("duree_chomage_mois",),
    Situation.VIOL: ("viol_agression",),
    Situation.PROSTITUTION: ("sortie_prostitution",),
    Situation.TRAITE: ("traite_proxenetisme",),
    Situation.ASE: ("fin_ase",),
    Situation.HISTORIQUE_LOCATIF: ("historique_locatif",),
    Situation.VIE_LOCALE: ("implication_locale",),
    Situation.METIER_ESSENTIEL: ("travailleur_essentiel",),
    Situation.ELOIGNE_TRAVAIL: ("eloigne_du_travail",),
    Situation.INADAPTE: ("logement_inadapte",),
}
FOYER_FISCAL = (loi.Lien.DEMANDEUR, loi.Lien.CONJOINT, loi.Lien.CODEMANDEUR)
LUS_POUR_LES_RESSOURCES = ("lien", "avis_de_id", "sorte_avis", "rfr_n2", "rfr_n1", "ressources_12_mois")
FAITS_DITS_PAR_UNE_CASE = frozenset(
    nom for faits in (*FAITS_DES_MOTIFS.values(), *FAITS_DES_SITUATIONS.values()) for nom in faits
)


def faits_dits(demande: Demande) -> frozenset[str]:
    """Return the facts that the household says by ticking a reason, a situation or an invalidity card."""
    a_une_carte = any(personne.cmi_invalidite for personne in demande.personnes.all())
    return faits_des_reponses(demande.motifs, demande.situations, a_une_carte=a_une_carte)


def faits_des_reponses(motifs: Iterable[str], situations: Iterable[str], *, a_une_carte: bool) -> frozenset[str]:
    """Return the facts that answers say: codes of reasons, codes of situations, an invalidity card in the household."""
    dits = {nom for motif in motifs for nom in FAITS_DES_MOTIFS.get(Motif(motif), ())}
    dits |= {nom for dite in situations for nom in FAITS_DES_SITUATIONS[Situation(dite)]}
    return frozenset(dits | {"handicap"} if a_une_carte else dits)


def etablis(demande: Demande, le: date) -> dict[str, FaitEtabli]:
    """Return what establishes the facts of a demand on a day, by fact: papers, authorities, registers."""
    return {etabli.fait: etabli for etabli in demande.faits_etablis.all() if etabli.compte(le)}


def faits_prouves(demande: Demande, le: date) -> frozenset[str]:
    """Return the names of the facts established on a day; one that a paper contradicts is established too: it is no."""
    return frozenset(etablis(demande, le))


def faits_retenus(demande: Demande, le: date) -> frozenset[str]:
    """Return the yes-or-no facts that hold on a day: those said, with what was established true, less what was not."""
    lus = {nom: etabli.valeur for nom, etabli in etablis(demande, le).items()}
    dits = faits_dits(demande) | {nom for nom, valeur in lus.items() if valeur is True}
    return frozenset(nom for nom in dits if lus.get(nom) is not False)


def reponses(demande: Demande, *, tout_voir: bool) -> list[Motif | Situation]:
    """Return the reasons and situations declared; without ``tout_voir``, no word on a protected fact."""
    dites: list[Motif | Situation] = [Motif(code) for code in demande.motifs]
    dites += [Situation(code) for code in demande.situations]
    return [dite for dite in dites if tout_voir or not reponse_est_protegee(dite)]


def reponse_est_protegee(dite: Motif | Situation) -> bool:
    """Say whether an answer says a protected fact."""
    faits = FAITS_DES_MOTIFS.get(dite, ()) if isinstance(dite, Motif) else FAITS_DES_SITUATIONS[dite]
    return any(fait_est_protege(nom) for nom in faits)


def menage(demande: Demande) -> loi.Menage:
    """Return the household, as the law counts it."""
    return loi.Menage(
        tuple(
            loi.Personne(
                lien=loi.Lien(personne.lien),
                naissance=personne.naissance,
                cmi_invalidite=personne.cmi_invalidite,
                garde=loi.Garde(personne.garde) if personne.garde else None,
                emancipe=personne.est_emancipe,
            )
            for personne in demande.personnes.all()
        )
    )


def ressources(demande: Demande) -> Ressources:
    """Return the yearly incomes of the home (tax reference incomes, in euros): each notice is counted once.

    A person under international protection who has no notice brings instead what it received in twelve months, or
    since it came (arrêté du 22 décembre 2020).
    """
    return ressources_de(demande.personnes.all(), demande.motifs)


def ressources_de(personnes: Iterable[Any], motifs: Iterable[str]) -> Ressources:
    """Return the same of people read alone, with the fields of `LUS_POUR_LES_RESSOURCES`, and of the reasons given."""
    avis = [
        Avis(lien=loi.Lien(personne.lien), n2=revenu_n2(personne), n1=personne.rfr_n1)
        for personne in personnes
        if personne.avis_de_id is None and _compte(personne)
    ]
    return additionner(avis, separation=Motif.SEPARATION in motifs)


def ressources_mensuelles(demande: Demande) -> int:
    """Return the declared monthly resources of the whole home, without housing aid."""
    return sum(personne.ressources_mensuelles for personne in demande.personnes.all())


def est_mineur(naissance: date, le: date) -> bool:
    """Say whether a person already born is under age."""
    return mineurs_nes_apres(le) < naissance <= le


@lru_cache(maxsize=64)
def mineurs_nes_apres(le: date) -> date:
    """Return the last day of birth of who is of age: whoever is born after it is not."""
    return ajouter_mois(le, -12 * majorite(le))


def sejour_etabli(demande: Demande, le: date) -> bool | None:
    """Return True when every adult of the home is said French (art. R441-1); None: the file alone does not tell."""
    adultes = [p for p in demande.personnes.all() if p.naissance <= le and not est_mineur(p.naissance, le)]
    return True if adultes and all(p.nationalite == Nationalite.FRANCAISE for p in adultes) else None


def revenu_n2(personne: Personne | Any) -> int | None:
    """Return the yearly income that stands for N-2: of its notice, or of its twelve months when it can have none."""
    return personne.ressources_12_mois if personne.sorte_avis == SorteAvis.PROTECTION else personne.rfr_n2


def _compte(personne: Personne | Any) -> bool:
    dit = personne.rfr_n2 is not None or personne.rfr_n1 is not None or personne.sorte_avis != ""
    return dit or _est_foyer_fiscal(personne.lien)


def _est_foyer_fiscal(lien: str) -> bool:
    return lien in FOYER_FISCAL
