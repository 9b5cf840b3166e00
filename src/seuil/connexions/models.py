"""Tries to come in, whose account and source cannot be read back; wrong codes; browsers where an agent is in."""

from django.db import models

from seuil.acteurs.models import Agent


class Essai(models.Model):
    """The tries of one source on one account, since its last success or its last pause."""

    compte = models.CharField(max_length=64)
    source = models.CharField(max_length=64)
    nombre = models.PositiveSmallIntegerField()
    dernier_le = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["compte", "source"], name="essai_unique")]

    def __str__(self) -> str:
        return f"{self.nombre} essais"


class CodesFaux(models.Model):
    """The wrong codes given after the right password of an agent, from anywhere, since it last came in."""

    agent = models.OneToOneField(Agent, on_delete=models.CASCADE, related_name="+")
    marque = models.CharField(max_length=64)  # of the password: another one starts again
    nombre = models.PositiveIntegerField()
    dernier_le = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.nombre} codes faux"


class Poste(models.Model):
    """A browser where an agent came in; it is open as long as the session of that key lives."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="postes")
    cle = models.CharField(max_length=40, unique=True)
    ouvert_le = models.DateTimeField()
    appareil = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.appareil
