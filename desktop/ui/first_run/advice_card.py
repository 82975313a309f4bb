"""The welcome's second card: a model that suits this computer, and its way here."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.core.advice import Advice, Recommendation
from desktop.core.download import Download
from desktop.core.fit import FitLevel
from desktop.core.offer import Look
from desktop.ui.first_run.advice_words import (
    fit_words,
    memory_words,
    nothing_words,
    pace_words,
    source_words,
    tag_words,
    why_words,
)
from desktop.ui.first_run.arrival_part import ArrivalPart
from desktop.ui.first_run.model_cards import WIDTH
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.models.fit_words import look_words
from desktop.ui.models.model_words import offer_tags
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconButton, IconLine, PlainLabel, Tag


class AdviceCard(QFrame):
    """GUI thread. Wishes: `download_requested(Recommendation)`, `pause_requested(id)`, `resume_requested(id)`,
    `cancel_requested(id)`, `chat_requested(path)`, `own_file_requested()`, `stop_requested()`.
    """

    download_requested = Signal(object)
    pause_requested = Signal(str)
    resume_requested = Signal(str)
    cancel_requested = Signal(str)
    chat_requested = Signal(str)
    own_file_requested = Signal()
    stop_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._advice: Advice | None = None  # not known yet
        self._at = 0
        self._downloads: Sequence[Download] = ()
        self._is_allowed = True
        self._looked_at = ""  # id of the model whose file is being looked at on the hub
        self._questions: dict[str, str] = {}  # by model, what was found that a person has to know first
        self._unread = frozenset[str]()  # ids of models whose file could not be looked at
        self.setObjectName("card")
        self.setFixedWidth(WIDTH)
        self.title = PlainLabel(theme, self.tr("A larger model"), style=FontStyle.TITLE)
        self.title.setWordWrap(True)
        self.parameters, self.licence = Tag(theme, ""), Tag(theme, "")
        self.why = Tag(theme, "", "accent")
        self.sentence = PlainLabel(theme, self.tr("Looking for one that suits this computer…"), token="text2")
        self.sentence.setWordWrap(True)
        self.before = IconButton(theme, "chevron-left", self.tr("The recommendation before this one"))
        self.place = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.after = IconButton(theme, "chevron-right", self.tr("The next recommendation"))
        self.fit = IconLine(theme, "cpu", wraps=True)
        self.pace = IconLine(theme, "gauge", wraps=True)
        self.memory = IconLine(theme, "memory-stick", wraps=True)
        self.way = ArrivalPart(theme)
        self._lay_out()
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self._connect_way()
        self._show_parts(is_known=False)

    @property
    def pick(self) -> Recommendation | None:
        """The recommendation that is shown."""
        picks = self._advice.picks if self._advice is not None else ()
        return picks[self._at] if self._at < len(picks) else None

    def set_allowed(self, is_allowed: bool) -> None:
        """Whether the network may be used at all."""
        self._is_allowed = is_allowed
        self._show()

    def show_advice(self, advice: Advice) -> None:
        """Show these recommendations; the one that is being looked at stays if it is among them."""
        shown = self.pick
        self._advice = advice
        ids = [one.offer.model.id for one in advice.picks]
        self._at = ids.index(shown.offer.model.id) if shown and shown.offer.model.id in ids else 0
        self._show()

    def show_downloads(self, downloads: Sequence[Download]) -> None:
        """What is on its way; the recommendation it belongs to shows it."""
        self._downloads = downloads
        self._show()

    def show_looking(self, pick: Recommendation) -> None:
        """The beginning of its file is being read; `show_look` follows."""
        self._looked_at = pick.offer.model.id
        self._show()

    def show_look(self, look: Look | None) -> None:
        """That is over: show what was found, and ask whether the file is wanted all the same, if that is worse.

        None: it failed.
        """
        model_id, self._looked_at = self._looked_at, ""
        if look is not None and self._advice is not None:
            self._unread = self._unread - {model_id} if look.is_read else self._unread | {model_id}
            if look.asks:
                self._questions[model_id] = look_words(look)
            found = [_with_file(one, look) if one.offer.model.id == model_id else one for one in self._advice.picks]
            self._advice = msgspec.structs.replace(self._advice, picks=tuple(found))
        self._show()

    def show_testing(self, fraction: float | None, *, is_busy: bool = False) -> None:
        """The computer is being tested: how far that is; None for not any more."""
        pick = self.pick
        if pick is None or pick.offer.best is None or pick.offer.best.speed.high > 0:
            return
        if fraction is not None:
            share = number_text(100 * fraction)
            self.pace.set_text(self.tr("Testing how fast this computer is: {0}%").format(share))
        elif is_busy:
            self.pace.set_text(self.tr("Its speed is not known: other programs keep the processor busy"))
        else:
            self.pace.set_text(pace_words(pick.offer.best.speed))

    def _show(self) -> None:
        pick, advice = self.pick, self._advice
        if advice is None:
            return
        if pick is None or pick.offer.best is None or pick.offer.best.fit is None:
            self._show_parts(is_known=False)
            self.sentence.setText(nothing_words(knows_speed=advice.knows_speed))
            self.way.show_nothing()
            return
        best, fit = pick.offer.best, pick.offer.best.fit
        self.title.setText(pick.offer.model.name)
        tags = [*offer_tags(pick.offer), "", ""]
        for tag, words in zip((self.parameters, self.licence), tags, strict=False):
            tag.set_text(words)
        self.why.set_text(tag_words(pick.why))
        self.sentence.setText(why_words(pick, fit, knows_speed=advice.knows_speed))
        self.place.setText(self.tr("{0} of {1}").format(self._at + 1, len(advice.picks)))
        self.fit.set_icon("gpu" if fit.level is FitLevel.GPU or fit.layers else "cpu")
        self.fit.set_text(fit_words(fit))
        self.pace.set_text(pace_words(best.speed))
        self.memory.set_text(memory_words(fit))
        self._show_parts(is_known=True)
        self._show_way(pick, size_text(best.file.size), source_words(pick, advice.host))

    def _show_way(self, pick: Recommendation, size: str, source: str) -> None:
        model_id = pick.offer.model.id
        if model_id in self._unread:
            source = self.tr("The beginning of its file could not be read, so this is an estimate.") + "\n" + source
        found = next((one for one in self._downloads if _is_of(one, pick)), None)
        if found is None and model_id == self._looked_at:
            self.way.show_looking(self._advice.host if self._advice is not None else "")
        elif found is None and self._is_allowed and model_id in self._questions:
            self.way.ask(self._questions[model_id], size)
        else:
            self.way.show_way(size, source, found, self._is_allowed)

    def _show_parts(self, *, is_known: bool) -> None:
        has_more = is_known and self._advice is not None and len(self._advice.picks) > 1
        for part in (self.fit, self.pace, self.memory, self.why):
            part.setVisible(is_known)
        for tag in (self.parameters, self.licence):
            tag.setVisible(is_known and bool(tag.accessibleName()))
        for switch in (self.before, self.place, self.after):
            switch.setVisible(has_more)

    def _turn(self, by: int) -> None:
        if self._advice is not None and self._advice.picks:
            self._at = (self._at + by) % len(self._advice.picks)
            self._show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        for tag in (self.parameters, self.licence, self.why):
            head.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        reason = QHBoxLayout()
        reason.setSpacing(2)
        reason.addWidget(self.sentence, 1)
        for part in (self.before, self.place, self.after):
            reason.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(reason)
        for line in (self.fit, self.pace, self.memory):
            column.addWidget(line)
        column.addStretch(1)
        column.addSpacing(8)
        column.addWidget(self.way)

    def _connect_way(self) -> None:
        way = self.way
        way.download_requested.connect(self._on_download_requested)
        way.pause_requested.connect(self.pause_requested)
        way.resume_requested.connect(self.resume_requested)
        way.cancel_requested.connect(self.cancel_requested)
        way.chat_requested.connect(self.chat_requested)
        way.own_file_requested.connect(self.own_file_requested)
        way.stop_requested.connect(self.stop_requested)

    @Slot()
    def _on_download_requested(self) -> None:
        if (pick := self.pick) is not None:
            self.download_requested.emit(pick)


def _with_file(pick: Recommendation, look: Look) -> Recommendation:
    """As it was found to be: its file is judged by its own figures now."""
    offer = msgspec.structs.replace(pick.offer, model=look.details.offer.model, best=look.file)
    return Recommendation(pick.why, offer)


def _is_of(download: Download, pick: Recommendation) -> bool:
    best = pick.offer.best
    return best is not None and (download.file.repo, download.file.name) == (best.file.repo, best.file.name)
