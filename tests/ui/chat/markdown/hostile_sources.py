"""Texts that try to open files, reach hosts, hide words or hold the window. Each word that must show is `w…x`."""

CANARY = "canary"  # in every path and address that must never be touched

_REFERENCES = f"""
![w001x](file:///{CANARY}/a.png)
![w002x](//{CANARY}/share/a.png)
![w003x](\\\\{CANARY}\\share\\a.png)
![w004x](/{CANARY}/a.svg "w005x")
![w006x](data:image/svg+xml;base64,PHN2Zz48aW1hZ2UgaHJlZj0iL2NhbmFyeSIvPjwvc3ZnPg==)
![w007x](qrc:/{CANARY}/a.png)
![w008x](http://{CANARY}.example/pixel.png?q=secret)
![w009x][ref]
[ref]: file:///{CANARY}/ref.png "w010x"
<img src="file:///{CANARY}/b.png" alt="w011x">
<iframe src="file:///{CANARY}/c.html">w012x</iframe>
<link rel="stylesheet" href="/{CANARY}/d.css">w013x
<style>@import url(/{CANARY}/e.css); body {{ background: url(/{CANARY}/f.png) }}</style>w014x
<table background="/{CANARY}/g.png"><tr><td>w015x</td></tr></table>
<p style="background-image: url(/{CANARY}/h.png)">w016x</p>
<object data="/{CANARY}/i.svg">w017x</object>
<video src="/{CANARY}/j.mp4">w018x</video>
<script src="/{CANARY}/k.js">w019x</script>
<base href="file:///{CANARY}/">w020x
[w021x](javascript:fetch('/{CANARY}'))
[w022x](file:///{CANARY}/l.txt)
[w023x](smb://{CANARY}/share)
[w024x](ms-msdt:/id{CANARY})
[w025x](vscode://{CANARY})
[w026x](//{CANARY}/protocol-relative)
[w027x](http://user:pass@{CANARY}.example/)
[w028x](https://{CANARY}.example/%2e%2e/a)
<file:///{CANARY}/m.txt> w029x
<http://{CANARY}.example/auto> w030x
{{{{ w031x }}}} {{% include '/{CANARY}/n' %}}
<qt><img src="/{CANARY}/o.png"></qt> w032x
&lt;img src=/{CANARY}/p.png&gt; w033x
| ![w034x](file:///{CANARY}/q.png) | <img src=/{CANARY}/r.png> |
|---|---|
| w035x | [w036x](file:///{CANARY}/s) |
```{CANARY}
<img src="/{CANARY}/t.png"> w037x
```
    <img src="/{CANARY}/u.png"> w038x
# <img src="/{CANARY}/v.png"> w039x
"""

HOSTILE = {
    "references": _REFERENCES,
    **{f"line {number}": line for number, line in enumerate(_REFERENCES.strip().split("\n"))},
    "bidirectional": "w040x \u202egnp.exe\u202c w041x \u2066w042x\u2069 \u200bw043x\ufeff",
    "controls": "".join(map(chr, range(1, 32))) + "w044x" + "".join(map(chr, range(127, 160))) + "w045x",
    "frames": "w046x \ufdd0w047x\ufdd1 \ufffc w048x \u2028w049x\u2029w050x",
    "tags": "w051x" + "".join(chr(0xE0000 + ord(letter)) for letter in "hidden") + "w052x",
    "surrogates": "w053x \ud800 w054x",
    "one line": "w055x " + "a" * 1_000_000 + " w056x",
    "one line of words": "w057x " + "word " * 50_000 + " w058x",
    "quotes": "> " * 10_000 + "w059x",
    "lists": "- " * 10_000 + "w060x",
    "ordered lists": "1. " * 5_000 + "w061x",
    "brackets": "[" * 10_000 + "w062x" + "]" * 10_000,
    "stars": "*" * 10_000 + "w063x" + "*" * 10_000,
    "backticks": "".join("`" * (number % 50) + " " for number in range(2_000)) + "w064x",
    "angle brackets": "<" * 20_000 + "w065x",
    "indented": "\n".join(" " * number + f"- w066x {number}" for number in range(300)),
    "wide table": "|" + "w067x|" * 5_000 + "\n|" + "-|" * 5_000 + "\n|" + "w068x|" * 5_000,
    "long table": "|a|b|\n|-|-|\n" + "|w069x|w070x|\n" * 2_000,
    "one line of code": "```python\nw076x" + "a" * 300_000 + "\n```\nw077x",
    "open fence": "```\n" + "w071x\n" * 5_000,
    "entities": "&#0; &#x202e; &#xd800; &Tab; &NewLine; w072x",
    "link in link": "[[w073x](http://a.b)](http://" + "c" * 5_000 + ") w074x",
    "headings": "\n".join("#" * (1 + number % 6) + " w075x" for number in range(1_000)),
}
