"""A paper that a demand calls for, in words: what it is, whose, where it stands; the rules' words plug in here."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.demandes.models import Personne
from seuil.instruction.etats import Canal, Etat, EtatFeuille
from seuil.instruction.models import Feuille, Piece
from seuil.regles import pieces as regles
from seuil.regles.preuves import bientot_jours
from seuil.socle.design.mesures import date_longue
from seuil.socle.horloge import jour_de

IDENTITE_DES_MAJEURS, AVIS = "identite_majeurs", "avis_n2"
A_ENVOYER, EN_VERIFICATION, ACCEPTE, A_REMPLACER, A_RENOUVELER, EXPIRE = (
    *("a_envoyer", "en_verification", "accepte"),
    *("a_remplacer", "a_renouveler", "expire"),
)
MOTS: Final = {
    A_ENVOYER: _("À envoyer"),
    EN_VERIFICATION: _("En vérification"),
    ACCEPTE: _("Accepté"),
    A_REMPLACER: _("À remplacer"),
    A_RENOUVELER: _("À renouveler"),
}
PORTES: Final = {
    A_ENVOYER: "attendu",
    EN_VERIFICATION: "provisoire",
    ACCEPTE: "acquis",
    A_REMPLACER: "refus",
    A_RENOUVELER: "refus",
    EXPIRE: "acquis",
}
URGENCES: Final = (A_REMPLACER, A_RENOUVELER)
VALENT: Final = (ACCEPTE, EXPIRE)
EN_MAIN: Final = (*VALENT, EN_VERIFICATION)  # nothing is asked of the household for these


@dataclass(frozen=True)
class Papier:
    """An expected paper with the rows that answer it: the one accepted, the one on its way."""

    piece: regles.Piece
    personne: Personne | None
    le: date
    acceptee: Piece | None = None
    en_chemin: Piece | None = None
    feuilles: list[Feuille] = field(default_factory=list)  # of the one on its way, those replaced left out

    @property
    def code(self) -> str:
        return self.piece.code

    @property
    def nom(self) -> str:
        return self.piece.en_clair

    @property
    def cle(self) -> str:
        """Return what names the paper among those of its demand."""
        return f"{self.code}-{self.personne.pk}" if self.personne else self.code

    @property
    def qui(self) -> str:
        """Return whose paper it is, empty when it is the household's."""
        return str(self.personne) if self.personne else ""

    @property
    def est_preparee(self) -> bool:
        """Say whether pages wait to be sent."""
        return any(feuille.etat == EtatFeuille.A_LIRE for feuille in self.feuilles) and not self.est_partie

    @property
    def est_partie(self) -> bool:
        return self.en_chemin is not None and self.en_chemin.etat == Etat.EN_VERIFICATION

    @property
    def est_a_completer(self) -> bool:
        """Say whether a page may still join what was sent: nobody reads it yet."""
        return self.en_chemin is not None and self.est_partie and self.en_chemin.prise_par_id is None

    @property
    def etat(self) -> str:
        if self.en_chemin is not None and self.en_chemin.etat == Etat.A_REMPLACER:
            return A_REMPLACER
        if self.est_partie:
            return EN_VERIFICATION
        if self.acceptee is None:
            return A_ENVOYER
        fin = self.acceptee.expire_le
        if fin is None or fin > self.le + timedelta(bientot_jours(self.le)):
            return ACCEPTE
        return EXPIRE if fin >= self.le else A_RENOUVELER

    @property
    def mot(self) -> str:
        """Return the state in words, the day included when it comes soon."""
        if self.etat == EXPIRE and self.acceptee is not None and self.acceptee.expire_le is not None:
            return gettext("Expire le %(jour)s") % {"jour": date_longue(self.acceptee.expire_le)}
        return str(MOTS[self.etat])

    @property
    def porte(self) -> str:
        return PORTES[self.etat]

    @property
    def adresse(self) -> str:
        """Return the page of the paper, for its household."""
        if self.personne is None:
            return reverse("papier", args=(self.code,))
        return reverse("papier_de", args=(self.code, self.personne.pk))

    @property
    def est_ouvert(self) -> bool:
        """Say whether the household may add a page: not while an agent reads it."""
        return not self.est_partie or self.est_a_completer

    @property
    def detail(self) -> str:
        """Return what is known of the state: since when, until when."""
        if self.est_partie and self.en_chemin is not None and self.en_chemin.envoyee_a is not None:
            dit = _("Donné au guichet le %(jour)s") if self._au_guichet else _("Reçu le %(jour)s")
            return str(dit) % {"jour": date_longue(jour_de(self.en_chemin.envoyee_a))}
        if self.est_preparee:
            return gettext("Pages gardées, pas encore envoyées")
        fin = self.acceptee.expire_le if self.acceptee else None
        if self.etat == ACCEPTE and fin:
            return gettext("Valable jusqu’au %(jour)s") % {"jour": date_longue(fin)}
        if self.etat in VALENT and self.acceptee is not None and self.acceptee.decidee_le:
            return gettext("Accepté le %(jour)s") % {"jour": date_longue(self.acceptee.decidee_le)}
        return ""

    @property
    def message(self) -> str:
        """Return what the agent asks, while it is asked."""
        return self.en_chemin.message if self.en_chemin is not None and self.etat == A_REMPLACER else ""

    @property
    def pages_a_remplacer(self) -> list[int]:
        """Return the ranks of the pages that an agent refused, while they are asked again."""
        if self.etat != A_REMPLACER:
            return []
        return [rang for rang, une in enumerate(self.feuilles, 1) if une.etat == EtatFeuille.REFUSEE]

    @property
    def pages_sans_raison(self) -> bool:
        """Say whether the message alone tells what is wrong: no page that waits bears a motive."""
        return not any(feuille.motif for feuille in self.feuilles)

    @property
    def contestation(self) -> str:
        """Return what the household wrote for another reading, while it waits for it: refused pages are read again."""
        relues = any(feuille.etat == EtatFeuille.A_LIRE and feuille.motif for feuille in self.feuilles)
        return self.en_chemin.contestation if self.en_chemin is not None and self.est_partie and relues else ""

    @property
    def vaut_encore(self) -> bool:
        """Say whether an accepted one stands while a new one is on its way."""
        return self.acceptee is not None and self.est_partie

    @property
    def est_en_main(self) -> bool:
        return self.etat in EN_MAIN

    @property
    def _au_guichet(self) -> bool:
        return self.en_chemin is not None and self.en_chemin.canal == Canal.GUICHET
