"""What a bounce reports of one recipient: the report of RFC 3464, or plain words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message as Recu

from seuil.envois.retours.morceaux import adresse, adresse_d_autrui, contenu, entete
from seuil.envois.voies import Raison, Refus
from seuil.envois.voies.reponses import refus

_ACTIONS = ("failed", "delayed")  # the worst first; delivered, relayed and expanded are no bounce
_STATUT = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_CODE = re.compile(r"\b([45]\d\d)\b")
_DE_LA_MESSAGERIE = re.compile(r"mailer-daemon|postmaster|mail delivery", re.I)
_SUJET = re.compile(
    r"undeliver|delivery (?:status|fail|has failed)|returned (?:mail|to sender)|failure notice|mail delivery"
    r"|non remis|non[- ]distribu|[ée]chec",
    re.I,
)
_ECHEC = re.compile(r"user unknown|no such|not found|full|quota|unknown|inconnu", re.I)
_VAGUES = ("5.0.0", "4.0.0")


@dataclass(frozen=True)
class Constat:
    """One recipient, and what was said of it; ``definitif`` when the same message is worth no other try."""

    destinataire: str
    statut: str
    raison: Raison | None
    definitif: bool


def constat_normalise(siens: list[Recu]) -> Constat | None:
    """Return what a delivery-status report says of the recipient that failed, among all those it lists."""
    rapports = (morceau for morceau in siens if morceau.get_content_type() == "message/delivery-status")
    blocs = [bloc for rapport in rapports for bloc in _blocs(rapport)]
    for action in _ACTIONS:
        for bloc in blocs:
            if entete(bloc, "Action").lower().startswith(action):
                return _du_bloc(bloc, action)
    return None


def constat_ecrit(recu: Recu, siens: list[Recu]) -> Constat | None:
    """Return what a bounce without a report says; None when this is no bounce, or gives no code to trust."""
    if not _DE_LA_MESSAGERIE.search(entete(recu, "From")) or not _SUJET.search(entete(recu, "Subject")):
        return None
    ecrit = " ".join(contenu(morceau) for morceau in siens if morceau.get_content_type() == "text/plain")
    statut, code = _STATUT.search(ecrit), _CODE.search(ecrit)
    if statut is None and (code is None or not _ECHEC.search(ecrit)):
        return None
    return _constat(adresse_d_autrui(ecrit), statut[1] if statut else "", ecrit, "failed")


def _blocs(rapport: Recu) -> Iterator[Recu]:
    siens = rapport.get_payload()
    if isinstance(siens, list):
        yield from (bloc for bloc in siens if isinstance(bloc, Recu) and entete(bloc, "Final-Recipient"))


def _du_bloc(bloc: Recu, action: str) -> Constat:
    """Return the recipient as we wrote it when the report remembers it, else as the last server knew it."""
    ecrit = entete(bloc, "Original-Recipient") or entete(bloc, "Final-Recipient")
    statut = _STATUT.search(entete(bloc, "Status"))
    destinataire = adresse(ecrit.partition(";")[2]) or adresse(entete(bloc, "Final-Recipient").partition(";")[2])
    return _constat(destinataire, statut[1] if statut else "", entete(bloc, "Diagnostic-Code"), action)


def _constat(destinataire: str, statut: str, diagnostic: str, action: str) -> Constat:
    """Judge as a reply of a server would be: the precise status of the diagnostic is worth more than a vague one."""
    precis = _STATUT.search(diagnostic)
    if precis and (not statut or statut in _VAGUES):
        statut = precis[1]
    ecrit = _CODE.search(diagnostic)
    code = int(ecrit[1]) if ecrit else 0
    if statut and code // 100 != int(statut[0]):
        code = int(statut[0]) * 100 + 50
    dit = refus(code, f"{statut} {diagnostic}".strip())
    if not isinstance(dit, Refus):
        return Constat(destinataire, statut, Raison.AUTRE, definitif=False)
    return Constat(destinataire, statut, dit.raison, definitif=dit.definitif and action == "failed")
