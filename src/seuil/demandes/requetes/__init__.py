"""What a demand has around it: its attestation, its code to hand over, its delays."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from seuil.acteurs.models import Guichet
from seuil.courriers.models import Courrier, Gabarit
from seuil.demandes.models import Demande, Remise, Ressemblance, Titulaire
from seuil.regles.delais import Delais
from seuil.socle.cycles import EnsembleVerrouillable
from seuil.socle.scelles import ouvrir
from seuil.territoires.models import Ressort, Territoire
from seuil.territoires.requetes import delais_ici, territoires_de

Cles = list[tuple[str, date]]  # of holders: the key of the name, and the birth


def vivants(ressort: Ressort, cles: Cles) -> list[Titulaire]:
    """Return the holders of the living demands of a ressort who have one of these keys, with their demand."""
    trouves: list[Titulaire] = []
    for cle, naissance in cles:
        siens = Titulaire.objects.filter(ressort=ressort, cle=cle, naissance=naissance, est_vivant=True)
        trouves += siens.select_related("demande")
    return trouves


def cles_de(demande: Demande) -> Cles:
    """Return the keys of the holders of a demand."""
    return sorted(demande.titulaires.values_list("cle", "naissance"))


def semblables(demande: Demande) -> list[Demande]:
    """Return the other living demands that have a holder of this one, oldest first."""
    trouvees = {vivant.demande.pk: vivant.demande for vivant in vivants(demande.ressort, cles_de(demande))}
    return [trouvees[cle] for cle in sorted(trouvees) if cle != demande.pk]


def couples_de(demande: Demande) -> EnsembleVerrouillable[Ressemblance]:
    """Return the pairs that the night found of a demand, decided or not."""
    return Ressemblance.objects.filter(Q(premiere=demande) | Q(seconde=demande))


def attestation_de(demande: Demande) -> Courrier | None:
    """Return the last attestation, None while the worker has not written it."""
    ecrites = Courrier.objects.filter(numero_unique=demande.numero_unique, gabarit=Gabarit.ATTESTATION)
    return ecrites.order_by("pk").last()


def remise(demande: Demande, *, cle: bytes) -> dict[str, Any]:
    """Return the code not handed over yet: ``code`` in the browser it is sealed for, ``code_ailleurs`` in another.

    ``cle`` is the key of the browser that asks.
    """
    attendue = Remise.objects.filter(demande=demande).first()
    code = ouvrir(bytes(attendue.scelle), cle, lie_a=demande.numero_unique) if attendue else None
    return {"code": code, "code_ailleurs": attendue is not None and code is None}


def delais_de_la_demande(demande: Demande, le: date) -> Delais:
    """Return the deadlines of a day in the territory of the first commune the household wishes."""
    return delais_ici(demande.premier_souhait.commune, le)


def fin_de_prise(demande: Demande, prise_a: datetime, a: datetime) -> datetime:
    """Return when what an agent took of a demand to read or answer it comes back to all."""
    return prise_a + timedelta(minutes=delais_de_la_demande(demande, a.date()).prise_piece_minutes)


def territoires_souhaites(demande: Demande) -> list[Territoire]:
    """Return the territories of the wished communes, in the order of the wishes, each once."""
    voulues = [souhait.commune for souhait in sorted(demande.souhaits.all(), key=lambda souhait: souhait.ordre)]
    siens = territoires_de(voulues)
    return list({siens[commune.pk].pk: siens[commune.pk] for commune in voulues if commune.pk in siens}.values())


def territoire_du_foyer(demande: Demande) -> Territoire | None:
    """Return the territory whose pages are the household's: of its first wish that has one, else of its ressort."""
    souhaites = territoires_souhaites(demande)
    return souhaites[0] if souhaites else Territoire.objects.filter(ressort=demande.ressort_id).order_by("pk").first()


def guichet_de_la_demande(demande: Demande) -> Guichet:
    """Return the desk that writes to the household and answers it: the one that registered its demand.

    For who asked on the portal: the first registering desk of its own town, when there is one.
    """
    if demande.guichet.territoire_id is not None:
        return demande.guichet
    chez_elle = territoire_du_foyer(demande)
    proches = Guichet.objects.filter(territoire=chez_elle, enregistre=True) if chez_elle else Guichet.objects.none()
    return proches.select_related("organisme").order_by("code").first() or demande.guichet
