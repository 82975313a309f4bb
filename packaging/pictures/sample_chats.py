"""The chats that stand in the pictures. Names, texts and figures are samples; the window that shows them is real."""

from desktop.core.chat import Conversation, Figures, Finish, Message, Role
from desktop.core.ids import new_id
from desktop.storage.conversation_store import ConversationStore

HOUR = 3600.0
DAY = 24 * HOUR
MODEL = "SmolLM2 135M Instruct"
FIGURES = Figures(
    prompt_tokens=318,
    reused_tokens=0,
    tokens=238,
    prefill_seconds=0.55,
    decode_seconds=7.55,
    first_token_seconds=0.6,
)
OPEN = "Gaps in the station 04 log"
OTHERS = (  # title, age
    ("Regex for invoice numbers", 1 * HOUR),
    ("Swedish phrases for the trip", 2 * HOUR),
    ("Explain confidence intervals", 3 * HOUR),
    ("Bread hydration calculator", 1 * DAY),
    ("Shorten the tenancy letter", 1 * DAY),
    ("SQL: find duplicate rows", 3 * DAY),
    ("Meeting notes to action list", 4 * DAY),
    ("Bike gear ratios compared", 5 * DAY),
)
QUESTION = (
    "The station 04 log has gaps since the March update. What interval does the manual ask for, "
    "and how do I resample the file in pandas?"
)
ANSWER = """The SL-200 manual asks for **one reading every 10 minutes** with TDR-5 probes. A shorter interval leaves \
less than the 45 s a probe needs to settle, so the logger drops the reading and a gap appears.

This puts the file on a regular grid and keeps the gaps visible:

```python
import pandas as pd

df = pd.read_csv("station-04.csv", parse_dates=["time"])
grid = df.set_index("time").resample("10min").mean()
grid["gap"] = grid["vwc"].isna()   # True where a reading is missing
print(grid["gap"].sum(), "missing of", len(grid))
```

Fill only short gaps with `interpolate(limit=2)` and leave longer ones empty."""
LONG_ANSWER = """# What a summary has to hold

> Whoever reads only the summary must not be misled.

1. The question, in one sentence
2. What was measured
   - how often, with what
   - and what was left out
3. The result, with its interval

| Station | Readings | Missing | Share |
|:--------|---------:|--------:|------:|
| 01 | 13,104 | 12 | 0.1 % |
| 04 | 13,104 | 1,877 | 14.3 % |
| 07, the one beside the river with the longest name | 13,104 | 3 | 0.0 % |

- [x] gaps marked
- [ ] probes changed

A link to [the manual](https://example.org/manual.pdf) and a very long word: \
Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsmitgliederversammlungsprotokoll.

```sql
SELECT station, count(*) FILTER (WHERE vwc IS NULL) AS missing, round(avg(vwc), 3) AS mean FROM readings \
GROUP BY station ORDER BY missing DESC;
```

Mixed words: äöü, 漢字かな, 🐓🪶, العربية."""


READING_ANSWER = r"""The water in a pore obeys the Young–Laplace equation[^1], where $\gamma$ is the surface tension:

$$
\Delta p = \frac{2\gamma \cos\theta}{r}, \qquad r_{max} \approx 10^{-4}\,\text{m}
$$

So $E = mc^2$ can be read, $5 stays money, and `$x^2$` stays code. What has no line stays as it is: \
$\begin{pmatrix} a & b \end{pmatrix}$.

- [x] mark the gaps
- [ ] change the probes

```python soil.py
def suction(radius, tension=0.0728, angle=0.0):  # a line that is too long for its block, so that it scrolls sideways
    return 2 * tension * cos(angle) / radius
```

المسام الصغيرة تحتفظ بالماء أكثر من **الكبيرة**.

> פסקה מימין לשמאל, עם קוד `vwc` בתוכה.

[^1]: T. Young, *An essay on the cohesion of fluids*, 1805.
[^2]: The same for [a capillary](https://example.org/capillary)."""


REASONING = """The person asks for two things: the interval, and how to resample.

The manual says 10 minutes on page 12. TDR-5 probes need 45 s to settle, so 5 minutes would be *possible*, but the \
March update lowered it to 1 minute. That explains the gaps.

In pandas: `resample("10min").mean()` keeps the gaps as NaN."""


def thoughtful() -> list[Message]:
    """A question, and an answer that was thought about."""
    asked = Message(id="q", conversation_id="c", parent_id=None, role=Role.USER, text=QUESTION, created_at=1.0)
    said = Message(
        id="a",
        conversation_id="c",
        parent_id="q",
        role=Role.ASSISTANT,
        text=ANSWER,
        created_at=2.0,
        finish=Finish.STOP,
        figures=FIGURES,
        model_name="Qwen3 1.7B Instruct",
        reasoning=REASONING,
        reasoning_seconds=4.2,
    )
    return [asked, said]


def put_chats(store: ConversationStore, now: float, answer: str, finish: Finish | None = Finish.STOP) -> str:
    """Store the samples as if they had been written in the last days; returns the id of the newest."""
    for title, age in reversed(OTHERS):
        _put(store, title, now - age, "A sample", "A sample", Finish.STOP)
    return _put(store, OPEN, now, QUESTION, answer, finish)


def _put(store: ConversationStore, title: str, at: float, question: str, answer: str, finish: Finish | None) -> str:
    chat, asked = new_id(), new_id()
    store.put_conversation(Conversation(id=chat, title=title, created_at=at, updated_at=at))
    store.add_message(
        Message(id=asked, conversation_id=chat, parent_id=None, role=Role.USER, text=question, created_at=at)
    )
    store.add_message(
        Message(
            id=new_id(),
            conversation_id=chat,
            parent_id=asked,
            role=Role.ASSISTANT,
            text=answer,
            created_at=at,
            finish=finish,
            figures=FIGURES,
            model_name=MODEL,
        )
    )
    return chat
