"""The parts every screen is made of."""

from desktop.ui.widgets.button import Button
from desktop.ui.widgets.check_box import CheckBox
from desktop.ui.widgets.copied_sign import CopiedSign
from desktop.ui.widgets.drop_target import DropTarget
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.error_card import ErrorCard
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.icon_button import IconButton
from desktop.ui.widgets.icon_line import IconLine
from desktop.ui.widgets.key_hint import KeyHint
from desktop.ui.widgets.meter import Meter
from desktop.ui.widgets.pill import Pill
from desktop.ui.widgets.plain_label import PlainLabel
from desktop.ui.widgets.plain_tooltip import plain_tooltip
from desktop.ui.widgets.search_field import SearchField
from desktop.ui.widgets.select_button import SelectButton
from desktop.ui.widgets.spinner import Spinner
from desktop.ui.widgets.switch import Switch
from desktop.ui.widgets.tag import Tag
from desktop.ui.widgets.toast import Toast

__all__ = [
    "Button",
    "CheckBox",
    "CopiedSign",
    "DropTarget",
    "EmptyState",
    "ErrorCard",
    "FittedDialog",
    "IconButton",
    "IconLine",
    "KeyHint",
    "Meter",
    "Pill",
    "PlainLabel",
    "SearchField",
    "SelectButton",
    "Spinner",
    "Switch",
    "Tag",
    "Toast",
    "plain_tooltip",
]
