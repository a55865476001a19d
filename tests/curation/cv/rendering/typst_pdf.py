"""A description as a PDF, in one column or two, with running heads and page numbers."""

from __future__ import annotations

import json

import typst

from tests.curation.cv.rendering.description import (
    Block,
    Description,
    Heading,
    Inline,
    Item,
    Paragraph,
    Row,
)

SOURCE = r"""
#let data = json(bytes(sys.inputs.data))
#set text(font: "Libertinus Serif", size: 10pt, hyphenate: true, lang: "en")
#set par(justify: true)
#set page(
  paper: "a4", margin: 2cm, columns: data.columns,
  header: context if data.head != "" and here().page() > 1 { align(right, data.head) },
  footer: context if data.head != "" { align(center, counter(page).display()) },
)
#let part(p) = {
  let body = p.text
  if p.bold { body = strong(body) }
  if p.italic { body = emph(body) }
  if p.href.starts-with("http") or p.href.starts-with("mailto:") { link(p.href, body) } else { body }
}
#let inline(parts) = parts.map(part).join()
#let lines(all) = all.map(inline).join(linebreak())
#let size(level) = (20pt, 15pt, 12.5pt, 11.5pt, 11.5pt, 11.5pt).at(level - 1)
#let show-block(b) = {
  if b.kind == "heading" {
    block(above: 1.6em, below: 0.9em, {
      set par(justify: false)
      text(size: size(b.level), weight: "bold", hyphenate: false, inline(b.inline))
    })
  } else if b.kind == "item" {
    block(above: 0.65em, below: 0.65em, pad(left: b.depth * 1.5em, grid(
      columns: (1.6em, 1fr), if b.number > 0 { str(b.number) + "." } else { "•" }, lines(b.lines),
    )))
  } else if b.kind == "row" {
    let rest = b.cells.slice(1)
    block(above: 0.65em, below: 0.65em, grid(
      columns: (1fr, ..rest.map(_ => auto)), gutter: 1.5em, ..b.cells.map(inline),
    ))
  } else {
    block(above: 1.2em, below: 1.2em, lines(b.lines))
  }
}
#for b in data.blocks { show-block(b) }
"""


def pdf(description: Description, columns: int = 1, head: str = "") -> bytes:
    """With a head, pages have numbers, and all but the first have the head."""
    data = {
        "blocks": [_block(block) for block in description],
        "columns": columns,
        "head": head,
    }
    made = typst.compile(SOURCE.encode(), sys_inputs={"data": json.dumps(data)})
    assert isinstance(made, bytes)
    return made


def _block(block: Block) -> dict[str, object]:
    match block:
        case Heading(level, inline):
            return {"kind": "heading", "level": level, "inline": _inline(inline)}
        case Item(lines, depth, number):
            found = [_inline(line) for line in lines]
            return {"kind": "item", "depth": depth, "number": number, "lines": found}
        case Row(cells):
            return {"kind": "row", "cells": [_inline(cell) for cell in cells]}
        case Paragraph(lines):
            return {"kind": "paragraph", "lines": [_inline(line) for line in lines]}


def _inline(inline: Inline) -> list[dict[str, object]]:
    return [
        {"text": p.text, "bold": p.bold, "italic": p.italic, "href": p.href}
        for p in inline
    ]
