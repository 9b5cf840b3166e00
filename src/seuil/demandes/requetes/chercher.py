"""What an agent types to find a household: its number, its names in any order, its telephone, a birth, an address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.etats import EtatIdentite
from seuil.demandes.models import Demande, DemandeQuerySet, IdentiteARelire, Personne, Titulaire
from seuil.regles.numero_unique import LONGUEUR
from seuil.socle.cle import cle, cle_de_la_colonne
from seuil.socle.design.champs import DateTroisChamps
from seuil.socle.telephones import lire_ou_rien, sans_sens

RARES: Final = 5_000
NOMS: Final = ("nom", "nom_naissance", "prenom")
_NUMERO: Final = re.compile(rf"[0-9][0-9AB]{{2}}[0-9A-Z]{{0,{LONGUEUR - 3}}}")
_NAISSANCE: Final = re.compile(
    r"(?<!\w)(?:n[ée]e?\s+)?(?:le\s+)?("
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|(?:[0-9]{1,2}|1er)(?:\s*[./\-]\s*|\s+)(?:[0-9]{1,2}|[^\W\d_]{3,9}\.?)"
    r"(?:\s*[./\-]\s*|\s+)[0-9]{4})(?!\w)",
    re.IGNORECASE,
)
_CODE_POSTAL: Final = re.compile(r"(?<!\w)[0-9]{5}(?!\w)")


class Sorte(StrEnum):
    """What was recognised in what was typed: said to the journal instead of the words, which name people."""

    NUMERO = "numéro unique"
    TELEPHONE = "téléphone"
    NAISSANCE = "date de naissance"
    NOM = "nom"


@dataclass(frozen=True, slots=True)
class Saisie:
    """What was typed, read: each part that is there must be found."""

    numero: str = ""
    telephone: str = ""
    naissance: date | None = None
    noms: tuple[str, ...] = field(default=())

    @property
    def sortes(self) -> list[str]:
        """What was recognised, in words."""
        lues = {
            Sorte.NUMERO: self.numero,
            Sorte.TELEPHONE: self.telephone,
            Sorte.NAISSANCE: self.naissance,
            Sorte.NOM: self.noms,
        }
        return [sorte.value for sorte, lue in lues.items() if lue]


def lire(saisie: str) -> Saisie:
    """Read what an agent typed: a birth and names may go together, a number and a telephone go alone."""
    compact, telephone = "".join(saisie.split()).upper(), lire_ou_rien(saisie)
    numero = compact if _NUMERO.fullmatch(compact) else ""
    naissance, reste = _separer(sans_sens(saisie))
    if numero or telephone:  # eight digits may be a birth too: both are looked for
        return Saisie(numero=numero, telephone=telephone, naissance=naissance)
    return Saisie(naissance=naissance, noms=tuple(filter(None, map(cle, reste.split()))))


def trouver(demandes: DemandeQuerySet, saisie: Saisie) -> DemandeQuerySet:
    """Return, among these demands, those that answer: none when nothing could be read."""
    if saisie.numero or saisie.telephone:
        nees = Q(titulaires__naissance=saisie.naissance) if saisie.naissance else Q(pk=None)
        siennes = Demande.objects.filter(_numero(saisie.numero) | _telephone(saisie.telephone) | nees)
        return demandes.filter(pk__in=siennes.values("pk"))
    if not (saisie.naissance or saisie.noms):
        return demandes.none()
    siens = Titulaire.objects.all()
    for nom in saisie.noms:
        siens = siens.filter(cle__contains=nom)
    if saisie.naissance:
        siens = siens.filter(naissance=saisie.naissance)
    trouves = list(
        siens.values_list("demande", flat=True)[: RARES + 1]
    )  # a rare name is found once, whatever the order
    autrement = _sous_un_autre_nom(saisie) if saisie.noms else []
    if len(trouves) <= RARES:
        return demandes.filter(pk__in=[*trouves, *autrement])
    return demandes.filter(Q(pk__in=siens.values("demande")) | Q(pk__in=autrement))


def _sous_un_autre_nom(saisie: Saisie) -> list[int]:
    """Return the demands whose holder was born, or was called, under a name typed."""
    nees = Personne.objects.filter(lien__in=TITULAIRES).exclude(nom_naissance="")
    nees = _nommees(nees, saisie, autres=["nom_naissance"], siens=["nom", "prenom"])
    anciens = IdentiteARelire.objects.filter(etat=EtatIdentite.CONFIRMEE).annotate(
        **{f"ancien_{champ}": KeyTextTransform(champ, "avant") for champ in NOMS}
    )
    siens = [f"personne__{champ}" for champ in NOMS]
    anciennes = _nommees(anciens, saisie, autres=[f"ancien_{champ}" for champ in NOMS], siens=siens, qui="personne__")
    return [
        *nees.values_list("demande", flat=True)[: RARES + 1],
        *anciennes.values_list("demande", flat=True)[: RARES + 1],
    ]


def _nommees(
    rangees: QuerySet[Any], saisie: Saisie, *, autres: Sequence[str], siens: Sequence[str], qui: str = ""
) -> QuerySet[Any]:
    """Return the rows where each name typed is in one of the columns, and one of them in another name."""
    cles = {f"cle_{champ}": cle_de_la_colonne(champ) for champ in (*autres, *siens)}
    rangees = rangees.alias(**cles)

    def dans(champs: Sequence[str], nom: str) -> Q:
        return Q(*((f"cle_{champ}__contains", nom) for champ in champs), _connector=Q.OR)

    un_autre = Q(*(dans(autres, nom) for nom in saisie.noms), _connector=Q.OR)
    rangees = rangees.filter(un_autre, *(dans((*autres, *siens), nom) for nom in saisie.noms))
    return rangees.filter(**{f"{qui}naissance": saisie.naissance}) if saisie.naissance else rangees


def trouver_par_l_adresse(demandes: DemandeQuerySet, saisie: str) -> DemandeQuerySet:
    """Return those whose letters go to an address written so; what follows its postal code is not read.

    The address of a protected household tells nothing to who types it.
    """
    code = _CODE_POSTAL.search(saisie)
    rue = saisie[: code.start()] if code else saisie
    trouvees = demandes.filter(est_protegee=False)
    if code:
        trouvees = trouvees.filter(code_postal=code[0])
    if not cle(rue):
        return trouvees if code else demandes.none()
    for nombre in re.findall("[0-9]+", rue):  # far cheaper to look for than the key of every address
        trouvees = trouvees.filter(adresse__contains=nombre)
    return trouvees.alias(rue=cle_de_la_colonne("adresse")).filter(rue__contains=cle(rue))


def _separer(saisie: str) -> tuple[date | None, str]:
    """Return the birth that was typed, and the rest."""
    if not (trouvee := _NAISSANCE.search(saisie)):
        return None, saisie
    ecrite = re.sub(r"\s*([./\-])\s*", r"\1", trouvee[1])
    try:
        lue: date | None = DateTroisChamps().clean([ecrite, "", ""])
    except ValidationError:
        return None, saisie
    return lue, f"{saisie[: trouvee.start()]} {saisie[trouvee.end() :]}"


def _numero(numero: str) -> Q:
    return Q(numero_unique__startswith=numero) if numero else Q(pk=None)


def _telephone(telephone: str) -> Q:
    """Find by the number declared; that of a protected household tells nothing to who types it."""
    return Q(telephone=telephone, est_protegee=False) if telephone else Q(pk=None)
