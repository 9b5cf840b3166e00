"""A household that left its words everywhere: in an attribution, its papers, its messages, what agents noted."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur, Mandataire
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.declarations.models import Brouillon
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.models import Demande, IdentiteARelire
from seuil.demandes.services import radier
from seuil.documents.controle import Fichier
from seuil.documents.models import Sorte
from seuil.documents.services import conserver
from seuil.echanges.models import Echange
from seuil.envois.models import CodeDemande, Envoi, RetourInconnu
from seuil.instruction.etats import Canal as CanalDePiece
from seuil.instruction.models import Feuille, Piece
from seuil.journal.models import Motif
from seuil.journal.services import consigner, consigner_consultation, sceller
from seuil.mandats.models import Mandat
from seuil.reactions.travaux import vider
from seuil.renouvellements.models import Tentative
from seuil.renouvellements.nomenclatures import Essai

NUMERO_FISCAL = "3099887766554"
TELEPHONE, COURRIEL = "+33600000000", "zelie.fictive@example.org"
RADIEE = date(2025, 11, 26)
DUE = date(2026, 11, 26)


@pytest.fixture
def bavarde(demande, agents) -> Demande:
    """The household of the journey, with every trace that the other steps may keep of it."""
    laisser_des_traces(demande, agents)
    return demande


def laisser_des_traces(demande: Demande, agents) -> None:
    """Write the name, the address, the telephone and the tax number wherever a step lets somebody write."""
    le = demande.enregistree_le
    titulaire = demande.titulaire
    Contact.objects.filter(demande=demande).update(nom="Amie de Zélie Fictive")
    contact = Contact.objects.get(demande=demande, adresse=TELEPHONE)
    piece = Piece.objects.create(
        demande=demande, code="avis_imposition", personne=titulaire, canal=CanalDePiece.PORTAIL, mot=NUMERO_FISCAL
    )
    for rang in range(3):
        document = conserver(
            Fichier(f"avis-fictive-{rang}.pdf", "application/pdf", b"%PDF Fictive"),
            sorte=Sorte.PIECE,
            numero_unique=demande.numero_unique,
        )
        Feuille.objects.create(piece=piece, ordre=rang, document=document, nom=f"avis-fictive-{rang}.pdf")
    sien = Echange.objects.create(
        demande=demande,
        organisme=demande.guichet.organisme,
        guichet=demande.guichet,
        sujet="autre",
        attend_depuis=timezone.now(),
        vient_de=demande.guichet.organisme,
        raison="Mme Fictive habite ici",
    )
    message = sien.messages.create(qui="foyer", texte="Zélie Fictive écrit", ecrit_a=timezone.now(), cle="c")
    joint = conserver(Fichier("bail-fictive.pdf", "application/pdf", b"%PDF Fictive"), sorte=Sorte.JOINTE)
    message.fichiers.create(document=joint, nom="bail-fictive.pdf")
    Mandat.objects.create(
        demande=demande,
        nom="Paule Fictive",
        qualite="proche",
        change_les_reponses=True,
        repond_aux_offres=False,
        recueil="guichet",
        accord="Zélie Fictive est d’accord",
        donne_le=le,
        fin_le=le + timedelta(90),
        repere="ab",
        code="x",
    )
    Tentative.objects.create(
        demande=demande, depuis=le, essai=Essai.JOINT, note="Mme Fictive rappelle", le=le, par=agents["guichet"]
    )
    IdentiteARelire.objects.create(
        demande=demande,
        personne=titulaire,
        avant={"nom": "Anciennefictive"},
        apres={"nom": "Fictive"},
        demandee_le=le,
        gelee_jusqu_au=le,
    )
    Brouillon.objects.create(contenu=b"Fictive", change=demande)
    Envoi.objects.create(
        cle="CLE-D-ESSAI-0000000001",
        demande=demande,
        contact=contact,
        avis="essai",
        fait="entree 1",
        canal=Canal.SMS,
        adresse=TELEPHONE,
        sujet="x",
        titre="Pour Zélie Fictive",
        corps="Zélie Fictive, 7, rue des Essais",
        court="Fictive",
        le=le,
    )
    CodeDemande.objects.create(numero_unique=demande.numero_unique, demande_a=timezone.now())
    RetourInconnu.objects.create(sorte="courriel", destinataire=TELEPHONE, extrait=f"refusé : {TELEPHONE}")
    consigner("demande.essai", demande, par=Demandeur(), le=le, dit="a lu la demande de Mme Fictive")
    proche = Mandataire(nom="Paule Fictive", nom_organisme="Chez Fictive", numero_unique=demande.numero_unique)
    consigner("demande.essai", demande, par=proche, le=le)
    consigner_consultation([demande.numero_unique], par=proche.lecteur, motif=Motif.MANDAT)
    consigner_consultation([demande.numero_unique, "060000000000000000"], par=agents["opac"], motif=Motif.LISTE)
    vider()
    sceller()


def radiee(demande: Demande, le: date) -> Demande:
    """Let the household give its demand up, so many days before."""
    demande = Demande.objects.get(pk=demande.pk)
    Demande.objects.filter(pk=demande.pk).update(attribution_en_cours="")
    radier(demande, motif=MotifRadiation.ABANDON, par=Demandeur(demande.numero_unique), le=le, precision="Fictive part")
    vider()
    return Demande.objects.get(pk=demande.pk)
