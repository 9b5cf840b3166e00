"""Which papers of the limited list a demand calls for: its facts, in the list's own words."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from seuil.demandes.faits import est_mineur, mineurs_nes_apres, reponses
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import (
    CHEZ_UN_TIERS,
    EN_TRANSITION,
    SANS_LOGEMENT,
    Contrat,
    Lien,
    Motif,
    Nationalite,
    Occupation,
    Ressource,
    Situation,
    SituationFamiliale,
    SorteAvis,
)

IDENTITE, IDENTITE_DES_MAJEURS = "identite", "identite_majeurs"
PIECES_DES_RAISONS: dict[Motif | Situation, str] = {
    Motif.INDECENT: "logement_non_decent",
    Motif.REPRIS: "logement_repris",
    Motif.EXPULSION: "expulsion",
    Motif.TROP_CHER: "logement_trop_cher",
    Motif.ACCEDANT: "accedant_en_difficulte",
    Motif.VIOLENCES: "violences",
    Motif.HANDICAP: "handicap",
    Motif.SANTE: "raisons_sante",
    Motif.SEPARATION: "divorce_ou_separe",
    Motif.REGROUPEMENT: "regroupement_familial",
    Motif.LIEU_TRAVAIL: "rapprochement_travail",
    Motif.MUTATION_PRO: "rapprochement_travail",
    Motif.ASSISTANT_MATERNEL: "assistant_maternel",
}
PIECES_DU_TRAVAIL: dict[str, str] = {
    Contrat.CDI: "salarie",
    Contrat.CDD: "salarie",
    Contrat.APPRENTI: "salarie",
    Contrat.INDEPENDANT: "non_salarie",
    Contrat.CHOMAGE: "demandeur_emploi",
    Contrat.RETRAITE: "retraite_ou_invalide",
    Contrat.ETUDIANT: "boursier",
}
PIECES_DE_LA_FAMILLE: dict[str, str] = {
    SituationFamiliale.MARIE: "marie",
    SituationFamiliale.PACSE: "pacse",
    SituationFamiliale.VEUF: "veuf",
    SituationFamiliale.DIVORCE: "divorce_ou_separe",
    SituationFamiliale.SEPARE: "divorce_ou_separe",
}
PIECES_DES_RESSOURCES: dict[str, str] = {
    Ressource.RETRAITE: "retraite_ou_invalide",
    Ressource.INVALIDITE: "retraite_ou_invalide",
    Ressource.CHOMAGE: "demandeur_emploi",
    Ressource.PENSION_RECUE: "pension_alimentaire",
    Ressource.PENSION_VERSEE: "pension_alimentaire",
    Ressource.BOURSE: "boursier",
    Ressource.HANDICAP: "prestations",
    Ressource.RSA: "prestations",
    Ressource.ACTIVITE: "prestations",
    Ressource.FAMILLE: "prestations",
    Ressource.JEUNE_ENFANT: "prestations",
    Ressource.ENFANT_HANDICAPE: "prestations",
    Ressource.PRESENCE: "prestations",
}
PIECES_DE_L_AVIS: dict[str, str] = {
    SorteAvis.ETRANGER: "revenus_hors_france",
    SorteAvis.PROTECTION: "refugie_sans_avis",
    SorteAvis.DEHORS: "couple_separe",
}
SANS_AVIS_FRANCAIS = {SorteAvis.ETRANGER, SorteAvis.PROTECTION}
QUE_NULLE_REPONSE_NE_DIT = {"tutelle", "francais_rapatrie"}
PIECES_DU_LOGEMENT = (
    (SANS_LOGEMENT, "sans_logement"),
    (CHEZ_UN_TIERS | EN_TRANSITION, "heberge"),
    ({Occupation.HLM, Occupation.LOCATAIRE}, "locataire"),
    ({Occupation.PROPRIETAIRE}, "proprietaire"),
)


def situation(demande: Demande, le: date, *, tout_voir: bool) -> frozenset[str]:
    """Return the facts the limited list of papers depends on (arrêté du 22 décembre 2020).

    Without ``tout_voir``, no paper is called for by a protected fact.
    """
    personnes = list(demande.personnes.all())
    faits = {PIECES_DES_RAISONS[dite] for dite in reponses(demande, tout_voir=tout_voir) if dite in PIECES_DES_RAISONS}
    faits |= {nom for personne in personnes for nom in _de_la_personne(personne)} | _des_avis(demande, personnes)
    faits |= {nom for lieux, nom in PIECES_DU_LOGEMENT if demande.occupation in lieux}
    if any(personne.lien == Lien.A_NAITRE for personne in personnes):
        faits.add("enfant_a_naitre")
    if any(est_mineur(personne.naissance, le) for personne in personnes):
        faits.add("enfants_mineurs")
    if any(personne.nationalite == Nationalite.AUTRE for personne in personnes):
        faits.add("hors_union_europeenne")
    if any(personne.rfr_n1 is not None for personne in personnes):
        faits.add("baisse_invoquee")
    return frozenset(faits)


def _de_la_personne(personne: Personne) -> set[str]:
    dits = {PIECES_DU_TRAVAIL.get(personne.contrat), PIECES_DE_LA_FAMILLE.get(personne.situation_familiale)}
    dits |= {PIECES_DES_RESSOURCES.get(code) for code in personne.ressources}
    return {nom for nom in dits if nom}


def _des_avis(demande: Demande, personnes: list[Personne]) -> set[str]:
    """Return what the tax notices call for: who has none in France brings another paper instead (art. R441-2-4-1).

    A child that leaves the notice of its parents does not separate from anybody.
    """
    sortes = {personne.sorte_avis for personne in personnes if personne.avis_de_id is None and personne.sorte_avis}
    faits = {PIECES_DE_L_AVIS[sorte] for sorte in sortes if sorte in PIECES_DE_L_AVIS}
    if Motif.DECOHABITATION in reponses(demande, tout_voir=False):
        faits.discard("couple_separe")
    if sortes and sortes <= SANS_AVIS_FRANCAIS:
        faits.add("aucun_avis_francais")
    return faits


def disant(fait: str, le: date) -> Q:
    """Return the demands whose `situation` holds a fact that a mandatory paper depends on. Raises KeyError: unknown."""
    if fait in QUE_NULLE_REPONSE_NE_DIT:
        return Q(pk=None)
    personnes = Personne.objects.filter(demande=OuterRef("pk"))
    avis = personnes.filter(avis_de__isnull=True).exclude(sorte_avis="")
    dits = {nom: Q(Exists(avis.filter(sorte_avis=sorte))) for sorte, nom in PIECES_DE_L_AVIS.items()}
    dits["couple_separe"] &= ~Q(motifs__contains=[Motif.DECOHABITATION])
    dits["aucun_avis_francais"] = Q(Exists(avis), ~Exists(avis.exclude(sorte_avis__in=SANS_AVIS_FRANCAIS)))
    mineurs = personnes.filter(naissance__gt=mineurs_nes_apres(le), naissance__lte=le)
    dits["enfants_mineurs"] = Q(Exists(mineurs))
    dits["hors_union_europeenne"] = Q(Exists(personnes.filter(nationalite=Nationalite.AUTRE)))
    dits["baisse_invoquee"] = Q(Exists(personnes.filter(rfr_n1__isnull=False)))
    return dits[fait]


def est_recue(demande: Demande, code: str, le: date) -> bool:
    """Say whether a paper came with the form: only the demandeur's identity document does."""
    if demande.piece_identite_id is None:
        return False
    return code == IDENTITE or (code == IDENTITE_DES_MAJEURS and _est_seul_majeur(demande, le))


def _est_seul_majeur(demande: Demande, le: date) -> bool:
    """Say whether nobody else of the home is of age: one document is then all of them."""
    nes = [personne for personne in demande.personnes.all() if personne.naissance <= le]
    return all(personne.lien == Lien.DEMANDEUR or est_mineur(personne.naissance, le) for personne in nes)
