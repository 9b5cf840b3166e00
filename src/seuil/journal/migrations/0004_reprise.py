"""Move what older entries said, measure every line again and chain it anew; the former head is told by an entry.

The digests are those of `journal/faits.py` at this date, written again here: a migration never changes.
"""

import json
import secrets
from datetime import UTC
from hashlib import sha256

from django.db import migrations
from django.utils import timezone

MOTIFS = (
    ("Consultation du dossier", "dossier"),
    ("Pièce d’identité ouverte", "piece"),
    ("Courrier ouvert", "courrier"),
)


def mesure(*champs):
    octets = (champ.encode() for champ in champs)
    return sha256(b"".join(b"%d:%s" % (len(champ), champ) for champ in octets)).hexdigest()


def instant(a):
    return a.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def reprendre(apps, schema_editor):
    Entree, Sceau = apps.get_model("journal", "Entree"), apps.get_model("journal", "Sceau")
    Consultation, Contenu = apps.get_model("journal", "Consultation"), apps.get_model("journal", "Contenu")
    dernier = Sceau.objects.order_by("-pk").first()
    if dernier is not None:
        Entree.objects.create(
            verbe="journal.refondu",
            objet="sceau",
            objet_id=str(dernier.pk),
            par="Seuil",
            le=timezone.localdate(),
            faits={"ancienne_tete": dernier.empreinte},
            empreinte="",
        )
    Sceau.objects.all().delete()
    tete, rang, maintenant = "0" * 64, 0, timezone.now()
    for entree in Entree.objects.order_by("pk").iterator(chunk_size=2000):
        if entree.faits:
            sel, texte = secrets.token_hex(16), json.dumps(entree.faits, ensure_ascii=False, sort_keys=True)
            Contenu.objects.create(entree=entree, sel=sel, texte=texte)
            entree.empreinte_contenu = mesure(sel, texte)
        entree.empreinte = mesure(
            str(entree.pk),
            entree.verbe,
            entree.objet,
            entree.objet_id,
            entree.numero_unique,
            entree.par,
            entree.organisme,
            entree.le.isoformat(),
            instant(entree.consignee_a),
            entree.empreinte_contenu,
        )
        entree.save(update_fields=["empreinte_contenu", "empreinte"])
        rang, precedente = rang + 1, tete
        tete = mesure(precedente, str(rang), instant(maintenant), "entree", str(entree.pk), entree.empreinte)
        Sceau.objects.create(entree=entree, rang=rang, posee_a=maintenant, precedente=precedente, empreinte=tete)
    for lue in Consultation.objects.order_by("pk").iterator(chunk_size=2000):
        lue.numeros = [lue.numero_unique]
        lue.motif = next((motif for debut, motif in MOTIFS if lue.motif.startswith(debut)), "dossier")
        agent = "" if lue.agent_id is None else str(lue.agent_id)
        lue.empreinte = mesure(str(lue.pk), lue.numero_unique, agent, lue.service, lue.sorte, lue.motif, instant(lue.a))
        lue.save(update_fields=["numeros", "motif", "empreinte"])
        rang, precedente = rang + 1, tete
        tete = mesure(precedente, str(rang), instant(maintenant), "consultation", str(lue.pk), lue.empreinte)
        Sceau.objects.create(consultation=lue, rang=rang, posee_a=maintenant, precedente=precedente, empreinte=tete)


def revenir(apps, schema_editor):
    for contenu in apps.get_model("journal", "Contenu").objects.select_related("entree").iterator(chunk_size=2000):
        contenu.entree.faits = json.loads(contenu.texte)
        contenu.entree.save(update_fields=["faits"])
    Sceau, Consultation = apps.get_model("journal", "Sceau"), apps.get_model("journal", "Consultation")
    Sceau.objects.all().delete()
    for lue in Consultation.objects.iterator(chunk_size=2000):
        lue.numero_unique = lue.numeros[0]
        lue.save(update_fields=["numero_unique"])


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_contenu_a_part")]
    operations = [migrations.RunPython(reprendre, revenir)]
