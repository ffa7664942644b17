"""The page: one self-contained HTML file.

In: a Dossier. Out: HTML.
"""

from markupsafe import escape

from firsthand.records import Dossier
from firsthand.tell.terminal import funnel_lines


def render(dossier: Dossier) -> str:
    """The whole page as a string."""
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in funnel_lines(dossier))
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(dossier.name)}</title>{lines}</html>'
