"""Decision e: only two legal grounds, and the facts of the file must not say the contrary (art. R441-3 e, R441-2-8)."""

from __future__ import annotations

from datetime import date

from seuil.regles.decisions import MotifIrrecevabilite
from seuil.regles.ecriture import euros
from seuil.regles.eligibilite import SOCIAUX, Eligibilite
from seuil.regles.plafonds import depasse
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui

R441_1 = Texte("R441-1", Certitude.VERIFIE)


def irrecevabilite(motif: str, jugee: Eligibilite, le: date, *, sejour_etabli: bool | None = None) -> Verdict:
    """Say whether the facts allow a rejection on this ground; the sentence gives the figures that the letter prints.

    `sejour_etabli` is None when the file says nothing of it. « Ressources » needs an income over the highest ceiling of
    social housing: under it, some dwellings stay open and only this one may be refused (decision d).
    """
    if motif not in list(MotifIrrecevabilite):
        return non("L’irrecevabilité tient au séjour ou aux ressources.", texte=R441_1)
    if motif == MotifIrrecevabilite.SEJOUR:
        if sejour_etabli:
            return non("Le droit au séjour est établi au dossier : ce motif ne peut pas être retenu.", texte=R441_1)
        return oui("La commission n’a pas vu de titre de séjour valable pour chaque majeur du foyer.", texte=R441_1)
    return _ressources(jugee)


def _ressources(jugee: Eligibilite) -> Verdict:
    plafonds = [jugee.plafonds[financement] for financement in SOCIAUX]
    revenu = jugee.revenu.montant
    connus = [plafond for plafond in plafonds if plafond is not None]
    if revenu is None or not connus:
        manque = "les ressources ne sont pas connues" if revenu is None else "le plafond n’est pas connu ici"
        return a_preciser(f"Ce motif demande des chiffres, et {manque} : reportez l’examen.", texte=R441_1)
    maximum = max(connus)
    if not depasse(revenu, maximum):
        return non(
            f"{euros(revenu)} de ressources, pour un plafond le plus élevé de {euros(maximum)} : la demande est "
            "recevable. Si ce logement a un plafond plus bas, choisissez d.",
            texte=R441_1,
        )
    chiffres = f"{euros(revenu)} de ressources retenues, pour un plafond le plus élevé de {euros(maximum)}."
    return oui(f"{chiffres} {jugee.base}", texte=R441_1)
