"""The panel at the right of a chat: what the next answer is written with."""

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.core.preset import PresetValues
from desktop.ui.chat.inspector.engine_panel import EnginePanel
from desktop.ui.chat.inspector.preset_row import PresetRow
from desktop.ui.chat.inspector.sampling_rows import SamplingRows
from desktop.ui.chat.inspector.schema_panel import SchemaPanel
from desktop.ui.chat.inspector.section import Section
from desktop.ui.chat.inspector.system_prompt_field import SystemPromptField
from desktop.ui.chat.inspector.template_panel import TemplatePanel
from desktop.ui.chat.inspector.template_picker import TemplatePicker
from desktop.ui.chat.inspector.tune_view import TuneView
from desktop.ui.locale_text import number_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconButton, PlainLabel

WIDTH = 264
HEADER = 48


class InspectorView(QFrame):
    """Lays out the sections. GUI thread. Wishes: `settings_requested(PresetValues)`, `close_requested()`."""

    settings_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._shown = PresetValues()
        self.preset = PresetRow(theme)
        self.prompt = SystemPromptField(theme)
        self.sampling = SamplingRows(theme)
        self.schema = SchemaPanel(theme)
        self.engine = EnginePanel(theme)
        self.tune = TuneView(theme)
        self._length = PlainLabel(theme, style=FontStyle.SMALL, token="text3")
        self.template = TemplatePanel(theme)
        self.template_picker = TemplatePicker(theme, self)
        self.reset_template_button = IconButton(theme, "rotate-ccw", self.tr("Reset the prompt template"))
        self.reset_template_button.hide()
        self.reset_button = IconButton(theme, "rotate-ccw", self.tr("Reset sampling"))
        self._close = IconButton(theme, "x", self.tr("Hide chat settings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header(theme))
        column.addWidget(self.preset)
        self.area = self._scrolled(theme)
        column.addWidget(self.area, 1)
        self.prompt.changed.connect(self._on_changed)
        self.prompt.length_changed.connect(self._on_length_changed)
        self.sampling.changed.connect(self._on_changed)
        self.schema.changed.connect(self._on_changed)
        self.reset_button.clicked.connect(self.sampling.reset)
        self._close.clicked.connect(self.close_requested)

    @property
    def values(self) -> PresetValues:
        """What is set."""
        return msgspec.structs.replace(
            self._shown,
            system_prompt=self.prompt.text,
            sampling=self.sampling.sampling,
            max_tokens=self.sampling.max_tokens,
            json_schema=self.schema.schema,
            forces_schema=self.schema.is_on,
        )

    def show_settings(self, values: PresetValues) -> None:
        """Show values without telling anybody."""
        self._shown = values
        self.prompt.show_text(values.system_prompt)
        self.sampling.show_values(values.sampling, values.max_tokens)
        self.schema.show_schema(values.json_schema, is_on=values.forces_schema)

    def set_template(self, *, thinking: bool | None, template: str) -> None:
        """What the chat's own values say of the template, as the person wishes."""
        self._shown = msgspec.structs.replace(self._shown, thinking=thinking, template=template)
        self._on_changed()

    def unfold(self, part: QWidget) -> None:
        """Open the section that a part lies in."""
        for section in self.sections:
            if section.isAncestorOf(part):
                section.header.setChecked(True)

    def _header(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(PlainLabel(theme, self.tr("Chat settings"), style=FontStyle.TITLE), 1)
        row.addWidget(self._close)
        row.setAlignment(self._close, Qt.AlignmentFlag.AlignVCenter)
        self._close.setFixedSize(28, 28)
        spacer = QWidget()
        spacer.setFixedSize(0, HEADER)
        row.addWidget(spacer)
        return row

    def _scrolled(self, theme: Theme) -> QScrollArea:
        content = QWidget()
        content.setObjectName("inspectorContent")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.sections = self._sections(theme)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("inspectorScroll")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        return area

    def _sections(self, theme: Theme) -> list[Section]:
        """What is seldom looked at begins folded."""
        engine = QWidget()
        column = QVBoxLayout(engine)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.engine)
        column.addWidget(self.tune)
        return [
            Section(theme, self.tr("System prompt"), self.prompt, self._length),
            Section(theme, self.tr("Sampling"), self.sampling, self.reset_button),
            Section(theme, self.tr("Prompt template"), self.template, self.reset_template_button),
            Section(theme, self.tr("Structured output"), self.schema, self.schema.corner, is_open=False),
            Section(theme, self.tr("Engine"), engine, self.tune.corner, is_open=False),
        ]

    @Slot()
    def _on_changed(self) -> None:
        self.settings_requested.emit(self.values)

    @Slot(int)
    def _on_length_changed(self, length: int) -> None:
        words = self.tr("1 character") if length == 1 else self.tr("{0} characters").format(number_text(length))
        self._length.setText(words if length else "")
