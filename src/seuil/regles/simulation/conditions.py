"""The conditions one by one, each with its answer, its reason and its text (art. R441-1, R441-2-3, L441-2-2 CCH)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from seuil.regles.eligibilite import R441_1, Eligibilite
from seuil.regles.plafonds import Financement
from seuil.regles.simulation.situation import Propriete, Sejour, Situation
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, a_preciser, non, oui

R441_2_3: Final = Texte("R441-2-3", Certitude.VERIFIE, "arrêté du 29 mai 2019")
SEJOUR_REGULIER: Final = Texte("R441-1", Certitude.VERIFIE, "arrêté du 29 mai 2019")
RESIDENCE: Final = Texte("loi du 6 juillet 1989, article 2", Certitude.MEMOIRE)
L441_2_2: Final = Texte("L441-2-2", Certitude.MEMOIRE)


class Nom(StrEnum):
    SEJOUR = "sejour"
    RESIDENCE = "residence_principale"
    PROPRIETE = "propriete"
    RESSOURCES = "ressources"


@dataclass(frozen=True, slots=True)
class Condition:
    nom: Nom
    verdict: Verdict


SEJOURS: Final = {
    None: a_preciser("Votre droit au séjour n’est pas dit.", texte=SEJOUR_REGULIER),
    Sejour.FRANCAIS: oui("Une personne française n’a pas d’autre condition de séjour.", texte=SEJOUR_REGULIER),
    Sejour.UNION: oui(
        "Aucun titre de séjour n’est demandé à un citoyen de l’Union européenne, de l’Espace économique européen "
        "ou de la Suisse qui a le droit de séjourner en France.",
        texte=R441_2_3,
    ),
    Sejour.TITRE: oui(
        "Un titre de séjour valable permet de demander. L’arrêté donne la liste des titres.", texte=R441_2_3
    ),
    Sejour.RECEPISSE: oui(
        "Le récépissé d’un renouvellement est accepté.",
        texte=Texte("R441-2-3", Certitude.SECONDAIRE, "arrêté du 29 mai 2019"),
    ),
    Sejour.EXPIRE: a_preciser(
        "Votre titre a expiré. Pour enregistrer une demande, il faut un titre valable ou le récépissé de son "
        "renouvellement.",
        texte=R441_2_3,
    ),
    Sejour.PROTEGE: oui("La protection d’un réfugié vaut droit au séjour.", texte=R441_2_3),
    Sejour.SANS_TITRE: non(
        "Un logement social demande un séjour régulier en France. Un hébergement d’urgence ne le demande pas.",
        texte=SEJOUR_REGULIER,
    ),
}
RESIDENCES: Final = {
    None: a_preciser("Nous ne savons pas si ce sera votre résidence principale.", texte=RESIDENCE),
    True: oui("Ce logement sera votre résidence principale.", texte=RESIDENCE),
    False: non(
        "Un logement social est une résidence principale : on y vit la plus grande partie de l’année.", texte=RESIDENCE
    ),
}
PROPRIETES: Final = {
    None: a_preciser("Nous ne savons pas si l’un de vous possède un logement.", texte=L441_2_2),
    Propriete.NON: oui("Aucun de vous ne possède de logement.", texte=L441_2_2),
    Propriete.CONVIENT: a_preciser(
        "Votre demande sera enregistrée. La commission peut refuser un logement à qui en possède un qui convient à ses "
        "besoins et à ses moyens.",
        texte=L441_2_2,
    ),
    Propriete.NE_CONVIENT_PAS: a_preciser(
        "Votre demande sera enregistrée. La commission regardera pourquoi ce logement ne convient pas, et s’il peut "
        "rapporter assez pour se loger ailleurs.",
        texte=L441_2_2,
    ),
}


def conditions(situation: Situation, jugee: Eligibilite) -> Iterator[Condition]:
    """Yield the conditions in the order of the page."""
    yield Condition(Nom.SEJOUR, SEJOURS[situation.sejour])
    yield Condition(Nom.RESIDENCE, RESIDENCES[situation.residence_principale])
    yield Condition(Nom.PROPRIETE, PROPRIETES[situation.propriete])
    yield Condition(Nom.RESSOURCES, _ressources(jugee))


def _ressources(jugee: Eligibilite) -> Verdict:
    ouverts = [nom for nom, verdict in jugee.verdicts.items() if verdict.est_oui]
    if ouverts:
        return oui(f"Vos revenus ne dépassent pas le plafond : {', '.join(ouverts)}.", texte=R441_1)
    if jugee.revenu.montant is None:
        return a_preciser(jugee.motifs[1], texte=R441_1)
    flous = [verdict.motif for verdict in jugee.verdicts.values() if verdict.est_a_preciser]
    if flous:
        return a_preciser(flous[0], texte=R441_1)
    return non(jugee.verdicts[Financement.PLS].motif, texte=R441_1)
