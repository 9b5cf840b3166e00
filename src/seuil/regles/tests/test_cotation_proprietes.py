"""Properties of the scoring engine over random demands and random grids."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.regles.cotation import coter, expliquer
from seuil.regles.criteres import Faits
from seuil.regles.grilles import lire_grille
from seuil.regles.tests.strategies_cotation import ENTETE, LE, demandes, grilles, preuves


class TestProprietes:
    @settings(deadline=None)
    @given(demandes(), grilles(), preuves())
    def test_le_total_est_la_somme_des_lignes(self, demande, grille, prouves):
        note = coter(demande, grille, LE, preuves=prouves)

        assert note.total == sum(ligne.points for ligne in note.lignes)

    @settings(deadline=None)
    @given(demandes(), grilles(), preuves())
    def test_les_verites_gardees_redonnent_la_note(self, demande, grille, prouves):
        note = coter(demande, grille, LE, preuves=prouves)

        relue = expliquer(note.masque, note.quantites, grille, masque_prouve=note.masque_prouve)

        assert (relue.total, relue.total_prouve) == (note.total, note.total_prouve)
        assert (relue.masque, relue.masque_prouve, relue.quantites) == (note.masque, note.masque_prouve, note.quantites)
        assert [(ligne.critere, ligne.points, ligne.provisoire) for ligne in relue.lignes] == [
            (ligne.critere, ligne.points, ligne.provisoire) for ligne in note.lignes
        ]

    @settings(deadline=None)
    @given(
        demandes(), preuves(), st.permutations(["dalo", "handicap", "jeune", "senior", "parent_isole", "habite_epci"])
    )
    def test_l_ordre_des_lignes_ne_change_pas_le_total(self, demande: Faits, prouves, codes):
        rubriques = ["somme", "meilleur"] * 3
        blocs = {
            code: f'[[criteres]]\ncritere = "{code}"\nrubrique = "{rubrique}"\npoints = {rang}\n'
            for rang, (code, rubrique) in enumerate(zip(sorted(codes), rubriques, strict=True), start=1)
        }
        dans_un_ordre = lire_grille(ENTETE + "".join(blocs[code] for code in sorted(codes)))
        dans_un_autre = lire_grille(ENTETE + "".join(blocs[code] for code in codes))

        assert (
            coter(demande, dans_un_ordre, LE, preuves=prouves).total
            == coter(demande, dans_un_autre, LE, preuves=prouves).total
        )

    @settings(deadline=None)
    @given(demandes(), grilles())
    def test_tout_prouver_rend_la_note_definitive(self, demande, grille):
        prouvables = {nom for ligne in grille.lignes for nom in ligne.critere.preuves}

        note = coter(demande, grille, LE, preuves=prouvables)

        assert note.total == note.total_prouve
        assert not any(ligne.provisoire for ligne in note.lignes)
