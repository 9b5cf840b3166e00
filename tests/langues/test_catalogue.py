"""A language is one file in a folder of LOCALE_PATHS: written here by hand, then read by Django."""

import struct
from pathlib import Path

from django.conf import settings
from django.template import engines
from django.utils import translation


def ecrire_le_catalogue(dossier: Path, messages: dict[str, str]) -> None:
    """Write a compiled catalogue: its header, the tables of lengths and places, then the texts."""
    dits = {"": "Content-Type: text/plain; charset=UTF-8\n"} | messages
    cles = sorted(dits)
    place, tables, corps = 28 + 16 * len(cles), b"", b""
    for texte in (dit.encode() for dit in [*cles, *(dits[cle] for cle in cles)]):
        tables += struct.pack("<II", len(texte), place + len(corps))
        corps += texte + b"\0"
    entete = struct.pack("<7I", 0x950412DE, 0, len(cles), 28, 28 + 8 * len(cles), 0, 0)
    (dossier / "LC_MESSAGES").mkdir(parents=True)
    (dossier / "LC_MESSAGES" / "django.mo").write_bytes(entete + tables + corps)


class TestCatalogue:
    def test_les_dossiers_des_langues_existent(self):
        assert [dossier for dossier in settings.LOCALE_PATHS if not Path(dossier).is_dir()] == []

    def test_une_langue_est_un_fichier(self, settings, tmp_path):
        ecrire_le_catalogue(tmp_path / "en", {"Ma demande": "My application", "%(n)s an": "%(n)s year"})
        settings.LOCALE_PATHS = [tmp_path]
        page = engines["django"].from_string('<p>{% translate "Ma demande" %}</p>{% ui_button _("Ma demande") %}')

        with translation.override("en"):
            rendue = page.render()

        assert "<p>My application</p>" in rendue
        assert ">My application</button>" in rendue
        assert "Ma demande" in page.render()
