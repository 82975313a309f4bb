"""A model's card, brought up to date with what the hub lists now."""

import msgspec

from desktop.core.catalogue import HubModel


def repo_of(model: HubModel) -> str:
    """The repository that has the model's files; "" for a reference card."""
    if model.default is not None:
        return model.default.repo
    return model.id if "/" in model.id else ""


def merged(card: HubModel, listed: HubModel) -> HubModel:
    """Return the card with its files as the hub lists them: exact sizes, SHA-256, commit.

    Files that the card has of other repositories stay. Where the publisher has put another file in the place of one
    whose SHA-256 was known, `replaced` names it.
    """
    if not listed.files:
        return card
    repos = {file.repo.casefold() for file in listed.files}
    others = tuple(file for file in card.files if file.repo.casefold() not in repos)
    known = {(file.repo.casefold(), file.name): file.sha256 for file in card.files}
    replaced = tuple(
        file.name
        for file in listed.files
        if file.sha256 and known.get((file.repo.casefold(), file.name)) not in (None, "", file.sha256)
    )
    names = {file.name for file in (*listed.files, *others)}
    return msgspec.structs.replace(
        card,
        files=(*listed.files, *others),
        projectors=listed.projectors,
        default_file=card.default_file if card.default_file in names else listed.default_file,
        gated=listed.gated,
        downloads=listed.downloads or card.downloads,
        likes=listed.likes,
        updated=listed.updated,
        replaced=replaced,
    )
