"""An article that tries to do what an article must not, and the cells that show it."""

from __future__ import annotations

ATTACK = (
    '"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script></div></section></style></title>'
    "<svg onload=window.hacked=1> terror \u202e terror <b onmouseover='window.hacked=1'> bilateral talks ]]> ${x} {{x}}"
)

CELLS = [
    "import pandas as pd\nimport mediaframing as mf",
    "seed = mf.read_articles('pulwama.txt').assign(outlet='bdnews24.com', published=pd.Timestamp('2019-02-28'))\n"
    f"attack = {ATTACK!r}\n"
    "hostile = pd.DataFrame({'article_id': ['<script>window.hacked=1</script>', 'long'],\n"
    "    'outlet': ['<img src=x onerror=window.hacked=1>', 'Herald'], 'published': pd.Timestamp('2019-03-01'),\n"
    "    'text': [attack, 'terror ' + 'x' * 1_000_000]})\n"
    "coding = mf.code_articles(pd.concat([seed, hostile], ignore_index=True), mf.read_codebook('codebook.toml'))\n"
    "coding",
    "mf.view_article(coding, 'pulwama')",
    "mf.view_article(coding, hostile.article_id[0])",
    "mf.view_article(coding, 'long')",
    "mf.concordance(coding, sort='right', rows=20)",
    "mf.explore(coding)",
    "paid = pd.DataFrame({'article_id': ['paid'], 'text': ['Grants grew from $3 million to $9 million while terror went on.']})\n"
    "paid = mf.code_articles(paid, mf.read_codebook('codebook.toml'))\n"
    "mf.view_article(paid, 'paid')",
    "mf.concordance(paid)",
    "mf.explore(paid)",
]
