"""What is done by itself: one line per task of the clock.

To add a line: write in `actes` a function that takes ``le`` (a day: `chaque_jour`) or ``maintenant`` (a moment:
`chaque_heure`, `chaque_minute`), calls one verb and returns what it counted, then add it to TACHES. Nothing else: the
worker, the command `seuil taches` and the operator's page read the table.

``en_une_transaction``: what the task writes and the row that says it was done are kept together, hence never done
twice, whatever is killed. A task that commits by lots, or writes outside the database, says False and must be safe
to run again for the same day. ``rejoue``: each missed day is played, in order; otherwise only the last one.
"""

from collections.abc import Iterable
from datetime import time

from seuil.documents.moteurs.clamd import MoteurAbsent
from seuil.envois.voies.boite import RetoursIllisibles
from seuil.rapprochement.services import GrilleEnAttente, NuitImpossible
from seuil.taches import actes
from seuil.taches.tache import Tache, chaque_heure, chaque_jour, chaque_minute

AVANT_LE_TRAVAIL = time(6, 30)  # read before the day begins
MATIN = time(5, 30)  # before the desks open
NUIT = time(3, 10)  # households and agents sleep; no change of hour passes over it


def table(lignes: Iterable[Tache]) -> dict[str, Tache]:
    """Return the lines by their names."""
    return {ligne.nom: ligne for ligne in lignes}


TACHES = table(
    (
        chaque_minute("sceller", "Scellés du journal", actes.sceller_le_journal, en_une_transaction=False),
        chaque_heure(
            "connexions", "Oubli des essais et des sessions", actes.purger_les_connexions, en_une_transaction=True
        ),
        chaque_jour(
            "nuit",
            "Scores et listes du jour",
            actes.passer_la_nuit,
            depuis=NUIT,
            rejoue=True,
            en_une_transaction=False,
            refus=(NuitImpossible,),
            attentes=(GrilleEnAttente,),
        ),
        # A head says what the journal held on its day: none is published afterwards for a day that was missed.
        chaque_jour(
            "publier",
            "Publication de la tête du journal",
            actes.publier_la_tete,
            depuis=NUIT,
            rejoue=False,
            en_une_transaction=False,
        ),
        chaque_jour(
            "brouillons",
            "Destruction des saisies abandonnées",
            actes.purger_les_saisies,
            depuis=NUIT,
            rejoue=True,
            en_une_transaction=True,
        ),
        chaque_jour(
            "papiers",
            "Papiers jamais envoyés ou remplacés",
            actes.purger_les_papiers,
            depuis=NUIT,
            rejoue=True,
            en_une_transaction=True,
        ),
        chaque_jour(
            "identites",
            "Identités que personne n’a relues",
            actes.liberer_les_identites,
            depuis=NUIT,
            rejoue=True,
            en_une_transaction=True,
        ),
        # A day that was missed is never played afterwards: each run says what is due now, once.
        chaque_jour(
            "echeances",
            "Demandes à renouveler, foyers prévenus",
            actes.annoncer_les_echeances,
            depuis=NUIT,
            rejoue=False,
            en_une_transaction=False,
        ),
        chaque_jour(
            "fins",
            "Demandes arrivées à leur fin",
            actes.finir_les_echues,
            depuis=NUIT,
            rejoue=False,
            en_une_transaction=False,
        ),
        chaque_jour(
            "preuves",
            "Preuves qui finissent",
            actes.annoncer_les_preuves,
            depuis=NUIT,
            rejoue=True,
            en_une_transaction=True,
        ),
        # Each household is a transaction of its own: killed, the next run goes on where it stopped.
        chaque_jour(
            "foyers",
            "Foyers effacés à leur date",
            actes.effacer_les_foyers,
            depuis=NUIT,
            rejoue=False,
            en_une_transaction=False,
        ),
        # Each document is a transaction of its own: an engine that stops loses nothing of what it said before.
        chaque_minute(
            "analyser",
            "Analyse des documents déposés",
            actes.analyser_les_documents,
            en_une_transaction=False,
            refus=(MoteurAbsent,),
        ),
        # Whoever came since is compared: one run covers the days that were missed.
        chaque_jour(
            "ressemblances",
            "Demandes qui se ressemblent",
            actes.comparer_les_demandes,
            depuis=NUIT,
            rejoue=False,
            en_une_transaction=False,
        ),
        chaque_minute(
            "retours", "Courriels revenus", actes.lire_les_retours, en_une_transaction=False, refus=(RetoursIllisibles,)
        ),
        # Letters that waited leave together, on the day they are printed.
        chaque_jour(
            "courrier",
            "Courrier à imprimer",
            actes.preparer_le_courrier,
            depuis=MATIN,
            rejoue=False,
            en_une_transaction=True,
        ),
        chaque_jour(
            "notifications",
            "Messages réputés notifiés",
            actes.reputer_notifie,
            depuis=NUIT,
            rejoue=True,
            en_une_transaction=True,
        ),
        chaque_jour(
            "ouvertures",
            "Ouvertures inhabituelles",
            actes.signaler_les_ouvertures,
            depuis=NUIT,
            rejoue=True,
            en_une_transaction=True,
        ),
        chaque_heure(
            "rendez_vous",
            "Rappels des rendez-vous du lendemain",
            actes.rappeler_les_rendez_vous,
            en_une_transaction=True,
        ),
        chaque_jour(
            "resume",
            "Résumé du jour des agents",
            actes.ecrire_aux_agents,
            depuis=AVANT_LE_TRAVAIL,
            rejoue=False,
            en_une_transaction=False,
        ),
    )
)
