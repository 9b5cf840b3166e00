"""What a territory may decide: each parameter of its file is read by a rule, or said on a page in these words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from seuil.regles.ecriture import compte

Valeur = int | bool | str


@dataclass(frozen=True, slots=True)
class Parametre:
    """A local rule; ``dire`` gives its sentence on the territory's pages, None when only rules read it."""

    nom: str
    nature: type
    dire: Callable[[Any], str] | None = None


def _mois(nombre: int) -> str:
    return compte(nombre, "mois", "mois")


PARAMETRES: Mapping[str, Parametre] = {
    parametre.nom: parametre
    for parametre in (
        Parametre("typologie", str),
        Parametre("taux_effort_maximum_pourcent", int),
        Parametre(
            "delai_anormalement_long_mois",
            int,
            lambda mois: (
                f"Ici, une attente de {_mois(mois)} est dite anormalement longue : "
                "vous pouvez alors saisir la commission de médiation."
            ),
        ),
        Parametre(
            "reception_demandeur_mois",
            int,
            lambda mois: f"Si vous le demandez, vous êtes reçu dans un délai de {_mois(mois)} au plus.",
        ),
        Parametre(
            "entretien_unique",
            bool,
            lambda unique: "L’entretien individuel n’a lieu qu’une seule fois." if unique else "",
        ),
        Parametre(
            "refus_non_motives_maximum",
            int,
            lambda nombre: (
                f"Un refus s’écrit avec sa raison : après {compte(nombre, 'refus', 'refus')} sans raison, "
                "la demande n’est plus traitée en priorité par la ville."
            ),
        ),
        Parametre(
            "rendez_vous_elu_anciennete_mois",
            int,
            lambda mois: f"Un élu reçoit sur rendez-vous quand la demande date de plus de {_mois(mois)}.",
        ),
        Parametre(
            "rendez_vous_elu_intervalle_mois",
            int,
            lambda mois: f"Entre deux rendez-vous avec l’élu, il s’écoule {_mois(mois)}.",
        ),
        Parametre(
            "contingent_communal_pourcent",
            int,
            lambda part: f"La commune désigne des candidats pour environ {part} % des logements sociaux.",
        ),
    )
}


def regles_dites(parametres: Mapping[str, Valeur]) -> list[str]:
    """Return the sentences of what a territory decided, in the order of the list."""
    dites = [
        parametre.dire(parametres[nom])
        for nom, parametre in PARAMETRES.items()
        if parametre.dire is not None and nom in parametres
    ]
    return [dite for dite in dites if dite]


def fautes(parametres: Mapping[str, Valeur]) -> list[str]:
    """Return what is wrong in the parameters of a territory's file: an unknown name, a value of another nature."""
    inconnus = [f"paramètre inconnu : {nom}" for nom in parametres if nom not in PARAMETRES]
    return inconnus + [
        f"{nom} : on attend {PARAMETRES[nom].nature.__name__}, pas {valeur!r}"
        for nom, valeur in parametres.items()
        if nom in PARAMETRES and type(valeur) is not PARAMETRES[nom].nature
    ]
