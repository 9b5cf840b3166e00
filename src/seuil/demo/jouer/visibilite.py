"""Step 3: who reads the demand, and how its score is explained."""

from collections.abc import Iterator

from seuil.cotation.requetes import notes_courantes
from seuil.demandes import acces
from seuil.demo.jouer.partie import Partie, tenir


def voir(partie: Partie) -> Iterator[str]:
    """Every landlord of the ressort sees it, the others do not; the score is explained."""
    numero = partie.demande.numero_unique
    for identifiant in ("bailleur", "opac"):
        vue = acces.visibles_par(partie.agents[identifiant]).filter(numero_unique=numero).exists()
        tenir(vue, f"L’agent {identifiant} doit voir la demande.")
    ailleurs = acces.visibles_par(partie.agents["nancy"]).filter(numero_unique=numero).exists()
    tenir(not ailleurs, "Un agent d’un autre ressort ne doit pas voir la demande.")
    yield "3. Visible tout de suite des bailleurs de l’Oise (Les Logis d’Exemple, OPAC de l’Oise), invisible à Nancy."
    (note,) = notes_courantes(partie.demande)
    tenir(note.total == sum(ligne["points"] for ligne in note.lignes), "Le total doit être la somme des lignes.")
    yield f"   Score : {note.total} points, dont {note.total_prouve} prouvés ({note.grille})."
    for ligne in note.lignes:
        yield f"     {ligne['points']:+d}  {ligne['libelle']} : {ligne['motif']}"
