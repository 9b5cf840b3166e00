"""Rows of a demand → the dataclasses of the law."""

from datetime import date

from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Motif
from seuil.regles import menage as loi
from seuil.regles.calendrier import annees_revolues
from seuil.regles.ressources import Avis, Ressources, additionner

MAJORITE = 18


def menage(demande: Demande) -> loi.Menage:
    """Return the household, as the law counts it."""
    return loi.Menage(
        tuple(
            loi.Personne(
                lien=loi.Lien(personne.lien),
                naissance=personne.naissance,
                cmi_invalidite=personne.cmi_invalidite,
                garde=loi.Garde(personne.garde) if personne.garde else None,
            )
            for personne in demande.personnes.all()
        )
    )


def ressources(demande: Demande) -> Ressources:
    """Return the yearly incomes of the home (tax reference incomes, in euros)."""
    avis = [
        Avis(lien=loi.Lien(personne.lien), n2=personne.rfr_n2, n1=personne.rfr_n1)
        for personne in demande.personnes.all()
        if personne.rfr_n2 is not None or personne.rfr_n1 is not None or _est_foyer_fiscal(personne.lien)
    ]
    return additionner(avis, separation=Motif.SEPARATION in demande.motifs)


def ressources_mensuelles(demande: Demande) -> int:
    """Return the declared monthly resources of the whole home, without housing aid."""
    return sum(personne.ressources_mensuelles for personne in demande.personnes.all())


def est_mineur(naissance: date, le: date) -> bool:
    """Say whether a person already born is under age."""
    return naissance <= le and annees_revolues(naissance, le) < MAJORITE


def _est_foyer_fiscal(lien: str) -> bool:
    return lien in (loi.Lien.DEMANDEUR, loi.Lien.CONJOINT, loi.Lien.CODEMANDEUR)
