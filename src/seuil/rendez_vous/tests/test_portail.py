"""The household's pages: ask, see, what is refused says why; another household's is not found."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.rendez_vous import services
from seuil.rendez_vous.models import Permanence, RendezVous
from seuil.rendez_vous.nomenclatures import Orientation, Sorte
from seuil.rendez_vous.tests.conftest import libres, menage
from seuil.socle.horloge import jour_de

pytestmark = pytest.mark.django_db
ICI = "/ronchin/ma-demande/rendez-vous/"


@pytest.fixture
def chez_elle(client, ronchin, lille) -> Client:
    Permanence.objects.update(du=jour_de(timezone.now()) - timedelta(days=400))
    return connecter(client, ronchin)


@pytest.fixture
def pris(ronchin, lille, chez_elle) -> RendezVous:
    a = timezone.now()
    premier = libres(lille.guichet, Sorte.ENTRETIEN, a)[0]
    par = Demandeur(ronchin.numero_unique)
    return services.prendre(ronchin, Sorte.ENTRETIEN, premier, par=par, le=jour_de(a), a=a)


def lu(client: Client, chemin: str, statut: int = 200) -> str:
    reponse = client.get(chemin)
    assert reponse.status_code == statut
    return reponse.content.decode().replace("\u00a0", " ")


def test_prend_un_creneau_et_le_lit(chez_elle, ronchin):
    choisir = f"{ICI}ronchin/entretien/"
    cle = chez_elle.get(choisir).context["form"].fields["creneau"].choices[0][0]

    apres = chez_elle.post(choisir, {"creneau": cle}, follow=True)

    assert "Votre rendez-vous est confirmé." in apres.content.decode()
    assert RendezVous.objects.get(demande=ronchin).etat == "pris"


def test_un_creneau_pris_entre_temps_garde_la_page(chez_elle, lille, le):
    choisir = f"{ICI}ronchin/entretien/"
    cle = chez_elle.get(choisir).context["form"].fields["creneau"].choices[0][0]
    autre, a = menage("ronchin", le, "Seconde"), timezone.now()
    premier = libres(lille.guichet, Sorte.ENTRETIEN, a)[0]
    services.prendre(autre, Sorte.ENTRETIEN, premier, par=Demandeur(autre.numero_unique), le=jour_de(a), a=a)

    apres = chez_elle.post(choisir, {"creneau": cle})

    assert apres.status_code == 422
    assert "Ce créneau n’est plus libre" in apres.content.decode()


def test_demande_une_autre_date(chez_elle, ronchin, lille):
    dit = {"geste": "attendre", "guichet": lille.guichet.pk, "mots": "Le mercredi."}

    apres = chez_elle.post(f"{ICI}ronchin/entretien/", dit, follow=True)

    assert "Le guichet vous propose une date." in apres.content.decode()
    assert (RendezVous.objects.get(demande=ronchin).etat, RendezVous.objects.get().mots) == ("demande", "Le mercredi.")


def test_lit_le_compte_rendu_et_ne_demande_plus(chez_elle, pris, lille):
    a = pris.fin + timedelta(minutes=1)
    orientations = [Orientation.DALO]
    services.rendre_compte(pris, compte_rendu="Vu ensemble.", orientations=orientations, par=lille, le=jour_de(a), a=a)

    page = lu(chez_elle, f"{ICI}{pris.pk}/")
    assert "Vu ensemble." in page
    assert "Saisir la commission de médiation (DALO)" in page
    assert "Vous l’avez déjà eu" in lu(chez_elle, ICI)
    assert "Pas possible aujourd’hui" in lu(chez_elle, f"{ICI}ronchin/entretien/")


@pytest.mark.parametrize("etat", ["demande", "propose", "pris", "tenu", "absent", "annule"])
def test_chaque_etat_a_sa_page(chez_elle, pris, etat):
    RendezVous.objects.filter(pk=pris.pk).update(etat=etat, motif_annulation="Je travaille.")

    lu(chez_elle, ICI)
    lu(chez_elle, f"{ICI}{pris.pk}/")


def test_annule_en_disant_pourquoi(chez_elle, pris):
    assert chez_elle.post(f"{ICI}{pris.pk}/", {"geste": "annuler"}).status_code == 422

    chez_elle.post(f"{ICI}{pris.pk}/", {"geste": "annuler", "annuler-motif": "Je travaille."})

    assert RendezVous.objects.get(pk=pris.pk).motif_annulation == "Je travaille."
    assert "METHOD:CANCEL" in lu(chez_elle, f"{ICI}{pris.pk}/agenda.ics")


def test_celui_d_un_autre_foyer_n_existe_pas(pris, le):
    autre = connecter(Client(), menage("ronchin", le, "Seconde"))

    for suite in ("", "deplacer/", "agenda.ics"):
        lu(autre, f"{ICI}{pris.pk}/{suite}", 404)


def test_l_elu_avant_six_mois_dit_des_quand(monde, client):
    aujourdhui = jour_de(timezone.now())
    demande = menage("dugny", aujourdhui)
    Demande.objects.filter(pk=demande.pk).update(recue_le=aujourdhui)

    page = lu(connecter(client, demande), "/dugny/ma-demande/rendez-vous/dugny/elu/")

    assert "se prend quand la demande est plus ancienne" in page
    assert "Vous pourrez le demander dès le" in page
