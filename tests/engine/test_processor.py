"""Which processor this is, by a name that is the same each time it is asked."""

from desktop.engine.processor import processor_identity


def test_the_name_stays_and_has_a_mark_of_its_abilities() -> None:
    name = processor_identity()
    assert name == processor_identity()
    assert len(name.split()[-1]) == 12
