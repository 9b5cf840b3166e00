"""Where a household may be told: addresses proven by a code, what it prefers, what it agreed to, what keeps it safe."""

from django.db import models
from django.db.models import F, Q

from seuil.contacts.nomenclatures import A_VERIFIER, Canal, Role, Usage
from seuil.demandes.models import Demande
from seuil.socle.cycles import Verrouillable
from seuil.socle.telephones import montrer


class ContactQuerySet(models.QuerySet["Contact"]):
    def gardes(self) -> "ContactQuerySet":
        """Return those that nobody withdrew."""
        return self.filter(retire_le=None)

    def verifies(self) -> "ContactQuerySet":
        """Return those that a code proved and that no message came back from since."""
        return self.gardes().filter(verifie_le__isnull=False, morte_le=None)


class Contact(Verrouillable):
    """An address of a household, or of who accompanies it. Only a verified, living one is ever written to."""

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="contacts")
    canal = models.CharField(max_length=10, choices=[(canal.value, canal.label) for canal in A_VERIFIER])
    adresse = models.CharField(max_length=254)
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.MENAGE)
    nom = models.CharField(max_length=120, blank=True)  # of who accompanies, and where they work
    est_sur = models.BooleanField(default=True)  # may be used while the household is protected
    cree_le = models.DateField()
    verifie_le = models.DateField(null=True, blank=True)
    morte_le = models.DateField(null=True, blank=True)
    retire_le = models.DateField(null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["demande", "canal", "adresse"], condition=Q(retire_le=None), name="contact_unique"
            ),
            models.CheckConstraint(name="accompagnant_nomme", condition=~Q(role=Role.ACCOMPAGNANT) | ~Q(nom="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_canal_display()} {self.ecrite}"

    @property
    def ecrite(self) -> str:
        """Return the address as people read it."""
        return montrer(self.adresse) if self.canal == Canal.SMS else self.adresse

    @property
    def est_verifie(self) -> bool:
        return self.verifie_le is not None and self.morte_le is None and self.retire_le is None


class Preference(Verrouillable):
    """How a household wants to be told. Without a row: any verified address, and letters.

    ``accord_le``: the express agreement to be notified in its online space (art. L112-15 CRPA), until ``accord_fin_le``
    (excluded). ``heure_debut`` and ``heure_fin``: the only hours when it may be reached, when they are given.
    """

    demande = models.OneToOneField(Demande, on_delete=models.CASCADE, related_name="preference")
    prefere = models.CharField(
        max_length=10, choices=[(canal.value, canal.label) for canal in A_VERIFIER], default=Canal.COURRIEL
    )
    sans_courriel = models.BooleanField(default=False)
    sans_sms = models.BooleanField(default=False)
    accord_le = models.DateField(null=True, blank=True)
    accord_fin_le = models.DateField(null=True, blank=True)
    heure_debut = models.PositiveSmallIntegerField(null=True, blank=True)
    heure_fin = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="heures_sures",
                condition=Q(heure_debut=None, heure_fin=None)
                | Q(heure_debut__lt=F("heure_fin"), heure_fin__lte=24, heure_debut__gte=0),
            ),
            models.CheckConstraint(
                name="fin_apres_accord",
                condition=Q(accord_fin_le=None) | Q(accord_le__isnull=False, accord_fin_le__gte=F("accord_le")),
            ),
        ]

    def __str__(self) -> str:
        return self.get_prefere_display()


class Code(models.Model):
    """A short code on its way to a contact: dead after ESSAIS wrong ones from all sources together, or when used.

    ``empreinte`` is keyed by the installation's secret: the database alone opens nothing.
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="codes")
    usage = models.CharField(max_length=12, choices=Usage.choices)
    empreinte = models.CharField(max_length=64)
    essais = models.PositiveSmallIntegerField(default=0)
    cree_a = models.DateTimeField()
    expire_a = models.DateTimeField()
    utilise_a = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["contact", "usage"], name="code_contact")]

    def __str__(self) -> str:
        return self.get_usage_display()
