"""The commands of the reader: which call each one makes."""

from __future__ import annotations

from collections.abc import Callable

from desktop.reader.reader_page import USUAL_SIZE, ReaderPage
from desktop.settings import Settings


def reader_calls(page: ReaderPage, settings: Settings) -> dict[str, Callable[[], object]]:
    """What the commands of the table do in the reader."""
    return {
        **{f"tag_{number}": lambda number=number: page.toggle_tag_number(number) for number in range(1, 9)},
        **{f"layer_{number}": lambda number=number: page.pane.header.strip.switch(number) for number in range(1, 7)},
        "layers": page.choose_layers,
        "show_source": page.show_source,
        **{f"tag_next_{number}": lambda number=number: page.tagging.tag_and_go(number) for number in range(1, 9)},
        "tag_list": page.tagging.open_list,
        "new_note": page.new_note,
        "next_annotation": lambda: page.step_annotation(1),
        "previous_annotation": lambda: page.step_annotation(-1),
        "next_clause": lambda: page.pane.step_clause(1),
        "previous_clause": lambda: page.pane.step_clause(-1),
        "step_status": page.step_status,
        "remove_annotation": page.remove_annotation,
        "copy_quotation": page.copy_quotation,
        "split_clause": page.split_here,
        **page.beside.calls(),
        "larger": lambda: page.zoom(settings.reader_size + 1),
        "smaller": lambda: page.zoom(settings.reader_size - 1),
        "usual_size": lambda: page.zoom(USUAL_SIZE),
    }
