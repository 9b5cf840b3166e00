"""A demand as a list may say it: never a situation the law protects."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.urls import reverse

from seuil.cotation.requetes import cotations_ici
from seuil.demandes.models import Demande, DemandeQuerySet
from seuil.demandes.publics import publics
from seuil.rapprochement.gestion.presentation import priorites_dites
from seuil.territoires.models import Territoire


@dataclass(frozen=True, slots=True)
class Ligne:
    """What is shown and exported of a demand; ``points`` is None where no grid scores it."""

    demande: Demande
    numero: str
    nom: str
    recue_le: date
    communes: str
    types: str
    personnes: int
    points: int | None
    prouves: int | None
    priorite: str
    etat: str

    @property
    def url(self) -> str:
        return reverse("gestion:demande", args=[self.numero])

    @property
    def nee_sous(self) -> str:
        """The name of birth, when it is another: the list is searched by it too."""
        return self.demande.titulaire.nee_sous

    @property
    def unite(self) -> str:
        """What the number of people counts, beside it on a phone."""
        return "personne" if self.personnes == 1 else "personnes"

    @property
    def provisoires(self) -> int:
        """How many points wait for a paper."""
        return (self.points or 0) - (self.prouves or 0)


def a_lire(demandes: DemandeQuerySet) -> DemandeQuerySet:
    """Read with the demands all that a line says."""
    return demandes.prefetch_related("personnes", "souhaits__commune", "faits_etablis")


def lignes(cles: Sequence[int], ou: Territoire | None, *, le: date) -> list[Ligne]:
    """Return the lines of these demands, in their order."""
    lues = {demande.pk: demande for demande in a_lire(Demande.objects.filter(pk__in=cles))}
    return list(ecrire([lues[cle] for cle in cles if cle in lues], ou, le=le))


def ecrire(demandes: Iterable[Demande], ou: Territoire | None, *, le: date) -> Iterator[Ligne]:
    """Yield the line of each demand read by `a_lire`; the points of all in one query."""
    lues = list(demandes)
    cotees = cotations_ici(ou).filter(demande__in=lues) if ou else []
    totaux = {cotee.demande_id: (cotee.total, cotee.total_prouve) for cotee in cotees}
    for demande in lues:
        points, prouves = totaux.get(demande.pk, (None, None))
        yield Ligne(
            demande=demande,
            numero=demande.numero_unique,
            nom=str(demande.titulaire),
            recue_le=demande.recue_le,
            communes=", ".join(str(souhait.commune) for souhait in demande.souhaits.all()),
            types=", ".join(demande.types),
            personnes=len(demande.personnes.all()),
            points=points,
            prouves=prouves,
            priorite=_priorite(demande, le),
            etat=demande.get_etat_display(),
        )


def _priorite(demande: Demande, le: date) -> str:
    """Return the priorities of a demand, those the law protects left out: a list says not even that there is one."""
    dits = [asdict(public) for public in publics(demande, le=le, tout_voir=False) if not public.est_protege]
    return priorites_dites({"priorites": dits})
