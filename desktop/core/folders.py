"""Folders of chats, and the tree they make."""

from collections.abc import Iterable, Iterator

import msgspec

NAME_LIMIT = 100  # characters of a folder's name
DEEPEST = 50  # folders in folders that a file may ask for


def folder_name(words: str) -> str:
    """What a person or a file calls a folder, on one line and no longer than it may be; "" when nothing is left."""
    return " ".join(words.split())[:NAME_LIMIT].strip()


class Folder(msgspec.Struct, frozen=True, kw_only=True):
    """A folder; `parent_id` is None at the top."""

    id: str
    name: str
    parent_id: str | None = None
    is_open: bool = True


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """Where chats and folders were before a change: (id, folder, moment of deletion) of each."""

    chats: tuple[tuple[str, str | None, float | None], ...] = ()
    folders: tuple[tuple[str, str | None, float | None], ...] = ()


class FolderTree:
    """Answers questions about folders, whatever their parents say: a lost parent or a ring hides nothing."""

    def __init__(self, folders: Iterable[Folder]) -> None:
        self._folders = {folder.id: folder for folder in folders}
        self._children: dict[str | None, list[Folder]] = {}
        for folder in sorted(self._folders.values(), key=_by_name):
            self._children.setdefault(self._parent(folder), []).append(folder)

    def __contains__(self, folder_id: object) -> bool:
        return folder_id in self._folders

    def __getitem__(self, folder_id: str) -> Folder:
        return self._folders[folder_id]

    def __len__(self) -> int:
        return len(self._folders)

    def children(self, folder_id: str | None) -> list[Folder]:
        """The folders directly inside one, or at the top, by name."""
        return list(self._children.get(folder_id, ()))

    def parent_of(self, folder_id: str) -> str | None:
        """The folder that one lies in, None at the top."""
        return self._parent(self[folder_id])

    def path(self, folder_id: str | None) -> tuple[Folder, ...]:
        """A folder and those it lies in, the outermost first; nothing for the top and for what is not there."""
        found: list[Folder] = []
        while folder_id is not None and folder_id in self:
            found.append(self[folder_id])
            folder_id = self._parent(self[folder_id])
            if folder_id in {folder.id for folder in found}:
                break
        return tuple(reversed(found))

    def walk(self, start: str | None = None, depth: int = 0) -> Iterator[tuple[Folder, int]]:
        """Every folder below `start` with how deep it lies, each before what it holds."""
        for folder in self._children.get(start, ()):
            yield folder, depth
            yield from self.walk(folder.id, depth + 1)

    def inside(self, folder_id: str) -> set[str]:
        """The ids of a folder and of all folders in it, however deep."""
        return {folder_id, *(folder.id for folder, _ in self.walk(folder_id))}

    def can_move(self, folder_id: str, parent_id: str | None) -> bool:
        """Whether a folder may lie in another: not in itself, nor in what it holds, nor where it lies already."""
        if folder_id not in self or (parent_id is not None and parent_id not in self):
            return False
        return self._parent(self[folder_id]) != parent_id and parent_id not in self.inside(folder_id)

    def named(self, beginning: str) -> set[str]:
        """The ids of folders whose name begins like this, with all folders in them."""
        wanted = beginning.casefold()
        found = [folder.id for folder in self._folders.values() if folder.name.casefold().startswith(wanted)]
        return {inner for folder_id in found for inner in self.inside(folder_id)}

    def _parent(self, folder: Folder) -> str | None:
        """Its parent; the top when that is unknown, or when the way up comes back to the folder itself."""
        if folder.parent_id not in self._folders:
            return None
        seen = set[str]()
        step: str | None = folder.parent_id
        while step is not None and step in self._folders and step not in seen:
            if step == folder.id:
                return None
            seen.add(step)
            step = self._folders[step].parent_id
        return folder.parent_id


def _by_name(folder: Folder) -> tuple[str, str]:
    return folder.name.casefold(), folder.id
