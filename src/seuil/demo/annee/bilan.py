"""What the year did, and the three promises that it must keep: warned, told once, proven."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from seuil.courriers.models import Courrier, Gabarit
from seuil.demandes.etats import Etat, MotifRadiation
from seuil.demandes.models import Demande
from seuil.demo.annee.poste import Recu
from seuil.envois.etats import Etat as EtatEnvoi
from seuil.envois.models import Envoi
from seuil.journal.models import Entree
from seuil.renouvellements.requetes import avis_parti_le
from seuil.renouvellements.requetes.avis import PREFIXE

VERBES = {
    "demande.echeance_annoncee": "annonces",
    "demande.renouvelee": "renouvellements",
    "demande.prolongee": "prolongations",
    "demande.reintegree": "réintégrations",
}
Fin = tuple[str, str, str, str]


def tableau(du: date) -> Iterator[str]:
    """Yield the table of the year: messages by channel and fate, acts, removals by motive."""
    annonces = Envoi.objects.filter(avis__startswith=PREFIXE)
    yield "Messages de renouvellement, par voie et par sort :"
    comptes = Counter((envoi.get_canal_display(), envoi.get_etat_display()) for envoi in annonces)
    yield from (f"  {voie:18s} {sort:28s} {nombre:5d}" for (voie, sort), nombre in sorted(comptes.items()))
    yield "Actes :"
    for verbe, nom in VERBES.items():
        yield f"  {nom:47s} {Entree.objects.filter(verbe=verbe, le__gte=du).count():5d}"
    yield f"  {'effacements':47s} {Demande.objects.filter(etat=Etat.EFFACEE).count():5d}"
    yield "Radiations, par motif :"
    motifs = Counter(MotifRadiation(motif).label for motif in _radiations(du))
    yield from (f"  {motif!s:47s} {nombre:5d}" for motif, nombre in sorted(motifs.items(), key=str))


def manquements(du: date, recus: Iterable[Recu]) -> list[str]:
    """Return each promise that the year broke, in a sentence; none when it kept them."""
    return [*_radies_sans_avis(), *_dits_deux_fois(recus), *_sans_preuve(du)]


def fins() -> dict[int, Fin]:
    """Return how each demand ends: its state, its end, its renewal, its motive."""
    return {
        demande.pk: (
            demande.etat,
            str(demande.echeance),
            str(demande.renouvelee_le),
            f"{demande.motif_radiation} {demande.radiee_le}",
        )
        for demande in Demande.objects.all()
    }


def douteuses() -> set[int]:
    """Return the demands one of whose announcements is « peut-être parti »."""
    envois = Envoi.objects.filter(avis__startswith=PREFIXE, etat=EtatEnvoi.DOUTEUX)
    return {cle for cle in envois.values_list("demande", flat=True) if cle is not None}


def _radiations(du: date) -> Iterator[str]:
    for entree in Entree.objects.filter(verbe="demande.radiee", le__gte=du):
        yield entree.faits["motif"]


def _radies_sans_avis() -> Iterator[str]:
    lapsees = Demande.objects.filter(etat=Etat.RADIEE, motif_radiation=MotifRadiation.RENOUVELLEMENT)
    for demande in lapsees:
        parti, radiee = avis_parti_le(demande), demande.radiee_le
        if parti is None or radiee is None or radiee - parti < timedelta(days=31):
            yield f"{demande.numero_unique} : radiée le {radiee}, avis parti le {parti}."


def _dits_deux_fois(recus: Iterable[Recu]) -> Iterator[str]:
    for (adresse, cle), fois in Counter(recus).items():
        if fois > 1:
            yield f"{adresse} a reçu {fois} fois le message {cle}."
    dits = Counter(
        (envoi.demande_id, envoi.avis, envoi.canal, envoi.adresse, envoi.lien_fin)
        for envoi in Envoi.objects.filter(avis__startswith=PREFIXE)
    )
    for (demande, avis, canal, _, fin), fois in dits.items():
        if fois > 1:
            yield f"La demande {demande} a reçu {fois} fois {avis} par {canal}, pour sa fin du {fin}."


def _sans_preuve(du: date) -> Iterator[str]:
    attestees = Counter(
        Courrier.objects.filter(gabarit=Gabarit.ATTESTATION, le__gte=du).values_list("numero_unique", flat=True)
    )
    for numero, actes in Counter(
        Entree.objects.filter(verbe="demande.renouvelee", le__gte=du).values_list("numero_unique", flat=True)
    ).items():
        if attestees[numero] < actes:
            yield f"{numero} : {actes} renouvellement(s), {attestees[numero]} attestation(s)."
    for numero in Entree.objects.filter(verbe="demande.radiee", le__gte=du).values_list("numero_unique", flat=True):
        if not Envoi.objects.filter(demande__numero_unique=numero, avis="radiee").exists():
            yield f"{numero} : radiée sans lettre."
