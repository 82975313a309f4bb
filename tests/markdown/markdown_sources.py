"""Makes Markdown for property tests: every form, nested, broken and hostile, each word numbered."""

import re
import unicodedata

from hypothesis import strategies as st

WORD = re.compile(r"w[0-9a-f]{3}x")
WRAPPERS = """
{}
**{}**
*{}*
_{}_
~~{}~~
`{}`
``{}`
<{}>
<b>{}</b>
<think>{}
vector<{}>
[{}](http://a.b)
[{}](smb://a/b)
![{}](x.png)
![{}][r]
[{}]
[{}]: http://a.b
<!-- {} -->
{} & &amp; &#8238;
a < {}
\\*{}\\*
{}\\
<img src=x alt={}>
<{}:y>
$ {} $
${}$
$x^{{{}}}$
$${}$$
\\({}\\)
\\[ {} = 1 \\]
$\\frac{{{}}}{{2}}$
{}[^1]
[^2]: {}
[x] {}
***{}
{}  """.removeprefix("\n").split("\n")
PREFIXES = """


#
###
-
*
+
1.
7)
>
> >
    ..
  ..
- 1.
- >
> -
     -
|
- [ ]
- [x]
$$
\\[
[^3]:
123456789.""".replace(".." + "\n", "\n").split("\n")
STRUCTURE = ["", "", "```", "```py", "~~~", "---", "===", "***", "|a|b|", "|---|---|", "-", "1.", "#", "> ", ">"]
STRUCTURE += ["$$", "\\[", "\\]", "[^4]: x", "- [x]"]


def words_in(text: str) -> list[str]:
    """Every word, in its order; raised and lowered letters of formulas count as what they are."""
    return WORD.findall(unicodedata.normalize("NFKC", text))


word = st.integers(0, 0xFFF).map(lambda number: f"w{number:03x}x")
words = st.lists(word, min_size=1, max_size=5).map(" ".join)
_wrapped = st.tuples(st.sampled_from(WRAPPERS), words).map(lambda pair: pair[0].format(pair[1]))
inline = st.lists(_wrapped, min_size=1, max_size=3).map(" ".join)
_prefixed = st.tuples(st.sampled_from(PREFIXES), st.sampled_from([" ", " ", " ", "", "\t"]), inline).map("".join)
_row = st.tuples(inline, inline, inline).map(lambda cells: "|" + "|".join(cells) + "|")
_noise = st.text(alphabet="`*_[]()<>!|#-+>~\\& \tab1.\n\r\u202e$^{}", max_size=12)
line = st.one_of(_prefixed, _prefixed, st.sampled_from(STRUCTURE), _row, _noise)
source = st.lists(line, max_size=14).map("\n".join)
