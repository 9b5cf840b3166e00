"""The list as it is filtered and sorted, as a file: noted in the journal, and each household reads it was listed."""

from array import array
from collections.abc import Iterator
from typing import Final

from django.http import FileResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.demandes import acces
from seuil.demandes.services import noter_l_export
from seuil.gestion.liste.ensembles import retenir
from seuil.gestion.liste.fichiers import csv_par_lots, xlsx
from seuil.gestion.liste.forms import ListeForm
from seuil.gestion.liste.lignes import Ligne, a_lire, ecrire
from seuil.gestion.liste.suites import parcourir
from seuil.gestion.liste.vue import suites
from seuil.journal.models import Motif
from seuil.socle.droits import exiger
from seuil.territoires.models import Territoire

PAR_LOT: Final = 500
EXCEL: Final = "xlsx"
EN_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
@agent_requis
def exporter(request: Requete) -> HttpResponseBase:
    """Write the whole list; only its keys are held, its rows are read as they leave."""
    exiger(acces.peut_exporter(request.agent))
    form = ListeForm(request.POST, agent=request.agent)
    if not form.is_valid():
        return HttpResponseRedirect(reverse("gestion:demandes"))
    forme = EXCEL if request.POST.get("forme") == EXCEL else "csv"
    cles = array("q", parcourir(suites(form, retenir(request.agent, form.criteres), request)))
    noter_l_export(filtre=form.filtre_dit, lignes=len(cles), forme=forme, par=request.agent, le=request.aujourdhui)
    lots, nom = _lots(request, cles, form.territoire), f"demandes-{request.aujourdhui:%Y-%m-%d}.{forme}"
    if forme == EXCEL:
        return FileResponse(xlsx(lots), as_attachment=True, filename=nom, content_type=EN_XLSX)
    entetes = {"Content-Disposition": f'attachment; filename="{nom}"'}
    return StreamingHttpResponse(csv_par_lots(lots), content_type="text/csv; charset=utf-8", headers=entetes)


def _lots(request: Requete, cles: "array[int]", ou: Territoire | None) -> Iterator[list[Ligne]]:
    """Yield the lines, a few hundred at a time; what the agent sees no more is left out."""
    for debut in range(0, len(cles), PAR_LOT):
        lot = cles[debut : debut + PAR_LOT].tolist()
        vues = a_lire(acces.visibles_par(request.agent).filter(pk__in=lot)).in_bulk()
        lignes = list(ecrire([vues[cle] for cle in lot if cle in vues], ou, le=request.aujourdhui))
        noter_lecture(request, Motif.LISTE, [ligne.numero for ligne in lignes])
        yield lignes
