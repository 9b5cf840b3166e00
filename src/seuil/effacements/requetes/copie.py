"""What a household's copy holds: every column of its rows, but secrets and, unless opened, what is protected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import BinaryField, Model
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.baux.models import Offre
from seuil.contacts.models import Contact, Preference
from seuil.cotation.requetes import anciennes, notes_courantes
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande, FaitEtabli
from seuil.designations.models import Candidature
from seuil.documents.models import Document
from seuil.echanges.models import Echange, FichierJoint, Message
from seuil.effacements.requetes.traces import documents_de
from seuil.envois.models import Envoi
from seuil.instruction.models import Piece, Rectification
from seuil.journal.requetes import consultations, histoire, lectures
from seuil.mandats.models import Mandat
from seuil.socle.design.mesures import date_longue

SECRETS: Final = frozenset(
    {
        "code_acces",
        "code",
        "repere",
        "scelle",
        "cle",
        "reference",
        "dates_fausses",
        "prise_par",
        "agent",
        "vu_par",
        "contexte",
        "masque",
    }
)
PROTEGES: Final = frozenset(
    {
        "motifs",
        "situations",
        "autre_motif",
        "precisions",
        "date_jugement",
        "amenagement",
        "besoin_accessible",
        "est_protegee",
        "adresse_sure",
        "cmi_invalidite",
        "est_sur",
        "heure_debut",
        "heure_fin",
    }
)  # columns that may tell a protected situation
COORDONNEES: Final = frozenset(
    {"adresse", "code_postal", "commune", "ville_etrangere", "hebergeant", "telephone", "mel"}
)  # of who hides
OU_ELLE_EST: Final = frozenset({"contacts", "messages"})  # parts that may tell where who hides lives
OUVERTES_SEULEMENT: Final = frozenset(
    {"papiers", "preuves", "rectifications", "scores", "actes", "echanges", "messages_ecrits", "fichiers_joints"}
)


@dataclass(frozen=True, slots=True)
class Partie:
    """A part of the copy: its title, its rows as people read them and as machines do."""

    nom: str
    titre: str | Promise
    lues: list[list[tuple[str, str]]]
    brutes: list[dict[str, Any]]


def parties(demande: Demande, *, tout_voir: bool) -> list[Partie]:
    """Return every part that holds something; without ``tout_voir``, none that may tell a protected fact."""
    cachees, tues = (frozenset[str](), frozenset[str]()) if tout_voir else (PROTEGES, OUVERTES_SEULEMENT)
    if demande.est_protegee and not tout_voir:
        cachees, tues = cachees | COORDONNEES, tues | OU_ELLE_EST
    dites = [_partie(nom, titre, lignes, cachees) for nom, titre, lignes in _tables(demande)]
    dites += [_ouvertures(demande), _actes(demande)]
    return [dite for dite in dites if dite.brutes and dite.nom not in tues]


def documents_a_joindre(demande: Demande, *, tout_voir: bool) -> list[Document]:
    """Return the letters and the identity document, oldest first; every paper once opened.

    A letter bears the address: none of who hides.
    """
    if demande.est_protegee and not tout_voir:
        return []
    siens = documents_de(demande)
    if not tout_voir:
        lettres = Courrier.objects.filter(numero_unique=demande.numero_unique).values_list("document", flat=True)
        siens &= {*lettres, demande.piece_identite_id}
    return list(Document.objects.filter(pk__in=siens, efface_le=None).order_by("pk"))


def _tables(demande: Demande) -> Iterator[tuple[str, str | Promise, Iterable[Model]]]:
    yield "demande", _("Votre demande"), Demande.objects.filter(pk=demande.pk)
    yield "personnes", _("Les personnes de votre foyer"), demande.personnes.all()
    yield "communes", _("Les communes que vous souhaitez"), demande.souhaits.all()
    yield "contacts", _("Les adresses où vous prévenir"), Contact.objects.filter(demande=demande)
    yield "preferences", _("Comment vous voulez être prévenu"), Preference.objects.filter(demande=demande)
    yield "mandats", _("Les personnes qui agissent pour vous"), Mandat.objects.filter(demande=demande)
    yield "papiers", _("Vos documents"), Piece.objects.filter(demande=demande)
    yield "preuves", _("Ce que vos documents ont établi"), FaitEtabli.objects.filter(demande=demande)
    yield "rectifications", _("Les réponses corrigées"), Rectification.objects.filter(demande=demande)
    courantes = notes_courantes(demande)
    yield "scores", _("Vos scores"), [*courantes, *anciennes(demande, courantes)]
    yield "messages", _("Les messages"), Envoi.objects.filter(demande=demande).order_by("pk")
    yield "echanges", _("Vos conversations avec les services"), Echange.objects.filter(demande=demande).order_by("pk")
    siens = Message.objects.filter(echange__demande=demande).order_by("pk")
    yield "messages_ecrits", _("Ce que vous avez écrit aux services, et leurs réponses"), siens
    joints = FichierJoint.objects.filter(message__echange__demande=demande).order_by("pk")
    yield "fichiers_joints", _("Les fichiers joints à ces messages"), joints
    yield "lettres", _("Les lettres"), Courrier.objects.filter(numero_unique=demande.numero_unique).order_by("pk")
    yield (
        "candidatures",
        _("Les logements pour lesquels vous avez été présenté"),
        Candidature.objects.filter(demande=demande).defer("explication"),
    )
    yield "offres", _("Les offres"), Offre.objects.filter(demande=demande)


def _partie(nom: str, titre: str | Promise, lignes: Iterable[Model], cachees: frozenset[str]) -> Partie:
    lues, brutes = [], []
    for ligne in lignes:
        dites = [(champ, getattr(ligne, champ.attname)) for champ in _champs(ligne, cachees)]
        garnies = [(champ, dite) for champ, dite in dites if dite not in (None, "", [], {})]
        brutes.append({champ.name: dite for champ, dite in garnies})
        lues.append([(_libelle(champ.name), _lisible(ligne, champ, dite)) for champ, dite in garnies])
    return Partie(nom, titre, lues, brutes)


def _champs(ligne: Model, cachees: frozenset[str]) -> Iterator[Any]:
    differes = ligne.get_deferred_fields()
    for champ in ligne._meta.concrete_fields:
        if champ.primary_key or champ.name in SECRETS | cachees or champ.attname in differes:
            continue
        if not isinstance(champ, BinaryField) and champ.related_model not in (Demande, Document):
            yield champ


def _lisible(ligne: Model, champ: Any, dite: Any) -> str:
    if isinstance(dite, bool):
        return gettext("oui") if dite else gettext("non")
    if isinstance(dite, date) and not isinstance(dite, datetime):
        return date_longue(dite)
    if champ.is_relation:
        return str(getattr(ligne, champ.name))
    if champ.choices:
        return str(getattr(ligne, f"get_{champ.name}_display")())
    if isinstance(dite, list):
        return ", ".join(map(str, dite))
    return str(dite)


def _libelle(nom: str) -> str:
    return nom.replace("_", " ").capitalize()


def _ouvertures(demande: Demande) -> Partie:
    lues = lectures(consultations(demande.numero_unique))
    brutes = [{"a": lue.a, "service": lue.service, "motif": lue.motif} for lue in lues]
    dites = [[(date_longue(lue.a), f"{lue.service} : {lue.motif}")] for lue in lues]
    return Partie("ouvertures", _("Qui a ouvert votre dossier"), dites, brutes)


def _actes(demande: Demande) -> Partie:
    """Every act about the demand, its day and its author; what each said is in the rows above."""
    entrees = histoire(demande.numero_unique)
    brutes = [{"le": acte.le, "acte": acte.verbe, "par": acte.par, "organisme": acte.organisme} for acte in entrees]
    dites = [
        [(date_longue(acte.le), ", ".join(filter(None, (_dit(acte.verbe), acte.par, acte.organisme))))]
        for acte in entrees
    ]
    return Partie("actes", _("Ce qui s’est passé"), dites, brutes)


def _dit(verbe: str) -> str:
    return verbe.partition(".")[2].replace("_", " ").capitalize()
