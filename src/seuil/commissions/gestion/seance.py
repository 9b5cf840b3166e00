"""A session: its agenda, who came, what can be done of it now, its minutes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from seuil.acteurs.gestion import Requete, agent_requis, noter_lecture
from seuil.commissions import acces, faits
from seuil.commissions.etats import Etat
from seuil.commissions.forms import AnnulerForm, CloreForm, DeplacerForm, MouvementForm, PresenceForm, PresiderForm
from seuil.commissions.models import Membre, Point, Qualite, Seance
from seuil.commissions.requetes import candidats, lettres, numeros_examines, points, vacances_a_inscrire
from seuil.designations.etats import Etat as EtatCandidature
from seuil.envois.requetes import sorts_des_lettres
from seuil.journal.models import Motif
from seuil.patrimoine.forms import ActeForm
from seuil.regles.commission import quorum
from seuil.regles.ecriture import compte


@require_safe
@agent_requis
def seance(request: Requete, pk: int) -> HttpResponse:
    """The agenda, and what the state of the session allows."""
    return montrer(request, visible(request, pk))


def visible(request: Requete, pk: int) -> Seance:
    """Return a session that the agent may read, or answer 404."""
    return get_object_or_404(acces.visibles_par(request.agent).select_related("proces_verbal", "preside_par"), pk=pk)


def feuille_vide(lue: Seance, saisi: Any = None) -> PresenceForm:
    """Return the attendance sheet of a session, with its members of that day and its own rules."""
    pouvoirs = faits.reglement(lue.commission, lue.le).pouvoirs_par_membre
    return PresenceForm(saisi, membres=faits.membres(lue), pouvoirs_par_membre=pouvoirs)


def montrer(request: Requete, lue: Seance, *, fautif: Point | None = None, **saisies: Any) -> HttpResponse:
    """Render a session; ``saisies`` are the forms that were typed and refused, ``fautif`` the dwelling to go to."""
    tenue = acces.peut_tenir(request.agent, lue.commission).est_oui
    refusee = next(iter(saisies.values()), None)
    ecrites = lettres(lue)
    if ecrites or refusee:
        noter_lecture(request, Motif.COMMISSION, numeros_examines(lue))
    contexte = {
        "seance": lue,
        "etat": lue.etat,
        "refusee": refusee,
        "fautif": fautif,
        "peut_tenir": tenue,
        "points": [_point(point, rang) for rang, point in enumerate(points(lue), start=1)],
        "attendent": list(vacances_a_inscrire(lue.commission.bailleur)) if tenue and lue.etat == Etat.CONVOQUEE else [],
        "lettres": _avec_leur_sort(ecrites),
        "attendues": compte(attendues, "lettre", "lettres") if (attendues := _attendues(lue)) else "",
        "c_est_aujourd_hui": lue.le == request.aujourdhui,
        **_salle(lue),
        **_formulaires(request, lue),
        **saisies,
    }
    refuse = refusee is not None and bool(refusee.errors)
    return render(request, "commissions/gestion/seance.html", contexte, status=422 if refuse else 200)


def _avec_leur_sort(ecrites: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the letters with how each reaches its household: nobody posts again what leaves by itself."""
    sorts = sorts_des_lettres(lettre["courrier"] for lettre in ecrites)
    return [lettre | {"sort": sorts.get(lettre["courrier"], "en préparation")} for lettre in ecrites]


def _salle(lue: Seance) -> dict[str, Any]:
    """Return who is in the room, who went in and out, and whether the quorum holds now."""
    feuille = faits.feuille(lue)
    ici = feuille.presents
    return {
        "presences": [
            {
                "nom": str(presence.membre),
                "pouvoir_a": presence.pouvoir_a if str(presence.membre_id) in feuille.pouvoirs else None,
                "est_la": str(presence.membre_id) in ici,
                "preside": presence.membre_id == lue.preside_par_id,
            }
            for presence in lue.presences.select_related("membre", "pouvoir_a").order_by("membre_id")
        ],
        "mouvements": list(lue.mouvements.select_related("membre")),
        "quorum": quorum(feuille, faits.reglement(lue.commission, lue.le)),
        "quorum_attendu": lue.commission.quorum,
        "reglement": faits.reglement(lue.commission, lue.le),
    }


def _formulaires(request: Requete, lue: Seance) -> dict[str, Any]:
    membres = faits.membres(lue)
    return {
        "presence": feuille_vide(lue),
        "deplacer": DeplacerForm(le=request.aujourdhui),
        "annuler": AnnulerForm(prefix="annuler"),
        "retirer": AnnulerForm(prefix="retirer"),
        "mouvement": MouvementForm(membres=membres),
        "presider": PresiderForm(membres=_designes_presents(lue, membres)),
        "clore": CloreForm(),
        "acte": ActeForm(),
    }


def _designes_presents(lue: Seance, membres: list[Membre]) -> list[Membre]:
    ici = faits.presents(lue)
    return [membre for membre in membres if membre.qualite == Qualite.DESIGNE and str(membre.pk) in ici]


def _point(point: Point, rang: int) -> dict[str, Any]:
    presentes = list(candidats(point))
    attendent = sum(candidature.etat == EtatCandidature.INSCRITE for candidature in presentes)
    decides, reportes = point.decisions.count(), point.reports.count()
    if attendent:
        mot, porte = f"{attendent} à décider", "attendu"
    else:
        dits = [
            f"{decides} décision{'s' * (decides > 1)}" if decides else "",
            f"{reportes} report{'s' * (reportes > 1)}" if reportes else "",
        ]
        mot, porte = ", ".join(filter(None, dits)) or "Aucun candidat", "acquis" if decides else "neutre"
    retirer = f"Retirer le {point}"
    return {"point": point, "rang": rang, "candidats": len(presentes), "mot": mot, "porte": porte, "retirer": retirer}


def _attendues(lue: Seance) -> int:
    """Return how many letters the worker has still to write."""
    if lue.etat != Etat.CLOSE:
        return 0
    return sum(
        point.decisions.filter(courrier=None).count() + point.reports.filter(courrier=None).count()
        for point in lue.points.all()
    )
