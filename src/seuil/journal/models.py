"""What happened, by whom, when: rows that nobody may change, sealed in a chain; and who consulted what.

What an act said is kept apart (`Contenu`), so that it can be erased without touching the chain. Digests and times are
written by PostgreSQL itself (migrations/0001): a row says nothing of its own about them.
"""

import json
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Motif(models.TextChoices):
    """Why a file was opened: a closed list, so that no purpose ever names a situation."""

    DOSSIER = "dossier", _("Consultation du dossier")
    MODIFICATION = "modification", _("Ouverture pour modifier la demande")
    RADIATION = "radiation", _("Ouverture pour une radiation")
    LISTE = "liste", _("Liste de demandes")
    RECHERCHE = "recherche", _("Recherche d’une demande")
    GUICHET = "guichet", _("Enregistrement au guichet")
    DOUBLON = "doublon", _("Vérification d’une demande en double")
    CANDIDATS = "candidats", _("Recherche de candidats pour un logement")
    EXAMEN = "examen", _("Examen pour un logement")
    COMMISSION = "commission", _("Examen en commission")
    OFFRE = "offre", _("Suivi d’une offre de logement")
    BAIL = "bail", _("Ouverture pour signer le bail")
    CODE = "code", _("Ouverture pour un code d’accès")
    COURRIER = "courrier", _("Courrier ouvert")
    PIECE = "piece", _("Pièce d’identité ouverte")
    PROCES_VERBAL = "proces_verbal", _("Procès-verbal de commission ouvert")
    TRAVAIL = "travail", _("Liste de tâches")
    SUIVI = "suivi", _("Suivi de la demande")
    COORDONNEES = "coordonnees", _("Coordonnées ouvertes")
    MANDAT = "mandat", _("Ouverture par une personne qui agit pour le foyer")


LISTES = frozenset(
    {Motif.LISTE, Motif.RECHERCHE, Motif.CANDIDATS, Motif.COMMISSION, Motif.PROCES_VERBAL, Motif.TRAVAIL}
)  # many files at once: nobody chose to open one of them


class Entree(models.Model):
    """One act. ``empreinte`` is the digest of every column and of the content; the chain is in Sceau."""

    verbe = models.CharField(max_length=60)
    objet = models.CharField(max_length=60)
    objet_id = models.CharField(max_length=60)
    numero_unique = models.CharField(max_length=18, blank=True)
    par = models.CharField(max_length=160)
    organisme = models.CharField(max_length=160, blank=True)
    le = models.DateField()
    consignee_a = models.DateTimeField(db_default=Now())
    empreinte_contenu = models.CharField(max_length=64, blank=True, default="")
    empreinte = models.CharField(max_length=64, db_default="")

    class Meta:
        indexes = [
            models.Index(fields=["objet", "objet_id"], name="journal_objet"),
            models.Index(fields=["numero_unique", "id"], name="journal_numero"),
            BrinIndex(fields=["le"], name="journal_jour"),  # rows come in the order of the days
        ]

    def __str__(self) -> str:
        return f"{self.verbe} {self.objet} {self.objet_id}"

    @property
    def faits(self) -> dict[str, Any]:
        """What the act said; nothing when it said nothing or was erased."""
        try:
            return self.contenu.faits
        except ObjectDoesNotExist:
            return {}

    @property
    def est_effacee(self) -> bool:
        """Say whether the act said something that is no longer kept."""
        return bool(self.empreinte_contenu) and not hasattr(self, "contenu")


class Contenu(models.Model):
    """What an act said, as the JSON text measured with a random salt: the only erasable part of the journal."""

    entree = models.OneToOneField(Entree, on_delete=models.PROTECT, primary_key=True)
    sel = models.CharField(max_length=32)
    texte = models.TextField()

    def __str__(self) -> str:
        return f"{self.entree_id}"

    @property
    def faits(self) -> dict[str, Any]:
        """The facts, as they were given to the journal."""
        lus: dict[str, Any] = json.loads(self.texte)
        return lus


class Consultation(models.Model):
    """An agent's screen showed these demands; its household sees the service and the purpose, no name."""

    numeros = ArrayField(models.CharField(max_length=18))
    agent_id = models.BigIntegerField(null=True)
    service = models.CharField(max_length=160)
    sorte = models.CharField(max_length=20, blank=True)
    motif = models.CharField(max_length=20, choices=Motif.choices)
    a = models.DateTimeField(db_default=Now())
    empreinte = models.CharField(max_length=64, db_default="")

    class Meta:
        indexes = [
            GinIndex(fields=["numeros"], name="consultation_numeros"),
            BrinIndex(fields=["a"], name="consultation_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.service}, {self.get_motif_display()}"


class Sceau(models.Model):
    """A link of the chain: an entry or a consultation, the previous link and their common digest, without a gap."""

    rang = models.BigIntegerField(unique=True)
    posee_a = models.DateTimeField()
    entree = models.OneToOneField(Entree, null=True, on_delete=models.PROTECT)
    consultation = models.OneToOneField(Consultation, null=True, on_delete=models.PROTECT)
    precedente = models.CharField(max_length=64)
    empreinte = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(entree__isnull=False) ^ models.Q(consultation__isnull=False),
                name="sceau_d_une_ligne",
            )
        ]

    def __str__(self) -> str:
        return self.empreinte
