"""Reading writes nothing; personal pages are not kept; the day enters at the door."""

from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from seuil.socle.middleware import EcritureEnLecture, Horloge, LectureSeule, MemoireCourte

NOTER = "insert into journal_consultation (numeros, service, sorte, motif) values ('{1}', 'x', '', 'dossier')"
ECRITURES = [
    "update territoires_region set nom = 'x'",
    "delete from territoires_region",
    "insert into territoires_region (code, nom) values ('x', 'x')",
    "  UPDATE \"territoires_region\" SET nom = 'x'",
    "delete from journal_consultation",
    "update journal_consultation set service = 'x'",
]


def vue_qui_execute(sql):
    def vue(request):
        with connection.cursor() as cursor:
            cursor.execute(sql)
        return HttpResponse("fait")

    return vue


@pytest.mark.django_db
class TestLectureSeule:
    @pytest.mark.parametrize("sql", ECRITURES)
    @pytest.mark.parametrize("methode", ["get", "head"])
    def test_refuse_une_ecriture(self, sql, methode):
        request = getattr(RequestFactory(), methode)("/")

        with pytest.raises(EcritureEnLecture):
            LectureSeule(vue_qui_execute(sql))(request)

    @pytest.mark.parametrize("sql", ["select 1", "delete from django_session", NOTER])
    def test_laisse_lire_et_noter_qui_a_consulte(self, sql):
        assert LectureSeule(vue_qui_execute(sql))(RequestFactory().get("/")).content == b"fait"

    def test_laisse_un_envoi_ecrire(self):
        assert LectureSeule(vue_qui_execute(ECRITURES[0]))(RequestFactory().post("/")).content == b"fait"


class TestMemoireCourte:
    def test_defend_de_garder_une_page(self):
        reponse = MemoireCourte(lambda request: HttpResponse())(RequestFactory().get("/"))

        assert "no-store" in reponse["Cache-Control"]
        assert "private" in reponse["Cache-Control"]

    def test_respecte_ce_que_la_vue_a_dit(self):
        reponse = MemoireCourte(lambda request: HttpResponse(headers={"Cache-Control": "max-age=60"}))(
            RequestFactory().get("/")
        )

        assert reponse["Cache-Control"] == "max-age=60"


class TestHorloge:
    def test_donne_le_jour_a_la_requete(self):
        request = RequestFactory().get("/")

        Horloge(lambda recue: HttpResponse())(request)

        assert isinstance(request.aujourdhui, date)
