"""The walk from subject to subject: what the address tells, which answer is faulty, what the next page carries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from seuil.portail.droits.foyer import Sujet
from seuil.portail.droits.sujets import SUJETS

ETAPE, VERS, RESULTAT = "etape", "vers", "resultat"  # the subject just answered; where its page leads when changed
CHOIX = "_choix"  # what a commune chosen among several adds to its name


@dataclass
class Parcours:
    """The answers of an address; an answer of no subject is left behind."""

    dites: QueryDict
    le: date
    formulaires: dict[str, Sujet] = field(default_factory=dict)

    def formulaire(self, sujet: str) -> Sujet:
        """Return the page of a subject, checked when the address tells of it."""
        if sujet not in self.formulaires:
            vide = SUJETS[sujet](le=self.le)
            est_dit = self.dites.get(ETAPE) == sujet or any(nom in self.dites for nom in vide.fields)
            self.formulaires[sujet] = SUJETS[sujet](self.dites, le=self.le) if est_dit else vide
        return self.formulaires[sujet]

    @property
    def est_vide(self) -> bool:
        """Say whether the address tells nothing."""
        return not any(self.formulaire(sujet).is_bound for sujet in SUJETS)

    def faute_avant(self, sujet: str) -> str:
        """Return the first subject before this one whose answers are refused, "" when there is none."""
        avant = list(SUJETS)[: list(SUJETS).index(sujet)]
        return next((un for un in avant if self.formulaire(un).errors), "")

    def manque(self) -> str:
        """Return the first subject that is refused, else not told; "" when the result may be shown."""
        refuses = [un for un in SUJETS if self.formulaire(un).errors]
        return next((un for un in (*refuses, *SUJETS) if not self.formulaire(un).is_valid()), "")

    def tout(self) -> dict[str, Any]:
        """Return every answer, cleaned."""
        return {nom: valeur for un in SUJETS for nom, valeur in self.formulaire(un).cleaned_data.items()}

    def cachees(self, sujet: str = "") -> Iterator[tuple[str, str]]:
        """Yield the answers to carry, those of ``sujet`` apart: its page asks them."""
        for un in SUJETS:
            for nom in self.formulaire(un).fields if un != sujet else ():
                yield from ((cle, str(self.dites[cle])) for cle in (nom, nom + CHOIX) if self.dites.get(cle))

    def question(self, **en_plus: str) -> str:
        """Return the answers as the end of an address."""
        dite = QueryDict(mutable=True)
        dite.update(dict(self.cachees()) | en_plus)
        return f"?{dite.urlencode()}" if dite else ""
