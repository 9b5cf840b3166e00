"""What the servers received, against what the rows say: nothing twice, nothing lost without being shown."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from seuil.acteurs.models import Agent
from seuil.avis.modele import Fait
from seuil.avis.services import demande_de
from seuil.avis.table import TABLE
from seuil.contacts.models import Contact
from seuil.envois.etats import A_REGARDER, PARTIS, REVENUS, Etat
from seuil.envois.models import Envoi, Liasse, RetourInconnu
from seuil.envois.requetes import a_regarder
from seuil.journal.models import Entree
from seuil.reactions.models import Echec
from tests.pannes.transporteurs import Transporteurs, cle_de

MARGE = timedelta(seconds=10)  # between a decision to send and the reception, on a busy machine
SORTIS = {*PARTIS, *REVENUS, Etat.DOUTEUX}
ARRIVES = {*PARTIS, Etat.IMPRIME}
ARRET = "Arrêt pendant le départ"


class Bilan:
    """One reading of everything, once it is quiet."""

    def __init__(self, eux: Transporteurs) -> None:
        self.recus = [(cle_de(recu), recu.a) for recu in eux.boite.recus]
        self.recus += [(demande.corps["tag"], demande.a) for demande in eux.operateur.recus if demande.est_prise]
        self.envois = {envoi.cle: envoi for envoi in Envoi.objects.select_related("demande", "contact")}
        self.fois = Counter(cle for cle, _ in self.recus)

    def figures(self) -> dict[str, int]:
        """Return what happened: none of it is a fault."""
        etats = Counter(Etat(envoi.etat) for envoi in self.envois.values())
        doutes = [envoi for envoi in self.envois.values() if envoi.etat == Etat.DOUTEUX]
        return {
            "faits annoncés": sum(1 for _ in self._annonces()),
            "messages reçus par les serveurs": len(self.recus),
            **{f"{etat.label}": etats[etat] for etat in Etat if etats[etat]},
            "peut-être partis, en fait reçus": sum(self.fois[doute.cle] for doute in doutes),
            "départs coupés par un coup": sum(doute.raison == ARRET for doute in doutes),
            "relais vers une autre voie": sum(envoi.relaie_id is not None for envoi in self.envois.values()),
            "renvoyés par une personne": sum("renvoi" in envoi.fait for envoi in self.envois.values()),
            "liasses de lettres": Liasse.objects.count(),
            "retours de messages inconnus": RetourInconnu.objects.count(),
        }

    def fautes(self) -> dict[str, int]:
        """Return what must be zero."""
        tous = self.envois.values()
        return {
            "reçus deux fois": sum(nombre > 1 for nombre in self.fois.values()),
            "reçus deux fois du même fait": self._doubles_du_meme_fait(),
            "reçus sans trace": sum(cle not in self.envois for cle in self.fois),
            "reçus, et dits non partis": sum(
                cle in self.envois and self.envois[cle].etat not in SORTIS for cle in self.fois
            ),
            "dits partis, jamais reçus": sum(
                envoi.etat in PARTIS and envoi.parti_a is not None and not self.fois[envoi.cle] for envoi in tous
            ),
            "restés en train de partir": sum(envoi.etat == Etat.EN_DEPART for envoi in tous),
            "restés en file": sum(envoi.etat == Etat.EN_FILE for envoi in tous),
            "reçus à une adresse fermée": sum(1 for _ in self._a_une_adresse_fermee()),
            "à regarder, et montrés à personne": self._caches(),
            "faits dont rien n’est dit": sum(1 for _ in self._tus()),
            "faits annoncés puis perdus": sum(1 for _ in self._perdus()),
            "lettres hors de leur liasse, ou dans deux": self._lettres(),
        }

    def _doubles_du_meme_fait(self) -> int:
        cles: Counter[tuple[Any, ...]] = Counter()
        voulus: Counter[tuple[Any, ...]] = Counter()
        for cle, envoi in self.envois.items():
            qui = (envoi.demande_id, envoi.avis, envoi.fait.partition(",")[0], envoi.canal, envoi.adresse)
            cles[qui] += self.fois[cle]
            voulus[qui] += 1
        return sum(nombre > voulus[qui] for qui, nombre in cles.items())

    def _a_une_adresse_fermee(self) -> Iterator[str]:
        """Yield what arrived once the journal had said that the address was dead, left, or no longer safe."""
        fermees = _fermetures()
        for cle, a in self.recus:
            envoi = self.envois.get(cle)
            if envoi is None or envoi.est_secret or envoi.adresse_quittee or envoi.contact_id not in fermees:
                continue
            if datetime.fromtimestamp(a, UTC) > fermees[envoi.contact_id] + MARGE:
                yield cle

    def _caches(self) -> int:
        attendus = Envoi.objects.filter(etat__in=A_REGARDER, vu_le=None, est_secret=False, demande__isnull=False)
        montres = set(a_regarder(Agent.objects.get(username="guichet")).values_list("pk", flat=True))
        return len(set(attendus.values_list("pk", flat=True)) - montres)

    def _annonces(self) -> Iterator[tuple[str, Entree, list[Envoi]]]:
        """Yield each notice that the table says of each fact, with its messages."""
        par_fait: dict[tuple[str, str], list[Envoi]] = {}
        for envoi in self.envois.values():
            par_fait.setdefault((envoi.avis, envoi.fait.partition(",")[0]), []).append(envoi)
        for entree in Entree.objects.filter(verbe__in=TABLE).order_by("pk"):
            demande = demande_de(entree)
            for avis in TABLE[entree.verbe] if demande else ():
                fait = Fait(entree, demande)
                if avis.si(fait) and avis.contacts(fait) != ():
                    yield avis.nom, entree, par_fait.get((avis.nom, f"journal {entree.pk}"), [])

    def _tus(self) -> Iterator[Entree]:
        montres = set(Echec.objects.values_list("entree_id", flat=True))
        return (entree for _, entree, siens in self._annonces() if not siens and entree.pk not in montres)

    def _perdus(self) -> Iterator[Entree]:
        """Yield the facts that a channel had taken, and that none carried nor shows: the space alone is no delivery."""
        for _, entree, siens in self._annonces():
            sortants = [envoi for envoi in siens if envoi.canal != "espace" and not _est_sans_issue(envoi)]
            if sortants and not any(envoi.etat in ARRIVES | A_REGARDER for envoi in sortants):
                yield entree

    def _lettres(self) -> int:
        imprimees = {envoi.cle for envoi in self.envois.values() if envoi.canal == "courrier" and envoi.liasse_id}
        lignes = Counter(
            ligne.rpartition(";")[2]
            for index in Liasse.objects.values_list("index", flat=True)
            for ligne in index.splitlines()[1:]
        )
        return len(imprimees ^ set(lignes)) + sum(nombre > 1 for nombre in lignes.values())


def _est_sans_issue(envoi: Envoi) -> bool:
    """Say whether only the space was left: a protected household without a safe address, an address that was left."""
    return envoi.etat == Etat.ANNULE and (envoi.adresse_quittee or not envoi.demande.adresse_postale)


def _fermetures() -> dict[int, datetime]:
    """Return when each contact was closed, as the journal says."""
    fermees: dict[int, datetime] = {}
    for entree in Entree.objects.filter(verbe__in=["demande.contact_mort", "demande.contact_change"]):
        for contact in entree.faits.get("quittes") or [entree.faits.get("contact")]:
            fermees.setdefault(contact, entree.consignee_a)
    for entree in Entree.objects.filter(verbe="demande.protegee"):
        for contact in Contact.objects.filter(demande=entree.objet_id, est_sur=False, cree_le__lte=entree.le):
            fermees.setdefault(contact.pk, entree.consignee_a)
    return fermees
