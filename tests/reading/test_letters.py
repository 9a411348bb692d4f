"""Encodings of one byte a letter, told by the letters that they make of a short text."""

import pytest

from mediaframing.reading.encoding import decode_text

SENTENCES = {
    "Přístav je zavřený, řekl mluvčí dělníků.": ("cp1250", "iso8859_2", "cp852", "mac_latin2"),
    "Port jest zamknięty, powiedział rzecznik związku.": ("cp1250", "iso8859_2", "cp852"),
    "A kikötő zárva van, közölte a szóvivő, és nőtt a düh.": ("cp1250", "iso8859_2"),
    "Luka je zatvorena, kaže čelnik, a želja još traje, pišući.": ("cp1250", "iso8859_2"),
    "Portul e închis şi greviştii aşteaptă în faţă.": ("cp1250", "iso8859_2"),
    "Порт закрыт, сообщил представитель.": ("cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic"),
    "Порт зачинено, їхні вимоги відхилили.": ("cp1251", "koi8_u"),
    "Το λιμάνι έκλεισε, είπε ο εκπρόσωπος.": ("cp1253", "iso8859_7"),
    "Liman kapalı, dedi sözcü; işçiler dağıldı.": ("cp1254", "iso8859_9"),
    "הנמל סגור, אמר הדובר.": ("cp1255", "iso8859_8"),
    "الميناء مغلق قال المتحدث": ("cp1256", "iso8859_6"),
    "Uostas uždarytas, sakė atstovas, šią žinią išgirdę.": ("cp1257", "iso8859_13"),
    "ท่าเรือปิดแล้ว โฆษกกล่าว": ("cp874",),
    "Der Hafen schließt früher, hörten wir.": ("cp1252", "mac_roman"),
    "Le port est fermé, a déclaré l’élu à Sète.": ("cp1252", "mac_roman"),
}
CASES = [(sentence, name) for sentence, names in SENTENCES.items() for name in names]


@pytest.mark.parametrize(("sentence", "name"), CASES)
def test_a_sentence_comes_out_of_the_encodings_of_its_language(sentence, name):
    assert decode_text(sentence.encode(name)) == sentence


@pytest.mark.parametrize(
    "text",
    ["Björk met José in Curaçao", "École", "Señor", "It’s “done” – for £5", "Žižek said", "Škoda", "Þór Jónsson", "a café", "naïve"],
)  # fmt: skip
def test_names_and_signs_in_english_stay_in_windows_1252(text):
    assert decode_text(text.encode("cp1252")) == text


@pytest.mark.parametrize("text", ["The owner isn’t in.", "It’s over", "They’re out, “all” of them"])
def test_an_apostrophe_of_macintosh_is_one(text):
    assert decode_text(text.encode("mac_roman")) == text


def test_what_is_beside_latin_letters_is_no_letter_of_another_script():
    assert decode_text("the word\u00e5 stays".encode("cp1252")) == "the wordå stays"
