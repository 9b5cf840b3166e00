"""What a territory may decide: each parameter of its file is read by a rule, or said on a page in these words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_noop, ngettext

from seuil.regles.ecriture import ESPACE, entier

Valeur = int | bool | str


@dataclass(frozen=True, slots=True)
class Parametre:
    """A local rule; ``dire`` gives its sentence on the territory's pages, None when only rules read it."""

    nom: str
    nature: type
    dire: Callable[[Any], str] | None = None


def mois_dits(nombre: int) -> str:
    """Return `1 mois`, `24 mois`, with a space that does not break."""
    return _insecable(ngettext("%(nombre)s mois", "%(nombre)s mois", nombre), nombre)


def _insecable(compte: str, nombre: int) -> str:
    return (compte % {"nombre": entier(nombre)}).replace(" ", ESPACE)


def _avec_mois(phrase: str) -> Callable[[int], str]:
    """Say a sentence of the list below, already marked, with a number of months."""
    return lambda mois: gettext(phrase) % {"mois": mois_dits(mois)}


def _refus(nombre: int) -> str:
    phrase = gettext(
        "Un refus s’écrit avec sa raison : après %(refus)s sans raison, "
        "la demande n’est plus traitée en priorité par la ville."
    )
    return phrase % {"refus": _insecable(ngettext("%(nombre)s refus", "%(nombre)s refus", nombre), nombre)}


def _entretien(unique: bool) -> str:
    return gettext("L’entretien individuel n’a lieu qu’une seule fois.") if unique else ""


def _reponse(nombre: int) -> str:
    phrase = gettext("Pour un message écrit en ligne : la réponse est due en %(jours)s au plus.")
    return phrase % {"jours": _insecable(ngettext("%(nombre)s jour", "%(nombre)s jours", nombre), nombre)}


def _part(part: int) -> str:
    return gettext("La commune désigne des candidats pour environ %(part)s %% des logements sociaux.") % {"part": part}


def _designation(dite: bool) -> str:
    phrase = gettext("Un message vous prévient quand votre demande est proposée pour un logement.")
    return phrase if dite else ""


PARAMETRES: Mapping[str, Parametre] = {
    parametre.nom: parametre
    for parametre in (
        Parametre("typologie", str),
        Parametre("taux_effort_maximum_pourcent", int),
        Parametre(
            "delai_anormalement_long_mois",
            int,
            _avec_mois(
                gettext_noop(
                    "Ici, une attente de %(mois)s est dite anormalement longue : "
                    "vous pouvez alors saisir la commission de médiation."
                )
            ),
        ),
        Parametre(
            "reception_demandeur_mois",
            int,
            _avec_mois(gettext_noop("Si vous le demandez, vous êtes reçu dans un délai de %(mois)s au plus.")),
        ),
        Parametre("reponse_message_jours", int, _reponse),
        Parametre("entretien_minutes", int),
        Parametre("entretien_unique", bool, _entretien),
        Parametre("refus_non_motives_maximum", int, _refus),
        Parametre("rendez_vous_elu_minutes", int),
        Parametre(
            "rendez_vous_elu_anciennete_mois",
            int,
            _avec_mois(gettext_noop("Un élu reçoit sur rendez-vous quand la demande date de plus de %(mois)s.")),
        ),
        Parametre(
            "rendez_vous_elu_intervalle_mois",
            int,
            _avec_mois(gettext_noop("Entre deux rendez-vous avec l’élu, il s’écoule %(mois)s.")),
        ),
        Parametre("contingent_communal_pourcent", int, _part),
        Parametre("dire_la_designation", bool, _designation),
        Parametre("adresse_tribunal", str),
        Parametre("adresse_mediation", str),
        Parametre("arrete_delai_anormal", str),
        Parametre("organismes_agrees", str),
    )
}


A_L_EXPLOITANT = (  # typed here, kept when the files are loaded again
    "adresse_tribunal",
    "adresse_mediation",
    "delai_anormalement_long_mois",
    "arrete_delai_anormal",
    "organismes_agrees",
)


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
