"""The demands like one another: the lists say what the demands themselves say, each counted once."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seuil.cotation.models import Cotation
from seuil.demandes.models import Demande
from seuil.rapprochement.faits import CODES_TYPES, types_convenant
from seuil.rapprochement.requetes import semblables
from seuil.rapprochement.services import inscrire_la_demande
from seuil.regles.publication import situer
from seuil.territoires.models import Commune, Territoire

LE = date(2026, 11, 23)
COMPIEGNE = "60159"


@pytest.fixture
def compiegne(monde) -> tuple[Commune, Territoire]:
    return Commune.objects.select_related("departement").get(pk=COMPIEGNE), Territoire.objects.get(pk="compiegne")


def semblables_lues_une_a_une(demande: Demande, territoire: Territoire) -> list[Demande]:
    """Return the others whose wishes and suited types say so, read from the demands themselves."""
    voulus = {CODES_TYPES[voulu] for voulu in demande.types}
    return [
        autre
        for autre in Demande.objects.actives().exclude(pk=demande.pk)
        if voulus & {*types_convenant(autre, territoire, LE)}
        and (
            autre.souhaits.filter(commune=COMPIEGNE).exists()
            or (autre.demande_elargie and autre.ressort_id == territoire.ressort_id)
        )
    ]


def autres(demande: Demande, *ou: Commune | Territoire) -> Counter[int]:
    return semblables.par_score(demande.types, *ou, le=LE) - semblables.par_score(demande.types, *ou, le=LE, de=demande)


class TestParScore:
    def test_compte_chaque_demande_une_fois(self, demande, compiegne):
        commune, territoire = compiegne
        cotees = dict(Cotation.objects.filter(territoire=territoire).values_list("demande", "total"))
        attendues = [autre.pk for autre in semblables_lues_une_a_une(demande, territoire)]

        comptees = autres(demande, commune, territoire)

        assert comptees == Counter(cotees[cle] for cle in attendues if cle in cotees)
        assert len(demande.types) > 1
        assert sum(comptees.values()) > 5

    def test_ne_compte_pas_qui_a_un_logement_en_cours(self, demande, compiegne):
        commune, territoire = compiegne
        autre = semblables_lues_une_a_une(demande, territoire)[0]
        avant = sum(autres(demande, commune, territoire).values())

        Demande.objects.filter(pk=autre.pk).update(attribution_en_cours="Une offre est acceptée.")
        inscrire_la_demande(autre, le=LE)

        assert sum(autres(demande, commune, territoire).values()) == avant - 1

    def test_ne_compte_pas_qui_n_a_pas_renouvele(self, demande, compiegne):
        commune, territoire = compiegne
        autre = semblables_lues_une_a_une(demande, territoire)[0]
        avant = sum(autres(demande, commune, territoire).values())

        Demande.objects.filter(pk=autre.pk).update(echeance=LE - timedelta(1))
        inscrire_la_demande(Demande.objects.get(pk=autre.pk), le=LE)

        assert sum(autres(demande, commune, territoire).values()) == avant - 1

    def test_se_demande_en_une_requete(self, demande, compiegne):
        with CaptureQueriesContext(connection) as captees:
            semblables.par_score(demande.types, *compiegne, le=LE)

        assert len(captees) == 1


class TestParAnciennete:
    def test_partage_les_memes_demandes(self, demande, compiegne):
        commune, territoire = compiegne
        attendues = [autre.recue_le for autre in semblables_lues_une_a_une(demande, territoire)]

        tous, siennes = (semblables.par_anciennete(demande.types, commune, le=LE, de=de) for de in (None, demande))
        position = situer(tous - siennes, (LE - demande.recue_le).days)

        assert position.total == len(attendues)
        assert position.plus == sum(jour < demande.recue_le for jour in attendues)
        assert position.autant == sum(jour == demande.recue_le for jour in attendues)
