"""A dwelling, a session, a motive, a condition as letters and minutes name them."""

import re
from datetime import time

from seuil.acteurs.models import Organisme
from seuil.commissions.models import Decision, Nature, Report, Seance
from seuil.courriers.contextes import Condition, Logement, Paire
from seuil.courriers.contextes import Seance as SeanceEcrite
from seuil.patrimoine.models import Logement as LogementLoue
from seuil.regles.ecriture import heure
from seuil.regles.motifs_commission import Acte, en_bref, en_clair, motif
from seuil.regles.pieces import liste_limitative
from seuil.socle.design.mesures import date_longue
from seuil.socle.telephones import montrer

ACTES = {Nature.NON_ATTRIBUTION: Acte.NON_ATTRIBUTION, Nature.IRRECEVABILITE: Acte.IRRECEVABILITE}
ARTICLE = re.compile(r"([LRD])(\d)")


def logement_ecrit(logement: LogementLoue) -> Logement:
    """Return a dwelling as a letter names it."""
    programme = logement.programme
    return Logement(
        designation=f"{logement.type} de {logement.surface:.0f} m²",
        adresse=f"{programme.adresse}, {programme.commune}",
        reference=logement.reference,
        rpls=logement.rpls,
    )


def seance_ecrite(seance: Seance) -> SeanceEcrite:
    """Return a session as a letter names it."""
    return SeanceEcrite(
        organisme=seance.commission.bailleur.nom, numero=numero_ecrit(seance), date=date_longue(seance.le)
    )


def numero_ecrit(seance: Seance) -> str:
    """Return the number of a session: its year and its order."""
    return f"{seance.le:%Y}-{seance.pk}"


def heure_ecrite(a: time | None) -> str:
    """Return `9 h 05`, or nothing."""
    return heure(a) if a else ""


def proposition_ecrite(decision: Decision) -> str:
    """Return what was put to the vote, with its motive: two votes on one candidate may differ by it alone."""
    acte = ACTES.get(Nature(decision.nature))
    if acte is None:
        return decision.proposition
    return f"{decision.proposition} ({motif(acte, decision.code, decision.votee_le).libelle})"


def motif_ecrit(decision: Decision) -> str:
    """Return the whole reason in words: its sentence, the figures of a rejection, the words that were accepted."""
    acte = ACTES.get(Nature(decision.nature))
    if acte is None:
        return ""
    phrase = en_clair(acte, decision.code, mots_acceptes(decision), decision.votee_le)
    return " ".join(filter(None, [phrase, decision.constat]))


def motif_en_bref(decision: Decision) -> str:
    """Return the reason as the minutes write it, which speak of a household and not to it."""
    acte = ACTES.get(Nature(decision.nature))
    if acte is None:
        return ""
    bref = en_bref(acte, decision.code, mots_acceptes(decision), decision.votee_le)
    return ". ".join(filter(None, [bref, decision.constat]))


def report_en_bref(report: Report) -> str:
    """Return why an examination was put off, as the minutes write it."""
    return en_bref(Acte.REPORT, report.code, report.mots, report.le)


def mots_acceptes(decision: Decision) -> str:
    """Return the free words that another person accepted, and no other."""
    return decision.mots if decision.mots_acceptes_le else ""


def phrase_du_motif(decision: Decision) -> str:
    """Return the sentence of the coded motive; the accepted words when it has none."""
    acte = ACTES[Nature(decision.nature)]
    return motif(acte, decision.code, decision.votee_le).phrase or mots_acceptes(decision)


def article_du_motif(decision: Decision) -> str:
    """Return the ground in law: `Article R. 441-1 du code de la construction et de l’habitation`."""
    article = motif(ACTES[Nature(decision.nature)], decision.code, decision.votee_le).article
    ecrit = ARTICLE.sub(r"\1. \2", article)
    return f"Article {ecrit} du code de la construction et de l’habitation"


def report_ecrit(report: Report) -> str:
    """Return why an examination was put off, in words."""
    return en_clair(Acte.REPORT, report.code, report.mots, report.le)


def piece_ecrite(decision: Decision) -> str:
    """Return the name of the awaited paper, as the limited list writes it."""
    libelles = {piece.code: piece.libelle for piece in liste_limitative(decision.point.seance.le)}
    return libelles.get(decision.piece_manquante, decision.piece_manquante)


def conditions_ecrites(decision: Decision) -> list[Condition]:
    """Return the paper awaited and its last day, nothing without condition."""
    if decision.condition_avant_le is None:
        return []
    return [Condition(piece=piece_ecrite(decision), avant_le=date_longue(decision.condition_avant_le))]


def voies_du_bailleur(bailleur: Organisme) -> list[Paire]:
    """Return the ways to bring a paper or to answer that exist, and no other."""
    voies = [
        ("Par courrier", ", ".join(filter(None, [bailleur.nom, bailleur.adresse]))),
        ("Par téléphone", montrer(bailleur.telephone)),
        ("Sur place", "à l’accueil du bailleur, ou à tout guichet d’enregistrement"),
    ]
    return [(voie, ou) for voie, ou in voies if ou]
