"""Give a household another access code: the former one is dead at once."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Acteur
from seuil.demandes import acces, codes
from seuil.demandes.models import Demande, Remise
from seuil.demandes.services.remettre import garder_pour_la_remise
from seuil.journal.services import consigner
from seuil.socle.droits import exiger


@transaction.atomic
def renouveler_code(
    demande: Demande,
    *,
    motif: codes.Motif,
    precision: str = "",
    cle: bytes,
    est_prouve: bool = False,
    par: Acteur,
    le: date,
) -> None:
    """Replace the code at a desk, the identity document seen, or for the household whose verified address proved it.

    ``est_prouve``: a short code just came back from that address. The new code waits sealed under ``cle``.

    The sessions opened with the former code end, that of the browser which sent the form too. Raises DroitRefuse.
    """
    exiger(acces.peut_renouveler_code(par, demande, est_prouve=est_prouve))

    garder_pour_la_remise(demande, remplacer_le_code(demande), cle=cle)

    consigner(
        "demande.code_renouvele", demande, par=par, le=le, motif=motif, precision=precision, piece_vue=not est_prouve
    )


@transaction.atomic
def attribuer_code(demande: Demande, *, par: Acteur, le: date) -> str:
    """Give a code to send by letter, and return it: only its hash is kept. Raises DroitRefuse."""
    exiger(acces.peut_renouveler_code(par, demande))

    code = remplacer_le_code(demande)
    Remise.objects.filter(demande=demande).delete()

    consigner("demande.code_envoye", demande, par=par, le=le)
    return code


def remplacer_le_code(demande: Demande) -> str:
    """Replace the code of a demand, for the verb that says why: the former one and its sessions open nothing more."""
    code = codes.tirer()
    demande = demande.verrouiller()
    demande.code_acces = codes.hacher(code)
    demande.save(update_fields=["code_acces"])
    return code
