"""Write every narrow row again, from the dossiers: after a migration or an import, or when a text of law changes.

A lot is read, scored and listed as columns; a household that columns do not hold is read alone.
"""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain

from django.db import transaction

from seuil.cotation import services as cotation
from seuil.cotation.models import COTATIONS, Note, Observation
from seuil.cotation.moteurs.foyers import Foyers
from seuil.cotation.moteurs.observation import Lieux, lieux_de, tous_les_lieux
from seuil.cotation.requetes import grilles_en_vigueur
from seuil.demandes.models import Demande, DemandeQuerySet
from seuil.demandes.requetes.tableaux import Dossiers, lire_les_dossiers
from seuil.rapprochement.faits import typologie, typologies_par_ressort
from seuil.rapprochement.models import PRETENDANTS, Inscription, Pretendant
from seuil.rapprochement.moteurs.calcul import Cadre, Calcul, calculer
from seuil.rapprochement.moteurs.foyers import FoyersIncoherents
from seuil.rapprochement.services.inscrire import inscrire_la_demande
from seuil.socle.db import partitions
from seuil.socle.db.cles import parmi
from seuil.socle.db.copie import ecrire
from seuil.territoires.models import Territoire

LOT = 10_000
Avancer = Callable[[int], None]


def reprendre(*, le: date, avancer: Avancer, demandes: DemandeQuerySet | None = None) -> int:
    """Score and list the active demands (all of them by default), by lots; ``avancer`` hears how many are done."""
    cibles = (Demande.objects.all() if demandes is None else demandes).actives().order_by("pk")
    foyers, fait, derniere = foyers_du(le), 0, 0
    while cles := list(cibles.filter(pk__gt=derniere).values_list("pk", flat=True)[:LOT]):
        _reprendre(cles, foyers, le)
        fait, derniere = fait + len(cles), cles[-1]
        avancer(fait)
    return fait


def reprendre_les_vieillies(*, le: date, territoire: Territoire | None = None) -> int:
    """Score and list the demands (of a territory, or all) whose household, by growing older, changes a fact by then."""
    observees, inscrites = Observation.objects.all(), Inscription.objects.all()
    if territoire is not None:
        observees = observees.filter(territoire=territoire)
        inscrites = inscrites.filter(territoires__contains=[territoire.pk])
    vieillies = [suivies.filter(a_revoir_le__lte=le) for suivies in (observees, inscrites)]
    cles = set(chain.from_iterable(suivies.values_list("demande_id", flat=True) for suivies in vieillies))
    if not cles:
        return 0
    return reprendre(le=le, avancer=lambda nombre: None, demandes=Demande.objects.filter(pk__in=parmi(sorted(cles))))


def foyers_du(le: date) -> Foyers:
    """Return what counts households on a day, under every grid of types that a territory chose."""
    return Foyers(le, {typologie(None), *(typologie(territoire) for territoire in Territoire.objects.all())})


def cadre_du(le: date, *, foyers: Foyers | None = None, lieux: Lieux | None = None) -> Cadre:
    """Read what lots are computed under: ``lieux``, all of them by default; ``foyers`` counted before are kept."""
    lieux = lieux or tous_les_lieux()
    grilles = grilles_en_vigueur(lieux.territoires, le)
    return Cadre(le, foyers or foyers_du(le), lieux, grilles, typologies_par_ressort(Territoire.objects.all()))


@transaction.atomic
def _reprendre(cles: list[int], foyers: Foyers, le: date) -> None:
    tenues = Demande.objects.filter(pk__in=parmi(cles)).actives().order_by("pk").verrouiller()
    dossiers = lire_les_dossiers(tenues.values_list("pk", flat=True))
    lieux = lieux_de(dossiers)
    _oublier(dossiers.demandes["demande"].to_list(), {*lieux.territoires, *_elargis(dossiers)})
    _en_lot(dossiers, cadre_du(le, foyers=foyers, lieux=lieux))


def _elargis(dossiers: Dossiers) -> set[str]:
    """Return where widened demands are listed by name, wished or not."""
    ressorts = dossiers.demandes.filter("demande_elargie")["ressort"].unique().to_list()
    ailleurs = typologies_par_ressort(Territoire.objects.filter(ressort__in=ressorts)).values()
    return {territoire.pk for territoire in chain.from_iterable(ailleurs)}


def _en_lot(dossiers: Dossiers, cadre: Cadre) -> None:
    """Score and list demands as columns. What people read is told from these truths: no history is added.

    A household that no column holds (`FoyersIncoherents`) is found by halves, and read alone.
    """
    demandes = dossiers.demandes
    if demandes.is_empty():
        return
    calcul = calculer_si_possible(dossiers, cadre)
    if calcul is not None:
        ecrire_le_calcul(calcul, le=cadre.le)
        _eteindre(demandes["demande"].to_list(), set(calcul.notes.select("demande", "territoire").iter_rows()))
        return
    if len(demandes) == 1:
        seule = Demande.objects.get(pk=demandes["demande"].item())
        cotation.coter_la_demande(seule, le=cadre.le, meme_avant_la_nuit=True)
        inscrire_la_demande(seule, le=cadre.le, meme_avant_la_nuit=True)
        return
    for moitie in (demandes[: len(demandes) // 2], demandes[len(demandes) // 2 :]):
        _en_lot(dossiers.seulement(moitie), cadre)


def calculer_si_possible(dossiers: Dossiers, cadre: Cadre) -> Calcul | None:
    """Return what is kept of these demands, None when a household is beyond what columns hold."""
    try:
        return calculer(dossiers, cadre)
    except FoyersIncoherents:
        return None


def ecrire_le_calcul(calcul: Calcul, *, le: date) -> None:
    """Write the rows of demands that have none."""
    cotation.suivre_en_lot(calcul.observees, calcul.notes, le=le)
    partitions.ouvrir([PRETENDANTS], set(calcul.listees["territoire_id"].unique()))
    ecrire([(Inscription, calcul.inscrites), (Pretendant, calcul.listees)])


def _oublier(cles: list[int], territoires: Iterable[str]) -> None:
    """Remove the narrow rows of these demands, once nobody is rewriting the territories that hold or will hold them."""
    siennes = parmi(cles)
    observees = Observation.objects.filter(demande__in=siennes)
    inscrites = Inscription.objects.filter(demande__in=siennes)
    ou_cotees = set(observees.values_list("territoire_id", flat=True).distinct())
    ou_listees = set(chain.from_iterable(inscrites.values_list("territoires", flat=True).distinct()))
    cotation.ecrire_dans({*territoires, *ou_cotees, *ou_listees}, cles)
    if ou_cotees:
        partitions.effacer(partitions.presentes(COTATIONS, ou_cotees).values(), cles)
        observees.delete()
    if ou_listees:
        partitions.effacer(partitions.presentes(PRETENDANTS, ou_listees).values(), cles)
    inscrites.delete()


def _eteindre(cles: list[int], notees: set[tuple[int, str]]) -> None:
    """Leave in the history the scores of territories that no longer score these demands."""
    courantes = Note.objects.filter(demande__in=parmi(cles), est_courante=True)
    lues = courantes.values_list("pk", "demande_id", "territoire_id")
    perimees = [cle for cle, demande, territoire in lues if (demande, territoire) not in notees]
    Note.objects.filter(pk__in=perimees).update(est_courante=False)
