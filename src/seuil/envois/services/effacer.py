"""Erase the messages of a household: what waited does not leave, what left keeps its day and its proof, no word."""

import csv
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, Replace

from seuil.contacts.nomenclatures import Canal
from seuil.demandes.models import Demande
from seuil.envois.etats import A_REGARDER, CYCLE
from seuil.envois.models import CodeDemande, Envoi, Liasse, RetourInconnu
from seuil.envois.services.liasses import sortir_du_courrier
from seuil.envois.voies.boite import LUS
from seuil.envois.voies.dossier import est_un_dossier

EFFACE: Final = "Message effacé"
TAILLE_LUE: Final = 1_000_000  # octets of a file: its key is in its first lines
RANG, NUMERO, RECOMMANDE = 0, 1, 6  # of a line of the index of a bundle


@transaction.atomic
def effacer_les_envois(demande: Demande, *, jeton: str, le: date) -> list[int]:
    """Erase the messages of a demand, its lines of the bundles, what came back from its addresses.

    Return the documents that still hold its letters: the bundles that were posted.
    """
    sortir_du_courrier(demande, le=le)
    siens = Envoi.objects.filter(demande=demande)
    adresses = set(siens.exclude(adresse="").values_list("adresse", flat=True))
    _annuler(siens)
    siens.filter(etat__in=A_REGARDER, vu_le=None).update(vu_le=le)
    siens.exclude(canal=Canal.ESPACE).update(adresse=Concat(Value("efface-"), Cast("pk", CharField())))
    siens.update(
        contact=None, sujet=EFFACE, titre=EFFACE, corps="", court="", reference="", raison="", ouvre="", lien_fin=None
    )
    CodeDemande.objects.filter(numero_unique=demande.numero_unique).delete()
    RetourInconnu.objects.filter(_parlent_de(adresses)).delete()
    return [_effacer_la_ligne(liasse, demande, jeton) for liasse in Liasse.objects.filter(envois__in=siens).distinct()]


def taire_le_numero(demandes: list[int], numero: str, jeton: str) -> None:
    """Put the token in the words that other households were told of this demand."""
    for champ in ("corps", "court", "titre", "sujet"):
        dits = Envoi.objects.filter(demande__in=demandes, **{f"{champ}__contains": numero})
        dits.update(**{champ: Replace(F(champ), Value(numero), Value(jeton))})


def _annuler(siens: QuerySet[Envoi]) -> None:
    for envoi in siens.filter(etat__in=CYCLE.passages["annuler"][0]):
        envoi = envoi.verrouiller()
        if CYCLE.peut("annuler", envoi.etat):
            envoi.passer("annuler")
            envoi.save(update_fields=["etat"])


def _parlent_de(adresses: set[str]) -> Q:
    parlent = Q(pk=None)
    for adresse in adresses:
        parlent |= Q(destinataire__iexact=adresse) | Q(extrait__icontains=adresse)
    return parlent


def _effacer_la_ligne(liasse: Liasse, demande: Demande, jeton: str) -> int:
    """Keep that a letter was in the bundle, and that it was recommended: no name, no address."""
    sortie = StringIO()
    feuille = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    for ligne in csv.reader(StringIO(liasse.index), delimiter=";"):
        if ligne[NUMERO] == demande.numero_unique:
            ligne = [ligne[RANG], jeton, "", "", "", "", ligne[RECOMMANDE], ""]
        feuille.writerow(ligne)
    liasse.index = sortie.getvalue()
    liasse.save(update_fields=["index"])
    return liasse.document_id


def fichiers_de(demandes: list[int]) -> Iterator[Path]:
    """Yield the files where the messages of some demands were written, or came back: each bears the key of its message.

    The returned mail already read, and the folders of an installation without a relay.
    """
    cles = [cle.encode() for cle in Envoi.objects.filter(demande__in=demandes).values_list("cle", flat=True)]
    dossiers = [Path(settings.RETOURS) / LUS] if settings.RETOURS else []
    dossiers += [settings.DOSSIER_DES_MESSAGES]
    dossiers += [Path(unquote(urlsplit(url).path)) for url in (settings.SMTP, settings.SMS) if est_un_dossier(url)]
    for chemin in sorted(chemin for dossier in {*dossiers} if dossier.is_dir() for chemin in dossier.iterdir()):
        if chemin.is_file() and any(cle in chemin.name.encode() or cle in _octets(chemin) for cle in cles):
            yield chemin


def _octets(chemin: Path) -> bytes:
    with suppress(OSError), chemin.open("rb") as fichier:
        return fichier.read(TAILLE_LUE)
    return b""
