"""The publics of art. L441-1, each with its letter: a grid must weigh them (art. L441-1, R441-2-10)."""

from __future__ import annotations

from typing import Any, Final

from seuil.regles.criteres.catalogue import Nature, critere
from seuil.regles.criteres.logement import suroccupe
from seuil.regles.criteres.nomenclatures import StatutOccupation
from seuil.regles.criteres.travail import a_un_emploi, est_au_premier_quartile

LOGEMENT_ACTUEL: Final = "Logement actuel : {statut_occupation}"


@critere(
    "Décision DALO favorable",
    nature=Nature.NATIONAL,
    lettre="DALO",
    motif="Décision DALO favorable et active",
    dit="Reconnu prioritaire au titre du DALO",
)
def dalo(d: Any, c: Any) -> Any:
    return d.dalo


@critere("Situation de handicap", nature=Nature.NATIONAL, lettre="a", motif="Handicap dans le ménage")
def handicap(d: Any, c: Any) -> Any:
    return d.handicap


@critere(
    "Appartement de coordination thérapeutique",
    nature=Nature.NATIONAL,
    lettre="b",
    motif="Appartement de coordination thérapeutique",
)
def appartement_therapeutique(d: Any, c: Any) -> Any:
    return d.appartement_therapeutique


@critere(
    "Mal logé ou défavorisé, difficultés particulières de logement",
    nature=Nature.NATIONAL,
    lettre="c",
    motif="Difficultés particulières de logement",
)
def difficultes_particulieres(d: Any, c: Any) -> Any:
    return d.difficultes_particulieres


@critere(
    "Hébergé ou logé temporairement dans un établissement ou un logement de transition",
    nature=Nature.NATIONAL,
    lettre="d",
    motif=LOGEMENT_ACTUEL,
)
def logement_temporaire(d: Any, c: Any) -> Any:
    residence = (d.statut_occupation == int(StatutOccupation.RS)) | (d.statut_occupation == int(StatutOccupation.RHVS))
    structure = (d.statut_occupation >= int(StatutOccupation.SLHT)) & (
        d.statut_occupation <= int(StatutOccupation.CDEFCM)
    )
    return residence | structure


@critere(
    "Reprise d’activité après un chômage de longue durée",
    nature=Nature.NATIONAL,
    lettre="e",
    motif="{duree_chomage_mois} mois de chômage, puis {situation_pro}",
    dit="Reprise d’un travail après un long chômage",
)
def reprise_apres_chomage(d: Any, c: Any) -> Any:
    return a_un_emploi(d) & (d.duree_chomage_mois >= c.chomage_longue_duree)


@critere(
    "Période de chômage de longue durée",
    nature=Nature.NATIONAL,
    lettre="e",
    motif="{duree_chomage_mois} mois de chômage",
    dit="Longue période de chômage",
)
def chomage_longue_duree(d: Any, c: Any) -> Any:
    """Wider than letter e: some grids count the spell itself, whether or not work was found."""
    return d.duree_chomage_mois >= c.chomage_longue_duree


@critere("Habitat indigne", nature=Nature.NATIONAL, lettre="f", motif="Logement indigne, insalubre ou dangereux")
def habitat_indigne(d: Any, c: Any) -> Any:
    return d.habitat_indigne


@critere("Violences au sein du couple", nature=Nature.NATIONAL, lettre="g", motif="Violences au sein du couple")
def violences_couple(d: Any, c: Any) -> Any:
    return d.violences_couple


@critere("Menace de mariage forcé", nature=Nature.NATIONAL, lettre="g", motif="Menace de mariage forcé")
def mariage_force(d: Any, c: Any) -> Any:
    return d.mariage_force


@critere(
    "Violences au sein du couple ou menace de mariage forcé",
    nature=Nature.NATIONAL,
    lettre="g",
    motif="Violences au sein du couple ou menace de mariage forcé",
)
def violences_ou_mariage_force(d: Any, c: Any) -> Any:
    return d.violences_couple | d.mariage_force


@critere(
    "Viol ou agression sexuelle au domicile ou à ses abords",
    nature=Nature.NATIONAL,
    lettre="g bis",
    motif="Viol ou agression sexuelle au domicile ou à ses abords",
)
def viol_agression(d: Any, c: Any) -> Any:
    return d.viol_agression


@critere(
    "Parcours de sortie de la prostitution",
    nature=Nature.NATIONAL,
    lettre="h",
    motif="Parcours de sortie autorisé",
    dit="Parcours de sortie",
)
def sortie_prostitution(d: Any, c: Any) -> Any:
    return d.sortie_prostitution


@critere("Traite ou proxénétisme", nature=Nature.NATIONAL, lettre="i", motif="Victime de traite ou de proxénétisme")
def traite_proxenetisme(d: Any, c: Any) -> Any:
    return d.traite_proxenetisme


@critere(
    "Sur-occupation avec au moins un mineur",
    nature=Nature.NATIONAL,
    lettre="j",
    motif="{nb_occupants} occupants dans {surface_m2} m², dont {nb_mineurs} mineur(s)",
)
def suroccupation_mineur(d: Any, c: Any) -> Any:
    return suroccupe(d, c) & (d.nb_mineurs >= 1)


@critere(
    "Logement non décent avec au moins un mineur",
    nature=Nature.NATIONAL,
    lettre="j",
    motif="Logement non décent, {nb_mineurs} mineur(s)",
)
def non_decence_mineur(d: Any, c: Any) -> Any:
    return d.logement_non_decent & (d.nb_mineurs >= 1)


@critere("Dépourvu de logement et d’hébergement", nature=Nature.NATIONAL, lettre="k", motif=LOGEMENT_ACTUEL)
def sans_logement(d: Any, c: Any) -> Any:
    return d.statut_occupation >= int(StatutOccupation.CAMCAR)


@critere("Hébergé par des tiers", nature=Nature.NATIONAL, lettre="k", motif=LOGEMENT_ACTUEL)
def heberge_par_tiers(d: Any, c: Any) -> Any:
    return (d.statut_occupation == int(StatutOccupation.CPE)) | (d.statut_occupation == int(StatutOccupation.CP))


@critere(
    "Menace d’expulsion sans relogement",
    nature=Nature.NATIONAL,
    lettre="l",
    motif="Expulsion engagée",
    dit="Procédure d’expulsion",
)
def menace_expulsion(d: Any, c: Any) -> Any:
    return d.menace_expulsion


@critere(
    "Sortie de l’aide sociale à l’enfance",
    nature=Nature.NATIONAL,
    lettre="m",
    motif="Né {date_naissance}, prise en charge terminée {fin_ase}",
    dit="Né {date_naissance}, sorti de l’aide sociale à l’enfance",
)
def sortie_ase(d: Any, c: Any) -> Any:
    """Under 21, up to three years after the last day of care; « never in care » is a day long past."""
    return (d.date_naissance > c.il_y_a_age_ase) & (d.fin_ase >= c.il_y_a_sortie_ase)


@critere(
    "Premier quartile des demandeurs",
    nature=Nature.NATIONAL,
    lettre="quartile",
    motif="{revenu_uc_annuel} € par an et par unité de consommation",
)
def premier_quartile(d: Any, c: Any) -> Any:
    return est_au_premier_quartile(d, c)
