"""What happened, by whom, when: rows that nobody may change, sealed in a chain; and who consulted what."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Entree(models.Model):
    """One act. ``empreinte`` is the SHA-256 of its content; the chain is in Sceau."""

    verbe = models.CharField(max_length=60)
    objet = models.CharField(max_length=60)
    objet_id = models.CharField(max_length=60)
    numero_unique = models.CharField(max_length=18, blank=True)
    par = models.CharField(max_length=160)
    organisme = models.CharField(max_length=160, blank=True)
    le = models.DateField()
    consignee_a = models.DateTimeField(auto_now_add=True)
    faits = models.JSONField(default=dict)
    empreinte = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["objet", "objet_id"], name="journal_objet"),
            models.Index(fields=["numero_unique", "id"], name="journal_numero"),
        ]

    def __str__(self) -> str:
        return f"{self.verbe} {self.objet} {self.objet_id}"


class Sceau(models.Model):
    """A link of the chain: an entry, the previous link and their common hash."""

    entree = models.OneToOneField(Entree, on_delete=models.PROTECT)
    precedente = models.CharField(max_length=64)
    empreinte = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.empreinte


class Suite(models.Model):
    """The reactions of an entry were run: what has no Suite after a crash is run again."""

    entree = models.OneToOneField(Entree, on_delete=models.PROTECT)
    verbes = ArrayField(models.CharField(max_length=60), default=list)

    def __str__(self) -> str:
        return f"{self.entree_id} : {', '.join(self.verbes)}"


class Consultation(models.Model):
    """Somebody opened a file; the household sees the service and the purpose, never the agent's name."""

    numero_unique = models.CharField(max_length=18)
    agent_id = models.BigIntegerField(null=True)
    service = models.CharField(max_length=160)
    motif = models.CharField(max_length=120)
    a = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["numero_unique", "-a"], name="consultation_numero")]

    def __str__(self) -> str:
        return f"{self.service}, {self.motif}"
