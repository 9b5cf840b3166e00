"""Who may act for a household, until when, and what its agreement says."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from seuil.acteurs.auteurs import Mandataire
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.mandats.nomenclatures import Qualite, Recueil
from seuil.socle.cycles import Verrouillable

REPERE_LONGUEUR = 2


class Mandat(Verrouillable):
    """A named person acts for the household of a demand, through ``fin_le`` included, unless it is withdrawn before.

    ``code`` is the hash of its own secret, never the household's; ``repere`` is what its code begins with. ``accord``
    is what the household agreed to, as it was shown; ``precision``, how it was asked when it was not in person.
    ``scelle``: the code itself, under the key of the browser that made the demand, until it says that it is noted.
    ``est_sur``: given at a desk while the household is protected; the others open nothing as long as it is.
    """

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="mandats")
    nom = models.CharField(max_length=120)
    organisme = models.CharField(max_length=120, blank=True)
    qualite = models.CharField(max_length=8, choices=Qualite.choices)
    change_les_reponses = models.BooleanField()
    repond_aux_offres = models.BooleanField()
    recueil = models.CharField(max_length=10, choices=Recueil.choices)
    precision = models.CharField(max_length=200, blank=True)
    accord = models.TextField()
    donne_le = models.DateField()
    fin_le = models.DateField()
    retire_le = models.DateField(null=True, blank=True)
    est_sur = models.BooleanField(default=False)
    repere = models.CharField(max_length=REPERE_LONGUEUR)
    code = models.CharField(max_length=128)
    scelle = models.BinaryField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["demande", "repere"], name="mandat_repere"),
            models.CheckConstraint(name="mandat_fini_apres", condition=Q(fin_le__gte=F("donne_le"))),
        ]

    def __str__(self) -> str:
        return f"{self.nom} ({self.organisme})" if self.organisme else self.nom

    @property
    def auteur(self) -> Mandataire:
        """The author of what is done under this mandate."""
        return Mandataire(
            nom=self.nom,
            nom_organisme=self.organisme,
            numero_unique=self.demande.numero_unique,
            change_les_reponses=self.change_les_reponses,
            repond_aux_offres=self.repond_aux_offres,
        )

    def est_ouvert(self, le: date) -> bool:
        """Say whether it opens the demand on a day: neither withdrawn, nor ended, nor closed by a protection."""
        if self.retire_le is not None or le > self.fin_le or self.demande.etat not in EN_COURS:
            return False
        return self.est_sur or not self.demande.est_protegee
