"""What an engine does with texts as they are: vectors, scores, and order."""

from collections.abc import Callable

from desktop.core.chat import Finish
from desktop.engine import borders
from desktop.engine.channel import Progress
from desktop.engine.embedding import Embedding
from desktop.engine.generation import Generation
from desktop.engine.llama import Llama
from desktop.engine.llama_context import LlamaContext
from desktop.engine.llama_model import LlamaModel, Use
from desktop.engine.log_sums import quick_routine
from desktop.engine.measuring import Measuring
from desktop.engine.protocol import Embed, Event, Finished, Measure, Rank, Score
from desktop.engine.ranking import Ranking
from desktop.engine.scoring import Scoring
from desktop.engine.thread_governor import ThreadGovernor
from desktop.engine.token_scores import TokenScores


class TextJudge:
    """Main thread only. Raises `KnownError`."""

    def __init__(
        self,
        llama: Llama,
        model: LlamaModel,
        context: LlamaContext,
        governor: ThreadGovernor,
        progress: Progress,
        generation: Generation,
    ) -> None:
        self._llama = llama
        self._model = model
        self._context = context
        self._governor = governor
        self._progress = progress
        self._generation = generation
        self._vectors = Embedding(model, context, governor, progress)
        self._ranking = Ranking(model, context, governor, progress)
        self._scores: TokenScores | None = None

    def free(self) -> None:
        """Give the memory back."""
        if self._scores is not None:
            self._scores.free()

    def embed(self, request: Embed) -> Finished:
        """Turn texts into vectors."""
        self._model.check_use(Use.SEARCH)
        vectors = self._vectors.vectors(request.texts)
        if vectors is None:
            return Finished(id=request.id, finish=Finish.CANCELLED)
        return Finished(id=request.id, count=len(vectors), vectors=vectors)

    def score(self, request: Score, prompt: str, emit: Callable[[Event], None]) -> Finished:
        """Say how likely endings are; `prompt` is the rendered chat before them."""
        scores = self._token_scores()
        is_chat = request.text is None
        beginning = prompt if request.text is None else request.text
        tokenize = self._model.tokenize if is_chat else self._model.tokenize_plain
        endings = borders.split(tokenize, beginning, request.endings, is_chat=is_chat)
        found = Scoring(self._model, self._generation, scores, self._context.window).score(request, endings, emit)
        if found is None:
            return Finished(id=request.id, finish=Finish.CANCELLED)
        return Finished(id=request.id, count=len(found), scores=found)

    def measure(self, request: Measure, emit: Callable[[Event], None]) -> Finished:
        """Say how well a text is predicted."""
        scores = self._token_scores()
        found = Measuring(self._model, self._generation, scores, self._context.window).measure(request, emit)
        if found is None:
            return Finished(id=request.id, finish=Finish.CANCELLED)
        return Finished(id=request.id, count=found.tokens, measured=found)

    def rank(self, request: Rank) -> Finished:
        """Say how well documents fit a query."""
        self._model.check_use(Use.RANK)
        ranked = self._ranking.rank(request.query, request.documents)
        if ranked is None:
            return Finished(id=request.id, finish=Finish.CANCELLED)
        return Finished(id=request.id, count=len(ranked.scores), ranked=ranked)

    def _token_scores(self) -> TokenScores:
        """Made when first needed, as most engines never score."""
        self._model.check_use(Use.CHAT)
        if self._scores is None:
            routine = quick_routine(self._llama.processor())
            self._scores = TokenScores(self._model, self._context, self._governor, self._progress, routine)
        return self._scores
