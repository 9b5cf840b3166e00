"""A file of demands: what is right enters the register, whole."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.demandes.models import CompteurNumero, Demande, Titulaire
from seuil.demandes.services import numeros
from seuil.demandes.services.numeros import attribuer_le_numero
from seuil.importations.models import Importation
from seuil.importations.services.foyer import nommer
from seuil.importations.tests.lignes import ENFANT, ligne, personne
from seuil.journal.models import Entree
from seuil.socle.cle import cle_de_la_personne
from seuil.socle.horloge import ActeAVenir, jouer_jusqu_au
from seuil.territoires.models import Commune, Epci, Territoire

LE = date(2026, 11, 23)
CONNUS = st.characters(exclude_categories=("Cs", "Cn", "Co"))
pytestmark = pytest.mark.django_db


class TestImporter:
    @pytest.mark.parametrize("nom", ["demandes.parquet", "demandes.csv", "demandes.jsonl"])
    def test_ecrit_la_demande_entiere(self, prendre, nom):
        prendre(ligne(), nom=nom)

        demande = Demande.objects.get(numero_unique="060062600001260ARC")
        assert (demande.etat, demande.ressort_id, demande.guichet_id) == ("active", "060", "60ARC")
        assert (demande.recue_le, demande.echeance) == (date(2026, 6, 5), date(2027, 6, 5))
        assert (demande.motifs, demande.situations, demande.types) == (["13", "09"], [], ["T2", "T3"])
        assert (demande.surface, demande.loyer_maximum, demande.renouvelee_le) == (41, None, None)
        assert (demande.demande_elargie, demande.besoin_accessible) == (True, False)
        assert list(demande.souhaits.values_list("commune", "ordre")) == [("60159", 1), ("60382", 2)]
        assert [str(une) for une in demande.personnes.all()] == ["Madame Ève aa Fictif-Test", "Lou Fictif-Test"]
        assert demande.titulaire.naissance == date(1984, 2, 29)
        assert (demande.titulaire.rfr_n2, demande.titulaire.rfr_n1) == (14_000, None)
        assert list(demande.titulaires.values_list("cle", "rang")) == [("fictiftest eveaa", 0)]

    def test_compte_par_lot_et_garde_l_avancement(self, prendre):
        faite = prendre(*[ligne(rang) for rang in range(7)], ligne(7, surface=-1), lot=3)

        assert (faite.lues, faite.importees, faite.connues, faite.refusees) == (8, 7, 0, 1)
        assert Importation.objects.get().terminee_le == LE
        assert Entree.objects.filter(verbe="demandes.importees").count() == 3

    def test_n_importe_rien_un_jour_a_venir(self, prendre):
        with jouer_jusqu_au(LE), pytest.raises(ActeAVenir):
            prendre(ligne(), le=date(2026, 11, 24))

        assert not Importation.objects.exists()

    def test_n_importe_rien_la_seconde_fois(self, prendre):
        prendre(ligne(0), ligne(1))

        prendre(ligne(0), ligne(1))

        assert Titulaire.objects.filter(cle__startswith="fictiftest eve").count() == 2
        assert Entree.objects.filter(verbe="demandes.importees").count() == 1

    def test_connait_deja_un_numero_venu_d_un_autre_fichier(self, prendre):
        prendre(ligne(0), ligne(1))

        faite = prendre(ligne(1), ligne(2), nom="autre.parquet")

        assert (faite.importees, faite.connues, faite.refusees) == (1, 1, 0)

    def test_ne_donne_plus_un_numero_deja_importe(self, prendre, dossier):
        prendre(ligne(numero_unique="060112600090060ARC", recue_le=date(2026, 11, 2), enregistree_le=date(2026, 11, 2)))

        assert CompteurNumero.objects.get(ressort="060", mois="1126").dernier == 900

    def test_laisse_un_guichet_enregistrer_apres_le_dernier_numero_du_mois(self, prendre, dossier):
        venue = {"recue_le": date(2026, 11, 2), "enregistree_le": date(2026, 11, 2)}
        prendre(
            ligne(numero_unique="060112600090060ARC", **venue), ligne(1, numero_unique="060112699999960ARC", **venue)
        )

        donnes = [attribuer_le_numero(dossier.ressort, dossier.guichet, depot=LE) for _ in range(2)]

        assert donnes == [f"0601126{rang}{dossier.guichet.code}" for rang in (500449, 500450)]

    def test_dit_qu_il_ne_reste_aucun_numero_du_mois(self, prendre, dossier, monkeypatch):
        monkeypatch.setattr(numeros, "SEQUENCE_MAXIMALE", 1)
        venue = {"recue_le": date(2026, 11, 2), "enregistree_le": date(2026, 11, 2)}
        prendre(ligne(numero_unique="060112600000160ARC", **venue))

        with pytest.raises(numeros.NumerosEpuises):
            attribuer_le_numero(dossier.ressort, dossier.guichet, depot=LE)

    def test_garde_une_seule_demande_vivante_par_personne(self, erreurs):
        deuxieme = ligne(1) | {"personnes": ligne(0)["personnes"]}

        dites = erreurs(ligne(0), deuxieme)

        assert dites == [
            ("personnes", "060062600001260ARC", "Une demande vivante existe déjà pour cette personne dans ce ressort.")
        ]

    def test_garde_une_deuxieme_demande_motivee(self, prendre):
        deuxieme = ligne(1) | {"personnes": ligne(0)["personnes"], "motif_doublon": "Garde partagée, deux logements."}

        prendre(ligne(0), deuxieme)

        assert sorted(Titulaire.objects.filter(cle="fictiftest eveaa").values_list("rang", flat=True)) == [0, 1]

    def test_accepte_un_enfant_a_naitre_sans_nom(self, prendre):
        enfant = ENFANT | {"lien": "a_naitre", "nom": "", "prenom": "", "garde": "", "naissance": date(2027, 3, 1)}

        faite = prendre(ligne(personnes=[personne(), enfant]))

        assert faite.importees == 1

    def test_accepte_dix_communes_de_quatre_territoires(self, prendre):
        epcis = Epci.objects.filter(commune__departement="60").distinct().order_by("pk")[:4]
        codes = [commune.pk for epci in epcis for commune in Commune.objects.filter(epci=epci).order_by("pk")[:3]][:10]

        faite = prendre(ligne(souhaits=codes))

        souhaits = Demande.objects.get(numero_unique="060062600001260ARC").souhaits
        assert (faite.importees, faite.refusees) == (1, 0)
        assert list(souhaits.values_list("commune", flat=True)) == codes
        assert souhaits.values("commune__epci").distinct().order_by().count() == 4

    def test_donne_une_echeance_un_29_fevrier(self, prendre):
        prendre(ligne(recue_le=date(2024, 2, 29), enregistree_le=date(2024, 2, 29)))

        assert Demande.objects.get(numero_unique="060062600001260ARC").echeance == date(2025, 2, 28)

    def test_suit_la_validite_du_territoire_du_premier_souhait(self, prendre):
        """V7: a territory that lets a demand live eighteen months says it of the imported ones too."""
        Territoire.objects.filter(pk="compiegne").update(parametres={"validite_mois": 18})
        lignes = [ligne(0), ligne(1, souhaits=["60382", "60159"]), ligne(2, souhaits=["60057", "60159"])]
        prendre(*lignes)

        echeances = [Demande.objects.get(numero_unique=dite["numero_unique"]).echeance for dite in lignes]
        assert echeances == [date(2027, 12, 5), date(2027, 12, 5), date(2027, 6, 5)]

    def test_prolonge_depuis_le_renouvellement(self, prendre):
        prendre(ligne(renouvelee_le=date(2026, 7, 1)))

        assert Demande.objects.get(numero_unique="060062600001260ARC").echeance == date(2027, 7, 1)


class TestNommer:
    @given(st.lists(st.text(CONNUS, max_size=36), min_size=1, max_size=20))
    def test_donne_la_meme_cle_que_le_guichet(self, dits):
        nommees = nommer(pl.DataFrame({"nom": dits, "prenom": dits}))["cle"].to_list()

        assert nommees == [cle_de_la_personne(dit, dit) for dit in dits]
