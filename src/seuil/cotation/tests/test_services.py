"""Score a demand and keep why; publish a grid or say line by line what is wrong."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Systeme
from seuil.cotation.lignes import SUIVI, en_mots
from seuil.cotation.models import Grille, Note
from seuil.cotation.requetes import grille_en_vigueur, notes_courantes
from seuil.cotation.services import GrilleRefusee, calculer, coter_la_demande, publier
from seuil.demandes.models import Demande
from seuil.socle.droits import DroitRefuse
from seuil.territoires.models import Territoire

LE = date(2026, 11, 23)


@pytest.fixture
def compiegne(monde):
    return Territoire.objects.get(pk="compiegne")


class TestCoterLaDemande:
    def test_garde_les_lignes_et_leur_somme(self, demande):
        (note,) = notes_courantes(demande)

        assert note.total == sum(ligne["points"] for ligne in note.lignes)
        assert all(ligne["motif"] for ligne in note.lignes)
        assert note.faits["nb_personnes"] == 3

    def test_ne_refait_pas_une_note_que_rien_ne_change(self, demande):
        coter_la_demande(demande, le=LE)

        assert Note.objects.filter(demande=demande).count() == 1

    def test_garde_l_ancienne_note_comme_histoire(self, demande):
        avant = notes_courantes(demande)[0]
        Demande.objects.filter(pk=demande.pk).update(situations=["dalo"])

        (apres,) = coter_la_demande(Demande.objects.get(pk=demande.pk), le=LE)

        assert apres.pk != avant.pk
        assert "dalo" in [ligne["critere"] for ligne in apres.lignes]
        assert Note.objects.filter(demande=demande, est_courante=False).get() == avant

    def test_n_ecrit_pas_un_jour_de_naissance_que_les_papiers_ne_disent_pas(self, demande):
        demande.personnes.filter(lien="demandeur").update(naissance=date(2000, 1, 1), precision_naissance="annee")

        (note,) = coter_la_demande(Demande.objects.get(pk=demande.pk), le=LE)
        (jeune,) = [ligne for ligne in en_mots(note.lignes, SUIVI) if ligne["motif"].startswith("Né ")]

        assert jeune["motif"] == "Né en 2000"
        assert jeune["faits"] == ["naissance du demandeur : 2000"]

    def test_ne_note_pas_sans_grille(self, demande):
        demande.souhaits.all().delete()
        demande.souhaits.create(commune_id="60057", ordre=1)  # Beauvais publishes no grid here

        assert coter_la_demande(Demande.objects.get(pk=demande.pk), le=LE) == []
        assert notes_courantes(demande) == []

    def test_compte_un_critere_dit_comme_provisoire(self, demande):
        (note,) = notes_courantes(demande)

        assert note.total_prouve <= note.total
        assert any(ligne["provisoire"] for ligne in note.lignes)

    def test_ne_depend_pas_de_l_ordre_des_personnes(self, demande, compiegne):
        grille = grille_en_vigueur(compiegne, LE)
        avant = calculer(Demande.objects.get(pk=demande.pk), compiegne, grille, le=LE)
        for ordre, personne in enumerate(reversed(list(demande.personnes.all()))):
            demande.personnes.filter(pk=personne.pk).update(ordre=ordre)

        apres = calculer(Demande.objects.get(pk=demande.pk), compiegne, grille, le=LE)

        assert (apres.total, apres.masque, apres.lignes) == (avant.total, avant.masque, avant.lignes)


class TestGrilleEnVigueur:
    def test_ne_s_applique_pas_avant_son_debut(self, compiegne):
        assert grille_en_vigueur(compiegne, date(2022, 12, 31)) is None
        assert grille_en_vigueur(compiegne, LE).territoire == compiegne


class TestPublier:
    def test_refuse_un_agent_d_une_autre_autorite(self, agents, compiegne):
        with pytest.raises(DroitRefuse, match="Seule l’autorité de ce territoire"):
            publier(compiegne, texte="", par=agents["prefecture"], le=LE)

    @pytest.mark.parametrize("texte", ["", "pas du toml =", "version = 1", "🙂" * 10_000, "a = '\\u0000'"])
    def test_refuse_un_texte_qui_n_est_pas_une_grille(self, agents, compiegne, texte):
        with pytest.raises(GrilleRefusee) as refus:
            publier(compiegne, texte=texte, par=agents["guichet"], le=LE)

        assert refus.value.fautes
        assert Grille.objects.filter(territoire=compiegne).count() == 1

    def test_refuse_la_meme_version_deux_fois(self, agents, compiegne):
        texte = grille_en_vigueur(compiegne, LE).texte

        with pytest.raises(GrilleRefusee):
            publier(compiegne, texte=texte, par=agents["guichet"], le=LE)

    def test_refuse_un_critere_inconnu(self, agents, compiegne):
        texte = grille_en_vigueur(compiegne, LE).texte.replace('critere = "dalo"', 'critere = "dallo"')

        with pytest.raises(GrilleRefusee, match="dallo"):
            publier(compiegne, texte=texte, par=Systeme(), le=LE)
