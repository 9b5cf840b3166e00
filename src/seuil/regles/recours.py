"""How a decision is contested, in words that a letter prints (CJA R421-1 to R421-7, CRPA L231-4, L411-2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from seuil.regles.baremes import bareme
from seuil.regles.delais import Delais
from seuil.regles.ecriture import compte
from seuil.regles.textes import Certitude, Texte
from seuil.regles.tribunaux import Tribunal, delai_de_distance

L411_2: Final = Texte("CRPA L411-2", Certitude.VERIFIE)
L231_4: Final = Texte("CRPA L231-4", Certitude.VERIFIE)
R421_1: Final = Texte("CJA R421-1", Certitude.VERIFIE)
R421_7: Final = Texte("CJA R421-7", Certitude.VERIFIE)
R414_2: Final = Texte("CJA R414-2", Certitude.VERIFIE)
R431_3: Final = Texte("CJA R431-3", Certitude.VERIFIE, "sans avocat : droits attribués au titre du logement")
L311_3_1: Final = Texte("CRPA L311-3-1", Certitude.VERIFIE)
R343_1: Final = Texte("CRPA R343-1", Certitude.VERIFIE)
ADRESSE_INCONNUE: Final = (
    "Nous ne connaissons pas son adresse postale : demandez-la à un guichet d’enregistrement ou à la mairie."
)


@dataclass(frozen=True, slots=True)
class Contestation:
    """A decision to contest: who took it, which court judges it, their addresses when known, where one lives.

    ``demeure`` is a département or `tribunaux.ETRANGER`.
    """

    auteur: str
    juge: Tribunal
    demeure: str
    adresse_auteur: str = ""
    adresse_juge: str = ""


@dataclass(frozen=True, slots=True)
class Lieu:
    """Where one may turn beside the court: its name, its site, its address when there is one."""

    nom: str
    site: str
    texte: Texte
    adresse: str = ""


@dataclass(frozen=True, slots=True)
class Voie:
    """One way to contest: its title, its sentences, the texts they rest on."""

    titre: str
    phrases: tuple[str, ...]
    textes: tuple[Texte, ...]


def lieu(code: str, le: date) -> Lieu:
    """Return `teleservice`, `defenseur` or `cada`."""
    ligne = bareme("recours", le).contenu["lieux"][code]
    texte = Texte(ligne["article"], Certitude(ligne["certitude"]), ligne.get("note", ""))
    return Lieu(ligne["nom"], ligne["site"], texte, ligne.get("adresse", ""))


def delai_de_recours(contestation: Contestation, regles: Delais) -> int:
    """Return the months to go to court, distance included (CJA R421-1, R421-7)."""
    distance = delai_de_distance(contestation.juge, contestation.demeure, regles)
    return regles.recours_administratif_mois + distance


def voies(contestation: Contestation, regles: Delais, le: date) -> tuple[Voie, ...]:
    """Return the ways to contest, in the order a household may take them."""
    return (
        _gracieux(contestation, regles),
        _tribunal(contestation, regles, lieu("teleservice", le)),
        _defenseur(lieu("defenseur", le)),
    )


def mention_algorithmique(grille: str, aupres_de: str, regles: Delais, le: date) -> tuple[str, ...]:
    """Return what to say where a score counted: purpose, right, how to use it, CADA (CRPA R311-3-1-1).

    ``grille``: `la grille de cotation de …`; ``aupres_de``: who to ask, with the address.
    """
    cada = lieu("cada", le)
    silence, saisine = _mois(regles.communication_regles_mois), _mois(regles.saisine_cada_mois)
    return (
        f"Ces points sont calculés par un traitement algorithmique, selon {grille} : il sert à classer les demandes.",
        "Vous avez le droit de demander les règles de ce calcul et la façon dont elles ont été appliquées à votre "
        f"demande : écrivez à {aupres_de}.",
        f"En cas de refus, ou sans réponse au bout de {silence}, vous avez {saisine} pour saisir la {cada.nom}, "
        f"par lettre ou sur {cada.site}.",
    )


def adresse_mediation(departement: str, le: date) -> str:
    """Return the address of the commission de médiation of a département, "" when unknown (art. R441-2-4 g)."""
    return str(bareme("mediation", le).contenu["adresses"].get(departement, ""))


def _gracieux(contestation: Contestation, regles: Delais) -> Voie:
    ou = f", {contestation.adresse_auteur}" if contestation.adresse_auteur else ""
    return Voie(
        "Demander un nouvel examen",
        (
            f"Écrivez à {contestation.auteur}{ou}, dans les {_mois(regles.recours_administratif_mois)} qui "
            "suivent la réception de cette lettre. Expliquez pourquoi vous n’êtes pas d’accord.",
            "Votre courrier arrête le délai pour aller au tribunal : il repartira en entier après la réponse.",
            f"Sans réponse au bout de {_mois(regles.silence_recours_mois)}, c’est un refus, et ce délai repart.",
        ),
        (L411_2, L231_4),
    )


def _tribunal(contestation: Contestation, regles: Delais, teleservice: Lieu) -> Voie:
    par_la_poste = f"Par courrier : {contestation.adresse_juge}." if contestation.adresse_juge else ADRESSE_INCONNUE
    return Voie(
        "Saisir le tribunal",
        (
            f"C’est le {contestation.juge.nom}. Vous avez {_mois(delai_de_recours(contestation, regles))} après la "
            "réception de cette lettre. Vous pouvez le faire sans avocat. Joignez cette lettre.",
            f"En ligne : {teleservice.nom}, {teleservice.site}.",
            par_la_poste,
            _distance(contestation, regles),
        ),
        (R421_1, R414_2, R431_3, R421_7),
    )


def _distance(contestation: Contestation, regles: Delais) -> str:
    etranger = _mois(regles.distance_etranger_mois)
    outre_mer = _mois(regles.distance_outre_mer_mois)
    if delai_de_distance(contestation.juge, contestation.demeure, regles):
        return f"Ce délai compte {outre_mer} de plus, parce que vous habitez loin de ce tribunal."
    loin = "hors de la collectivité où il siège" if contestation.juge.outre_mer else "outre-mer"
    return f"Ce délai est plus long de {outre_mer} si vous habitez {loin}, de {etranger} à l’étranger."


def _defenseur(defenseur: Lieu) -> Voie:
    return Voie(
        f"Écrire au {defenseur.nom}",
        (
            f"C’est gratuit : {defenseur.site}, ou {defenseur.nom}, {defenseur.adresse} (sans timbre).",
            "Cela n’arrête pas les délais ci-dessus.",
        ),
        (defenseur.texte,),
    )


def _mois(nombre: int) -> str:
    return compte(nombre, "mois", "mois")
