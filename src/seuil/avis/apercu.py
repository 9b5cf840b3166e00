"""Every notice as its reader sees it, for docs/avis.md."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from seuil.acteurs.nomenclatures import Attente
from seuil.avis.modele import Avis, a_defaut, sans_papier, sur_papier
from seuil.avis.resume import Groupe, Part, Rappel, corps, sujet
from seuil.avis.table import TABLE
from seuil.contacts.services import MINUTES
from seuil.envois.services.codes import TEXTES

ACCUEIL: Final = "https://demande.exemple.fr/gestion/"
RESUME: Final = [
    Part(
        (
            Rappel(Groupe.EN_RETARD, Attente.ORIENTATION, date(2026, 11, 9)),
            Rappel(Groupe.AUJOURDHUI, Attente.LOGEMENT, None),
            Rappel(Groupe.PROCHE, Attente.REPONSE, date(2026, 11, 14)),
            Rappel(Groupe.NOUVEAU, Attente.CANDIDATS, None),
        ),
        reste=2,
    ),
    Part(
        (Rappel(Groupe.NOUVEAU, Attente.SEANCE, date(2026, 11, 26)),),
        absent="Clarisse Esquisse",
        absent_au=date(2026, 11, 20),
    ),
]
LIEN: Final = "https://demande.exemple.fr/l/1z-4kQx0Wm2…/"
PAPIERS: Final[dict[object, str]] = {
    a_defaut: "si le foyer n’a pas d’adresse vérifiée",
    sur_papier: "toujours, sauf accord exprès pour l’espace en ligne",
    sans_papier: "jamais",
}
TITRE: Final = (
    "# What is told\n\nOne line of [the table](../src/seuil/avis/table.py) each, in the order of the demand.\n"
)


def apercu() -> str:
    """Return the whole page, in Markdown."""
    return "\n".join(
        [TITRE, *(ligne for verbe, avis in _tous() for ligne in _dire(verbe, avis)), *_codes(), *_resume()]
    )


def _tous() -> Iterator[tuple[str, Avis]]:
    for verbe, dits in TABLE.items():
        yield from ((verbe, avis) for avis in dits)


def _dire(verbe: str, avis: Avis) -> list[str]:
    corps = avis.corps(avis.exemple).replace("{lien}", LIEN)
    return [
        f"## {avis.titre}\n",
        f"Fact: `{verbe}`. Notice: `{avis.nom}`.\n",
        f"- Objet de l’e-mail : {avis.sujet}",
        f"- SMS : {avis.sms_dit(avis.exemple).replace('{lien}', LIEN)}",
        f"- Lettre : {PAPIERS.get(avis.papier, 'selon le fait : ' + _premiere_ligne(avis.papier))}",
        f"- Preuve de remise exigée : {'oui' if avis.exige_preuve else 'non'}",
        f"- Copie à qui accompagne : {'oui' if avis.aussi_accompagnant else 'non'}\n",
        *(f"> {ligne}".rstrip() for ligne in corps.split("\n")),
        "",
    ]


def _premiere_ligne(fonction: object) -> str:
    return (getattr(fonction, "__doc__", None) or "").split("\n")[0]


def _codes() -> list[str]:
    lignes = ["## Codes à usage unique\n", "Par le seul contact concerné, effacés une fois partis.\n"]
    return lignes + [f"- {texte.format(code='482913', minutes=MINUTES)}" for texte in TEXTES.values()] + [""]


def _resume() -> list[str]:
    ecrit = corps(RESUME, le=date(2026, 11, 12)).replace("{lien}", ACCUEIL)
    return [
        "## Le résumé du jour d’un agent\n",
        "À l’agent, ou à qui le remplace, chaque jour ouvré où quelque chose attend.\n",
        f"- Objet de l’e-mail : {sujet(RESUME)}\n",
        *(f"> {ligne}".rstrip() for ligne in ecrit.split("\n")),
        "",
    ]
