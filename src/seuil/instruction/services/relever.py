"""What one file says by itself, read once and kept without its text: the whole paper is then joined from these."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from seuil.documents.controle.contenu import lire_le_contenu
from seuil.documents.controle.signature import cles, verifier_la_signature
from seuil.documents.models import Document
from seuil.documents.requetes import lire
from seuil.regles.autocontrole.code_avis import Lecture, LectureDeuxDDoc, Signature, lire_2ddoc
from seuil.regles.autocontrole.texte_lu import jours_lus, mois_lus, pages_lues

AVIS: Final = ("avis_n2",)


@dataclass(frozen=True, slots=True)
class Releve:
    """Plain values, as their column keeps them: days in ISO; ``avis``: what the codes of a notice say, no reference.

    ``dernier_jour``: the last day written that has come; ``est_ecrit``: whether there is any text to read.
    """

    lu: bool = False
    nettete: float | None = None
    petit_cote: int | None = None
    pages: tuple[int, ...] = ()
    total: int | None = None
    mois: tuple[str, ...] = ()
    dernier_jour: str | None = None
    est_ecrit: bool = False
    avis: tuple[dict[str, Any], ...] = ()

    @property
    def mois_lus(self) -> tuple[date, ...]:
        return tuple(map(date.fromisoformat, self.mois))

    @property
    def avis_lus(self) -> Iterator[LectureDeuxDDoc]:
        for dit in self.avis:
            yield LectureDeuxDDoc(**dit | {"etat": Lecture(dit["etat"]), "signature": Signature(dit["signature"])})


def relever(document: Document, code: str, le: date) -> dict[str, Any]:
    """Read a file of a paper of that code: the costly part, done once."""
    contenu = lire_le_contenu(lire(document), document.type_mime)
    pages, total = pages_lues(contenu.textes)
    jours = [jour for texte in contenu.textes for jour in jours_lus(texte) if jour <= le]
    return asdict(
        Releve(
            lu=contenu.lu,
            nettete=contenu.nettete,
            petit_cote=contenu.petit_cote,
            pages=pages,
            total=total,
            mois=tuple(mois.isoformat() for mois in mois_lus(contenu.textes)),
            dernier_jour=max(jours).isoformat() if jours else None,
            est_ecrit=any(texte.strip() for texte in contenu.textes),
            avis=tuple(_de_l_avis(un, le) for un in contenu.codes) if code in AVIS else (),
        )
    )


def _de_l_avis(code: str, le: date) -> dict[str, Any]:
    lecture = lire_2ddoc(code, signature=verifier_la_signature(code, cles(le)))
    return {
        "etat": lecture.etat,
        "annee": lecture.annee,
        "rfr": lecture.rfr,
        "declarant_1": lecture.declarant_1,
        "declarant_2": lecture.declarant_2,
        "signature": lecture.signature,
    }
