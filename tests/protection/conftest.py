"""A household of the journey whose every way to be reached is marked; protected from the first day, or never."""

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.contacts.services import proteger
from seuil.demandes.models import Demande
from seuil.demandes.services import enregistrer
from seuil.demo.exemple import dossier_d_exemple
from seuil.reactions.travaux import vider
from seuil.territoires.models import Commune
from tests.protection.marques import COMMUNE, HOTE, MEL, RUE, SURE, TELEPHONE


@pytest.fixture
def est_protegee(request) -> bool:
    """Say whether the household hides; a test gives it another value to prove that the marks are found."""
    return getattr(request, "param", True)


@pytest.fixture
def demande(monde, agents, le, est_protegee) -> Demande:
    """The marked household: registered, attested and written to at its home before it hides."""
    dossier = dossier_d_exemple()
    commune = Commune.objects.get(pk=COMMUNE)
    dossier.reponses.update(adresse=RUE, commune=commune, code_postal=commune.codes_postaux[:5], hebergeant=HOTE)
    dossier.reponses.update(telephone=TELEPHONE, mel=MEL)
    faite = enregistrer(dossier, par=Demandeur(), le=le).demande
    vider()
    for canal, adresse in ((Canal.COURRIEL, MEL), (Canal.SMS, TELEPHONE)):
        Contact.objects.update_or_create(
            demande=faite, canal=canal, adresse=adresse, defaults={"cree_le": le, "verifie_le": le}
        )
    if est_protegee:
        elle = Demandeur(faite.numero_unique)
        proteger(faite, adresse_sure=SURE, surs=[], heures=None, par=elle, le=le)
        vider()
    return Demande.objects.get(pk=faite.pk)


@pytest.fixture
def tetes(settings, tmp_path):
    """Where the clock publishes the heads of the journal."""
    settings.TETES_JOURNAL = tmp_path / "tetes.jsonl"
    return settings.TETES_JOURNAL
