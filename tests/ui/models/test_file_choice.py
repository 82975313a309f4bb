"""The choice of a file in the pane: what is said of it, and what happens when its own header says worse."""

from desktop.core.fit import TrackRecord
from tests.fixtures.model_samples import SampleOffers
from tests.ui.models.conftest import Shown


def test_outcomes_of_memory_say_nothing_of_speed(shown: Shown) -> None:
    files = shown.open().view.details.files
    details = SampleOffers().details(shown.view.discover.current().model, 0)
    files.show_details(details, details.best, TrackRecord(count=3, memory_count=3, memory_within=0.1))
    assert "Speed is predicted from a test of this computer." in files._note.text()
    assert "within" not in files._note.text()
    files.show_details(details, details.best, TrackRecord(count=3, speed_count=3, speed_within=0.2))
    assert "within about 20%" in files._note.text()
