"""The journal of a base of the former version, once migrated: whole, chained, without a false alarm."""

import psycopg
import pytest

from seuil.socle.tests.anciennes import base_ancienne, seuil

REMPLIR = """
insert into journal_entree (verbe, objet, objet_id, numero_unique, par, organisme, le, consignee_a, faits, empreinte)
  select 'essai.ecrit', 'ressort', n::text, '', 'Seuil', '', '2026-01-02', now() - interval '9 months',
         '{"rang": 1}', 'x' from generate_series(1, 3) n;
insert into journal_consultation (numero_unique, agent_id, service, motif, a)
  select '06026010200' || n, 1, 'OPAC de l’Oise', 'Consultation du dossier', now() - interval '8 months'
    from generate_series(1, 4) n;
insert into journal_sceau (entree_id, precedente, empreinte) select id, 'p', 'e' || id from journal_entree;
"""


@pytest.fixture
def ancienne(db, tmp_path):
    """Return the settings of a base as the former version left it, ready for the migrations that measure it."""
    with base_ancienne() as adresse:
        reglages = {"DATABASE_URL": adresse("postgres"), "SEUIL_TETES": str(tmp_path / "tetes.jsonl")}
        seuil("migrate", "journal", "0002", **reglages)
        with psycopg.connect(reglages["DATABASE_URL"]) as base:
            base.execute(REMPLIR)
        yield reglages


class TestReprise:
    def test_enchaine_les_anciennes_entrees_et_consultations(self, ancienne):
        """S5: what was there before the migration is not « insérée après coup »."""
        seuil("migrate", "journal", **ancienne)

        with psycopg.connect(ancienne["DATABASE_URL"]) as base:
            lus = base.execute("select count(entree_id), count(consultation_id), max(rang) from journal_sceau")
            assert lus.fetchone() == (4, 4, 8)  # three acts and the one that tells the former head
        seuil("journal", "sceller", **ancienne)
        assert seuil("journal", "verifier", **ancienne).splitlines()[-1] == "0 anomalie."
        seuil("journal", "publier", **ancienne)
        assert seuil("journal", "verifier", **ancienne) == "0 anomalie.\n"
