"""Stored files: cleaned, sealed each under its own key, in the same transaction as what they prove."""

from django.db import models
from django.db.models import Q

from seuil.socle.cycles import EnsembleVerrouillable


class Sorte(models.TextChoices):
    IDENTITE = "identite", "Pièce d’identité"
    ATTESTATION = "attestation", "Attestation d’enregistrement"
    COURRIER = "courrier", "Courrier"
    PROCES_VERBAL = "proces_verbal", "Procès-verbal"
    FORMULAIRE = "formulaire", "Formulaire papier"
    PIECE = "piece", "Pièce justificative"
    JOINTE = "jointe", "Fichier joint à un message"


class Analyse(models.TextChoices):
    """What the antivirus said of the bytes that came; nothing is healthy by default."""

    EN_ATTENTE = "en_attente", "En vérification de sécurité"
    SAINE = "saine", "Analysée, rien trouvé"
    INFECTEE = "infectee", "Fichier dangereux, détruit"
    NON_REQUISE = "non_requise", "Écrit par le service"


DEPOSES = (
    Sorte.IDENTITE,
    Sorte.FORMULAIRE,
    Sorte.PIECE,
    Sorte.JOINTE,
)  # what people bring; letters and minutes are the service's
QUARANTAINE = "quarantaine"
LISIBLES = (Analyse.SAINE, Analyse.NON_REQUISE)


class Enveloppe(models.Model):
    """A content sealed under a key of its own, itself sealed under key ``cle_numero`` of the installation.

    ``empreinte``: the digest of the clear content, to which both seals are bound.
    """

    empreinte = models.CharField(max_length=64)
    chiffre = models.BinaryField()
    cle_scellee = models.BinaryField()
    cle_numero = models.PositiveSmallIntegerField(db_index=True)

    class Meta:
        abstract = True

    @property
    def lie_a(self) -> str:
        """What both seals are bound to."""
        return lien(QUARANTAINE, self.empreinte)


class Document(Enveloppe):
    """A file. ``moteur``: which engine and signatures analysed it. ``efface_le``: the day its content was destroyed,
    the row staying to say that it came; who holds it says when (docs/decisions/0049).
    """

    sorte = models.CharField(max_length=20, choices=Sorte.choices)
    nom = models.CharField(max_length=120)
    type_mime = models.CharField(max_length=40)
    taille = models.PositiveIntegerField()
    nb_pages = models.PositiveSmallIntegerField(default=1)
    numero_unique = models.CharField(max_length=18, blank=True, db_index=True)
    depose_a = models.DateTimeField(auto_now_add=True)
    analyse = models.CharField(max_length=12, choices=Analyse.choices, default=Analyse.EN_ATTENTE)
    analysee_a = models.DateTimeField(null=True)
    moteur = models.CharField(max_length=120, blank=True)
    efface_le = models.DateField(null=True)

    objects = EnsembleVerrouillable["Document"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="saine_par_un_moteur", condition=~Q(analyse="saine") | Q(analysee_a__isnull=False) & ~Q(moteur="")
            ),
            models.CheckConstraint(name="infectee_sans_contenu", condition=~Q(analyse="infectee") | Q(chiffre=b"")),
            models.CheckConstraint(name="efface_sans_contenu", condition=Q(efface_le=None) | Q(chiffre=b"")),
        ]
        indexes = [models.Index(fields=["depose_a"], name="document_a_analyser", condition=Q(analyse="en_attente"))]

    def __str__(self) -> str:
        return self.nom

    @property
    def lie_a(self) -> str:
        """What both seals are bound to."""
        return lien(self.sorte, self.empreinte)

    @property
    def est_lisible(self) -> bool:
        """Whether its content may be given: analysed, or written by the service, and not erased."""
        return self.analyse in LISIBLES and self.efface_le is None


class Quarantaine(Enveloppe):
    """The bytes as they came, sealed, until the antivirus read them; then destroyed whatever it said."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="quarantaine")

    def __str__(self) -> str:
        return str(self.document)


def lien(sorte: str, empreinte: str) -> str:
    """Return what a sealed content is bound to: its kind and its digest."""
    return f"{sorte}:{empreinte}"
