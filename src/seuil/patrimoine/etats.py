"""The life of a vacancy (law §10.b)."""

from django.db.models import TextChoices

from seuil.socle.cycles import Cycle


class Etat(TextChoices):
    DECLAREE = "declaree", "À orienter"
    ORIENTEE = "orientee", "Candidats à désigner"
    DESIGNEE = "designee", "Candidats désignés"
    EN_COMMISSION = "en_commission", "À l’ordre du jour"
    ATTRIBUEE = "attribuee", "Attribué"
    LOUEE = "louee", "Loué"


OUVERTES = [Etat.DECLAREE, Etat.ORIENTEE, Etat.DESIGNEE, Etat.EN_COMMISSION, Etat.ATTRIBUEE]

CYCLE = Cycle.de(
    orienter=({Etat.DECLAREE}, Etat.ORIENTEE),
    remettre=({Etat.ORIENTEE}, Etat.ORIENTEE),
    designer=({Etat.ORIENTEE}, Etat.DESIGNEE),
    inscrire=({Etat.DESIGNEE}, Etat.EN_COMMISSION),
    attribuer=({Etat.EN_COMMISSION}, Etat.ATTRIBUEE),
    offrir=({Etat.ATTRIBUEE}, Etat.ATTRIBUEE),
    reproposer=({Etat.DESIGNEE, Etat.EN_COMMISSION, Etat.ATTRIBUEE}, Etat.ORIENTEE),
    louer=({Etat.ATTRIBUEE}, Etat.LOUEE),
)
