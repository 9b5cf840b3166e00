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
    orienter=({Etat.DECLAREE}, Etat.ORIENTEE, "orienter le logement vers un réservataire"),
    remettre=({Etat.ORIENTEE}, Etat.ORIENTEE, "remettre le logement au bailleur"),
    designer=({Etat.ORIENTEE}, Etat.DESIGNEE, "désigner des candidats"),
    inscrire=({Etat.DESIGNEE}, Etat.EN_COMMISSION, "inscrire le logement en commission"),
    attribuer=({Etat.EN_COMMISSION}, Etat.ATTRIBUEE, "attribuer le logement"),
    offrir=({Etat.ATTRIBUEE}, Etat.ATTRIBUEE, "offrir le logement"),
    reproposer=({Etat.DESIGNEE, Etat.EN_COMMISSION, Etat.ATTRIBUEE}, Etat.ORIENTEE, "proposer de nouveau le logement"),
    ajourner=({Etat.EN_COMMISSION, Etat.ATTRIBUEE}, Etat.DESIGNEE, "renvoyer le logement à une autre séance"),
    reprendre=(
        {Etat.ORIENTEE, Etat.DESIGNEE, Etat.EN_COMMISSION, Etat.ATTRIBUEE},
        Etat.ATTRIBUEE,
        "rendre le logement à qui l’avait accepté à temps",
    ),
    louer=({Etat.ATTRIBUEE}, Etat.LOUEE, "louer le logement"),
)
