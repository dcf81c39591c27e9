"""What stands on the squares of tags."""

from core.model import Tag
from desktop.reader.marks import tag_label


def test_no_two_tags_show_the_same_number() -> None:
    keyed = [Tag(number, f"标签{number}", number, str(number)) for number in range(1, 9)]
    more = [Tag(9 + number, f"标签{9 + number}", number % 8 + 1) for number in range(1, 6)]
    labels = [tag_label(tag) for tag in (*keyed, *more)]
    assert len(set(labels)) == len(labels)


def test_a_tag_that_gave_up_its_key_shows_no_digit_that_is_anothers() -> None:
    assert not tag_label(Tag(3, "旧", 3)).isdigit()
