"""All readers agree: after registrations, changes, nights, a new grid, a designation, each tells the same score, the
same priorities with the same state, and none says a protected word to who must not read it."""

import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

from seuil.commissions.courriers import lettre_de_decision
from seuil.commissions.gestion.face_a_face import colonne
from seuil.commissions.models import Point
from seuil.cotation.faits import faits as lire_constats
from seuil.cotation.models import Cotation, Note
from seuil.cotation.requetes import lire, notes_courantes
from seuil.demandes.courriers import attestation
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Occupation
from seuil.demandes.publics import publics
from seuil.demandes.tests.menage import connecter
from seuil.demandes.tests.preuves import prouver
from seuil.designations import services as designations
from seuil.designations.models import Candidature
from seuil.journal import gestion as journal
from seuil.journal.requetes import histoire
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.gestion.presentation import presenter
from seuil.rapprochement.models import Pretendant, RangFige
from seuil.rapprochement.requetes import candidats
from seuil.rapprochement.tests.oracle import chercher
from seuil.regles.criteres import Contexte
from seuil.regles.protection import critere_est_protege, criteres_du_public
from seuil.territoires.models import Territoire
from tests.verites.jeu import changer, decider_d_office
from tests.verites.vies import des_vies, vivre

SECRETS = re.compile(r"viol(?!et)|agress|prostitu|proxén|traite |mariage forc|ordonnance de protection|plainte", re.I)


def page(client: Client, chemin: str, methode: str = "get") -> str:
    """Return the words of a page."""
    return re.sub(r"\s+", " ", strip_tags(getattr(client, methode)(chemin).content.decode())).replace("\xa0", " ")


def du_menage(demande: Demande) -> Client:
    return connecter(Client(), demande)


def d_un_agent(agent) -> Client:
    client = Client()
    client.force_login(agent)
    return client


def etats(lus) -> list[tuple[str, str]]:
    """Return letter and state of publics, as the lists write them."""
    return [(public["lettre"], public["etat"]) for public in lus]


class TestLeScore:
    @des_vies()
    def test_est_le_meme_pour_tous(self, demande, agents, orientee, le, vie):
        """V2: household, file, list, search, stored rows: one figure after a night and a new grid."""
        with vivre(demande, agents, vie, le=le) as (demande, le):
            (note,) = notes_courantes(demande)
            ligne = next(ligne for ligne in chercher(orientee, le=le).candidats if ligne.demande == demande.pk)
            cherchee = candidats(orientee, le=le, nombre=500).candidats

            assert note.total == Cotation.objects.get(demande=demande).total == ligne.score
            assert {rang.score for rang in Pretendant.objects.filter(demande=demande)} == {note.total}
            assert next(autre.score for autre in cherchee if autre.demande == demande.pk) == note.total
            assert sum(point["points"] for point in note.lignes) == note.total
            assert sum(point["points"] for point in ligne.points) == note.total
            assert f"Votre score : {note.total} points" in page(du_menage(demande), "/ma-demande/")
            dossier = page(d_un_agent(agents["guichet"]), f"/gestion/demandes/{demande.numero_unique}/")
            assert f"{note.total} points, ligne par ligne" in dossier
            assert f"{note.calculee_le:%d/%m/%Y}" in dossier
            assert f"Votre score : {note.total} points" in page(du_menage(demande), "/ma-demande/en-entier/", "post")

    @des_vies()
    def test_montre_des_lignes_qui_font_le_total(self, demande, agents, le, vie):
        """V1: a masked line keeps its points: what the household adds up is its score."""
        with vivre(demande, agents, vie, le=le) as (demande, _):
            (note,) = notes_courantes(demande)
            contenu = du_menage(demande).get("/ma-demande/")

            (montree,) = contenu.context["scores"]
            assert sum(groupe.points for groupe in montree.groupes) == note.total
            assert sum(ligne["points"] for groupe in montree.groupes for ligne in groupe.lignes) == note.total

    @des_vies()
    def test_garde_les_scores_precedents(self, demande, agents, le, vie):
        with vivre(demande, agents, vie, le=le) as (demande, _):
            dossier = d_un_agent(agents["guichet"]).get(f"/gestion/demandes/{demande.numero_unique}/")

            gardes = Note.objects.filter(demande=demande).count()
            assert len(dossier.context["anciennes"]) in (gardes, gardes - 1)
            assert len(dossier.context["anciennes"]) >= 1


class TestLesPriorites:
    @des_vies()
    def test_sont_les_memes_pour_tous(self, demande, agents, orientee, le, vie):
        """V3: file, household, list: letters and states agree."""
        with vivre(demande, agents, vie, le=le) as (demande, le):
            lus = publics(demande, le=le, tout_voir=False)
            ligne = next(ligne for ligne in chercher(orientee, le=le).candidats if ligne.demande == demande.pk)

            assert etats(ligne.priorites) == [(public.lettre, public.etat) for public in lus]
            chemin = f"/gestion/demandes/{demande.numero_unique}/"
            dossier = d_un_agent(agents["guichet"]).get(chemin, headers={"date": f"{le}"}).context["publics"]
            assert [public.etat.split(",")[0].split(" ")[0] for public in dossier] == [
                public.etat.split(",")[0].split(" ")[0] for public in lus
            ]
            foyer = du_menage(demande).get("/ma-demande/").context["priorites"]
            assert [(public.lettre, public.etat) for public in foyer] == [
                (public.lettre, public.etat) for public in lus if not public.est_protege
            ]

    @des_vies()
    def test_ne_se_disent_reconnues_que_confirmees(self, demande, agents, le, vie):
        """V3: a DALO box is « Déclaré, à confirmer par la préfecture », and first in no list."""
        with vivre(demande, agents, vie, le=le) as (demande, le):
            dalo = next((public for public in publics(demande, le=le, tout_voir=True) if public.code == "dalo"), None)
            confirme = "dalo" in demande.situations and demande.faits_etablis.tenus().filter(fait="dalo").exists()

            if dalo is not None:
                attendu = "Reconnu par la préfecture" if confirme else "Déclaré, à confirmer par la préfecture"
                assert dalo.etat == attendu
            assert {rang.prioritaire for rang in Pretendant.objects.filter(demande=demande)} == {confirme}

    def test_une_alternative_prouvee_l_est_pour_le_score_aussi(self, agents, demande, le):
        """V3: letter g proven by violence in the couple: its line, « or » a forced marriage, is proven too."""
        prouver(demande, "violences_couple")
        changer(demande, agents, le, motifs=["06"])
        demande = Demande.objects.get(pk=demande.pk)

        public = next(public for public in publics(demande, le=le, tout_voir=True) if public.lettre == "g")
        (note,) = notes_courantes(demande)
        ligne = next(ligne for ligne in note.lignes if ligne["critere"] == "violences_ou_mariage_force")

        assert (public.etat, ligne["provisoire"]) == ("Prouvé", False)

    @pytest.mark.parametrize("occupation", [choix.value for choix in Occupation])
    def test_suivent_le_logement_comme_le_score(self, demande, le, occupation):
        """V3: letters d and k hold for the same lodgings in the list of publics and in the grid's observations."""
        demande.occupation = occupation
        faits = lire_constats(demande, Territoire.objects.get(pk="compiegne"), le=le)
        contexte = Contexte(le, {})

        observees = {
            critere.lettre
            for lettre in "dk"
            for critere in criteres_du_public(lettre)
            if critere.regle(faits, contexte)
        }
        assert {public.lettre for public in publics(demande, le=le, tout_voir=True)} & {"d", "k"} == observees

    @pytest.mark.parametrize("surface_prouvee", [True, False])
    def test_une_surface_dite_n_est_pas_prouvee(self, agents, demande, le, surface_prouvee):
        """V3: « j » says « Prouvé » when surface and minors are, as its line of score."""
        preuves = ["surface_m2", "nb_mineurs"] if surface_prouvee else []
        prouver(demande, *preuves)
        changer(demande, agents, le, nb_occupants=6, motifs=["13"])
        Demande.objects.filter(pk=demande.pk).update(surface=12)
        prouver(demande, *preuves)
        changer(demande, agents, le, motifs=["13"])
        demande = Demande.objects.get(pk=demande.pk)

        public = next(public for public in publics(demande, le=le, tout_voir=True) if public.lettre == "j")
        (note,) = notes_courantes(demande)
        ligne = next(ligne for ligne in note.lignes if ligne["critere"] == "suroccupation_mineur")

        assert (public.etat, ligne["provisoire"]) == (("Prouvé", False) if surface_prouvee else ("Déclaré", True))


class TestLeFige:
    @des_vies()
    def test_garde_le_score_et_les_priorites_de_ce_jour(self, demande, agents, orientee, seance, le, vie):
        """V1, V2, V3: the frozen ranking, the candidacy, the session and the letter say what the live list said."""
        with vivre(demande, agents, vie, le=le) as (demande, le):
            avant = next(ligne for ligne in chercher(orientee, le=le).candidats if ligne.demande == demande.pk)
            orientee = Vacance.objects.get(pk=orientee.pk)
            designations.designer(
                orientee,
                demandes=[demande],
                motif_insuffisance="Une seule.",
                rangs_passes=designations.MotifsDesRangs(autres=designations.MotifDuRang("autre", "Rencontrée.")),
                par=agents["bailleur"],
                le=le,
            )
            point = Point.objects.create(seance=seance, vacance=orientee, ordre=1)
            candidature = Candidature.objects.get(demande=demande)
            decision = decider_d_office(point, candidature, agents["secretariat"], le=le)

            changer(demande, agents, le, motifs=["01"], situations=[])

            figee = RangFige.objects.get(demande=demande).ligne
            assert candidature.score == avant.score == figee["score"]
            assert etats(candidature.explication["priorites"]) == etats(avant.priorites)
            vue = colonne(candidature, point, le=le)
            assert vue["Priorité"] == presenter(figee, choisis=[], le=le)["priorite"]
            assert vue["Score"].startswith(f"{avant.score} points")
            ecrit = lettre_de_decision(decision, le=le)["cotation"].replace("\xa0", " ")
            assert f"{avant.score} point" in ecrit


class TestRienDeProtege:
    @des_vies()
    def test_ne_se_lit_la_ou_il_ne_faut_pas(self, demande, agents, orientee, le, vie):
        """V1: household's page, list, frozen ranking, attestation, journal, agents who do not follow the file."""
        with vivre(demande, agents, vie, le=le) as (demande, le):
            ligne = next(ligne for ligne in chercher(orientee, le=le).candidats if ligne.demande == demande.pk)
            montree = presenter(ligne.en_clair(), choisis=[], le=le)
            (note,) = notes_courantes(demande)
            peses = {pesee.code for pesee in lire(note.grille).lignes}
            lettre = attestation(demande, le=le)

            assert any(critere_est_protege(point["critere"]) for point in ligne.points) == ("viol_agression" in peses)
            lieux = {
                "page du ménage": page(du_menage(demande), "/ma-demande/"),
                "page du ménage, demande": page(du_menage(demande), "/ma-demande/en-entier/"),
                "page à imprimer": page(du_menage(demande), "/ma-demande/en-une-page/"),
                "liste": str(montree),
                "ligne figée": str([{**point, "critere": ""} for point in ligne.points] + ligne.priorites),
                "attestation": str(lettre),
                "journal": str(journal.actes(histoire(demande.numero_unique))),
                "candidats": page(d_un_agent(agents["bailleur"]), f"/gestion/vacances/{orientee.pk}/candidats/"),
            }
            assert {lieu: SECRETS.findall(texte) for lieu, texte in lieux.items() if SECRETS.search(texte)} == {}

    @des_vies()
    def test_se_lit_en_entier_quand_on_l_ouvre_expres(self, demande, agents, le, vie):
        """V1: the person opens it on purpose: by POST only, and nothing keeps the page."""
        with vivre(demande, agents, vie, le=le) as (demande, _):
            reponse = du_menage(demande).post("/ma-demande/en-entier/")

            assert "viol" in reponse.content.decode()
            assert "no-store" in reponse.headers["Cache-Control"]

    def test_ne_se_devine_pas_sur_l_attestation(self, demande, agents, le):
        """V1: the same papers and the same words, whether or not something protected was declared."""
        changer(demande, agents, le, motifs=["01"], situations=[])
        sans = attestation(Demande.objects.get(pk=demande.pk), le=le)
        changer(demande, agents, le, motifs=["01", "06"], situations=["viol", "traite"])
        avec = attestation(Demande.objects.get(pk=demande.pk), le=le)

        assert avec == sans
