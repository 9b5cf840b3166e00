"""Demands at the edges: ten communes in four territories, a reception dated tomorrow, values beyond their bounds."""

from datetime import date, timedelta

from seuil.cotation.models import Observation
from seuil.cotation.services import coter_la_demande
from seuil.demandes.models import Demande, Souhait
from seuil.rapprochement.models import Pretendant
from seuil.rapprochement.services import inscrire_la_demande, verifier
from seuil.territoires.models import Commune, Epci, Territoire

LE = date(2026, 11, 23)


def recoter(demande):
    """Score the demand again, and write its lists."""
    relue = Demande.objects.get(pk=demande.pk)
    coter_la_demande(relue, le=LE)
    inscrire_la_demande(relue, le=LE)


class TestDemandeRare:
    def test_est_suivie_dans_chacun_de_ses_quatre_territoires(self, demande):
        sans_grille = Epci.objects.filter(commune__departement="60", territoire=None).distinct().order_by("pk")[:2]
        for epci in sans_grille:
            Territoire.objects.create(code=epci.pk, nom=epci.nom[:120], nom_court="Oise", ressort_id="060", epci=epci)
        epcis = Territoire.objects.exclude(epci=None).order_by("pk").values_list("epci", flat=True)[:4]
        demande.souhaits.all().delete()
        voulues = [commune for epci in epcis for commune in Commune.objects.filter(epci=epci).order_by("pk")[:3]][:10]
        Souhait.objects.bulk_create(
            Souhait(demande=demande, commune=commune, ordre=ordre) for ordre, commune in enumerate(voulues, 1)
        )

        recoter(demande)

        assert Observation.objects.filter(demande=demande).count() == 4
        assert Pretendant.objects.filter(demande=demande).values("lieu").distinct().count() == 10
        assert list(verifier(le=LE)) == []

    def test_recue_demain_n_a_pas_d_anciennete(self, demande):
        demain = LE + timedelta(1)
        Demande.objects.filter(pk=demande.pk).update(recue_le=demain, enregistree_le=demain)

        recoter(demande)

        assert Observation.objects.get(demande=demande).date_depot == demain
        assert list(verifier(le=LE)) == []

    def test_garde_la_borne_d_une_valeur_qui_la_depasse(self, demande):
        Demande.objects.filter(pk=demande.pk).update(surface=32_000, loyer_charges=900_000, nb_occupants=500)

        recoter(demande)

        observee = Observation.objects.get(demande=demande)
        assert (observee.surface_m2, observee.loyer_charges, observee.nb_occupants) == (2_000, 100_000, 99)
        assert list(verifier(le=LE)) == []
