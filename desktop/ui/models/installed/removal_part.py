"""The question whether a model shall be deleted, in the place of the button that asked it."""

from desktop.core.library import Removal
from desktop.ui.locale_text import size_text
from desktop.ui.models.removal_question import RemovalQuestion


class RemovalPart(RemovalQuestion):
    """GUI thread."""

    def ask(self, removal: Removal) -> None:
        """Say what would go and what stays, and ask."""
        size = size_text(removal.freed)
        if removal.is_gone:
            words = self.tr("Forget it? Its file is not there any more.")
        elif not removal.files and removal.program:
            words = self.tr("Forget it? The file stays where {0} keeps it.").format(removal.program)
        elif not removal.files:
            words = self.tr("Forget it? The file stays where it is.")
        elif removal.is_dangling:
            words = self.tr("Delete the link? The file that it led to is not there any more, so nothing becomes free.")
        elif not removal.freed:
            words = self.tr("Delete it? Nothing becomes free, for the same bytes have another name on this disk.")
        else:
            words = self.tr("Delete {0} from this disk? That cannot be taken back.").format(size)
            if removal.shared:
                more = self.tr("{0} more stay taken: the same bytes have another name.")
                words += " " + more.format(size_text(removal.shared))
        is_only_forgotten = not removal.files
        deed = self.tr("Delete {0}").format(size) if removal.freed else self.tr("Delete it")
        self.show_question(words, self.tr("Forget it") if is_only_forgotten else deed)
