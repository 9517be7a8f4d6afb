"""A drawing as a PNG: what lays out our letters also turns an SVG into a picture, with our letters' type."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import wellheard

FONTS = Path(wellheard.__file__).parent / "foundation" / "letters" / "fonts"
PIXELS_PER_INCH = 144
PAGE = '#set page(width: auto, height: auto, margin: 12pt, fill: white)\n#image("drawing.svg")\n'


def as_png(svg: str) -> bytes:
    """The picture, twice as fine as the drawing's own units, on white."""
    import typst

    with TemporaryDirectory() as folder:
        (Path(folder) / "drawing.svg").write_text(svg, encoding="utf-8")
        page = Path(folder) / "page.typ"
        page.write_text(PAGE, encoding="utf-8")
        made = typst.compile(
            str(page), format="png", ppi=PIXELS_PER_INCH, font_paths=[str(FONTS)], ignore_system_fonts=True
        )
    assert isinstance(made, bytes)
    return made
