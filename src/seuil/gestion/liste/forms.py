"""What an agent asks of the list of demands: what it looks for, and in which order."""

from collections.abc import Sequence
from typing import Any, Final, cast

from django.forms.boundfield import BoundField

from seuil.acteurs.models import Agent
from seuil.acteurs.requetes import territoire_de_l_agent
from seuil.demandes.forms.recherche import RechercheForm
from seuil.demandes.requetes.chercher import lire
from seuil.gestion.liste.tris import MONTRES
from seuil.regles.ecriture import majuscule
from seuil.socle.design import criteres
from seuil.socle.design.champs import ChoixField, TexteField
from seuil.territoires.models import Territoire

CHERCHE: Final = "q"
RECENTES: Final = "-recue"
TRIS_DITS: Final = {
    RECENTES: "les plus récentes d’abord",
    "recue": "les plus anciennes d’abord",
    "-points": "le plus de points d’abord",
    "points": "le moins de points d’abord",
    "-priorite": "Dalo reconnu d’abord, puis les points",
    "priorite": "Dalo reconnu à la fin, le moins de points d’abord",
    "nom": "par nom, de A à Z",
    "-nom": "par nom, de Z à A",
    "personnes": "les foyers les plus petits d’abord",
    "-personnes": "les foyers les plus grands d’abord",
    "types": "par type, du plus petit au plus grand",
    "-types": "par type, du plus grand au plus petit",
    "commune": "par première commune souhaitée, de A à Z",
    "-commune": "par première commune souhaitée, de Z à A",
    "numero": "par numéro unique, en montant",
    "-numero": "par numéro unique, en descendant",
    "etat": "par état, de A à Z",
    "-etat": "par état, de Z à A",
}


class ListeForm(RechercheForm):
    """``ou``: whose grid gives the points, asked only of who works for several territories."""

    adresse = TexteField(label="Adresse", longueur_max=120, required=False)
    etat = ChoixField(
        label="État", choices=[("", "Tous"), *((etat, etat.label) for etat in MONTRES)], liste=True, required=False
    )
    ou = ChoixField(label="Points selon la grille de", liste=True, required=False)
    tri = ChoixField(
        label="Ordre", choices=[(tri, majuscule(dit)) for tri, dit in TRIS_DITS.items()], liste=True, required=False
    )

    def __init__(self, *arguments: Any, agent: Agent, **options: Any) -> None:
        super().__init__(*arguments, **options)
        territoires, self.d_office = _territoires(agent)
        self.par_code = {lieu.pk: lieu for lieu in territoires}
        ou = cast(ChoixField, self.fields["ou"])
        ou.choices = [(code, lieu.nom_court) for code, lieu in self.par_code.items()]
        ou.initial = self.d_office.pk if self.d_office else None
        if len(self.par_code) < 2:
            del self.fields["ou"]

    @property
    def criteres(self) -> dict[str, Any]:
        """What narrows the list; nothing while what was typed is wrong."""
        lus = self.cleaned_data if self.is_valid() else {}
        return {nom: lus[nom] for nom in ("q", "adresse", "commune", "etat") if lus.get(nom)}

    @property
    def replies(self) -> list[BoundField]:
        """The questions beside the search itself: they are folded until one of them narrows the list."""
        return [self[nom] for nom in self.fields if nom != CHERCHE]

    @property
    def dits(self) -> str:
        """What the folded questions ask, in words."""
        noms = [nom for nom in self.criteres if nom != CHERCHE]
        return criteres.dire(self, [*noms, "tri"] if self.ordre != RECENTES else noms)

    @property
    def restent_ouverts(self) -> bool:
        """Say whether the folded questions are to be seen: one narrows the list, or is to be corrected."""
        return bool({*self.errors, *self.criteres} - {CHERCHE})

    @property
    def territoire(self) -> Territoire | None:
        """Whose grid gives the points."""
        choisi = self.cleaned_data.get("ou") if self.is_valid() else None
        return self.par_code.get(choisi or "", self.d_office)

    @property
    def ordre(self) -> str:
        """The column that sorts, after a minus when it goes down."""
        return (self.cleaned_data.get("tri") if self.is_valid() else "") or RECENTES

    @property
    def filtre_dit(self) -> dict[str, Any]:
        """What the journal keeps: of words typed, which name people, only what was recognised in them."""
        criteres = self.criteres
        dits: dict[str, Any] = {nom: str(criteres[nom]) for nom in ("commune", "etat") if nom in criteres}
        if "q" in criteres:
            dits["recherche"] = ", ".join(lire(criteres["q"]).sortes)
        return dits | ({"adresse": "une adresse"} if "adresse" in criteres else {}) | {"tri": self.ordre}


def _territoires(agent: Agent) -> tuple[Sequence[Territoire], Territoire | None]:
    """Return those of the agent's ressorts, and the one whose grid it reads when it chooses none."""
    organisme = agent.organisme
    siens = (
        list(Territoire.objects.filter(ressort__in=organisme.ressorts.all()).order_by("nom_court")) if organisme else []
    )
    sien = territoire_de_l_agent(agent)
    return siens, sien or next(iter(siens), None)
