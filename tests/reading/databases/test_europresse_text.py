"""Europresse as text: articles end with their number, under a line of outlet, date and page."""

from mediaframing import read_articles, read_report

TWO = """Document 1
Le Quai
vendredi 15 mars 2019 - p. 3

Les dockers débrayent

Ada Quai

Les dockers ont débrayé vendredi au port.

Les armateurs proposent de négocier.

© 2019 Le Quai. Tous droits réservés.
Ce certificat est émis à une université à titre de visualisation personnelle et temporaire.
news·20190315·LQ·0042

La Côte, no. 1234
Monde, samedi 16 mars 2019 312 mots, p. 5

Les armateurs proposent
Page 2 de 2 © 2019 CEDROM-SNi

Les armateurs ont proposé de négocier.

© 2019 La Côte. Tous droits réservés.
news·20190316·LC·0043
"""
PDF = """Samedi 16 mars 2019
Nom de la source
Le Quai
Type de source
Presse • Journaux
Périodicité
Quotidien
Couverture géographique
Nationale
Provenance
Marseille, France
p. 3
Le Quai • p. 3 • 1 512 mots
Les dockers débrayent
Les dockers ont débrayé vendredi.
© 2019 Le Quai
news·20190316·LQ·20190316×20×0044
"""


def test_articles_are_parted_at_their_numbers(tmp_path):
    (tmp_path / "x.txt").write_text(TWO)
    articles = read_articles(tmp_path / "x.txt")
    assert articles["outlet"].tolist() == ["Le Quai", "La Côte"]
    assert articles["published"].astype(str).tolist() == ["2019-03-15", "2019-03-16"]
    assert articles["title"].tolist() == ["Les dockers débrayent", "Les armateurs proposent"]
    assert articles["byline"].fillna("").tolist() == ["Ada Quai", ""]
    assert articles["page"].tolist() == ["3", "5"]
    assert articles.loc[0, "text"] == (
        "Les dockers débrayent\n\nLes dockers ont débrayé vendredi au port.\n\nLes armateurs proposent de négocier."
    )
    assert articles.loc[1, "text"] == "Les armateurs proposent\n\nLes armateurs ont proposé de négocier."
    report = read_report(articles).loc[0]
    assert (report["kind"], report["expected"], report["found"]) == ("Europresse TXT", 2, 2)


def test_one_article_is_read_likewise_and_what_is_told_of_its_source_is_none_of_its_text(tmp_path):
    (tmp_path / "x.txt").write_text(PDF)
    article = read_articles(tmp_path / "x.txt").loc[0]
    assert (article["outlet"], article["page"], article["length"]) == ("Le Quai", "3", "1 512")
    assert str(article["published"])[:10] == "2019-03-16"
    assert article["text"] == "Les dockers débrayent\n\nLes dockers ont débrayé vendredi."
