"""Whether a message can be sent now, and what the empty field says."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.model_controller import ModelController
from desktop.ui.chat.open_chat_controller import OpenChatController


def composer_words(answers: AnswerController, models: ModelController, chat: OpenChatController) -> tuple[bool, str]:
    """Writing elsewhere, or no model: the reason why it has to wait."""
    translate = QCoreApplication.translate
    if answers.is_running and not answers.is_running_in(chat.id):
        return False, translate("Composer", "Another chat is being written")
    if answers.is_held:
        return False, translate("Composer", "A summary is being written")
    if answers.is_running:
        return True, translate("Composer", "Write the next message")
    if models.is_missing:
        return False, translate("Composer", "Write a message once a model is ready")
    if chat.is_temporary:
        return True, translate("Composer", "Temporary chat: nothing is kept")
    if chat.is_stored:
        return True, translate("Composer", "Ask a follow-up")
    return True, translate("Composer", "Write a message")
