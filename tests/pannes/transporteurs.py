"""A mail server and a phone operator with moods: they accept, refuse, hang, cut, bounce, report late or twice."""

import email
import random
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from seuil.envois.tests.faux_operateur import Demande, Operateur, Reponse, faux_operateur, rapport
from seuil.envois.tests.rebonds import absence, rebond
from seuil.envois.tests.serveurs import Boite, Comportement, Recu, boite_aux_lettres

DELAI = 0.6  # seconds that our side waits for each answer
LENTEUR = 0.05  # seconds that they take to answer: the longer, the more kills fall in between
CALME, HUMEUR = (0.3, 1.2), 0.06  # seconds between two moods, and of a mood: a message or two
CODE = re.compile(r"Votre code pour vérifier cette adresse : (\d{6})")
PLEINE = {"statut": "4.2.2", "action": "delayed", "diagnostic": "452 4.2.2 mailbox full"}
INCONNU = (
    b"From: MAILER-DAEMON@relais.exemple.invalid\r\nTo: retours@exemple.invalid\r\nSubject: Undelivered\r\n\r\n550"
)
HUMEURS = [
    Comportement.INCONNU,
    Comportement.PLEIN,
    Comportement.LISTE_GRISE,
    Comportement.OCCUPE,
    Comportement.REFUSE_LE_CONTENU,
    Comportement.OCCUPE_AU_CONTENU,
    Comportement.MUET_AU_DESTINATAIRE,
    Comportement.MUET_APRES,
    Comportement.COUPE_APRES,
    Comportement.COUPE_APRES,
]
REPONSES = [
    Reponse.DEUX_FOIS,
    Reponse.ACCEPTE_SANS_LE_DIRE,
    Reponse.JAMAIS,
    Reponse.COUPE,
    Reponse.COUPE_AU_MILIEU,
    Reponse.NUMERO_REFUSE,
    Reponse.EN_PANNE,
    Reponse.PASSERELLE_PERDUE,
]


@dataclass
class Transporteurs:
    """What both took, and what was already given back of it."""

    boite: Boite
    operateur: Operateur
    retours: Path
    fin: threading.Event = field(default_factory=threading.Event)
    hasard: random.Random = field(default_factory=lambda: random.Random(20))
    lus: int = 0
    rapportes: int = 0
    rendus: int = 0
    tard: list[tuple[Demande, str]] = field(default_factory=list)
    codes: list[tuple[str, str]] = field(default_factory=list)

    def rendre(self) -> None:
        """Give back some of what came since: dead, full, away, twice, or of nobody's message."""
        nouveaux, self.lus = self.boite.recus[self.lus :], len(self.boite.recus)
        for recu in nouveaux:
            if code := CODE.search(_texte(recu)):
                self.codes.append((cle_de(recu), code[1]))
                continue
            for octets in self._retours(recu):
                self.rendus += 1
                (self.retours / "new" / f"{self.rendus:08d}.seuil").write_bytes(octets)

    def rapports(self) -> Iterator[bytes]:
        """Yield what the operator reports today: most at once, some days later, some twice."""
        attendus, self.tard = self.tard, []
        nouveaux, self.rapportes = self.operateur.recus[self.rapportes :], len(self.operateur.recus)
        for demande in (demande for demande in nouveaux if demande.est_prise):
            etat = self.hasard.choices(["delivered", "hard_bounce", "soft_bounce", "sent"], [80, 5, 5, 10])[0]
            (self.tard if self.hasard.random() < 0.4 else attendus).append((demande, etat))
        for demande, etat in attendus:
            yield from [rapport(demande, etat)] * self.hasard.choice([1, 1, 2])

    def s_apaiser(self) -> None:
        """Accept everything from now on."""
        self.fin.set()
        self.boite.comportement, self.operateur.reponse = Comportement.ACCEPTE, Reponse.ACCEPTE

    def changer_d_humeur(self) -> None:
        """Refuse, hang or cut for an instant, again and again."""
        while not self.fin.wait(self.hasard.uniform(*CALME)):
            self.boite.comportement = self.hasard.choice(HUMEURS)
            self.operateur.reponse = self.hasard.choice(REPONSES)
            self.fin.wait(HUMEUR)
            self.boite.comportement, self.operateur.reponse = Comportement.ACCEPTE, Reponse.ACCEPTE

    def _retours(self, recu: Recu) -> list[bytes]:
        sort = self.hasard.random()
        if sort < 0.04:
            return [rebond(recu)] * self.hasard.choice([1, 1, 2])
        if sort < 0.07:
            return [rebond(recu, **PLEINE)]
        if sort < 0.09:
            return [absence(recu)]
        return [INCONNU] if sort < 0.095 else []


@contextmanager
def transporteurs(retours: Path) -> Iterator[Transporteurs]:
    """Run both until the block ends, with the folder of returned mail."""
    (retours / "new").mkdir(parents=True)
    with boite_aux_lettres() as boite, faux_operateur() as operateur:
        boite.lenteur = operateur.lenteur = LENTEUR
        eux = Transporteurs(boite, operateur, retours)
        fil = threading.Thread(target=eux.changer_d_humeur, daemon=True)
        fil.start()
        try:
            yield eux
        finally:
            eux.s_apaiser()
            fil.join()


def cle_de(recu: Recu) -> str:
    """Return the key of the message that a server took."""
    return recu.expediteur.partition("+")[2].partition("@")[0]


def _texte(recu: Recu) -> str:
    corps = email.message_from_bytes(recu.octets).get_payload(decode=True)
    return corps.decode() if isinstance(corps, bytes) else ""
