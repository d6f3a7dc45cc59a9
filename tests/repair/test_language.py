"""Which language a report is in, and that one which isn't English is kept and not read."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.repair.language import language_of

OTHERS = {
    "de": "Der Minister erklärte am Montag, die Truppen seien auf dem Weg zur Grenze, und er werde mit dem Nachbarland "
    "sprechen, sobald die Übung vorbei sei.",
    "fr": "Le ministre a déclaré lundi que les troupes étaient en route vers la frontière.",
    "es": "El ministro dijo el lunes que las tropas estaban en camino hacia la frontera.",
    "it": "Il ministro ha detto lunedì che le truppe sono in viaggio verso il confine.",
    "nl": "De minister zei maandag dat de troepen onderweg zijn naar de grens, was zijn antwoord in de kamer.",
    "pl": "Minister powiedział w poniedziałek, że wojska są w drodze na granicę.",
    "ru": "Министр заявил в понедельник, что войска направляются к границе.",
    "uk": "Міністр заявив у понеділок, що війська прямують до кордону.",
    "ar": "قال الوزير يوم الاثنين إن القوات في طريقها إلى الحدود وإن المحادثات ستستأنف",
    "zh": "部长周一表示，部队正在前往边境的途中，演习结束后将恢复会谈。",
    "tr": "Bakan pazartesi günü birliklerin sınıra doğru yolda olduğunu söyledi.",
    "sv": "Ministern sade på måndagen att trupperna är på väg mot gränsen.",
}


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_told(code: str) -> None:
    assert language_of(OTHERS[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No comment.",
        "Café in Kraków closed.",
        "Killed: 14. Wounded: 38. Missing: 2. Koprava, Lenn, Tirasel, Senneck, Halvik, Pellow, Selmar, Dellin, Garn.",
        "He said “Мы готовы” to the press, and that the talks would go on in the spring.",
        "The minister said that «la frontière est fermée, et elle le restera» and left the hall by another door.",
    ],
)
def test_english_is_english_and_what_is_too_short_to_tell_counts_for_it(text: str) -> None:
    assert language_of(text) == "en"


def test_what_is_not_english_is_kept_and_not_read() -> None:
    reading = onrecord.read(text=OTHERS["de"])
    assert not reading.report.is_read
    assert reading.report.text == OTHERS["de"]
    assert (reading.statements, reading.events, reading.actors) == ((), (), ())
    assert "is written in another language than English (de): kept, not read" in [one.says for one in reading.issues]
