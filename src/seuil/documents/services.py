"""Keep a file, encrypted (AES-256-GCM, the document's kind and digest bound to it), and give it back."""

from datetime import date, datetime, time, timedelta
from hashlib import sha256

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from seuil.documents.controle import Fichier, assainir
from seuil.documents.models import Document, Sorte
from seuil.socle.coffre import chiffrer, dechiffrer

DEPOSES = (Sorte.IDENTITE, Sorte.FORMULAIRE, Sorte.PIECE)  # what people bring; the rest is the service's own


def recevoir(
    nom: str, contenu: bytes, *, sorte: str = Sorte.PIECE, numero_unique: str = "", taille_maximale: int | None = None
) -> Document:
    """Store what a person sent, rebuilt clean, in the current transaction. Raises FichierRefuse."""
    propre = assainir(nom, contenu, taille_maximale=taille_maximale or settings.TAILLE_MAX_DOCUMENT)
    return conserver(propre, sorte=sorte, numero_unique=numero_unique)


def conserver(fichier: Fichier, *, sorte: str, numero_unique: str = "") -> Document:
    """Store a file in the current transaction."""
    empreinte = sha256(fichier.contenu).hexdigest()
    return Document.objects.create(
        sorte=sorte,
        nom=fichier.nom,
        type_mime=fichier.type_mime,
        taille=len(fichier.contenu),
        empreinte=empreinte,
        chiffre=chiffrer(fichier.contenu, lie_a=f"{sorte}:{empreinte}"),
        numero_unique=numero_unique,
    )


def lire(document: Document) -> bytes:
    """Return the clear content. Raises cryptography's InvalidTag when the row was altered."""
    return dechiffrer(bytes(document.chiffre), lie_a=f"{document.sorte}:{document.empreinte}")


def purger_les_isoles(*, le: date) -> int:
    """Destroy the identity documents and paper forms that nothing holds any more, a day after they came; count them.

    Whatever refers to documents is asked to the models: a form, a demand, and what a later room may add.
    """
    avant = timezone.make_aware(datetime.combine(le - timedelta(settings.FICHIERS_ISOLES_JOURS), time.min))
    vieux = Document.objects.filter(sorte__in=DEPOSES, depose_a__lt=avant)
    return vieux.exclude(_tenus()).defer("chiffre").delete()[1].get(Document._meta.label, 0)


def _tenus() -> Q:
    """Return the condition of the documents that a row of any table refers to."""
    tenus = Q()
    for modele in apps.get_models(include_auto_created=True):
        for champ in modele._meta.concrete_fields:
            if champ.related_model is Document:
                tenus |= Q(Exists(modele._base_manager.filter(**{champ.name: OuterRef("pk")})))
    return tenus
