"""What is done by itself: one line per task of the clock.

To add a line: write a function that takes ``le`` (a day: `chaque_jour`) or ``maintenant`` (a moment: `chaque_heure`,
`chaque_minute`), calls one verb and returns what it counted, then add it to TACHES. Nothing else: the worker, the
command `seuil taches` and the operator's page read the table. Call the function alone in a test:
`passer_la_nuit(le=date(2026, 11, 23))`.

``en_une_transaction``: what the task writes and the row that says it was done are kept together, hence never done
twice, whatever is killed. A task that commits by lots, or writes outside the database, says False and must be safe
to run again for the same day. ``rejoue``: each missed day is played, in order; otherwise only the last one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

from seuil.avis import ouvertures
from seuil.avis.agents import resumer
from seuil.connexions.services import purger_les_essais, purger_les_sessions
from seuil.declarations.services import purger_les_brouillons
from seuil.documents.services import purger_les_isoles
from seuil.envois import services as envois
from seuil.envois.releve import relever
from seuil.envois.voies.boite import RetoursIllisibles
from seuil.journal.faits import est_publiee
from seuil.journal.services import publier, retenir
from seuil.rapprochement import services as rapprochement
from seuil.rapprochement.models import Nuit
from seuil.rapprochement.services import NuitImpossible
from seuil.taches.rythmes import CHAQUE_HEURE, CHAQUE_MINUTE, ChaqueJour, Rythme

Comptes = dict[str, int]
AVANT_LE_TRAVAIL = time(6, 30)  # read before the day begins
MATIN = time(5, 30)  # before the desks open
NUIT = time(3, 10)  # households and agents sleep; no change of hour passes over it


@dataclass(frozen=True, slots=True)
class Tache:
    """A line. ``refus``: what the function raises when a person must decide; its sentence is shown as such."""

    nom: str
    libelle: str
    rythme: Rythme
    agir: Callable[..., Comptes]
    en_une_transaction: bool
    refus: tuple[type[Exception], ...] = ()

    @property
    def est_quotidienne(self) -> bool:
        return isinstance(self.rythme, ChaqueJour)

    def jouer(self, *, le: date, maintenant: datetime) -> Comptes:
        """Do it, for the day played or for the moment it is."""
        return self.agir(le=le) if self.est_quotidienne else self.agir(maintenant=maintenant)


def passer_la_nuit(*, le: date) -> Comptes:
    """Bring scores and lists to a day, unless they stand there or further: a night may have been passed by hand."""
    if Nuit.objects.filter(le__gte=le, annulee_le=None, est_finie=True).exists():
        return {}
    arretes = rapprochement.arretes_au()
    if arretes is not None and arretes > le:
        return {}
    bilan = rapprochement.passer_la_nuit(le=le)
    return {"revues": bilan.revues, "passees": bilan.passees, "repeses": len(bilan.repeses)}


def publier_la_tete(*, le: date) -> Comptes:
    """Publish the head of the journal outside the database, once for a day."""
    if est_publiee(settings.TETES_JOURNAL, le):
        return {}
    tete = publier(settings.TETES_JOURNAL, le=le)
    return {"sceaux": tete.sceaux}


def sceller_le_journal(*, maintenant: datetime) -> Comptes:
    """Chain what is not chained yet, and keep the head outside the database."""
    tete = retenir(settings.TETES_JOURNAL, le=timezone.localdate(maintenant))
    return {"sceaux": tete.sceaux}


def purger_les_connexions(*, maintenant: datetime) -> Comptes:
    """Forget the tries to come in whose pause is over, and the sessions that ended."""
    essais = purger_les_essais(maintenant=maintenant)
    purger_les_sessions(maintenant=maintenant)
    return {"essais": essais}


def purger_les_saisies(*, le: date) -> Comptes:
    """Destroy the forms left unfinished, and the identity documents that no form and no demand holds."""
    return {"brouillons": purger_les_brouillons(le=le), "fichiers": purger_les_isoles(le=le)}


def lire_les_retours(*, maintenant: datetime) -> Comptes:
    """Stop waiting for full boxes, and read the returned mail."""
    pleines = envois.cesser_d_attendre(maintenant=maintenant)
    lus = relever(settings.RETOURS, maintenant=maintenant) if settings.RETOURS else 0
    return {"retours": lus, "pleines": pleines}


def preparer_le_courrier(*, le: date) -> Comptes:
    """Put the letters of the day in one file for each organism."""
    return {"lettres": envois.preparer_le_courrier(le=le)}


def reputer_notifie(*, le: date) -> Comptes:
    """Deem notified what nobody opened in time, where the law says so."""
    return {"reputes": envois.reputer(le=le)}


def ecrire_aux_agents(*, le: date) -> Comptes:
    """Tell each agent, by one e-mail, what awaits it; nobody on a day of rest."""
    return {"resumes": resumer(le=le)}


def signaler_les_ouvertures(*, le: date) -> Comptes:
    """Tell households of the unusual openings of the day before."""
    return {"ouvertures": ouvertures.signaler_les_ouvertures(le=le)}


def chaque_jour(
    nom: str,
    libelle: str,
    agir: Callable[..., Comptes],
    *,
    depuis: time,
    rejoue: bool,
    en_une_transaction: bool,
    refus: tuple[type[Exception], ...] = (),
) -> Tache:
    """Once a day, from an hour of Paris on; ``agir(le=…)``."""
    return Tache(nom, libelle, ChaqueJour(depuis, rejoue), agir, en_une_transaction, refus)


def chaque_heure(nom: str, libelle: str, agir: Callable[..., Comptes], *, en_une_transaction: bool) -> Tache:
    """Once an hour, what was missed being covered by one run; ``agir(maintenant=…)``."""
    return Tache(nom, libelle, CHAQUE_HEURE, agir, en_une_transaction)


def chaque_minute(
    nom: str,
    libelle: str,
    agir: Callable[..., Comptes],
    *,
    en_une_transaction: bool,
    refus: tuple[type[Exception], ...] = (),
) -> Tache:
    """Once a minute, in the same way."""
    return Tache(nom, libelle, CHAQUE_MINUTE, agir, en_une_transaction, refus)


def table(lignes: Iterable[Tache]) -> dict[str, Tache]:
    """Return the lines by their names."""
    return {ligne.nom: ligne for ligne in lignes}


TACHES = table(
    (
        chaque_minute("sceller", "Scellés du journal", sceller_le_journal, en_une_transaction=False),
        chaque_heure("connexions", "Oubli des essais et des sessions", purger_les_connexions, en_une_transaction=True),
        chaque_jour(
            "nuit",
            "Scores et listes du jour",
            passer_la_nuit,
            depuis=NUIT,
            rejoue=True,
            en_une_transaction=False,
            refus=(NuitImpossible,),
        ),
        # A head says what the journal held on its day: none is published afterwards for a day that was missed.
        chaque_jour(
            "publier",
            "Publication de la tête du journal",
            publier_la_tete,
            depuis=NUIT,
            rejoue=False,
            en_une_transaction=False,
        ),
        chaque_jour(
            "brouillons",
            "Destruction des saisies abandonnées",
            purger_les_saisies,
            depuis=NUIT,
            rejoue=True,
            en_une_transaction=True,
        ),
        chaque_minute(
            "retours", "Courriels revenus", lire_les_retours, en_une_transaction=False, refus=(RetoursIllisibles,)
        ),
        # Letters that waited leave together, on the day they are printed.
        chaque_jour(
            "courrier", "Courrier à imprimer", preparer_le_courrier, depuis=MATIN, rejoue=False, en_une_transaction=True
        ),
        chaque_jour(
            "notifications",
            "Messages réputés notifiés",
            reputer_notifie,
            depuis=NUIT,
            rejoue=True,
            en_une_transaction=True,
        ),
        chaque_jour(
            "ouvertures",
            "Ouvertures inhabituelles",
            signaler_les_ouvertures,
            depuis=NUIT,
            rejoue=True,
            en_une_transaction=True,
        ),
        chaque_jour(
            "resume",
            "Résumé du jour des agents",
            ecrire_aux_agents,
            depuis=AVANT_LE_TRAVAIL,
            rejoue=False,
            en_une_transaction=False,
        ),
    )
)
