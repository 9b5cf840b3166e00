"""Who takes part: organisms, their desks, their agents and what each agent is empowered to do."""

import re
from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.socle.cycles import Verrouillable
from seuil.territoires.models import Commune, Epci, Ressort, Territoire


class Sorte(models.TextChoices):
    BAILLEUR = "bailleur", "Bailleur social"
    COMMUNE = "commune", "Commune"
    EPCI = "epci", "Intercommunalité"
    DEPARTEMENT = "departement", "Département"
    ETAT = "etat", "Préfecture"
    ACTION_LOGEMENT = "action_logement", "Action Logement"
    ASSOCIATION = "association", "Association"


class Metier(models.TextChoices):
    """What an agent is individually empowered to do (décret 2017-917)."""

    GUICHET = "guichet", "Enregistrer les demandes"
    ATTRIBUTION = "attribution", "Proposer et louer les logements"
    RESERVATION = "reservation", "Désigner des candidats"
    SECRETARIAT = "secretariat", "Tenir la commission"
    COTATION = "cotation", "Gérer la grille de cotation"
    GESTION = "gestion", "Gérer le ressort"
    INFORMATION = "information", "Tenir les pages du territoire"
    EXPLOITATION = "exploitation", "Exploiter l’installation"
    ENCADREMENT = "encadrement", "Encadrer une équipe"


class Organisme(Verrouillable):
    nom = models.CharField(max_length=120)
    sorte = models.CharField(max_length=20, choices=Sorte.choices)
    siren = models.CharField(max_length=9, blank=True)
    ressorts = models.ManyToManyField(Ressort, related_name="organismes")
    communes = models.ManyToManyField(Commune, related_name="bailleurs", blank=True)
    epci = models.ForeignKey(Epci, null=True, blank=True, on_delete=models.PROTECT)
    commune = models.ForeignKey(Commune, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    adresse = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nom", "sorte"], name="organisme_unique")]

    def __str__(self) -> str:
        return self.nom

    @cached_property
    def ressorts_couverts(self) -> list[str]:
        """The codes of its ressorts. Read once a request."""
        return list(self.ressorts.order_by("pk").values_list("pk", flat=True))

    @cached_property
    def communes_couvertes(self) -> list[str]:
        """The codes of a local authority's communes: its intercommunality's, else its own. Read once a request."""
        epci = self.epci_id or (self.commune.epci_id if self.commune else None)
        siennes = Commune.objects.filter(epci=epci) if epci else Commune.objects.filter(pk=self.commune_id)
        return list(siennes.order_by("pk").values_list("pk", flat=True))


class Guichet(models.Model):
    """A desk: it may only inform, or register, or also hold the individual interview."""

    code = models.CharField(max_length=5, primary_key=True)
    organisme = models.ForeignKey(Organisme, on_delete=models.PROTECT, related_name="guichets")
    territoire = models.ForeignKey(Territoire, null=True, on_delete=models.PROTECT, related_name="guichets")
    nom = models.CharField(max_length=120)
    adresse = models.CharField(max_length=200)
    telephone = models.CharField(max_length=20, blank=True)
    mel = models.EmailField(blank=True)
    horaires = models.CharField(max_length=200, blank=True)
    ouvertures = ArrayField(models.CharField(max_length=60), default=list, blank=True)  # `lun-jeu 08:30-12:00`
    sur_rendez_vous = models.BooleanField(default=False)
    enregistre = models.BooleanField(default=True)
    entretien = models.BooleanField(default=False)
    source = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.nom

    @property
    def ville(self) -> str:
        """Return the town of its address, as an envelope writes it, "" when it has none."""
        lue = re.search(r"\d{5} (.+?)(?: Cedex.*)?$", self.adresse, re.IGNORECASE)
        return lue[1] if lue else ""


class Agent(AbstractUser, Verrouillable):
    organisme = models.ForeignKey(Organisme, null=True, on_delete=models.PROTECT, related_name="agents")
    guichet = models.ForeignKey(Guichet, null=True, blank=True, on_delete=models.PROTECT)
    metiers = ArrayField(models.CharField(max_length=20, choices=Metier.choices), default=list, blank=True)
    provisoire_jusqu_au = models.DateField(null=True, blank=True)  # last day of a password the operator gave
    confirme_le = models.DateField(null=True, blank=True)  # what it may do was last said again

    @property
    def designation(self) -> str:
        return self.get_full_name() or self.username

    @property
    def nom_organisme(self) -> str:
        return self.organisme.nom if self.organisme else ""

    @property
    def sorte_organisme(self) -> str:
        return self.organisme.sorte if self.organisme else ""

    def exerce(self, metier: Metier) -> bool:
        """Say whether the agent was empowered for this work."""
        return metier in self.metiers


Acteur = Agent | Demandeur | Systeme  # the author of every verb
