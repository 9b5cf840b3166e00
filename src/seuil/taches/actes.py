"""What each line of the clock does: one function, one verb, what it counted. Called alone in a test, with its day."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from seuil.avis import ouvertures
from seuil.avis.agents import resumer
from seuil.connexions.services import purger_les_essais, purger_les_sessions
from seuil.declarations.services import purger_les_brouillons
from seuil.demandes.services import laisser_perimer_les_identites, relever_les_ressemblances
from seuil.documents.services import analyser_les_attentes, purger_les_isoles
from seuil.effacements.services import effacer_les_echues
from seuil.envois import services as envois
from seuil.envois.releve import relever
from seuil.instruction.services import annoncer_les_fins, oublier_les_papiers
from seuil.journal.faits import est_publiee
from seuil.journal.services import publier, retenir
from seuil.rapprochement import services as rapprochement
from seuil.rapprochement.models import Nuit
from seuil.rendez_vous.services import rappeler
from seuil.renouvellements import services as renouvellements

Comptes = dict[str, int]


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


def annoncer_les_echeances(*, le: date) -> Comptes:
    """Tell the households whose demand ends: two months, one month, fifteen days, five days before."""
    return {"annoncees": renouvellements.annoncer_les_echeances(le=le)}


def finir_les_echues(*, le: date) -> Comptes:
    """Prolong the demands whose notice did not leave in time, remove those that nobody renewed."""
    fins = renouvellements.finir_les_echues(le=le)
    return {"prolongees": fins.prolongees, "radiees": fins.radiees}


def annoncer_les_preuves(*, le: date) -> Comptes:
    """Tell the households whose proofs end: soon, to renew, past."""
    return {"preuves": annoncer_les_fins(le=le)}


def purger_les_saisies(*, le: date) -> Comptes:
    """Destroy the forms left unfinished, and the identity documents that no form and no demand holds."""
    return {"brouillons": purger_les_brouillons(le=le), "fichiers": purger_les_isoles(le=le)}


def analyser_les_documents(*, maintenant: datetime) -> Comptes:
    """Give to the antivirus what waits for it; where none may be believed, its sentence tells the operator once."""
    return analyser_les_attentes(maintenant=maintenant)


def effacer_les_foyers(*, le: date) -> Comptes:
    """Erase the households whose demand left long ago enough, and what was locked the night before."""
    faits = effacer_les_echues(le=le)
    return {"effacees": faits.effacees, "proces_verbaux": faits.proces_verbaux, "restes": faits.restes}


def purger_les_papiers(*, le: date) -> Comptes:
    """Destroy the papers begun and never sent, and the files of the pages that were replaced."""
    preparees, remplacees = oublier_les_papiers(le=le)
    return {"preparees": preparees, "remplacees": remplacees}


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


def comparer_les_demandes(*, le: date) -> Comptes:
    """Find the living demands that look alike, for the desks."""
    return {"ressemblances": relever_les_ressemblances(le=le)}


def liberer_les_identites(*, le: date) -> Comptes:
    """Free the demands whose change of name or birth nobody read in time."""
    return {"identites": laisser_perimer_les_identites(le=le)}


def rappeler_les_rendez_vous(*, maintenant: datetime) -> Comptes:
    """Remind the households of their appointments of the next day, in the hours of each desk."""
    return {"rappels": rappeler(maintenant=maintenant, le=timezone.localdate(maintenant))}
