"""The page of candidates: a line per rank passed over, what is kept, what is refused, and « pourquoi » a year later."""

import re
from datetime import date, timedelta

import pytest

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.tests.portes import lire
from seuil.demandes.models import Demande
from seuil.designations import services
from seuil.designations.forms import DesignationForm
from seuil.designations.gestion import rangs
from seuil.designations.models import Liste
from seuil.designations.services import MotifDuRang, MotifsDesRangs
from seuil.journal.models import Consultation
from seuil.patrimoine.models import Vacance
from seuil.patrimoine.services import reproposer
from seuil.regles.verdicts import oui

LE = date(2026, 11, 23)


@pytest.fixture
def cles(classees):
    return [classee.pk for classee in classees]


class TestRangsPasses:
    def test_demande_un_motif_par_rang_des_que_les_choix_en_passent(self, bailleur, adresse, cles):
        page = bailleur.post(adresse, {"d": [cles[0], cles[3]], "page": "1"})

        texte = lire(page)
        assert page.status_code == 200
        assert "2 rangs passés" in texte
        for rang in (2, 3):
            assert f"Motif pour le rang {rang}" in texte
            assert f'name="rang_{cles[rang - 1]}"' in page.content.decode()
        assert "Injoignable après plusieurs appels" in texte

    def test_ne_demande_pas_de_motif_commun_pour_un_seul_rang(self, bailleur, adresse, cles):
        page = bailleur.post(adresse, {"d": [cles[1]], "page": "1"}).content.decode()

        assert f'name="rang_{cles[0]}"' in page
        assert "rang_autres" not in page

    def test_garde_les_motifs_d_une_page_a_l_autre(self, bailleur, adresse, cles):
        saisie = {"d": [cles[2]], "page": "2", f"rang_{cles[0]}": "injoignable", f"mots_{cles[1]}": "Vu le 3."}

        page = bailleur.post(adresse, saisie)

        assert page.status_code == 200
        assert re.search(r'<option value="injoignable" selected>', page.content.decode())
        assert 'value="Vu le 3."' in page.content.decode()

    def test_designe_avec_un_motif_propre_et_le_commun(self, bailleur, adresse, orientee, cles):
        saisie = {"d": [cles[0], cles[2], cles[5]], "designer": "1", "rang_autres": "dossier"}
        saisie |= {f"rang_{cles[1]}": "autre", f"mots_{cles[1]}": "Part à Creil."}

        bailleur.post(adresse, saisie)

        lus = Liste.objects.get(vacance=orientee).rangs_passes.values_list("rang", "code", "mots")
        assert list(lus) == [(2, "autre", "Part à Creil."), (4, "dossier", ""), (5, "dossier", "")]

    def test_dit_chaque_faute_a_sa_place(self, bailleur, adresse, cles):
        saisie = {"d": [cles[0], cles[4], cles[5]], "designer": "1"}
        saisie |= {f"rang_{cles[2]}": "autre", f"rang_{cles[3]}": "reserve"}

        reponse = bailleur.post(adresse, saisie)

        page = reponse.content.decode()
        assert reponse.status_code == 422
        assert f'id="id_rang_{cles[1]}_erreur"' in page
        assert "Motif pour le rang 2 (facultatif)" not in lire(reponse)
        assert f'id="id_mots_{cles[2]}_erreur"' in page
        assert f'id="id_rang_{cles[3]}_erreur"' not in page
        assert "2 réponses sont à corriger" in lire(reponse)

    @pytest.mark.parametrize(
        "recu", ["inconnu", "x" * 10_000, "non_attribution", "\x00", "²", "<script>alert(1)</script>", "1 OR 1=1"]
    )
    def test_refuse_un_code_qui_n_est_pas_de_la_liste(self, bailleur, adresse, cles, recu):
        saisie = {"d": [cles[1]], "designer": "1", "motif_insuffisance": "Un seul.", f"rang_{cles[0]}": recu}

        reponse = bailleur.post(adresse, saisie)

        assert reponse.status_code == 422
        assert "<script>alert" not in reponse.content.decode()
        assert not Liste.objects.exists()

    @pytest.mark.parametrize("mots", ["x" * 10_000, "\x00", ["a", "x" * 301]])
    def test_refuse_des_mots_trop_longs_ou_illisibles(self, bailleur, adresse, cles, mots):
        saisie = {"d": [cles[1]], "designer": "1", "motif_insuffisance": "Un seul.", f"rang_{cles[0]}": "autre"}

        reponse = bailleur.post(adresse, saisie | {f"mots_{cles[0]}": mots})

        assert reponse.status_code == 422
        assert f'id="id_mots_{cles[0]}_erreur"' in reponse.content.decode()
        assert not Liste.objects.exists()

    def test_ignore_les_motifs_de_rangs_qui_ne_sont_pas_passes(self, bailleur, adresse, orientee, cles):
        saisie = {"d": cles[:3], "designer": "1", f"rang_{cles[5]}": "injoignable", "rang_[]": "x", "rang_-1": "x"}

        assert bailleur.post(adresse, saisie).status_code == 302
        assert not Liste.objects.get(vacance=orientee).rangs_passes.exists()

    def test_montre_ensuite_les_rangs_passes_et_note_la_lecture(self, bailleur, adresse, cles):
        bailleur.post(adresse, {"d": [cles[0], cles[2], cles[3]], "designer": "1", f"rang_{cles[1]}": "injoignable"})

        page = lire(bailleur.get(adresse))

        passee = Demande.objects.get(pk=cles[1])
        assert f"Rang 2, {passee.titulaire} : Foyer injoignable." in page
        assert passee.numero_unique in Consultation.objects.latest("pk").numeros

    def test_dit_une_fois_le_motif_de_rangs_qui_se_suivent(self, bailleur, adresse, cles):
        bailleur.post(adresse, {"d": [cles[0], cles[4], cles[5]], "designer": "1", "rang_autres": "injoignable"})

        page = lire(bailleur.get(adresse))

        assert "Rangs 2 à 4 : Foyer injoignable." in page
        assert "Rang 3, " not in page

    def test_dit_a_qui_envoie_apres_que_c_est_deja_fait(self, bailleur, adresse, cles):
        """A double click, a colleague, a page left open."""
        bailleur.post(adresse, {"d": cles[:3], "designer": "1"})

        for choisis in (cles[:3], cles[3:6]):
            page = bailleur.post(adresse, {"d": choisis, "designer": "1"}, follow=True)

            assert page.status_code == 200
            assert "sont déjà désignés" in lire(page)
        assert Liste.objects.count() == 1

    def test_le_dit_aussi_au_meme_instant(self, bailleur, adresse, classees, monkeypatch):
        """Between the page read and the lock, a colleague named others."""
        designer = services.designer

        def devance(*recus, **nommes):
            designer(*recus, **nommes | {"demandes": classees[:3]})
            return designer(*recus, **nommes)

        monkeypatch.setattr(services, "designer", devance)
        saisie = {"d": [une.pk for une in classees[3:6]], "designer": "1", "rang_autres": "injoignable"}
        page = bailleur.post(adresse, saisie)

        assert page.status_code == 422
        assert "sont déjà désignés" in lire(page)


class TestUnChoixLointain:
    """Who chooses rank 46 does not face 45 walls: five lines open, thirty-five folded, the last under one reason."""

    def passer(self, donnees=None):
        lignes = [{"demande": 100 + rang, "rang": rang, "nom": f"Foyer {rang}", "score": 9} for rang in range(1, 41)]
        return DesignationForm(donnees, passes=lignes, sans_ligne=5, suffit=oui(), le=LE)

    def test_plie_les_lignes_apres_les_premieres(self):
        montres = rangs.montrer(self.passer())

        assert [ligne["rang"] for ligne in montres.ouverts] == [1, 2, 3, 4, 5]
        assert (len(montres.replies), montres.sans_ligne, montres.nombre) == (35, 5, 45)
        assert montres.commun["code"].label == "Motif pour tous les autres rangs passés"

    def test_deplie_quand_une_ligne_pliee_est_a_corriger(self):
        form = self.passer({"rang_autres": "injoignable", "rang_130": "autre"})

        assert not form.is_valid()
        assert list(form.errors) == ["mots_130"]
        assert rangs.montrer(form).a_revoir

    def test_se_contente_du_motif_commun(self):
        form = self.passer({"rang_autres": "injoignable", "rang_103": "dossier"})

        assert form.is_valid()
        assert form.motifs_des_rangs == MotifsDesRangs({103: MotifDuRang("dossier")}, MotifDuRang("injoignable"))

    def test_exige_le_motif_commun_de_ceux_qui_n_ont_pas_de_ligne(self):
        form = self.passer({f"rang_{100 + rang}": "injoignable" for rang in range(1, 41)})

        assert not form.is_valid()
        assert list(form.errors) == ["rang_autres"]


class TestNombre:
    def test_dit_la_recherche_qui_sera_gardee(self, bailleur, adresse, cles):
        page = lire(bailleur.post(adresse, {"d": [cles[0]], "page": "1"}))

        assert "1 candidat pour 3 au moins : justifiez l’insuffisance par écrit." in page
        assert re.search(r"« \d+ candidats compatibles sur \d+ demandes étudiées le .* »", page)

    def test_dit_quelle_dispense_s_applique(self, bailleur, adresse, orientee, cles):
        orientee.logement.financement = "PLAI_ADAPTE"
        orientee.logement.save()

        vide, un = bailleur.get(adresse), bailleur.post(adresse, {"d": [cles[0]], "page": "1"})

        assert "Le minimum de 3 ne s’applique pas à un logement PLAI adapté." in lire(vide)
        assert "1 candidat : le minimum de 3 ne s’applique pas à un logement PLAI adapté." in lire(un)
        assert "Pourquoi moins de candidats" not in lire(un)

    def test_montre_qui_est_garde_et_ne_le_propose_plus(self, bailleur, adresse, liste, candidates):
        liste.candidatures.filter(demande=candidates[0]).update(etat="reportee")
        reproposer(liste.vacance, par=Systeme(), le=LE)

        page = bailleur.get(adresse)

        assert "Gardés, ils reviennent devant la commission" in lire(page)
        assert f"{candidates[0].titulaire}, examen reporté" in lire(page)
        assert f'name="d" value="{candidates[0].pk}"' not in page.content.decode()


class TestPourquoiUnAnApres:
    """The answer is that of the last designation, whatever became of the demand."""

    def expliquer(self, client, adresse, demande):
        return lire(client.post(adresse, {"pq": demande.numero_unique, "page": "1"}))

    def test_repond_de_la_designation_quand_la_demande_a_change(self, bailleur, adresse, liste, demande):
        Demande.objects.filter(pk=demande.pk).update(
            etat="radiee", radiee_le=LE + timedelta(300), motif_radiation="RADABA", types=["T1"]
        )

        page = self.expliquer(bailleur, adresse, demande)

        rang = liste.candidatures.get(demande=demande).rang
        assert f"Madame Zélie Fictive était parmi les candidats, au rang {rang}" in page
        assert "Au jour de la désignation, le 23 novembre 2026" in page
        assert "Ce foyer est candidat à ce logement." in page

    def test_dit_le_rang_et_le_motif_de_qui_a_ete_passe(self, bailleur, adresse, cles, liste):
        passe = liste.rangs_passes.create(demande_id=cles[-2], rang=99, code="autre", mots="Candidate rencontrée.")

        page = self.expliquer(bailleur, adresse, passe.demande)

        assert f"au rang {len(cles) - 1}" in page
        assert "Son rang a été passé : Candidate rencontrée." in page

    def test_dit_que_les_designes_etaient_avant(self, bailleur, adresse, cles, liste):
        derniere = Demande.objects.get(pk=cles[-1])

        assert "Les candidats désignés étaient classés avant." in self.expliquer(bailleur, adresse, derniere)

    def test_dit_la_regle_de_ce_jour(self, bailleur, adresse, liste):
        ecartee = Demande.objects.actives().exclude(types__contains=["T4"]).first()
        Demande.objects.filter(pk=ecartee.pk).update(types=["T4"])

        page = self.expliquer(bailleur, adresse, ecartee)

        assert "n’était pas parmi les candidats : type de logement non demandé" in page
        assert "Au jour de la désignation, le 23 novembre 2026 : un T4 n’est pas souhaité" in page

    def test_repond_d_aujourd_hui_tant_qu_on_designe(self, bailleur, adresse, liste, demande):
        Vacance.objects.filter(pk=liste.vacance_id).update(etat="orientee")

        assert "Madame Zélie Fictive est parmi les candidats" in self.expliquer(bailleur, adresse, demande)
